//! Finding prices for which the upper bound is low.

use super::forest::{Forest, Link};
use super::network::Network;
use super::relaxation::{Prices, Table, is_fine};
use super::slope::Slope;
use super::total::{at, row};

/// The full pace of a change of prices; it is held as a whole number so that every machine takes the
/// same steps.
const FULL_PACE: i64 = 1 << 10;

/// At this pace prices hardly change any more.
const LEAST_PACE: i64 = 5;

/// Rounds without progress after which the pace is slowed.
const PATIENCE: u32 = 15;

/// Subgradient ascent in Polyak's way: each round raises the prices of broken rules and lowers those
/// of rules kept with room to spare, the more so the further the bound is above the best plan known.
#[derive(Clone, Debug)]
pub(super) struct Ascent {
    prices: Prices,
    best: Prices,
    upper: i64,
    /// A table for each wave; none where they would be too coarse, and room is priced instead.
    tables: Vec<Table>,
    choices: Vec<Vec<bool>>,
    /// Wave by wave, for each position: in how many rounds it was done.
    tally: Vec<u32>,
    n_rounds: u32,
    pace: i64,
    n_idle: u32,
    n_rounds_left: u32,
}

impl Ascent {
    /// Starts from some prices, with tables in `unit`, for a number of rounds at most.
    pub fn new(network: &Network, forest: &Forest, prices: Prices, unit: i64, n_rounds: u32) -> Self {
        let waves = 0..network.n_waves();
        let with_tables = waves.clone().filter(|_| is_fine(network, unit));
        Self {
            tables: with_tables.map(|k| Table::new(network, forest, &prices, k, unit)).collect(),
            choices: waves.map(|_| vec![false; forest.len()]).collect(),
            tally: vec![0; network.n_waves() * forest.len()],
            n_rounds: 0,
            best: prices.clone(),
            prices,
            upper: i64::MAX,
            pace: FULL_PACE,
            n_idle: 0,
            n_rounds_left: n_rounds,
        }
    }

    /// The lowest bound so far.
    pub fn upper(&self) -> i64 {
        self.upper
    }

    /// The prices that gave the lowest bound.
    pub fn best_prices(&self) -> &Prices {
        &self.best
    }

    /// What the last round would do by each wave, by position; mostly not a plan, but near one.
    pub fn choices(&self) -> &[Vec<bool>] {
        &self.choices
    }

    /// How many cells each round fills, or how many times it looks at a node.
    pub fn n_cells(&self) -> usize {
        const SEARCH: usize = 32;
        let in_tables: usize = self.tables.iter().map(Table::n_cells).sum();
        in_tables.max(self.tally.len() * SEARCH)
    }

    /// In how many rounds the choices for wave `k` were not those of most rounds at a position: how
    /// undecided the prices leave it.
    pub fn n_undecided(&self, k: usize, position: usize, n: usize) -> u32 {
        let n_done = at(&self.tally, k * n + position);
        n_done.min(self.n_rounds - n_done)
    }

    /// The same at a slower pace, for prices that are nearly right already.
    pub fn slowed(self) -> Self {
        Self { pace: FULL_PACE / 3, ..self }
    }

    /// One round. Returns whether another may still help.
    pub fn round(&mut self, network: &Network, forest: &Forest, lower: i64) -> bool {
        let mut bound = 0_i64;
        for (k, choice) in self.choices.iter_mut().enumerate() {
            if let Some(table) = self.tables.get_mut(k) {
                table.fill(network, forest, &self.prices, k);
                table.choice(network, forest, k, choice);
                bound += table.most_of_all();
            } else {
                let slope = Slope::new(network, forest, &self.prices, k);
                choice.copy_from_slice(slope.done());
                bound += slope.bound();
            }
        }
        for (tally, is_done) in self.tally.iter_mut().zip(self.choices.iter().flatten()) {
            *tally += u32::from(*is_done);
        }
        self.n_rounds += 1;
        let is_progress = bound < self.upper.saturating_sub(network.scale / 100);
        self.n_idle = if is_progress { 0 } else { self.n_idle + 1 };
        if bound < self.upper {
            self.upper = bound;
            self.best = self.prices.clone();
        }
        self.n_rounds_left = self.n_rounds_left.saturating_sub(1);
        if self.upper <= lower || self.n_rounds_left == 0 {
            return false;
        }
        if self.n_idle >= PATIENCE {
            self.n_idle = 0;
            self.pace = self.pace * 5 / 8;
            self.prices = self.best.clone();
            return self.pace > LEAST_PACE;
        }
        self.change_prices(forest, bound - lower)
    }

    /// Returns whether any rule asked for a change.
    fn change_prices(&mut self, forest: &Forest, gap: i64) -> bool {
        let n_asking = self.visit(forest, &mut |price, breach| usize::from(breach > 0 || (breach < 0 && *price > 0)));
        if n_asking == 0 {
            return false;
        }
        let change = (gap / n_asking as i64 * self.pace / FULL_PACE).max(1);
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
