//! Finding prices for which the upper bound is low, and with them steps that are settled.

use super::corridor::Corridor;
use super::forest::{Forest, Link};
use super::network::{Network, SCALE, Wave};
use super::relaxation::Prices;
use super::slope::Slope;
use super::table::Table;
use super::total::{at, row};

/// The full pace of a change of prices; it is held as a whole number so that every machine takes the
/// same steps.
const FULL_PACE: i64 = 1 << 10;

/// Cells that take about as long as a look at a node where room is priced.
const CELLS_PER_NODE: usize = 32;

/// What an ascent begins with.
#[derive(Clone, Debug)]
pub(super) struct Footing {
    pub prices: Prices,
    pub corridor: Corridor,
}

impl Footing {
    /// With everything left open.
    pub fn new(network: &Network, forest: &Forest, prices: Prices) -> Self {
        Self { prices, corridor: Corridor::open(network.n_waves(), forest.len()) }
    }

    /// How many numbers it holds.
    pub fn n_numbers(&self) -> usize {
        self.prices.links.len() + self.prices.lasting.len() + 2 * self.corridor.len()
    }
}

/// How long an ascent goes on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pacing {
    /// Rounds at most.
    pub n_rounds: u32,
    /// Rounds without progress after which the pace is slowed.
    pub patience: u32,
    /// The pace to begin with, in parts of the full one.
    pub first: i64,
    /// The pace at which prices hardly change any more.
    pub least: i64,
    /// Whether the first prices are good enough to settle something.
    pub settles_first: bool,
}

impl Pacing {
    /// From any prices.
    pub const ANEW: Self = Self { n_rounds: 25, patience: 5, first: FULL_PACE, least: 20, settles_first: false };
    /// From prices for nearly the same.
    pub const AGAIN: Self = Self { n_rounds: 15, patience: 5, first: FULL_PACE / 3, least: 20, settles_first: true };
    /// For a part, from the prices of the whole. Splitting once more helps more than better prices.
    pub const PART: Self = Self { n_rounds: 8, patience: 8, first: FULL_PACE, least: 20, settles_first: false };
}

/// Subgradient ascent in Polyak's way: each round raises the prices of broken rules and lowers those
/// of rules kept with room to spare, the more so the further the bound is above what is looked for.
///
/// Where the pace is slowed, and at the end, the tables are filled for the best prices, and what no
/// schedule that is looked for can do is taken from the network: a node is settled for a wave if doing
/// the opposite brings the bound below.
#[derive(Clone, Debug)]
pub(super) struct Ascent {
    prices: Prices,
    best: Prices,
    upper: i64,
    unit: Option<i64>,
    /// A table for each wave; none where they would be too coarse, and room is priced instead.
    tables: Vec<Table>,
    /// Where there are no tables: the wave at hand.
    slope: Option<Slope>,
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
    /// The table of this wave, in a round under new prices, or for the best.
    Fill { k: usize, for_best: bool },
    /// Settling what the table of this wave settles; all are filled for the best prices.
    Settle { k: usize },
}

/// What a step of an ascent came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// There is more to do in this round.
    Within,
    /// A round is over: the choices are those of all waves under the same prices.
    Round,
    /// Nothing helps any more.
    Done,
    /// There is no schedule that is looked for.
    Closed,
}

impl Ascent {
    /// Starts from some prices, with tables in `unit`; without, room is priced.
    pub fn new(network: &Network, forest: &Forest, footing: Footing, unit: Option<i64>, pacing: Pacing) -> Self {
        let waves = 0..network.n_waves();
        let Footing { prices, corridor } = footing;
        let mut ascent = Self {
            tables: Vec::new(),
            slope: None,
            corridor,
            choices: waves.map(|_| vec![false; forest.len()]).collect(),
            tally: vec![0; network.n_waves() * forest.len()],
            n_rounds: 0,
            best: prices.clone(),
            prices,
            upper: i64::MAX,
            unit,
            pacing,
            pace: pacing.first,
            n_idle: 0,
            work: Work::Fill { k: 0, for_best: pacing.settles_first },
            bound: 0,
            buffer: Vec::new(),
        };
        ascent.lay_out(network, forest);
        ascent
    }

    /// The lowest bound so far.
    pub fn upper(&self) -> i64 {
        self.upper
    }

    /// The prices that gave the lowest bound.
    pub fn best_prices(&self) -> &Prices {
        &self.best
    }

    /// What another ascent, in what is left open, can begin with.
    pub fn footing(&self) -> Footing {
        Footing { prices: self.best.clone(), corridor: self.corridor.clone() }
    }

    /// What the last round would do by each wave, by position; mostly not a plan, but near one.
    pub fn choices(&self) -> &[Vec<bool>] {
        &self.choices
    }

    pub fn n_rounds(&self) -> u32 {
        self.n_rounds
    }

    /// In how many rounds the choices for wave `k` were not those of most rounds at a position: how
    /// undecided the prices leave it.
    pub fn n_undecided(&self, k: usize, position: usize, n: usize) -> u32 {
        let n_done = at(&self.tally, k * n + position);
        n_done.min(self.n_rounds - n_done)
    }

    /// One step: a table filled, or read for what it settles. Only schedules worth more than `lower`
    /// are looked for. Returns what it came to and how many cells it has touched.
    pub fn advance(&mut self, network: &mut Network, forest: &Forest, lower: i64) -> (Outcome, usize) {
        match self.work {
            Work::Fill { k, for_best } => {
                let (is_filled, spent) = self.fill(network, forest, k);
                if !is_filled {
                    return (Outcome::Within, spent);
                }
                if k + 1 < network.n_waves() {
                    self.work = Work::Fill { k: k + 1, for_best };
                    return (Outcome::Within, spent);
                }
                if self.bound < self.upper.saturating_sub(SCALE / 100) {
                    self.n_idle = 0;
                } else {
                    self.n_idle += 1;
                }
                if self.bound < self.upper {
                    self.upper = self.bound;
                    self.best.clone_from(&self.prices);
                }
                if self.upper <= lower {
                    return (Outcome::Closed, spent);
                }
                if for_best {
                    self.work = Work::Settle { k: 0 };
                    return (Outcome::Within, spent);
                }
                for (tally, is_done) in self.tally.iter_mut().zip(self.choices.iter().flatten()) {
                    *tally += u32::from(*is_done);
                }
                self.n_rounds += 1;
                let has_ended = self.n_rounds >= self.pacing.n_rounds || !self.change_prices(forest, lower);
                if has_ended || self.n_idle >= self.pacing.patience {
                    self.n_idle = 0;
                    self.pace = if has_ended { 0 } else { self.pace / 2 };
                    self.prices.clone_from(&self.best);
                    self.work = Work::Fill { k: 0, for_best: true };
                    if self.tables.is_empty() {
                        self.work = Work::Fill { k: 0, for_best: false };
                        let outcome = if self.pace > self.pacing.least { Outcome::Round } else { Outcome::Done };
                        self.bound = 0;
                        return (outcome, spent);
                    }
                } else {
                    self.work = Work::Fill { k: 0, for_best: false };
                }
                self.bound = 0;
                (Outcome::Round, spent)
            }
            Work::Settle { k } => {
                let spent = 2 * self.tables.get(k).map_or(0, Table::n_cells);
                self.settle(network, forest, k, lower);
                if k + 1 < network.n_waves() {
                    self.work = Work::Settle { k: k + 1 };
                    return (Outcome::Within, spent);
                }
                if network.narrow().is_err() {
                    return (Outcome::Closed, spent);
                }
                self.lay_out(network, forest);
                self.work = Work::Fill { k: 0, for_best: false };
                self.change_prices(forest, lower);
                self.bound = 0;
                (if self.pace > self.pacing.least { Outcome::Within } else { Outcome::Done }, spent)
            }
        }
    }

    fn lay_out(&mut self, network: &Network, forest: &Forest) {
        let mut old = std::mem::take(&mut self.tables).into_iter();
        let tables = self.unit.into_iter().flat_map(|unit| (0..network.n_waves()).map(move |k| (k, unit)));
        let table = |(k, unit)| Table::new(network, forest, &self.corridor, k, unit).in_place_of(old.next());
        self.tables = tables.map(table).collect();
    }

    /// Returns whether the wave is dealt with, and how many cells were filled, or what took as long.
    fn fill(&mut self, network: &Network, forest: &Forest, k: usize) -> (bool, usize) {
        let Some(choice) = self.choices.get_mut(k) else { return (true, 0) };
        if let Some(table) = self.tables.get_mut(k) {
            table.fill(network, forest, &self.prices);
            table.choice(network, forest, choice);
            self.bound += table.most_of_all();
            return (true, table.n_cells());
        }
        let mut slope = self.slope.take().unwrap_or_else(|| Slope::new(network, forest, &self.prices, k));
        let is_done = slope.advance(network, forest);
        if is_done {
            choice.copy_from_slice(slope.done());
            self.bound += slope.bound();
        } else {
            self.slope = Some(slope);
        }
        (is_done, CELLS_PER_NODE * forest.len())
    }

    /// Takes from the nodes the waves in which no schedule worth more than `lower` has them.
    fn settle(&mut self, network: &mut Network, forest: &Forest, k: usize, lower: i64) {
        let Some(table) = self.tables.get(k) else { return };
        let Ok(wave) = Wave::try_from(k) else { return };
        let others = self.bound - table.most_of_all();
        let most = table.most_with_and_without(forest, &mut self.buffer);
        table.narrow(&self.buffer, lower - others, &mut self.corridor);
        for (position, with, without) in most {
            let node = forest.places.get(position).and_then(|place| network.nodes.get_mut(place.node));
            let Some(node) = node else { continue };
            if others + with <= lower {
                node.first = node.first.max(wave + 1);
            }
            if others + without <= lower {
                node.last = node.last.min(wave);
            }
        }
    }

    /// Returns whether any rule asked for a change.
    fn change_prices(&mut self, forest: &Forest, lower: i64) -> bool {
        let n_asking = self.visit(forest, &mut |price, breach| usize::from(breach > 0 || (breach < 0 && *price > 0)));
        if n_asking == 0 {
            return false;
        }
        let change = ((self.bound - lower) / n_asking as i64 * self.pace / FULL_PACE).max(1);
        self.visit(forest, &mut |price, breach| {
            *price = (*price + change * breach).max(0);
            0
        });
        true
    }

    /// Calls `rule` for every rule with its price and whether it is broken (1), kept with room to spare
    /// (-1) or just kept (0), and adds up what it returns.
    fn visit(&mut self, forest: &Forest, rule: &mut dyn FnMut(&mut i64, i64) -> usize) -> usize {
        let (n, n_links) = (forest.len(), forest.links.len());
        let mut sum = 0;
        for (k, choice) in self.choices.iter().enumerate() {
            let breach = |after: bool, before: bool| i64::from(after) - i64::from(before);
            let prices = self.prices.links.get_mut(k * n_links..(k + 1) * n_links).unwrap_or_default();
            for (price, Link { before, after }) in prices.iter_mut().zip(&forest.links) {
                sum += rule(price, breach(at(choice, *after), at(choice, *before)));
            }
            let prices = self.prices.lasting.get_mut(k * n..(k + 1) * n).unwrap_or_default();
            let next = self.choices.get(k + 1).map(|next| row(next, 0, n)).unwrap_or_default();
            for (price, (now, then)) in prices.iter_mut().zip(choice.iter().zip(next)) {
                sum += rule(price, breach(*now, *then));
            }
        }
        sum
    }
}
