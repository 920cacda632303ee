//! Making a plan of what the relaxed waves would do.

use crate::access::{at, set};
use crate::forest::{Forest, rate};
use crate::index::{StepIndex, WaveIndex};
use crate::problem::{Problem, Schedule};
use opex_collections::sorted_by;

/// Cells that take about as long as a look at a step in a pass.
pub(crate) const CELLS_PER_REPAIR: usize = 4;

/// Turns choices that break rules into a schedule that keeps them, a pass at a time.
#[derive(Clone, Debug)]
pub(crate) struct Repair {
    /// Positions by gain per effort, high first.
    by_rate: Vec<usize>,
    draft: Option<Draft>,
}

/// A schedule that is being moved forward.
#[derive(Clone, Debug)]
struct Draft {
    schedule: Schedule,
    /// What it takes by each wave.
    used: Vec<i64>,
    choices: Vec<Vec<bool>>,
    /// Positions by the number of waves that want them, then by rate.
    order: Vec<usize>,
    /// The wave at hand; none once all are dealt with.
    wave: Option<WaveIndex>,
    only_wanted: bool,
}

impl Repair {
    pub fn new(problem: &Problem, forest: &Forest) -> Self {
        let rate = |position: &usize| forest.step(problem, *position).map_or(0, rate);
        let by_rate = sorted_by((0..forest.len()).collect(), |a, b| rate(b).cmp(&rate(a)).then(a.cmp(b)));
        Self { by_rate, draft: None }
    }

    /// Begins with everything as late as it may be. Wave by wave it is then moved forward: first what the
    /// choices want in that wave, by the number of waves that want it; then whatever else fits.
    pub fn begin(&mut self, problem: &Problem, choices: &[Vec<bool>]) {
        let wanted = |position: usize| choices.iter().filter(|choice| at(choice, position)).count();
        let mut buckets = vec![Vec::new(); choices.len() + 1];
        for position in &self.by_rate {
            if let Some(bucket) = buckets.get_mut(wanted(*position)) {
                bucket.push(*position);
            }
        }
        let order = buckets.into_iter().rev().flatten().collect();
        self.draft = Some(Draft::new(problem, choices, order));
    }

    /// Whether a schedule has been begun.
    pub fn is_busy(&self) -> bool {
        self.draft.is_some()
    }

    /// One pass over the positions. Returns the schedule once it is complete.
    pub fn advance(&mut self, problem: &Problem, forest: &Forest) -> Option<Schedule> {
        let mut draft = self.draft.take()?;
        // What has just been moved may be what another was waiting for.
        if !draft.pass(problem, forest) {
            if !draft.only_wanted {
                let next = draft.wave.map(|wave| wave.index() + 1).filter(|next| *next < problem.n_waves());
                draft.wave = next.and_then(WaveIndex::new);
            }
            draft.only_wanted = !draft.only_wanted;
        }
        if draft.wave.is_none() {
            return Some(draft.schedule);
        }
        self.draft = Some(draft);
        None
    }
}

impl Draft {
    fn new(problem: &Problem, choices: &[Vec<bool>], order: Vec<usize>) -> Self {
        let schedule = problem.latest();
        let mut used = vec![0; problem.n_waves()];
        for (step, placement) in problem.steps.iter().zip(&schedule) {
            for used in used.iter_mut().skip(placement.n_before(problem.n_waves())) {
                *used += step.effort;
            }
        }
        Self { schedule, used, choices: choices.to_vec(), order, wave: problem.waves().next(), only_wanted: true }
    }

    /// Moves what can be moved. Returns whether anything was.
    fn pass(&mut self, problem: &Problem, forest: &Forest) -> bool {
        let mut has_moved = false;
        let Some(wave) = self.wave else { return false };
        for index in 0..self.order.len() {
            let position = at(&self.order, index);
            let is_wanted = || self.choices.get(wave.index()).is_some_and(|choice| at(choice, position));
            if self.only_wanted && !is_wanted() {
                continue;
            }
            if let Some(place) = forest.places.get(position) {
                has_moved |= self.advance(problem, place.step, wave);
            }
        }
        has_moved
    }

    /// Moves a step forward to the wave at hand if it is later now, the rules allow it and it is worth something
    /// or wanted.
    fn advance(&mut self, problem: &Problem, index: StepIndex, wave: WaveIndex) -> bool {
        let is_wanted = self.only_wanted;
        let Some(step) = problem.step(index) else { return false };
        let now = at(&self.schedule, index.index());
        let is_ready = || step.predecessors.iter().all(|before| at(&self.schedule, before.index()).is_done_by(wave));
        if now.is_done_by(wave) || !step.first.is_done_by(wave) || (step.gain == 0 && !is_wanted) || !is_ready() {
            return false;
        }
        let waves = wave.index()..now.n_before(problem.n_waves());
        let capacities = problem.capacities.get(waves.clone()).unwrap_or_default();
        let Some(used) = self.used.get_mut(waves) else { return false };
        if used.iter().zip(capacities).any(|(used, capacity)| used + step.effort > *capacity) {
            return false;
        }
        for used in used {
            *used += step.effort;
        }
        set(&mut self.schedule, index.index(), wave.into());
        true
    }
}
