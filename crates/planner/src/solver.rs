//! From a problem to its best schedule, in steps that can be interrupted.
//!
//! First more value is looked for, then as much value with less effort. Each search goes on until it is
//! closed:
//!
//! 1. An [`Ascent`] brings the upper bound down, settles what it can, and has its choices repaired into
//!    schedules; then once more, with the dear links as part of the trees.
//! 2. A [`Beam`] goes once through all steps. If it has to drop nothing, its result is proven.
//! 3. [`BranchAndBound`] divides what is left until it is closed, or until a limit is reached.
//! 4. Where that takes long, [`FixAndOptimize`] makes the best schedule better, a few waves at a time.

use crate::ascent::{Ascent, Outcome, Pacing, WarmStart};
use crate::beam::{Beam, Setting};
use crate::branch_and_bound::{BranchAndBound, ROUNDS_PER_REPAIR};
use crate::fix_and_optimize::{FixAndOptimize, Part};
use crate::forest::Forest;
use crate::incumbent::{Goal, Incumbent};
use crate::index::Placement;
use crate::knapsack_table::KnapsackTable;
use crate::problem::{Problem, Schedule};
use crate::relaxation::{ASCENT_CELLS, LagrangeMultipliers, fine_unit, table_unit};
use crate::repair::{CELLS_PER_REPAIR, Repair};
use crate::replanting::replanted;

/// How much a solver may try. All limits are counts, so that the same problem gives the same schedule
/// on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thoroughness {
    /// Until it is proven that nothing is better, or a limit is reached.
    Proof,
    /// What an ascent and a beam find.
    Glance,
}

/// Partial plans that the beam keeps.
const WIDTH: usize = 50;

/// Cells of the tables of the first ascent, which only has to come near the multipliers.
const FIRST_CELLS: usize = 100_000;

/// Cells that are touched for parts before the schedule is polished first: most problems are closed by then.
const CELLS_BEFORE_POLISH: usize = 30_000_000;

/// Cells that take about as long as extending one partial plan.
const CELLS_PER_LABEL: usize = 512;

/// Partial plans times positions beyond which a beam is not begun.
const MAX_BEAM_WORK: usize = 2_000_000;

/// The search for the best schedule of a problem. It can be stopped after any slice, and has a valid schedule from the
/// start.
///
/// The same problem gives the same schedule, however it is sliced: all limits are counts, never a clock.
#[derive(Clone, Debug)]
pub struct Solver {
    problem: Problem,
    thoroughness: Thoroughness,
    /// What is looked for now.
    goal: Goal,
    /// The problem with what no schedule that is looked for has taken away.
    open: Problem,
    forest: Forest,
    phase: Phase,
    incumbent: Incumbent,
    is_proven: bool,
    /// Cells touched for parts after which the schedule is polished again.
    next_polish: usize,
}

#[derive(Clone, Debug)]
enum Phase {
    /// Nothing has been looked at.
    Fresh,
    /// The trees for an ascent are there.
    Planted {
        multipliers: LagrangeMultipliers,
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
        warm_start: Box<WarmStart>,
        unit: i64,
        tables: Vec<KnapsackTable>,
    },
    Beaming {
        warm_start: Box<WarmStart>,
        tables: Vec<KnapsackTable>,
        beam: Box<Beam>,
    },
    Splitting {
        split: Box<BranchAndBound>,
    },
    Polishing {
        polish: Box<FixAndOptimize>,
        running: Option<Box<(Part, Solver)>>,
        split: Box<BranchAndBound>,
    },
    /// There is no schedule that is looked for.
    Closed {
        multipliers: LagrangeMultipliers,
    },
    Done,
}

impl Solver {
    /// Begins with everything as late as it may be.
    pub fn new(problem: &Problem) -> Self {
        Self::from_schedule(problem.clone(), Thoroughness::Proof, problem.latest())
    }

    /// Begins with a schedule that the problem allows.
    fn from_schedule(problem: Problem, thoroughness: Thoroughness, schedule: Schedule) -> Self {
        Self {
            incumbent: Incumbent::new(&problem, schedule),
            open: problem.clone(),
            goal: Goal::Value,
            phase: Phase::Fresh,
            is_proven: false,
            next_polish: CELLS_BEFORE_POLISH,
            problem,
            thoroughness,
            forest: Forest::default(),
        }
    }

    /// The best schedule so far.
    pub fn schedule(&self) -> &[Placement] {
        &self.incumbent.schedule
    }

    /// The value of the best schedule so far.
    pub fn value(&self) -> i64 {
        self.incumbent.value
    }

    /// What the value of no schedule exceeds.
    pub fn bound(&self) -> i64 {
        self.incumbent.upper
    }

    /// Whether it is proven that no schedule has more value, or as much with less effort.
    pub fn is_proven(&self) -> bool {
        self.is_proven
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

    fn lower(&self) -> i64 {
        self.incumbent.lower(self.goal)
    }

    fn tighten(&mut self, upper: i64) {
        self.incumbent.tighten(self.goal, upper);
    }

    fn run(&mut self, phase: Phase, work: usize) -> (Phase, usize) {
        let lower = self.lower();
        let n_steps = self.problem.steps.len();
        match phase {
            Phase::Fresh => {
                self.forest = Forest::new(&self.problem, |_, _| 0);
                let multipliers = LagrangeMultipliers::none(&self.problem, &self.forest);
                (Phase::Planted { multipliers, is_last: false, pacing: Pacing::ANEW }, n_steps)
            }
            Phase::Planted { multipliers, is_last, pacing } => (self.ascend(multipliers, is_last, pacing), n_steps),
            Phase::Ascending { mut ascent, mut repair, is_last, has_ended } => {
                if repair.is_busy() {
                    let schedule = repair.advance(&self.open, &self.forest);
                    if let Some(schedule) = schedule {
                        self.adopt(schedule);
                    }
                    let next = match has_ended && !repair.is_busy() {
                        false => Phase::Ascending { ascent, repair, is_last, has_ended },
                        true if is_last => self.after_ascent(ascent.warm_start()),
                        true => {
                            let (forest, multipliers) =
                                replanted(&self.problem, &self.forest, ascent.best_multipliers());
                            self.forest = forest;
                            Phase::Planted { multipliers, is_last: true, pacing: Pacing::ANEW }
                        }
                    };
                    return (next, CELLS_PER_REPAIR * n_steps / CELLS_PER_LABEL);
                }
                let (outcome, n_cells) = ascent.advance(&mut self.open, &self.forest, lower);
                self.tighten(ascent.upper());
                let has_ended = outcome == Outcome::Done;
                let is_round = outcome == Outcome::Round && ascent.n_rounds().is_multiple_of(ROUNDS_PER_REPAIR);
                if is_round || has_ended {
                    repair.begin(&self.open, ascent.choices());
                }
                let next = match outcome {
                    Outcome::Closed => Phase::Closed { multipliers: ascent.best_multipliers().clone() },
                    _ => Phase::Ascending { ascent, repair, is_last, has_ended },
                };
                (next, n_cells / CELLS_PER_LABEL)
            }
            Phase::Filling { warm_start, unit, mut tables } => {
                let mut waves = self.problem.waves().skip(tables.len());
                let Some(wave) = waves.next() else { return (self.beam(warm_start, tables), 0) };
                let mut table = KnapsackTable::new(&self.open, &self.forest, &warm_start.corridor, wave, unit);
                table.fill(&self.open, &self.forest, &warm_start.multipliers);
                let spent = table.n_cells() / CELLS_PER_LABEL;
                tables.push(table);
                let is_full = waves.next().is_none();
                (
                    if is_full { self.beam(warm_start, tables) } else { Phase::Filling { warm_start, unit, tables } },
                    spent,
                )
            }
            Phase::Beaming { warm_start, tables, mut beam } => {
                let setting = Setting {
                    problem: &self.open,
                    forest: &self.forest,
                    multipliers: &warm_start.multipliers,
                    tables: &tables,
                    lower,
                };
                let (spent, outcome) = beam.advance(setting, work);
                let Some(outcome) = outcome else { return (Phase::Beaming { warm_start, tables, beam }, spent) };
                if let Some(schedule) = outcome.schedule {
                    self.adopt(schedule);
                }
                self.tighten(outcome.dropped.max(lower));
                let is_closed = outcome.dropped <= self.lower();
                (
                    if is_closed {
                        Phase::Closed { multipliers: warm_start.multipliers }
                    } else {
                        self.split(*warm_start)
                    },
                    spent,
                )
            }
            Phase::Splitting { mut split } => {
                let (schedule, n_cells) = split.advance(&self.open, &self.forest, lower);
                if let Some(schedule) = schedule {
                    self.adopt(schedule);
                }
                let upper = split.upper();
                self.tighten(upper.max(lower));
                let next = match () {
                    () if upper <= self.lower() => Phase::Closed { multipliers: split.multipliers().clone() },
                    () if split.n_touched() > self.next_polish => self.polish(split),
                    () if split.is_done() => Phase::Done,
                    () => Phase::Splitting { split },
                };
                (next, n_cells / CELLS_PER_LABEL + n_steps / 64)
            }
            Phase::Polishing { mut polish, running, split } => {
                let (running, spent) = self.polish_on(&mut polish, running, work);
                self.adopt(polish.schedule().clone());
                let is_done = polish.is_done();
                (if is_done { Phase::Splitting { split } } else { Phase::Polishing { polish, running, split } }, spent)
            }
            Phase::Closed { multipliers } => (self.next_goal(multipliers), 1),
            Phase::Done => (Phase::Done, 0),
        }
    }

    /// Goes on to what is looked for next.
    fn next_goal(&mut self, multipliers: LagrangeMultipliers) -> Phase {
        if self.goal == Goal::Value {
            self.incumbent.upper = self.incumbent.value;
            if self.problem.counts_effort && self.incumbent.effort > 0 {
                self.goal = Goal::Effort;
                self.open = self.problem.clone();
                self.leave_less_capacity();
                return match self.open.narrow() {
                    Ok(()) => Phase::Planted { multipliers, is_last: true, pacing: Pacing::AGAIN },
                    Err(_) => self.next_goal(multipliers),
                };
            }
        }
        self.is_proven = true;
        Phase::Done
    }

    /// Only what takes less effort than the best schedule is looked for.
    fn leave_less_capacity(&mut self) {
        for capacity in &mut self.open.capacities {
            *capacity = (*capacity).min(self.incumbent.effort - 1);
        }
    }

    fn ascend(&self, multipliers: LagrangeMultipliers, is_last: bool, pacing: Pacing) -> Phase {
        let fine = fine_unit(&self.open, ASCENT_CELLS);
        // The last ascent has to be exact, if any can.
        let unit = if is_last { fine } else { fine.map(|_| table_unit(&self.open, FIRST_CELLS)) };
        let warm_start = WarmStart::new(&self.open, &self.forest, multipliers);
        let ascent = Ascent::new(&self.open, &self.forest, warm_start, unit, pacing);
        Phase::Ascending {
            ascent: Box::new(ascent),
            repair: Repair::new(&self.problem, &self.forest),
            is_last,
            has_ended: false,
        }
    }

    fn after_ascent(&self, warm_start: WarmStart) -> Phase {
        let is_worth_while = WIDTH * self.forest.len() <= MAX_BEAM_WORK;
        let Some(unit) = fine_unit(&self.open, ASCENT_CELLS).filter(|_| is_worth_while) else {
            return self.split(warm_start);
        };
        Phase::Filling { warm_start: Box::new(warm_start), unit, tables: Vec::new() }
    }

    /// Goes once through all steps with the filled tables.
    fn beam(&self, warm_start: Box<WarmStart>, tables: Vec<KnapsackTable>) -> Phase {
        let lower = self.lower();
        let setting = Setting {
            problem: &self.open,
            forest: &self.forest,
            multipliers: &warm_start.multipliers,
            tables: &tables,
            lower,
        };
        let beam = Box::new(Beam::new(setting, WIDTH));
        Phase::Beaming { warm_start, tables, beam }
    }

    fn polish(&mut self, split: Box<BranchAndBound>) -> Phase {
        self.next_polish = self.next_polish.saturating_mul(8);
        match FixAndOptimize::new(&self.problem, &self.incumbent.schedule) {
            Some(polish) => Phase::Polishing { polish: Box::new(polish), running: None, split },
            None => Phase::Splitting { split },
        }
    }

    /// Goes on with the part at hand, or with the next one. Returns what is left of it, and what was done.
    fn polish_on(
        &self,
        polish: &mut FixAndOptimize,
        running: Option<Box<(Part, Self)>>,
        work: usize,
    ) -> (Option<Box<(Part, Self)>>, usize) {
        let begin =
            |(part, problem, known)| Box::new((part, Self::from_schedule(problem, Thoroughness::Glance, known)));
        let Some(mut running) = running.or_else(|| polish.next_part(&self.problem).map(begin)) else {
            return (None, 1);
        };
        let (part, solver) = &mut *running;
        let spent = solver.advance(work);
        if !solver.is_done() {
            return (Some(running), spent);
        }
        polish.learn(part, solver.incumbent.has_improved.then_some(&solver.incumbent.schedule));
        (None, spent)
    }

    fn split(&self, warm_start: WarmStart) -> Phase {
        match self.thoroughness {
            Thoroughness::Proof => {
                Phase::Splitting { split: Box::new(BranchAndBound::new(&self.open, &self.forest, warm_start)) }
            }
            Thoroughness::Glance => Phase::Done,
        }
    }

    /// Keeps a schedule if it is better than the best so far.
    fn adopt(&mut self, schedule: Schedule) {
        if self.incumbent.adopt(&self.problem, schedule) && self.goal == Goal::Effort {
            self.leave_less_capacity();
        }
    }
}
