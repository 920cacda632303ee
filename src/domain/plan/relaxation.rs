//! An upper bound of what any plan can be worth: each wave by itself, as a knapsack over trees.
//!
//! Two sets of rules tie the waves and the trees together: what is done by a wave stays done in the
//! next, and a link's `before` is done by every wave by which its `after` is. Both are taken out and
//! priced: breaking a rule costs its price, keeping it with room to spare earns the price. For any
//! prices ≥ 0 the best of what is left bounds the plan from above (a Lagrangian relaxation), and what is
//! left falls apart into one knapsack a wave, solved exactly by a table.

use super::forest::Forest;
use super::network::Network;
use super::total::{add, at, row};

/// Less than any worth: what must be done does not fit.
const IMPOSSIBLE: i64 = i64::MIN / 4;

/// The price of every rule taken out, never negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Prices {
    /// Wave by wave, for each link: `after` is done, `before` is not.
    pub links: Vec<i64>,
    /// Wave by wave up to the last but one, for each position: done here, not done in the next wave.
    pub lasting: Vec<i64>,
}

/// For one wave: the most that the positions from each one on can be worth in each room.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Rooms that are told apart, from nought.
    width: usize,
    /// Hundredths of a person-day from one room to the next.
    unit: i64,
    /// `width` entries for each position and for the end.
    cells: Vec<i64>,
}

impl Prices {
    pub fn none(network: &Network, forest: &Forest) -> Self {
        let n_waves = network.n_waves();
        Self {
            links: vec![0; n_waves * forest.links.len()],
            lasting: vec![0; n_waves.saturating_sub(1) * forest.len()],
        }
    }
}

/// The finest unit of effort in which the tables of all waves stay within `max_cells`. Exact where
/// that is a common divisor of all efforts; else efforts are rounded down, so bounds still hold.
pub(super) fn table_unit(network: &Network, max_cells: usize) -> i64 {
    let divisor = network.nodes.iter().fold(0, |divisor, node| common_divisor(node.effort, divisor)).max(1);
    // Never below what fits, so the loop ends after few rounds; a whole multiple keeps some efforts exact.
    let mut unit = divisor;
    while n_cells(network, unit) > max_cells && network.rooms.iter().any(|room| *room >= unit) {
        unit += divisor * (unit / divisor / 8).max(1);
    }
    unit
}

/// Whether tables in this unit tell efforts apart: rounding them down leaves out a fiftieth at most.
pub(super) fn is_fine(network: &Network, unit: i64) -> bool {
    let lost: i64 = network.nodes.iter().map(|node| node.effort % unit).sum();
    let total: i64 = network.nodes.iter().map(|node| node.effort).sum();
    lost.saturating_mul(50) <= total
}

/// How many cells the tables of all waves have.
pub(super) fn n_cells(network: &Network, unit: i64) -> usize {
    let n_rooms: i64 = network.rooms.iter().map(|room| room / unit + 1).sum();
    usize::try_from(n_rooms).unwrap_or(usize::MAX).saturating_mul(network.nodes.len() + 1)
}

impl Table {
    /// The table of wave `k` under `prices`.
    pub fn new(network: &Network, forest: &Forest, prices: &Prices, k: usize, unit: i64) -> Self {
        let mut table = Self { width: 0, unit, cells: Vec::new() };
        table.fill(network, forest, prices, k);
        table
    }

    /// Fills the table anew for other prices.
    pub fn fill(&mut self, network: &Network, forest: &Forest, prices: &Prices, k: usize) {
        let n = forest.len();
        let worth = priced_worth(network, forest, prices, k);
        let width = usize::try_from(at(&network.rooms, k) / self.unit).unwrap_or_default() + 1;
        self.width = width;
        self.cells.clear();
        self.cells.resize((n + 1) * width, 0);
        for (position, place) in forest.places.iter().enumerate().rev() {
            let Some(node) = network.node(place.node) else { continue };
            let (head, tail) = self.cells.split_at_mut((position + 1) * width);
            let cells = head.get_mut(position * width..).unwrap_or_default();
            if usize::from(node.last) > k {
                cells.copy_from_slice(row(tail, place.skip - position - 1, width));
            } else {
                cells.fill(IMPOSSIBLE);
            }
            let effort = usize::try_from(node.effort / self.unit).unwrap_or(usize::MAX);
            if usize::from(node.first) <= k && effort < width {
                let worth = at(&worth, position);
                for (cell, rest) in cells.iter_mut().skip(effort).zip(tail.iter()) {
                    *cell = (*cell).max(*rest + worth);
                }
            }
        }
    }

    /// The most that the positions from `position` on can be worth in `room` hundredths of a day.
    #[inline]
    pub fn most(&self, position: usize, room: i64) -> i64 {
        at(&self.cells, position * self.width + (room / self.unit) as usize)
    }

    /// How many cells there are.
    pub fn n_cells(&self) -> usize {
        self.cells.len()
    }

    /// The most that all positions can be worth in the whole room.
    pub fn most_of_all(&self) -> i64 {
        at(&self.cells, self.width.saturating_sub(1))
    }

    /// What is done in one of the best choices, by position.
    pub fn choice(&self, network: &Network, forest: &Forest, k: usize, done: &mut [bool]) {
        done.fill(false);
        let (mut position, mut room) = (0, self.width.saturating_sub(1));
        while let Some((place, node)) =
            forest.places.get(position).and_then(|place| Some((place, network.node(place.node)?)))
        {
            let cell = |position: usize| at(&self.cells, position * self.width + room);
            if usize::from(node.last) > k && cell(position) == cell(place.skip) {
                position = place.skip;
                continue;
            }
            if let Some(done) = done.get_mut(position) {
                *done = true;
            }
            room = room.saturating_sub(usize::try_from(node.effort / self.unit).unwrap_or_default());
            position += 1;
        }
    }
}

/// What each position is worth in wave `k`, with the prices of its rules.
pub(super) fn priced_worth(network: &Network, forest: &Forest, prices: &Prices, k: usize) -> Vec<i64> {
    let n = forest.len();
    let worth = |position: usize| forest.node(network, position).map_or(0, |node| network.worth_in(node, k));
    let mut worths: Vec<i64> = (0..n).map(worth).collect();
    for (link, price) in forest.links.iter().zip(row(&prices.links, k, forest.links.len())) {
        add(&mut worths, link.before, *price);
        add(&mut worths, link.after, -price);
    }
    for (worth, price) in worths.iter_mut().zip(row(&prices.lasting, k, n)) {
        *worth -= price;
    }
    if let Some(previous) = k.checked_sub(1) {
        for (worth, price) in worths.iter_mut().zip(row(&prices.lasting, previous, n)) {
            *worth += price;
        }
    }
    worths
}

fn common_divisor(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
