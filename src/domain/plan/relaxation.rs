//! An upper bound of what any plan can be worth: each wave by itself, as a knapsack over trees.
//!
//! Two sets of rules tie the waves and the trees together: what is done by a wave stays done in the
//! next, and a link's `before` is done by every wave by which its `after` is. Both are taken out and
//! priced: breaking a rule costs its price, keeping it with room to spare earns the price. For any
//! prices ≥ 0 the best of what is left bounds the plan from above (a Lagrangian relaxation), and what is
//! left falls apart into one knapsack a wave, solved exactly by a table.

use super::forest::Forest;
use super::network::{Network, Node};
use super::total::{add, at, row};

/// Less than any worth: what must be done does not fit.
const IMPOSSIBLE: i64 = i64::MIN / 64;

/// The price of every rule taken out, never negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Prices {
    /// Wave by wave, for each link: `after` is done, `before` is not.
    pub links: Vec<i64>,
    /// Wave by wave up to the last but one, for each position: done here, not done in the next wave.
    pub lasting: Vec<i64>,
}

/// For one wave: the most that the positions from each one on can be worth in each room.
///
/// Only what the wave leaves open takes part: what has to be done by then is done, what cannot be is not.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// The wave.
    k: usize,
    /// Hundredths of a person-day from one room to the next.
    unit: i64,
    /// Rooms that are told apart, from nought.
    width: usize,
    /// The positions that are open, in order.
    open: Vec<Open>,
    /// For each position and for the end: what the wave has settled from there on.
    settled: Vec<Settled>,
    /// `width` entries for each open position and for the end.
    cells: Vec<i64>,
}

/// A position that may be done by a wave or not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub position: usize,
    /// The open position behind its subtree, by its place among all.
    skip: usize,
    /// In units of the table.
    effort: usize,
    worth: i64,
}

/// What is settled from a position on.
#[derive(Clone, Copy, Debug, Default)]
struct Settled {
    /// How many open positions come before.
    n_before: usize,
    /// What has to be done takes this much, in hundredths of a day, and is worth this much.
    effort: i64,
    worth: i64,
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
pub(super) const ASCENT_CELLS: usize = 500_000;

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
        let is_open = |node: &&Node| usize::from(node.first) <= k && k < usize::from(node.last);
        let n_rooms = usize::try_from(room / unit + 1).unwrap_or(usize::MAX);
        n_rooms.saturating_mul(network.nodes.iter().filter(is_open).count() + 1)
    };
    network.rooms.iter().enumerate().map(of_wave).sum()
}

impl Table {
    /// The table of wave `k`, yet to be filled.
    pub fn new(network: &Network, forest: &Forest, k: usize, unit: i64) -> Self {
        let is_open = |node: &Node| usize::from(node.first) <= k && k < usize::from(node.last);
        let mut settled = vec![Settled::default(); forest.len() + 1];
        let mut n_before = 0;
        for (position, settled) in settled.iter_mut().enumerate() {
            settled.n_before = n_before;
            n_before += usize::from(forest.node(network, position).is_some_and(is_open));
        }
        let efforts = network.nodes.iter().filter(|node| is_open(node)).map(|node| node.effort);
        let total: i64 = efforts.clone().sum();
        let exact = network.nodes.iter().all(|node| node.effort % unit == 0);
        let unit = if exact { efforts.fold(0, |divisor, effort| common_divisor(effort, divisor)).max(1) } else { unit };
        let has_to_be = network.nodes.iter().filter(|node| usize::from(node.last) <= k).map(|node| node.effort);
        let room = at(&network.rooms, k) - has_to_be.sum::<i64>();
        let places = forest.places.iter().enumerate();
        let open = places.filter_map(|(position, place)| {
            let node = network.node(place.node).filter(|node| is_open(node))?;
            let skip = settled.get(place.skip).map_or(0, |settled| settled.n_before);
            Some(Open { position, skip, effort: usize::try_from(node.effort / unit).unwrap_or(usize::MAX), worth: 0 })
        });
        let width = usize::try_from(room.min(total).max(0) / unit).unwrap_or_default() + 1;
        Self { k, unit, width, open: open.collect(), settled, cells: Vec::new() }
    }

    /// Fills the table for some prices.
    pub fn fill(&mut self, network: &Network, forest: &Forest, prices: &Prices) {
        let worth = priced_worth(network, forest, prices, self.k);
        let (mut effort_behind, mut worth_behind) = (0, 0);
        for (position, settled) in self.settled.iter_mut().enumerate().rev() {
            let node = forest.node(network, position);
            if let Some(node) = node.filter(|node| usize::from(node.last) <= self.k) {
                effort_behind += node.effort;
                worth_behind += at(&worth, position);
            }
            (settled.effort, settled.worth) = (effort_behind, worth_behind);
        }
        let width = self.width;
        self.cells.resize((self.open.len() + 1) * width, 0);
        for (index, open) in self.open.iter_mut().enumerate().rev() {
            open.worth = at(&worth, open.position);
            let (head, tail) = self.cells.split_at_mut((index + 1) * width);
            let cells = head.get_mut(index * width..).unwrap_or_default();
            let without = row(tail, open.skip - index - 1, width);
            let n_small = open.effort.min(width);
            if let (Some((small, large)), Some((small_without, large_without))) =
                (cells.split_at_mut_checked(n_small), without.split_at_checked(n_small))
            {
                small.copy_from_slice(small_without);
                for ((cell, without), with) in large.iter_mut().zip(large_without).zip(tail.iter()) {
                    *cell = (*with + open.worth).max(*without);
                }
            }
        }
    }

    /// The most that the positions from `position` on can be worth in `room` hundredths of a day.
    #[inline]
    pub fn most(&self, position: usize, room: i64) -> i64 {
        let settled = at(&self.settled, position);
        match usize::try_from((room - settled.effort).div_euclid(self.unit)) {
            Ok(room) => at(&self.cells, settled.n_before * self.width + room.min(self.width - 1)) + settled.worth,
            Err(_) => IMPOSSIBLE,
        }
    }

    /// How many cells there are.
    pub fn n_cells(&self) -> usize {
        (self.open.len() + 1) * self.width
    }

    /// The most that all positions can be worth in the whole room.
    pub fn most_of_all(&self) -> i64 {
        at(&self.cells, self.width.saturating_sub(1)) + at(&self.settled, 0).worth
    }

    /// What is done in one of the best choices, by position.
    pub fn choice(&self, network: &Network, forest: &Forest, done: &mut [bool]) {
        for (done, place) in done.iter_mut().zip(&forest.places) {
            *done = network.node(place.node).is_some_and(|node| usize::from(node.last) <= self.k);
        }
        let (mut index, mut room) = (0, self.width.saturating_sub(1));
        while let Some(open) = self.open.get(index) {
            let cell = |index: usize| at(&self.cells, index * self.width + room);
            if cell(index) == cell(open.skip) {
                index = open.skip;
                continue;
            }
            if let Some(done) = done.get_mut(open.position) {
                *done = true;
            }
            room = room.saturating_sub(open.effort);
            index += 1;
        }
    }

    /// For each open position the most that all can be worth if it is done, and if it is not.
    ///
    /// What the positions before one can be worth is added up from the front as the cells are from the
    /// end; a choice goes through a position by doing it, or by leaving out it or one of its ancestors.
    pub fn most_with_and_without(&self, forest: &Forest) -> Vec<(usize, i64, i64)> {
        let (width, settled) = (self.width, at(&self.settled, 0).worth);
        let mut before = vec![IMPOSSIBLE; self.cells.len()];
        if let Some(first) = before.first_mut() {
            *first = 0;
        }
        let mut most: Vec<(usize, i64, i64)> = Vec::with_capacity(self.open.len());
        for (index, open) in self.open.iter().enumerate() {
            let (head, tail) = before.split_at_mut((index + 1) * width);
            let here = row(head, index, width);
            let (mut with, mut without) = (IMPOSSIBLE, IMPOSSIBLE);
            // What is left after the room that the positions before take, from most to least.
            let rest = row(&self.cells, open.skip, width).iter().rev();
            for (before, rest) in here.iter().zip(rest) {
                without = without.max(before + rest);
            }
            let rest = row(&self.cells, index + 1, width).iter().rev().skip(open.effort);
            for (before, rest) in here.iter().zip(rest) {
                with = with.max(before + rest);
            }
            let start = (open.skip - index - 1) * width;
            for (cell, before) in tail.get_mut(start..start + width).unwrap_or_default().iter_mut().zip(here) {
                *cell = (*cell).max(*before);
            }
            let taken = tail.get_mut(open.effort.min(width)..width).unwrap_or_default();
            for (cell, before) in taken.iter_mut().zip(here) {
                *cell = (*cell).max(*before + open.worth);
            }
            let parent = forest.places.get(open.position).and_then(|place| place.parent);
            let parent = parent.and_then(|parent| most.binary_search_by_key(&parent, |entry| entry.0).ok());
            let above = parent.and_then(|parent| most.get(parent)).map_or(IMPOSSIBLE, |entry| entry.2);
            most.push((open.position, with + open.worth + settled, (without + settled).max(above)));
        }
        most
    }
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
