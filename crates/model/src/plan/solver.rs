//! From a network to its best schedule, in steps that can be interrupted.
//!
//! First more value is looked for, then as much value with less effort. Each search goes on until it is
//! closed:
//!
//! 1. An [`Ascent`] brings the upper bound down, settles what it can, and has its choices repaired into
//!    schedules; then once more, with the dear links as part of the trees.
//! 2. A [`Beam`] goes once through all nodes. If it has to drop nothing, its result is proven.
//! 3. [`Split`] divides what is left until it is closed, or until a limit is reached.
//! 4. Where that takes long, [`Polish`] makes the best schedule better, a few waves at a time.

use super::ascent::{Ascent, Footing, Outcome, Pacing};
use super::beam::{Beam, Setting};
use super::forest::Forest;
use super::network::{Network, Node, SCALE, Schedule};
use super::polish::Polish;
use super::relaxation::{ASCENT_CELLS, Prices, common_divisor, fine_unit, table_unit};
use super::repair::{CELLS_PER_REPAIR, Repair};
use super::replanting::replanted;
use super::split::{ROUNDS_PER_REPAIR, Split};
use super::table::Table;

/// How much a solver may try. All limits are counts, so that the same network gives the same schedule
/// on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thoroughness {
    /// Until it is proven that nothing is better, or a limit is reached.
    Proof,
    /// What an ascent and a beam find.
    Glance,
}

/// Partial plans that the beam keeps.
const WIDTH: usize = 50;

/// Cells of the tables of the first ascent, which only has to come near the prices.
const FIRST_CELLS: usize = 100_000;

/// Cells that are touched for parts before the schedule is polished first: most networks are closed by then.
const CELLS_BEFORE_POLISH: usize = 30_000_000;

/// Cells that take about as long as extending one partial plan.
const CELLS_PER_LABEL: usize = 512;

/// Partial plans times positions beyond which a beam is not begun.
const MAX_BEAM_WORK: usize = 2_000_000;

/// The search for the best schedule of one network.
#[derive(Clone, Debug)]
pub(super) struct Solver {
    network: Network,
    thoroughness: Thoroughness,
    /// What is looked for now.
    goal: Goal,
    /// The network with what no schedule that is looked for has taken away.
    open: Network,
    forest: Forest,
    phase: Phase,
    schedule: Schedule,
    value: i64,
    effort: i64,
    /// What no value can exceed.
    most_value: i64,
    /// No two values are closer to each other than this.
    grain: i64,
    is_proven: bool,
    /// Cells touched for parts after which the schedule is polished again.
    next_polish: usize,
    has_improved: bool,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goal {
    /// A schedule of more value.
    Value,
    /// One of the same value and less effort. That there is none of more value is proven.
    Effort,
}

#[derive(Clone, Debug)]
enum Phase {
    /// Nothing has been looked at.
    Fresh,
    /// The trees for an ascent are there.
    Planted {
        prices: Prices,
        is_last: bool,
        pacing: Pacing,
    },
    Ascending {
        ascent: Box<Ascent>,
        repair: Repair,
        is_last: bool,
        /// Whether nothing is left but to repair the last choices.
        has_ended: bool,
    },
    /// The tables for the beam are filled one after the other.
    Filling {
        footing: Box<Footing>,
        unit: i64,
        tables: Vec<Table>,
    },
    Beaming {
        footing: Box<Footing>,
        tables: Vec<Table>,
        beam: Box<Beam>,
    },
    Splitting {
        split: Box<Split>,
    },
    Polishing {
        polish: Box<Polish>,
        split: Box<Split>,
    },
    /// There is no schedule that is looked for.
    Closed {
        prices: Prices,
    },
    Done,
}

impl Solver {
    /// Begins with a schedule that the network allows, or with everything as late as it may be.
    pub fn new(network: Network, thoroughness: Thoroughness, known: Option<Schedule>) -> Self {
        let schedule = known.unwrap_or_else(|| network.latest());
        // Everything at once, without regard to room.
        let most = |node: &Node| node.gain * network.n_waves().saturating_sub(usize::from(node.first)) as i64;
        Self {
            value: network.value(&schedule),
            effort: network.effort(&schedule),
            most_value: network.nodes.iter().map(most).sum(),
            grain: network.nodes.iter().fold(0, |divisor, node| common_divisor(node.gain, divisor)).max(1),
            open: network.clone(),
            goal: Goal::Value,
            phase: Phase::Fresh,
            is_proven: false,
            next_polish: CELLS_BEFORE_POLISH,
            has_improved: false,
            network,
            thoroughness,
            forest: Forest::default(),
            schedule,
        }
    }

    /// The best schedule so far.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// The value of the best schedule so far.
    pub fn value(&self) -> i64 {
        self.value
    }

    /// What the value of no schedule can exceed.
    pub fn most_value(&self) -> i64 {
        self.most_value
    }

    /// Whether it is proven that no schedule is better.
    pub fn is_proven(&self) -> bool {
        self.is_proven
    }

    /// Whether a better schedule was found than the first.
    pub fn has_improved(&self) -> bool {
        self.has_improved
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
            self.phase = next;
        }
        done
    }

    /// Only schedules worth more than this are looked for.
    fn lower(&self) -> i64 {
        let least = match self.goal {
            Goal::Value => self.value + self.grain,
            Goal::Effort => self.value,
        };
        least * SCALE - 1
    }

    /// Takes in a bound of the worth of what is looked for.
    fn bound(&mut self, upper: i64) {
        if self.goal == Goal::Value {
            let most = upper.div_euclid(SCALE);
            self.most_value = self.most_value.min(most - most.rem_euclid(self.grain)).max(self.value);
        }
    }

    fn run(&mut self, phase: Phase, work: usize) -> (Phase, usize) {
        let lower = self.lower();
        let n_nodes = self.network.nodes.len();
        match phase {
            Phase::Fresh => {
                self.forest = Forest::new(&self.network, |_, _| 0);
                let prices = Prices::none(&self.network, &self.forest);
                (Phase::Planted { prices, is_last: false, pacing: Pacing::ANEW }, n_nodes)
            }
            Phase::Planted { prices, is_last, pacing } => (self.ascend(prices, is_last, pacing), n_nodes),
            Phase::Ascending { mut ascent, mut repair, is_last, has_ended } => {
                if repair.is_busy() {
                    let schedule = repair.advance(&self.open, &self.forest);
                    if let Some(schedule) = schedule {
                        self.adopt(schedule);
                    }
                    let next = match has_ended && !repair.is_busy() {
                        false => Phase::Ascending { ascent, repair, is_last, has_ended },
                        true if is_last => self.after_ascent(ascent.footing()),
                        true => {
                            let (forest, prices) = replanted(&self.network, &self.forest, ascent.best_prices());
                            self.forest = forest;
                            Phase::Planted { prices, is_last: true, pacing: Pacing::ANEW }
                        }
                    };
                    return (next, CELLS_PER_REPAIR * n_nodes / CELLS_PER_LABEL);
                }
                let (outcome, n_cells) = ascent.advance(&mut self.open, &self.forest, lower);
                self.bound(ascent.upper());
                let has_ended = outcome == Outcome::Done;
                let is_round = outcome == Outcome::Round && ascent.n_rounds().is_multiple_of(ROUNDS_PER_REPAIR);
                if is_round || has_ended {
                    repair.begin(&self.open, ascent.choices());
                }
                let next = match outcome {
                    Outcome::Closed => Phase::Closed { prices: ascent.best_prices().clone() },
                    _ => Phase::Ascending { ascent, repair, is_last, has_ended },
                };
                (next, n_cells / CELLS_PER_LABEL)
            }
            Phase::Filling { footing, unit, mut tables } => {
                let k = tables.len();
                let mut table = Table::new(&self.open, &self.forest, &footing.corridor, k, unit);
                table.fill(&self.open, &self.forest, &footing.prices);
                let spent = table.n_cells() / CELLS_PER_LABEL;
                tables.push(table);
                let is_full = tables.len() == self.network.n_waves();
                (if is_full { self.beam(footing, tables) } else { Phase::Filling { footing, unit, tables } }, spent)
            }
            Phase::Beaming { footing, tables, mut beam } => {
                let setting = Setting {
                    network: &self.open,
                    forest: &self.forest,
                    prices: &footing.prices,
                    tables: &tables,
                    lower,
                };
                let (spent, outcome) = beam.advance(setting, work);
                let Some(outcome) = outcome else { return (Phase::Beaming { footing, tables, beam }, spent) };
                if let Some(schedule) = outcome.schedule {
                    self.adopt(schedule);
                }
                self.bound(outcome.dropped.max(lower));
                let is_closed = outcome.dropped <= self.lower();
                (if is_closed { Phase::Closed { prices: footing.prices } } else { self.split(*footing) }, spent)
            }
            Phase::Splitting { mut split } => {
                let (schedule, n_cells) = split.advance(&self.open, &self.forest, lower);
                if let Some(schedule) = schedule {
                    self.adopt(schedule);
                }
                let upper = split.upper();
                self.bound(upper.max(lower));
                let next = match () {
                    () if upper <= self.lower() => Phase::Closed { prices: split.prices().clone() },
                    () if split.n_touched() > self.next_polish => self.polish(split),
                    () if split.is_done() => Phase::Done,
                    () => Phase::Splitting { split },
                };
                (next, n_cells / CELLS_PER_LABEL + n_nodes / 64)
            }
            Phase::Polishing { mut polish, split } => {
                let spent = polish.advance(&self.network, work);
                self.adopt(polish.schedule().clone());
                let is_done = polish.is_done();
                (if is_done { Phase::Splitting { split } } else { Phase::Polishing { polish, split } }, spent)
            }
            Phase::Closed { prices } => (self.next_goal(prices), 1),
            Phase::Done => (Phase::Done, 0),
        }
    }

    /// Goes on to what is looked for next.
    fn next_goal(&mut self, prices: Prices) -> Phase {
        if self.goal == Goal::Value {
            self.most_value = self.value;
            if self.network.counts_effort && self.effort > 0 {
                self.goal = Goal::Effort;
                self.open = self.network.clone();
                self.leave_less_room();
                return match self.open.narrow() {
                    Ok(()) => Phase::Planted { prices, is_last: true, pacing: Pacing::AGAIN },
                    Err(_) => self.next_goal(prices),
                };
            }
        }
        self.is_proven = true;
        Phase::Done
    }

    /// Only what takes less effort than the best schedule is looked for.
    fn leave_less_room(&mut self) {
        for room in &mut self.open.rooms {
            *room = (*room).min(self.effort - 1);
        }
    }

    fn ascend(&self, prices: Prices, is_last: bool, pacing: Pacing) -> Phase {
        let fine = fine_unit(&self.open, ASCENT_CELLS);
        // The last ascent has to be exact, if any can.
        let unit = if is_last { fine } else { fine.map(|_| table_unit(&self.open, FIRST_CELLS)) };
        let footing = Footing::new(&self.open, &self.forest, prices);
        let ascent = Ascent::new(&self.open, &self.forest, footing, unit, pacing);
        Phase::Ascending {
            ascent: Box::new(ascent),
            repair: Repair::new(&self.network, &self.forest),
            is_last,
            has_ended: false,
        }
    }

    fn after_ascent(&self, footing: Footing) -> Phase {
        let is_worth_while = WIDTH * self.forest.len() <= MAX_BEAM_WORK;
        let Some(unit) = fine_unit(&self.open, ASCENT_CELLS).filter(|_| is_worth_while) else {
            return self.split(footing);
        };
        Phase::Filling { footing: Box::new(footing), unit, tables: Vec::new() }
    }

    /// Goes once through all nodes with the filled tables.
    fn beam(&self, footing: Box<Footing>, tables: Vec<Table>) -> Phase {
        let lower = self.lower();
        let setting =
            Setting { network: &self.open, forest: &self.forest, prices: &footing.prices, tables: &tables, lower };
        let beam = Box::new(Beam::new(setting, WIDTH));
        Phase::Beaming { footing, tables, beam }
    }

    fn polish(&mut self, split: Box<Split>) -> Phase {
        self.next_polish = self.next_polish.saturating_mul(8);
        match Polish::new(&self.network, &self.schedule) {
            Some(polish) => Phase::Polishing { polish: Box::new(polish), split },
            None => Phase::Splitting { split },
        }
    }

    fn split(&self, footing: Footing) -> Phase {
        match self.thoroughness {
            Thoroughness::Proof => Phase::Splitting { split: Box::new(Split::new(&self.open, &self.forest, footing)) },
            Thoroughness::Glance => Phase::Done,
        }
    }

    /// Keeps a schedule if it is better than the best so far.
    fn adopt(&mut self, schedule: Schedule) {
        debug_assert!(self.network.allows(&schedule), "every schedule keeps all rules");
        let (value, effort) = (self.network.value(&schedule), self.network.effort(&schedule));
        let is_better =
            value > self.value || (value == self.value && effort < self.effort && self.network.counts_effort);
        if is_better {
            (self.value, self.effort, self.schedule) = (value, effort, schedule);
            self.has_improved = true;
            if self.goal == Goal::Effort {
                self.leave_less_room();
            }
        }
    }
}
