//! Branch and bound: what is left open is split in two, again and again, and each part gets multipliers of
//! its own.
//!
//! A part is split where its relaxation wavers from round to round: a step is done by some wave, or it
//! is not. In either half it can waver there no more, so the bound falls.

use std::rc::Rc;

use crate::ascent::{Ascent, Outcome, Pacing, WarmStart};
use crate::forest::Forest;
use crate::index::{Placement, StepIndex, WaveIndex};
use crate::problem::{Problem, Schedule};
use crate::relaxation::{ASCENT_CELLS, LagrangeMultipliers, fine_unit};
use crate::repair::{CELLS_PER_REPAIR, Repair};

/// Rounds of an ascent after which its choices are repaired into a schedule once more.
pub(crate) const ROUNDS_PER_REPAIR: u32 = 2;

/// Cells that may be touched for all parts together: a few seconds.
const MAX_TOUCHED: usize = 2_000_000_000;

/// What a neighbor counts for in the choice of where to split, in hundredths of a day.
const NEIGHBOR_EFFORT: i64 = 200;

/// Numbers that may be remembered: together, those of all parts that are left take 64 MB or little more.
const MAX_NUMBERS: usize = 8_000_000;

/// The parts that are left. Together they hold every schedule that may be worth more than the best
/// known.
#[derive(Clone, Debug)]
pub(crate) struct BranchAndBound {
    /// That of the tables; none where they would be too coarse.
    unit: Option<i64>,
    repair: Repair,
    parts: Vec<Part>,
    /// With more parts than this the newest comes first: they become hardly more then.
    max_parts: usize,
    n_touched: usize,
    running: Option<Box<Running>>,
    /// That of the whole.
    warm_start: Rc<WarmStart>,
}

/// The first and last placement of each step, and what no schedule within them exceeds.
#[derive(Clone, Debug)]
struct Part {
    placements: Vec<(Placement, Placement)>,
    upper: i64,
    warm_start: Rc<WarmStart>,
}

/// A part whose bound is being lowered.
#[derive(Clone, Debug)]
struct Running {
    problem: Problem,
    ascent: Ascent,
    upper: i64,
    /// Whether nothing is left but to repair the last choices.
    has_ended: bool,
}

impl BranchAndBound {
    /// Begins with everything in one part.
    pub fn new(problem: &Problem, forest: &Forest, warm_start: WarmStart) -> Self {
        let n_numbers = warm_start.n_numbers();
        let placements = problem.steps.iter().map(|step| (step.first, step.last)).collect();
        let warm_start = Rc::new(warm_start);
        Self {
            unit: fine_unit(problem, ASCENT_CELLS),
            repair: Repair::new(problem, forest),
            parts: vec![Part { placements, upper: i64::MAX, warm_start: Rc::clone(&warm_start) }],
            max_parts: MAX_NUMBERS / n_numbers.max(1),
            n_touched: 0,
            warm_start,
            running: None,
        }
    }

    /// The multipliers that the whole began with.
    pub fn multipliers(&self) -> &LagrangeMultipliers {
        &self.warm_start.multipliers
    }

    /// What no schedule exceeds that the parts hold.
    pub fn upper(&self) -> i64 {
        let running = self.running.iter().map(|running| running.upper);
        self.parts.iter().map(|part| part.upper).chain(running).max().unwrap_or(i64::MIN)
    }

    /// Cells touched so far.
    pub fn n_touched(&self) -> usize {
        self.n_touched
    }

    /// Whether there is nothing left, or a limit is reached.
    pub fn is_done(&self) -> bool {
        self.running.is_none() && (self.parts.is_empty() || self.n_touched > MAX_TOUCHED)
    }

    /// One step of the part at hand, or of the one with the highest bound. Only schedules worth more than
    /// `lower` are looked for. Returns one that may be better than the best known, and how many cells were
    /// touched.
    pub fn advance(&mut self, problem: &Problem, forest: &Forest, lower: i64) -> (Option<Schedule>, usize) {
        let Some(mut running) = self.running.take().or_else(|| self.start(problem, forest, lower)) else {
            return (None, 0);
        };
        if self.repair.is_busy() {
            let schedule = self.repair.advance(&running.problem, forest);
            if running.has_ended && !self.repair.is_busy() {
                self.halve(&running, forest);
            } else {
                self.running = Some(running);
            }
            return (schedule, CELLS_PER_REPAIR * forest.len());
        }
        let (outcome, n_cells) = running.ascent.advance(&mut running.problem, forest, lower);
        self.n_touched += n_cells;
        running.upper = running.upper.min(running.ascent.upper());
        running.has_ended = outcome == Outcome::Done;
        let is_round = outcome == Outcome::Round && running.ascent.n_rounds().is_multiple_of(ROUNDS_PER_REPAIR);
        if is_round || running.has_ended {
            self.repair.begin(&running.problem, running.ascent.choices());
        }
        if outcome != Outcome::Closed {
            self.running = Some(running);
        }
        (None, n_cells)
    }

    fn start(&mut self, problem: &Problem, forest: &Forest, lower: i64) -> Option<Box<Running>> {
        self.parts.retain(|part| part.upper > lower);
        let has_many = self.parts.len() > self.max_parts;
        let highest = self.parts.iter().enumerate().max_by_key(|(index, part)| (part.upper, *index));
        let part = match highest.map(|(index, _)| index)? {
            _ if has_many => self.parts.pop()?,
            index => self.parts.swap_remove(index),
        };
        let mut problem = problem.clone();
        for (step, (first, last)) in problem.steps.iter_mut().zip(&part.placements) {
            (step.first, step.last) = (step.first.max(*first), step.last.min(*last));
        }
        // A part that leaves a step without a place holds no schedule.
        let problem = problem.narrowed().ok()?;
        let ascent = Ascent::new(&problem, forest, (*part.warm_start).clone(), self.unit, Pacing::PART);
        Some(Box::new(Running { problem, ascent, upper: part.upper, has_ended: false }))
    }

    fn halve(&mut self, running: &Running, forest: &Forest) {
        let undecided = least_decided(&running.problem, forest, &running.ascent);
        // Where all is decided there is one schedule, which the repair has found.
        let Some((step, wave)) = undecided.or_else(|| first_open(&running.problem)) else { return };
        let warm_start = Rc::new(running.ascent.warm_start());
        for is_done_by_then in [true, false] {
            let placements = running.problem.indices().zip(&running.problem.steps);
            let placements = placements.map(|(index, other)| match index == step {
                true if is_done_by_then => (other.first, wave.into()),
                true => (running.problem.after(wave), other.last),
                false => (other.first, other.last),
            });
            self.parts.push(Part {
                placements: placements.collect(),
                upper: running.upper,
                warm_start: Rc::clone(&warm_start),
            });
        }
    }
}

/// The step and the wave that the multipliers leave the most undecided, counted by what depends on it: the
/// step's effort, and its neighbors, whose waves are decided along with it.
fn least_decided(problem: &Problem, forest: &Forest, ascent: &Ascent) -> Option<(StepIndex, WaveIndex)> {
    let mut least: Option<(i64, (StepIndex, WaveIndex))> = None;
    for (position, place) in forest.places.iter().enumerate() {
        let Some(step) = problem.step(place.step) else { continue };
        let n_neighbors = (place.before.len() + place.after.len()) as i64;
        for wave in problem.waves().filter(|wave| step.is_open(*wave)) {
            let n_undecided = ascent.n_undecided(wave, position, forest.len());
            let weight = i64::from(n_undecided) * (step.effort + n_neighbors * NEIGHBOR_EFFORT);
            if weight > least.map_or(0, |(weight, _)| weight) {
                least = Some((weight, (place.step, wave)));
            }
        }
    }
    least.map(|(_, split)| split)
}

/// The largest step that can still be in more than one wave, and the first of them.
fn first_open(problem: &Problem) -> Option<(StepIndex, WaveIndex)> {
    let open = problem.indices().zip(&problem.steps).filter(|(_, step)| step.first < step.last);
    open.max_by_key(|(_, step)| step.effort).and_then(|(index, step)| Some((index, step.first.wave()?)))
}
