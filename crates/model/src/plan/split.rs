//! Branch and bound: what is left open is split in two, again and again, and each part gets prices of
//! its own.
//!
//! A part is split where its relaxation wavers from round to round: a node is done by some wave, or it
//! is not. In either half it can waver there no more, so the bound falls.

use std::rc::Rc;

use super::ascent::{Ascent, Footing, Outcome, Pacing};
use super::forest::Forest;
use super::network::{Network, Schedule, Wave};
use super::relaxation::{ASCENT_CELLS, Prices, fine_unit};
use super::repair::{CELLS_PER_REPAIR, Repair};

/// Rounds of an ascent after which its choices are repaired into a schedule once more.
pub(super) const ROUNDS_PER_REPAIR: u32 = 2;

/// Cells that may be touched for all parts together: a few seconds.
const MAX_TOUCHED: usize = 2_000_000_000;

/// What a neighbor counts for in the choice of where to split, in hundredths of a day.
const NEIGHBOR_EFFORT: i64 = 200;

/// Numbers that may be remembered: together, those of all parts that are left take 64 MB or little more.
const MAX_NUMBERS: usize = 8_000_000;

/// The parts that are left. Together they hold every schedule that may be worth more than the best
/// known.
#[derive(Clone, Debug)]
pub(super) struct Split {
    /// That of the tables; none where they would be too coarse.
    unit: Option<i64>,
    repair: Repair,
    parts: Vec<Part>,
    /// With more parts than this the newest comes first: they become hardly more then.
    max_parts: usize,
    n_touched: usize,
    running: Option<Box<Running>>,
    /// That of the whole.
    footing: Rc<Footing>,
}

/// Some waves for each node, and what no schedule in them exceeds.
#[derive(Clone, Debug)]
struct Part {
    waves: Vec<(Wave, Wave)>,
    upper: i64,
    footing: Rc<Footing>,
}

/// A part whose bound is being lowered.
#[derive(Clone, Debug)]
struct Running {
    network: Network,
    ascent: Ascent,
    upper: i64,
    /// Whether nothing is left but to repair the last choices.
    has_ended: bool,
}

impl Split {
    /// Begins with everything in one part.
    pub fn new(network: &Network, forest: &Forest, footing: Footing) -> Self {
        let n_numbers = footing.n_numbers();
        let waves = network.nodes.iter().map(|node| (node.first, node.last)).collect();
        let footing = Rc::new(footing);
        Self {
            unit: fine_unit(network, ASCENT_CELLS),
            repair: Repair::new(network, forest),
            parts: vec![Part { waves, upper: i64::MAX, footing: Rc::clone(&footing) }],
            max_parts: MAX_NUMBERS / n_numbers.max(1),
            n_touched: 0,
            footing,
            running: None,
        }
    }

    /// The prices that the whole began with.
    pub fn prices(&self) -> &Prices {
        &self.footing.prices
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
    pub fn advance(&mut self, network: &Network, forest: &Forest, lower: i64) -> (Option<Schedule>, usize) {
        let Some(mut running) = self.running.take().or_else(|| self.start(network, forest, lower)) else {
            return (None, 0);
        };
        if self.repair.is_busy() {
            let schedule = self.repair.advance(&running.network, forest);
            if running.has_ended && !self.repair.is_busy() {
                self.halve(&running, forest);
            } else {
                self.running = Some(running);
            }
            return (schedule, CELLS_PER_REPAIR * forest.len());
        }
        let (outcome, n_cells) = running.ascent.advance(&mut running.network, forest, lower);
        self.n_touched += n_cells;
        running.upper = running.upper.min(running.ascent.upper());
        running.has_ended = outcome == Outcome::Done;
        let is_round = outcome == Outcome::Round && running.ascent.n_rounds().is_multiple_of(ROUNDS_PER_REPAIR);
        if is_round || running.has_ended {
            self.repair.begin(&running.network, running.ascent.choices());
        }
        if outcome != Outcome::Closed {
            self.running = Some(running);
        }
        (None, n_cells)
    }

    fn start(&mut self, network: &Network, forest: &Forest, lower: i64) -> Option<Box<Running>> {
        self.parts.retain(|part| part.upper > lower);
        let has_many = self.parts.len() > self.max_parts;
        let highest = self.parts.iter().enumerate().max_by_key(|(index, part)| (part.upper, *index));
        let part = match highest.map(|(index, _)| index)? {
            _ if has_many => self.parts.pop()?,
            index => self.parts.swap_remove(index),
        };
        let mut network = network.clone();
        for (node, (first, last)) in network.nodes.iter_mut().zip(&part.waves) {
            (node.first, node.last) = (node.first.max(*first), node.last.min(*last));
        }
        // A part that leaves a node without a place holds no schedule.
        let network = network.narrowed().ok()?;
        let ascent = Ascent::new(&network, forest, (*part.footing).clone(), self.unit, Pacing::PART);
        Some(Box::new(Running { network, ascent, upper: part.upper, has_ended: false }))
    }

    fn halve(&mut self, running: &Running, forest: &Forest) {
        let undecided = least_decided(&running.network, forest, &running.ascent);
        // Where all is decided there is one schedule, which the repair has found.
        let Some((node, wave)) = undecided.or_else(|| first_open(&running.network)) else { return };
        let footing = Rc::new(running.ascent.footing());
        for is_done_by_then in [true, false] {
            let waves = running.network.nodes.iter().enumerate().map(|(index, other)| match index == node {
                true if is_done_by_then => (other.first, wave),
                true => (wave + 1, other.last),
                false => (other.first, other.last),
            });
            self.parts.push(Part { waves: waves.collect(), upper: running.upper, footing: Rc::clone(&footing) });
        }
    }
}

/// The node and the wave that the prices leave the most undecided, counted by what depends on it: the
/// node's effort, and its neighbors, whose waves are decided along with it.
fn least_decided(network: &Network, forest: &Forest, ascent: &Ascent) -> Option<(usize, Wave)> {
    let mut least: Option<(i64, (usize, Wave))> = None;
    for (position, place) in forest.places.iter().enumerate() {
        let Some(node) = network.node(place.node) else { continue };
        let n_neighbors = (place.before.len() + place.after.len()) as i64;
        for wave in node.first..node.last {
            let n_undecided = ascent.n_undecided(usize::from(wave), position, forest.len());
            let weight = i64::from(n_undecided) * (node.effort + n_neighbors * NEIGHBOR_EFFORT);
            if weight > least.map_or(0, |(weight, _)| weight) {
                least = Some((weight, (place.node, wave)));
            }
        }
    }
    least.map(|(_, split)| split)
}

/// The largest node that can still be in more than one wave, and the first of them.
fn first_open(network: &Network) -> Option<(usize, Wave)> {
    let open = network.nodes.iter().enumerate().filter(|(_, node)| node.first < node.last);
    open.max_by_key(|(_, node)| node.effort).map(|(index, node)| (index, node.first))
}
