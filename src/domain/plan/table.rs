//! The knapsack of one wave, solved exactly for every room that can be left at a position.

use super::forest::Forest;
use super::network::{Network, Node};
use super::relaxation::{Prices, common_divisor, priced_worth};
use super::total::at;

/// Less than any worth: what must be done does not fit.
const IMPOSSIBLE: i64 = i64::MIN / 64;

/// For one wave: the most that the positions from each one on can be worth in each room.
///
/// Only what the wave leaves open takes part: what has to be done by then is done, what cannot be is not.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// The wave.
    k: usize,
    /// Hundredths of a person-day from one room to the next.
    unit: i64,
    /// The positions that are open, in order.
    open: Vec<Open>,
    /// For each open position and for the end: where its cells are.
    rows: Vec<Row>,
    /// For each position and for the end: what the wave has settled from there on.
    settled: Vec<Settled>,
    cells: Vec<i64>,
}

/// A position that may be done by a wave or not.
#[derive(Clone, Copy, Debug)]
struct Open {
    position: usize,
    /// The open position behind its subtree, by its place among all.
    skip: usize,
    /// In units of the table.
    effort: usize,
    worth: i64,
}

/// The cells of one position, one for each room that matters there: no less is left than if everything
/// before it were done, and no more is of use than everything from it on takes.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    start: usize,
    /// The least room that can be left, in units.
    low: usize,
    /// The most that is of use.
    high: usize,
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
        let exact = network.nodes.iter().all(|node| node.effort % unit == 0);
        let efforts = network.nodes.iter().filter(|node| is_open(node)).map(|node| node.effort);
        let unit = if exact { efforts.fold(0, |divisor, effort| common_divisor(effort, divisor)).max(1) } else { unit };
        let has_to_be = network.nodes.iter().filter(|node| usize::from(node.last) <= k).map(|node| node.effort);
        let room = at(&network.rooms, k) - has_to_be.sum::<i64>();

        let (mut open, mut rows) = (Vec::with_capacity(n_before), Vec::with_capacity(n_before + 1));
        // What the open positions before each one take, rounded up: as little room can be left.
        let mut taken: i64 = 0;
        for (position, place) in forest.places.iter().enumerate() {
            let Some(node) = network.node(place.node).filter(|node| is_open(node)) else { continue };
            let skip = settled.get(place.skip).map_or(0, |settled| settled.n_before);
            open.push(Open { position, skip, effort: units(node.effort, unit), worth: 0 });
            rows.push(Row { start: 0, low: units(room, unit).saturating_sub(units(taken + unit - 1, unit)), high: 0 });
            taken += node.effort;
        }
        rows.push(Row::default());
        let mut table = Self { k, unit, open, rows, settled, cells: Vec::new() };
        table.lay_out(units(room, unit));
        table
    }

    /// Gives each row its cells.
    fn lay_out(&mut self, room: usize) {
        let mut behind: usize = 0;
        for (open, row) in self.open.iter().zip(&mut self.rows).rev() {
            behind = behind.saturating_add(open.effort);
            row.high = behind.min(room);
            row.low = row.low.min(row.high);
        }
        let mut start = 0;
        for row in &mut self.rows {
            row.start = start;
            start += row.len();
        }
    }

    /// Takes over the memory of a table that is no longer needed.
    pub fn in_place_of(self, old: Option<Self>) -> Self {
        Self { cells: old.map(|old| old.cells).unwrap_or_default(), ..self }
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
        self.cells.resize(self.n_cells(), 0);
        if let Some(end) = self.cells.last_mut() {
            *end = 0;
        }
        for (index, open) in self.open.iter_mut().enumerate().rev() {
            open.worth = at(&worth, open.position);
            let (row, next, other) = (at(&self.rows, index), at(&self.rows, index + 1), at(&self.rows, open.skip));
            let (head, tail) = self.cells.split_at_mut(next.start);
            let cells = head.get_mut(row.start..).unwrap_or_default();
            // Left out: what the positions behind the subtree are worth, which may need less room.
            let without = tail.get(other.start - next.start..).unwrap_or_default();
            let without = without.get(other.place(row.low)..other.len()).unwrap_or_default();
            let (same, above) = cells.split_at_mut(without.len().min(row.len()));
            for (cell, without) in same.iter_mut().zip(without) {
                *cell = *without;
            }
            above.fill(without.last().copied().unwrap_or_default());
            // Done, where there is room for it.
            let least = row.low.max(open.effort);
            let with = tail.get(next.place(least - open.effort)..next.len()).unwrap_or_default();
            let large = cells.get_mut(least - row.low..).unwrap_or_default();
            for (cell, with) in large.iter_mut().zip(with) {
                *cell = (*with + open.worth).max(*cell);
            }
        }
    }

    /// The most that the positions from `position` on can be worth in `room` hundredths of a day.
    #[inline]
    pub fn most(&self, position: usize, room: i64) -> i64 {
        let settled = at(&self.settled, position);
        match usize::try_from((room - settled.effort).div_euclid(self.unit)) {
            Ok(room) => self.cell(settled.n_before, room) + settled.worth,
            Err(_) => IMPOSSIBLE,
        }
    }

    fn cell(&self, index: usize, room: usize) -> i64 {
        let row = at(&self.rows, index);
        at(&self.cells, row.start + row.place(room))
    }

    /// How many cells there are.
    pub fn n_cells(&self) -> usize {
        self.rows.last().map_or(0, |end| end.start + end.len())
    }

    /// The most that all positions can be worth in the whole room.
    pub fn most_of_all(&self) -> i64 {
        at(&self.cells, 0) + at(&self.settled, 0).worth
    }

    /// What is done in one of the best choices, by position.
    pub fn choice(&self, network: &Network, forest: &Forest, done: &mut [bool]) {
        for (done, place) in done.iter_mut().zip(&forest.places) {
            *done = network.node(place.node).is_some_and(|node| usize::from(node.last) <= self.k);
        }
        let (mut index, mut room) = (0, at(&self.rows, 0).high);
        while let Some(open) = self.open.get(index) {
            if self.cell(index, room) == self.cell(open.skip, room) {
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
    /// What the positions before one can be worth, by the room that they leave, is added up from the
    /// front as the cells are from the end, in `before`; a choice goes through a position by doing it,
    /// or by leaving out it or one of its ancestors.
    pub fn most_with_and_without(&self, forest: &Forest, before: &mut Vec<i64>) -> Vec<(usize, i64, i64)> {
        let settled = at(&self.settled, 0).worth;
        before.clear();
        before.resize(self.cells.len(), IMPOSSIBLE);
        if let Some(first) = before.first_mut() {
            *first = 0;
        }
        let mut most: Vec<(usize, i64, i64)> = Vec::with_capacity(self.open.len());
        for (index, open) in self.open.iter().enumerate() {
            let (row, next, other) = (at(&self.rows, index), at(&self.rows, index + 1), at(&self.rows, open.skip));
            let (head, tail) = before.split_at_mut(next.start);
            let here = head.get(row.start..).unwrap_or_default();
            let (mut with, mut without) = (IMPOSSIBLE, IMPOSSIBLE);

            let (place, start) = (other.place(row.low), other.start - next.start);
            let rest = self.cells.get(other.start..other.start + other.len()).unwrap_or_default();
            let rest = rest.get(place..).unwrap_or_default();
            let then = tail.get_mut(start + place..start + other.len()).unwrap_or_default();
            let (same, above) = here.split_at(then.len().min(here.len()));
            for ((before, rest), then) in same.iter().zip(rest).zip(then.iter_mut()) {
                without = without.max(*before + *rest);
                *then = (*then).max(*before);
            }
            // More room than is of use is worth what the most of use is.
            if let (Some(before), Some(rest), Some(then)) = (above.iter().max(), rest.last(), then.last_mut()) {
                without = without.max(*before + *rest);
                *then = (*then).max(*before);
            }

            let least = row.low.max(open.effort);
            let place = next.place(least - open.effort);
            let rest = self.cells.get(next.start + place..next.start + next.len()).unwrap_or_default();
            let then = tail.get_mut(place..next.len()).unwrap_or_default();
            let here = here.get(least - row.low..).unwrap_or_default();
            for ((before, rest), then) in here.iter().zip(rest).zip(then) {
                with = with.max(*before + *rest);
                *then = (*then).max(*before + open.worth);
            }
            let parent = forest.places.get(open.position).and_then(|place| place.parent);
            let parent = parent.and_then(|parent| most.binary_search_by_key(&parent, |entry| entry.0).ok());
            let above = parent.and_then(|parent| most.get(parent)).map_or(IMPOSSIBLE, |entry| entry.2);
            most.push((open.position, with + open.worth + settled, (without + settled).max(above)));
        }
        most
    }
}

impl Row {
    fn len(self) -> usize {
        self.high - self.low + 1
    }

    /// The cell for a room, counted from the first: that of the most that is of use where there is more.
    fn place(self, room: usize) -> usize {
        room.clamp(self.low, self.high) - self.low
    }
}

/// Whole units in some effort; none where there is less than nothing.
fn units(effort: i64, unit: i64) -> usize {
    usize::try_from(effort.div_euclid(unit)).unwrap_or_default()
}
