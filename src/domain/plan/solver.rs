//! From a network to its best schedule, in steps that can be interrupted.
//!
//! 1. An [`Ascent`] brings the upper bound down; each of its rounds is repaired into a schedule.
//! 2. Where links are dear they become part of the trees, and the ascent is repeated.
//! 3. A [`Beam`] goes once through all nodes. If it has to drop nothing, its result is proven.
//! 4. [`Polish`] makes the best schedule better, a few waves at a time.
//! 5. [`Split`] divides what is left until it is closed, or until the limit is reached.

use super::ascent::Ascent;
use super::beam::{Beam, Setting};
use super::forest::Forest;
use super::network::{Network, Schedule};
use super::polish::Polish;
use super::relaxation::{Prices, Table, is_fine, table_unit};
use super::repair::Repair;
use super::split::Split;
use super::total::{add, at};
use crate::domain::table::Table as SortedTable;

/// How much a solver may try. All limits are counts, so that the same network gives the same schedule
/// on every machine.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Rounds of one ascent.
    pub n_rounds: u32,
    /// Partial plans that the beam keeps.
    pub width: usize,
    /// Parts that what is left may be split into. With none, windows of waves are not solved anew either.
    pub n_parts: usize,
}

impl Limits {
    /// For a whole plan.
    pub const PLAN: Self = Self { n_rounds: 400, width: 250, n_parts: 3_000 };
    /// For a few waves of a plan.
    pub const WINDOW: Self = Self { n_rounds: 120, width: 250, n_parts: 0 };
}

/// Cells of the tables that an ascent fills in every round.
const ASCENT_CELLS: usize = 500_000;

/// Cells of the tables that the beams read.
const BEAM_CELLS: usize = 2_000_000;

/// Cells that take about as long as extending one partial plan.
const CELLS_PER_LABEL: usize = 512;

/// Partial plans times positions beyond which a beam is not begun.
const MAX_BEAM_WORK: usize = 2_000_000;

/// The search for the best schedule of one network.
#[derive(Clone, Debug)]
pub(super) struct Solver {
    network: Network,
    limits: Limits,
    forest: Forest,
    phase: Phase,
    schedule: Schedule,
    /// The worth of the schedule.
    lower: i64,
    /// What no schedule can exceed.
    upper: i64,
}

#[derive(Clone, Debug)]
enum Phase {
    Ascending { ascent: Box<Ascent>, repair: Repair, is_last: bool },
    Beaming { prices: Prices, tables: Vec<Table>, beam: Box<Beam> },
    Splitting { split: Box<Split> },
    Polishing { prices: Prices, polish: Box<Polish> },
    Done,
}

impl Solver {
    /// Begins with a schedule that the network allows, or with everything as late as it may be.
    pub fn new(network: Network, limits: Limits, known: Option<Schedule>) -> Self {
        let forest = Forest::new(&network, |_, _| 0);
        let schedule = known.unwrap_or_else(|| network.latest());
        // Everything at once, without regard to room.
        let most = |node| network.worth(node, 0).max(0);
        let mut solver = Self {
            upper: network.nodes.iter().map(most).sum(),
            lower: network.total_worth(&schedule),
            phase: Phase::Done,
            network,
            limits,
            forest,
            schedule,
        };
        let prices = Prices::none(&solver.network, &solver.forest);
        solver.phase = solver.ascend(prices, false);
        solver
    }

    /// The best schedule so far.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// The worth of the best schedule so far.
    pub fn lower(&self) -> i64 {
        self.lower
    }

    /// What no schedule can exceed.
    pub fn upper(&self) -> i64 {
        self.upper
    }

    /// Whether there is nothing left to try.
    pub fn is_done(&self) -> bool {
        matches!(self.phase, Phase::Done)
    }

    /// Works about as long as `work` partial plans take. Returns what was done.
    pub fn advance(&mut self, work: usize) -> usize {
        let mut done = 0;
        while done < work && !self.is_done() {
            let phase = std::mem::replace(&mut self.phase, Phase::Done);
            let (next, spent) = self.run(phase, work - done);
            done = done.saturating_add(spent.max(1));
            let is_proven = self.lower >= self.upper;
            self.phase = if is_proven { Phase::Done } else { next };
        }
        done
    }

    fn run(&mut self, phase: Phase, work: usize) -> (Phase, usize) {
        match phase {
            Phase::Ascending { mut ascent, repair, is_last } => {
                let is_going_on = ascent.round(&self.network, &self.forest, self.lower);
                self.upper = self.upper.min(ascent.upper());
                self.adopt(repair.schedule(&self.network, &self.forest, ascent.choices()));
                let spent = ascent.n_cells() / CELLS_PER_LABEL + self.network.nodes.len() / 8;
                let next = match is_going_on {
                    true => Phase::Ascending { ascent, repair, is_last },
                    false if is_last || self.forest.links.is_empty() => self.after_ascent(ascent.best_prices().clone()),
                    false => self.replant(ascent.best_prices()),
                };
                (next, spent)
            }
            Phase::Beaming { prices, tables, mut beam } => {
                let setting = Setting {
                    network: &self.network,
                    forest: &self.forest,
                    prices: &prices,
                    tables: &tables,
                    lower: self.lower,
                };
                let (spent, outcome) = beam.advance(setting, work);
                let next = match outcome {
                    None => Phase::Beaming { prices, tables, beam },
                    Some(outcome) => {
                        if let Some(schedule) = outcome.schedule {
                            self.adopt(schedule);
                        }
                        self.upper = self.upper.min(outcome.dropped.max(self.lower));
                        self.polish(prices)
                    }
                };
                (next, spent)
            }
            Phase::Splitting { mut split } => {
                let (schedule, n_cells) = split.round(&self.network, &self.forest, self.lower);
                if let Some(schedule) = schedule {
                    self.adopt(schedule);
                }
                self.upper = self.upper.min(split.upper().max(self.lower));
                let spent = n_cells / CELLS_PER_LABEL + self.network.nodes.len() / 8;
                (if split.is_done() { Phase::Done } else { Phase::Splitting { split } }, spent)
            }
            Phase::Polishing { prices, mut polish } => {
                let spent = polish.advance(&self.network, work);
                self.adopt(polish.schedule().clone());
                let next = match polish.is_done() {
                    true => self.split(prices),
                    false => Phase::Polishing { prices, polish },
                };
                (next, spent)
            }
            Phase::Done => (Phase::Done, 0),
        }
    }

    fn ascend(&self, prices: Prices, is_last: bool) -> Phase {
        let unit = table_unit(&self.network, ASCENT_CELLS);
        let ascent = Ascent::new(&self.network, &self.forest, prices, unit, self.limits.n_rounds);
        Phase::Ascending { ascent: Box::new(ascent), repair: Repair::new(&self.network, &self.forest), is_last }
    }

    /// Plants the trees anew, so that they hold the precedences whose prices are highest, and takes the
    /// prices along.
    fn replant(&mut self, prices: &Prices) -> Phase {
        let (n_waves, n_links, n) = (self.network.n_waves(), self.forest.links.len(), self.forest.len());
        let node_of = |forest: &Forest, position: usize| forest.places.get(position).map_or(0, |place| place.node);
        let ends = |forest: &Forest| -> Vec<(usize, usize)> {
            forest.links.iter().map(|link| (node_of(forest, link.before), node_of(forest, link.after))).collect()
        };
        let old_links: SortedTable<(usize, usize), usize> =
            ends(&self.forest).into_iter().enumerate().map(|(link, ends)| (ends, link)).collect();
        let total = |link: usize| (0..n_waves).map(|k| at(&prices.links, k * n_links + link)).sum::<i64>();
        // A precedence that the trees hold already has no price; it stays unless another is dear.
        let held = self.network.scale * n_waves as i64 / 4;
        let found = |before, after| old_links.get(&(before, after)).copied();
        let forest = Forest::new(&self.network, |before, after| found(before, after).map_or(held, total));

        let mut moved = Prices::none(&self.network, &forest);
        for (new, (before, after)) in ends(&forest).into_iter().enumerate() {
            let Some(old) = found(before, after) else { continue };
            for k in 0..n_waves {
                add(&mut moved.links, k * forest.links.len() + new, at(&prices.links, k * n_links + old));
            }
        }
        let mut positions = vec![0; n];
        for (position, place) in self.forest.places.iter().enumerate() {
            if let Some(entry) = positions.get_mut(place.node) {
                *entry = position;
            }
        }
        for (new, place) in forest.places.iter().enumerate() {
            for k in 0..n_waves.saturating_sub(1) {
                add(&mut moved.lasting, k * n + new, at(&prices.lasting, k * n + at(&positions, place.node)));
            }
        }
        self.forest = forest;
        self.ascend(moved, true)
    }

    fn after_ascent(&mut self, prices: Prices) -> Phase {
        let unit = table_unit(&self.network, BEAM_CELLS);
        if !is_fine(&self.network, unit) || self.limits.width * self.forest.len() > MAX_BEAM_WORK {
            return self.polish(prices);
        }
        let waves = 0..self.network.n_waves();
        let tables: Vec<Table> = waves.map(|k| Table::new(&self.network, &self.forest, &prices, k, unit)).collect();
        self.upper = self.upper.min(tables.iter().map(Table::most_of_all).sum());
        self.beam(prices, tables)
    }

    fn beam(&self, prices: Prices, tables: Vec<Table>) -> Phase {
        let setting = Setting {
            network: &self.network,
            forest: &self.forest,
            prices: &prices,
            tables: &tables,
            lower: self.lower,
        };
        let beam = Box::new(Beam::new(setting, self.limits.width));
        Phase::Beaming { prices, tables, beam }
    }

    fn polish(&self, prices: Prices) -> Phase {
        match Polish::new(&self.network, &self.schedule).filter(|_| self.limits.n_parts > 0) {
            Some(polish) => Phase::Polishing { prices, polish: Box::new(polish) },
            None => self.split(prices),
        }
    }

    fn split(&self, prices: Prices) -> Phase {
        let split = Split::new(&self.network, &self.forest, prices, self.upper, self.limits.n_parts);
        if split.is_done() { Phase::Done } else { Phase::Splitting { split: Box::new(split) } }
    }

    /// Keeps a schedule if it is worth more than the best so far.
    fn adopt(&mut self, schedule: Schedule) -> bool {
        debug_assert!(self.network.allows(&schedule), "every schedule keeps all rules");
        let worth = self.network.total_worth(&schedule);
        let is_better = worth > self.lower;
        if is_better {
            self.lower = worth;
            self.schedule = schedule;
        }
        is_better
    }
}
