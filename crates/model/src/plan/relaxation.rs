//! An upper bound of what any plan can be worth: each wave by itself, as a knapsack over trees.
//!
//! Two sets of rules tie the waves and the trees together: what is done by a wave stays done in the
//! next, and a link's `before` is done by every wave by which its `after` is. Both are taken out and
//! priced: breaking a rule costs its price, keeping it with room to spare earns the price. For any
//! prices ≥ 0 the best of what is left bounds the plan from above (a Lagrangian relaxation), and what is
//! left falls apart into one knapsack a wave, solved exactly by a table.

use super::forest::Forest;
use super::network::Network;
use super::total::{add, row};

/// The price of every rule taken out, never negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Prices {
    /// Wave by wave, for each link: `after` is done, `before` is not.
    pub links: Vec<i64>,
    /// Wave by wave up to the last but one, for each position: done here, not done in the next wave.
    pub lasting: Vec<i64>,
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

/// Cells of the tables that an ascent fills in every round.
pub(super) const ASCENT_CELLS: usize = 1_000_000;

/// The unit of [`table_unit`], where tables in it are fine enough.
pub(super) fn fine_unit(network: &Network, max_cells: usize) -> Option<i64> {
    Some(table_unit(network, max_cells)).filter(|unit| is_fine(network, *unit))
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
fn is_fine(network: &Network, unit: i64) -> bool {
    let lost: i64 = network.nodes.iter().map(|node| node.effort % unit).sum();
    let total: i64 = network.nodes.iter().map(|node| node.effort).sum();
    lost.saturating_mul(50) <= total
}

/// How many cells the tables of all waves have at most.
fn n_cells(network: &Network, unit: i64) -> usize {
    let of_wave = |(k, room): (usize, &i64)| {
        let (mut n_open, mut total, mut room) = (0_usize, 0, *room);
        for node in &network.nodes {
            match () {
                () if usize::from(node.last) <= k => room -= node.effort,
                () if usize::from(node.first) <= k => (n_open, total) = (n_open + 1, total + node.effort),
                () => {}
            }
        }
        // At each position no more rooms than what comes before it, or behind it, can make a difference to.
        let widest = room.min(total - room).min(total / 2).max(0) / unit + 1;
        usize::try_from(widest).unwrap_or(usize::MAX).saturating_mul(n_open + 1)
    };
    network.rooms.iter().enumerate().map(of_wave).sum()
}

/// What each position is worth in wave `k`, with the prices of its rules.
pub(super) fn priced_worth(network: &Network, forest: &Forest, prices: &Prices, k: usize) -> Vec<i64> {
    let n = forest.len();
    let worth = |position: usize| forest.node(network, position).map_or(0, |node| network.worth_in(node));
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

/// The greatest number that divides both; nought is divided by all.
pub(super) fn common_divisor(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
