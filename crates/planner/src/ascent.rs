//! Finding multipliers for which the upper bound is low, and with them steps that are settled.

use crate::access::{at, row};
use crate::capacity_dual::CapacityDual;
use crate::corridor::Corridor;
use crate::forest::{Forest, Link};
use crate::index::WaveIndex;
use crate::knapsack_table::KnapsackTable;
use crate::problem::{Problem, SCALE};
use crate::relaxation::LagrangeMultipliers;

/// The full pace of a change of multipliers; it is held as a whole number so that every machine takes the
/// same steps.
const FULL_PACE: i64 = 1 << 10;

/// Cells that take about as long as a look at a step where capacity has a multiplier.
const CELLS_PER_STEP: usize = 32;

/// What an ascent begins with.
#[derive(Clone, Debug)]
pub(crate) struct WarmStart {
    pub multipliers: LagrangeMultipliers,
    pub corridor: Corridor,
}

impl WarmStart {
    /// With everything left open.
    pub fn new(problem: &Problem, forest: &Forest, multipliers: LagrangeMultipliers) -> Self {
        Self { multipliers, corridor: Corridor::open(problem.n_waves(), forest.len()) }
    }

    /// How many numbers it holds.
    pub fn n_numbers(&self) -> usize {
        self.multipliers.links.len() + self.multipliers.lasting.len() + 2 * self.corridor.len()
    }
}

/// How long an ascent goes on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pacing {
    /// Rounds at most.
    pub n_rounds: u32,
    /// Rounds without progress after which the pace is slowed.
    pub patience: u32,
    /// The pace to begin with, in parts of the full one.
    pub first: i64,
    /// The pace at which multipliers hardly change any more.
    pub least: i64,
    /// Whether the first multipliers are good enough to settle something.
    pub settles_first: bool,
}

impl Pacing {
    /// From any multipliers.
    pub const ANEW: Self = Self { n_rounds: 25, patience: 5, first: FULL_PACE, least: 20, settles_first: false };
    /// From multipliers for nearly the same.
    pub const AGAIN: Self = Self { n_rounds: 15, patience: 5, first: FULL_PACE / 3, least: 20, settles_first: true };
    /// For a part, from the multipliers of the whole. Splitting once more helps more than better multipliers.
    pub const PART: Self = Self { n_rounds: 8, patience: 8, first: FULL_PACE, least: 20, settles_first: false };
}

/// Subgradient ascent in Polyak's way: each round raises the multipliers of broken rules and lowers those
/// of rules kept with slack, the more so the further the bound is above what is looked for.
///
/// Where the pace is slowed, and at the end, the tables are filled for the best multipliers, and what no
/// schedule that is looked for can do is taken from the problem: a step is settled for a wave if doing
/// the opposite brings the bound below.
#[derive(Clone, Debug)]
pub(crate) struct Ascent {
    multipliers: LagrangeMultipliers,
    best: LagrangeMultipliers,
    upper: i64,
    unit: Option<i64>,
    /// A table for each wave; none where they would be too coarse, and capacity has a multiplier instead.
    tables: Vec<KnapsackTable>,
    /// Where there are no tables: the wave at hand.
    capacity_dual: Option<CapacityDual>,
    corridor: Corridor,
    choices: Vec<Vec<bool>>,
    /// Wave by wave, for each position: in how many rounds it was done.
    tally: Vec<u32>,
    n_rounds: u32,
    pacing: Pacing,
    pace: i64,
    n_idle: u32,
    work: Work,
    /// What the waves before add to the bound of the round.
    bound: i64,
    /// Cells that would otherwise be made anew for every table that is read.
    buffer: Vec<i64>,
}

/// What an ascent does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Work {
    /// The table of this wave, in a round under new multipliers, or for the best.
    Fill { wave: WaveIndex, for_best: bool },
    /// Settling what the table of this wave settles; all are filled for the best multipliers.
    Settle { wave: WaveIndex },
}

/// What a step of an ascent came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// There is more to do in this round.
    Within,
    /// A round is over: the choices are those of all waves under the same multipliers.
    Round,
    /// Nothing helps any more.
    Done,
    /// There is no schedule that is looked for.
    Closed,
}

impl Ascent {
    /// Starts from some multipliers, with tables in `unit`; without, capacity has a multiplier.
    pub fn new(problem: &Problem, forest: &Forest, warm_start: WarmStart, unit: Option<i64>, pacing: Pacing) -> Self {
        let waves = 0..problem.n_waves();
        let WarmStart { multipliers, corridor } = warm_start;
        let mut ascent = Self {
            tables: Vec::new(),
            capacity_dual: None,
            corridor,
            choices: waves.map(|_| vec![false; forest.len()]).collect(),
            tally: vec![0; problem.n_waves() * forest.len()],
            n_rounds: 0,
            best: multipliers.clone(),
            multipliers,
            upper: i64::MAX,
            unit,
            pacing,
            pace: pacing.first,
            n_idle: 0,
            work: Work::Fill { wave: WaveIndex::FIRST, for_best: pacing.settles_first },
            bound: 0,
            buffer: Vec::new(),
        };
        ascent.lay_out(problem, forest);
        ascent
    }

    /// The lowest bound so far.
    pub fn upper(&self) -> i64 {
        self.upper
    }

    /// The multipliers that gave the lowest bound.
    pub fn best_multipliers(&self) -> &LagrangeMultipliers {
        &self.best
    }

    /// What another ascent, in what is left open, can begin with.
    pub fn warm_start(&self) -> WarmStart {
        WarmStart { multipliers: self.best.clone(), corridor: self.corridor.clone() }
    }

    /// What the last round would do by each wave, by position; mostly not a plan, but near one.
    pub fn choices(&self) -> &[Vec<bool>] {
        &self.choices
    }

    pub fn n_rounds(&self) -> u32 {
        self.n_rounds
    }

    /// In how many rounds the choices for a wave were not those of most rounds at a position: how
    /// undecided the multipliers leave it.
    pub fn n_undecided(&self, wave: WaveIndex, position: usize, n: usize) -> u32 {
        let n_done = at(&self.tally, wave.index() * n + position);
        n_done.min(self.n_rounds - n_done)
    }

    /// One step: a table filled, or read for what it settles. Only schedules worth more than `lower`
    /// are looked for. Returns what it came to and how many cells it has touched.
    pub fn advance(&mut self, problem: &mut Problem, forest: &Forest, lower: i64) -> (Outcome, usize) {
        match self.work {
            Work::Fill { wave, for_best } => {
                let (is_filled, spent) = self.fill(problem, forest, wave);
                if !is_filled {
                    return (Outcome::Within, spent);
                }
                if let Some(next) = problem.after(wave).wave() {
                    self.work = Work::Fill { wave: next, for_best };
                    return (Outcome::Within, spent);
                }
                if self.bound < self.upper.saturating_sub(SCALE / 100) {
                    self.n_idle = 0;
                } else {
                    self.n_idle += 1;
                }
                if self.bound < self.upper {
                    self.upper = self.bound;
                    self.best.clone_from(&self.multipliers);
                }
                if self.upper <= lower {
                    return (Outcome::Closed, spent);
                }
                if for_best {
                    self.work = Work::Settle { wave: WaveIndex::FIRST };
                    return (Outcome::Within, spent);
                }
                for (tally, is_done) in self.tally.iter_mut().zip(self.choices.iter().flatten()) {
                    *tally += u32::from(*is_done);
                }
                self.n_rounds += 1;
                let has_ended = self.n_rounds >= self.pacing.n_rounds || !self.change_multipliers(forest, lower);
                if has_ended || self.n_idle >= self.pacing.patience {
                    self.n_idle = 0;
                    self.pace = if has_ended { 0 } else { self.pace / 2 };
                    self.multipliers.clone_from(&self.best);
                    self.work = Work::Fill { wave: WaveIndex::FIRST, for_best: true };
                    if self.tables.is_empty() {
                        self.work = Work::Fill { wave: WaveIndex::FIRST, for_best: false };
                        let outcome = if self.pace > self.pacing.least { Outcome::Round } else { Outcome::Done };
                        self.bound = 0;
                        return (outcome, spent);
                    }
                } else {
                    self.work = Work::Fill { wave: WaveIndex::FIRST, for_best: false };
                }
                self.bound = 0;
                (Outcome::Round, spent)
            }
            Work::Settle { wave } => {
                let spent = 2 * self.tables.get(wave.index()).map_or(0, KnapsackTable::n_cells);
                self.settle(problem, forest, wave, lower);
                if let Some(next) = problem.after(wave).wave() {
                    self.work = Work::Settle { wave: next };
                    return (Outcome::Within, spent);
                }
                if problem.narrow().is_err() {
                    return (Outcome::Closed, spent);
                }
                self.lay_out(problem, forest);
                self.work = Work::Fill { wave: WaveIndex::FIRST, for_best: false };
                self.change_multipliers(forest, lower);
                self.bound = 0;
                (if self.pace > self.pacing.least { Outcome::Within } else { Outcome::Done }, spent)
            }
        }
    }

    fn lay_out(&mut self, problem: &Problem, forest: &Forest) {
        let mut old = std::mem::take(&mut self.tables).into_iter();
        let tables = self.unit.into_iter().flat_map(|unit| problem.waves().map(move |wave| (wave, unit)));
        let table =
            |(wave, unit)| KnapsackTable::new(problem, forest, &self.corridor, wave, unit).in_place_of(old.next());
        self.tables = tables.map(table).collect();
    }

    /// Returns whether the wave is dealt with, and how many cells were filled, or what took as long.
    fn fill(&mut self, problem: &Problem, forest: &Forest, wave: WaveIndex) -> (bool, usize) {
        let Some(choice) = self.choices.get_mut(wave.index()) else { return (true, 0) };
        if let Some(table) = self.tables.get_mut(wave.index()) {
            table.fill(problem, forest, &self.multipliers);
            table.choice(problem, forest, choice);
            self.bound += table.most_of_all();
            return (true, table.n_cells());
        }
        let mut capacity_dual =
            self.capacity_dual.take().unwrap_or_else(|| CapacityDual::new(problem, forest, &self.multipliers, wave));
        let is_done = capacity_dual.advance(problem, forest);
        if is_done {
            choice.copy_from_slice(capacity_dual.done());
            self.bound += capacity_dual.bound();
        } else {
            self.capacity_dual = Some(capacity_dual);
        }
        (is_done, CELLS_PER_STEP * forest.len())
    }

    /// Takes from the steps the waves in which no schedule worth more than `lower` has them.
    fn settle(&mut self, problem: &mut Problem, forest: &Forest, wave: WaveIndex, lower: i64) {
        let Some(table) = self.tables.get(wave.index()) else { return };
        let after = problem.after(wave);
        let others = self.bound - table.most_of_all();
        let most = table.most_with_and_without(forest, &mut self.buffer);
        table.narrow(&self.buffer, lower - others, &mut self.corridor);
        for (position, with, without) in most {
            let step = forest.places.get(position).and_then(|place| problem.steps.get_mut(place.step.index()));
            let Some(step) = step else { continue };
            if others + with <= lower {
                step.first = step.first.max(after);
            }
            if others + without <= lower {
                step.last = step.last.min(wave.into());
            }
        }
    }

    /// Returns whether any rule asked for a change.
    fn change_multipliers(&mut self, forest: &Forest, lower: i64) -> bool {
        let n_asking =
            self.visit(forest, &mut |multiplier, breach| usize::from(breach > 0 || (breach < 0 && *multiplier > 0)));
        if n_asking == 0 {
            return false;
        }
        let change = ((self.bound - lower) / n_asking as i64 * self.pace / FULL_PACE).max(1);
        self.visit(forest, &mut |multiplier, breach| {
            *multiplier = (*multiplier + change * breach).max(0);
            0
        });
        true
    }

    /// Calls `rule` for every rule with its multiplier and whether it is broken (1), kept with slack
    /// (-1) or just kept (0), and adds up what it returns.
    fn visit(&mut self, forest: &Forest, rule: &mut dyn FnMut(&mut i64, i64) -> usize) -> usize {
        let (n, n_links) = (forest.len(), forest.links.len());
        let mut sum = 0;
        for (k, choice) in self.choices.iter().enumerate() {
            let breach = |after: bool, before: bool| i64::from(after) - i64::from(before);
            let multipliers = self.multipliers.links.get_mut(k * n_links..(k + 1) * n_links).unwrap_or_default();
            for (multiplier, Link { before, after }) in multipliers.iter_mut().zip(&forest.links) {
                sum += rule(multiplier, breach(at(choice, *after), at(choice, *before)));
            }
            let multipliers = self.multipliers.lasting.get_mut(k * n..(k + 1) * n).unwrap_or_default();
            let next = self.choices.get(k + 1).map(|next| row(next, 0, n)).unwrap_or_default();
            for (multiplier, (now, then)) in multipliers.iter_mut().zip(choice.iter().zip(next)) {
                sum += rule(multiplier, breach(*now, *then));
            }
        }
        sum
    }
}
