//! The knapsack of one wave, solved exactly for every residual capacity that can be left at a position.

use crate::access::at;
use crate::corridor::{Corridor, Span};
use crate::forest::Forest;
use crate::index::WaveIndex;
use crate::problem::{Problem, Step};
use crate::relaxation::{LagrangeMultipliers, common_divisor, penalized_worth};

/// Less than any worth: what must be done does not fit, or what is looked for cannot come of it.
const IMPOSSIBLE: i64 = i64::MIN / 64;

/// For one wave: the most that the positions from each one on can be worth in each residual capacity.
///
/// Only what the wave leaves open takes part: what has to be done by then is done, what cannot be is not.
#[derive(Clone, Debug)]
pub(crate) struct KnapsackTable {
    wave: WaveIndex,
    /// Hundredths of a person-day from one residual capacity to the next.
    unit: i64,
    /// Whether it divides all efforts.
    is_exact: bool,
    /// The whole capacity that is left, in units.
    capacity: i64,
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

/// The cells of an open position, one for each residual capacity that matters there, in units: no less is left than
/// if all before it were done, and no more is of use than all from it on takes. The corridor takes
/// capacities away at both ends.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    start: usize,
    low: usize,
    /// Behind the highest.
    end: usize,
    /// Whether more capacity is worth as much as the highest; otherwise nothing comes of it.
    is_ample: bool,
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

impl KnapsackTable {
    /// The table of a wave, yet to be filled.
    pub fn new(problem: &Problem, forest: &Forest, corridor: &Corridor, wave: WaveIndex, unit: i64) -> Self {
        let is_open = |step: &Step| step.is_open(wave);
        let is_exact = problem.steps.iter().all(|step| step.effort % unit == 0);
        let efforts = problem.steps.iter().filter(|step| is_open(step)).map(|step| step.effort);
        let unit =
            if is_exact { efforts.fold(0, |divisor, effort| common_divisor(effort, divisor)).max(1) } else { unit };

        let mut settled = vec![Settled::default(); forest.len() + 1];
        let mut n_before = 0;
        for (position, settled) in settled.iter_mut().enumerate() {
            settled.n_before = n_before;
            n_before += usize::from(forest.step(problem, position).is_some_and(is_open));
        }
        let mut effort_behind = 0;
        for (position, settled) in settled.iter_mut().enumerate().rev() {
            let step = forest.step(problem, position).filter(|step| step.last.is_done_by(wave));
            effort_behind += step.map_or(0, |step| step.effort);
            settled.effort = effort_behind;
        }
        let places = forest.places.iter().enumerate();
        let open = places.filter_map(|(position, place)| {
            let step = problem.step(place.step).filter(|step| is_open(step))?;
            let skip = settled.get(place.skip).map_or(0, |settled| settled.n_before);
            let effort = usize::try_from(step.effort / unit).unwrap_or(usize::MAX);
            Some(Open { position, skip, effort, worth: 0 })
        });
        let open: Vec<Open> = open.collect();
        let capacity = (at(&problem.capacities, wave.index()) - effort_behind).max(0) / unit;
        let rows = Vec::with_capacity(open.len() + 1);
        let mut table = Self { wave, unit, is_exact, capacity, open, rows, settled, cells: Vec::new() };
        table.lay_out(problem, forest, corridor);
        table
    }

    /// Gives each row its cells.
    fn lay_out(&mut self, problem: &Problem, forest: &Forest, corridor: &Corridor) {
        let mut behind: i64 = self.open.iter().map(|open| open.effort as i64).sum();
        let (mut taken, mut start) = (0, 0);
        for open in &self.open {
            let span = if self.is_exact { corridor.span(self.wave, open.position) } else { Span::default() };
            let before = self.settled_before(open.position);
            let highest = behind.min(self.capacity);
            // What was taken is rounded up: a lower residual capacity cannot be.
            let natural = (self.capacity - div_ceil(taken, self.unit)).max(0);
            let from = self.capacity - span.most.saturating_sub(before).div_euclid(self.unit);
            let to = self.capacity - div_ceil(span.least.saturating_sub(before), self.unit);
            let low = natural.max(from).min(highest);
            let is_ample = highest <= to && from <= to;
            let end = if from > to { low } else { (highest.min(to) + 1).max(low) };
            let place = |residual: i64| usize::try_from(residual).unwrap_or_default();
            self.rows.push(Row { start, low: place(low), end: place(end), is_ample });
            start += place(end - low);
            behind -= open.effort as i64;
            taken += forest.step(problem, open.position).map_or(0, |step| step.effort);
        }
        self.rows.push(Row { start, low: 0, end: 1, is_ample: true });
    }

    /// What has to be done before a position takes this much.
    fn settled_before(&self, position: usize) -> i64 {
        at(&self.settled, 0).effort - at(&self.settled, position).effort
    }

    /// Takes over the memory of a table that is no longer needed.
    pub fn in_place_of(self, old: Option<Self>) -> Self {
        Self { cells: old.map(|old| old.cells).unwrap_or_default(), ..self }
    }

    /// Fills the table for some multipliers.
    pub fn fill(&mut self, problem: &Problem, forest: &Forest, multipliers: &LagrangeMultipliers) {
        let worth = penalized_worth(problem, forest, multipliers, self.wave);
        let mut worth_behind = 0;
        for (position, settled) in self.settled.iter_mut().enumerate().rev() {
            let step = forest.step(problem, position).filter(|step| step.last.is_done_by(self.wave));
            worth_behind += step.map_or(0, |_| at(&worth, position));
            settled.worth = worth_behind;
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
            // Left out: what the positions behind the subtree are worth.
            let without = tail.get(other.start - next.start..).unwrap_or_default();
            let (from, to) = row.common(other, 0);
            let (low, rest) = cells.split_at_mut(from - row.low);
            let (same, above) = rest.split_at_mut(to - from);
            low.fill(IMPOSSIBLE);
            if to > from {
                let from = from - other.low;
                same.copy_from_slice(without.get(from..from + same.len()).unwrap_or_default());
            }
            let most = without.get(..other.len()).and_then(<[i64]>::last).filter(|_| other.is_ample);
            above.fill(most.copied().unwrap_or(IMPOSSIBLE));
            // Done, where it fits.
            let (from, to) = row.common(next, open.effort);
            if to > from {
                let with = tail.get(from - open.effort - next.low..).unwrap_or_default();
                raise(cells.get_mut(from - row.low..to - row.low).unwrap_or_default(), with, open.worth);
            }
        }
    }

    /// The most that the positions from `position` on can be worth in `residual` hundredths of a day.
    #[inline]
    pub fn most(&self, position: usize, residual: i64) -> i64 {
        let settled = at(&self.settled, position);
        match usize::try_from((residual - settled.effort).div_euclid(self.unit)) {
            Ok(residual) => self.cell(settled.n_before, residual) + settled.worth,
            Err(_) => IMPOSSIBLE,
        }
    }

    fn cell(&self, index: usize, residual: usize) -> i64 {
        let row = at(&self.rows, index);
        let place = if row.is_ample { residual.min(row.end - 1) } else { residual };
        if (row.low..row.end).contains(&place) { at(&self.cells, row.start + place - row.low) } else { IMPOSSIBLE }
    }

    /// How many cells there are.
    pub fn n_cells(&self) -> usize {
        self.rows.last().map_or(0, |end| end.start + 1)
    }

    /// The most that all positions can be worth in the whole capacity.
    pub fn most_of_all(&self) -> i64 {
        self.cell(0, at(&self.rows, 0).low) + at(&self.settled, 0).worth
    }

    /// What is done in one of the best choices, by position.
    pub fn choice(&self, problem: &Problem, forest: &Forest, done: &mut [bool]) {
        for (done, place) in done.iter_mut().zip(&forest.places) {
            *done = problem.step(place.step).is_some_and(|step| step.last.is_done_by(self.wave));
        }
        let (mut index, mut residual) = (0, at(&self.rows, 0).low);
        while let Some(open) = self.open.get(index) {
            if self.cell(index, residual) == self.cell(open.skip, residual) {
                index = open.skip;
                continue;
            }
            if let Some(done) = done.get_mut(open.position) {
                *done = true;
            }
            residual = residual.saturating_sub(open.effort);
            index += 1;
        }
    }

    /// For each open position the most that all can be worth if it is done, and if it is not.
    ///
    /// What the positions before one can be worth, by the residual capacity that they leave, is added up from the
    /// front as the cells are from the end, in `before`; a choice goes through a position by doing it,
    /// or by leaving out it or one of its ancestors.
    pub fn most_with_and_without(&self, forest: &Forest, before: &mut Vec<i64>) -> Vec<(usize, i64, i64)> {
        let settled = at(&self.settled, 0).worth;
        before.clear();
        before.resize(self.cells.len(), IMPOSSIBLE);
        // The first row has one cell at most: that of the whole capacity.
        if let Some(first) = before.first_mut().filter(|_| at(&self.rows, 0).len() > 0) {
            *first = 0;
        }
        let mut most: Vec<(usize, i64, i64)> = Vec::with_capacity(self.open.len());
        for (index, open) in self.open.iter().enumerate() {
            let (row, next, other) = (at(&self.rows, index), at(&self.rows, index + 1), at(&self.rows, open.skip));
            let (head, tail) = before.split_at_mut(next.start);
            let here = head.get(row.start..).unwrap_or_default();
            let (mut with, mut without) = (IMPOSSIBLE, IMPOSSIBLE);

            let rest = self.cells.get(other.start..other.start + other.len()).unwrap_or_default();
            let start = other.start - next.start;
            let then = tail.get_mut(start..start + other.len()).unwrap_or_default();
            let (from, to) = row.common(other, 0);
            if to > from {
                let here = here.get(from - row.low..to - row.low).unwrap_or_default();
                let (rest, then) = (rest.get(from - other.low..), then.get_mut(from - other.low..));
                without = pass(here, rest.unwrap_or_default(), then.unwrap_or_default(), 0);
            }
            let above = here.get(to - row.low..).unwrap_or_default().iter().max().filter(|_| other.is_ample);
            if let (Some(before), Some(rest), Some(then)) = (above, rest.last(), then.last_mut()) {
                without = without.max(*before + *rest);
                *then = (*then).max(*before);
            }
            let (from, to) = row.common(next, open.effort);
            if to > from {
                let here = here.get(from - row.low..to - row.low).unwrap_or_default();
                let place = from - open.effort - next.low;
                let rest = self.cells.get(next.start + place..).unwrap_or_default();
                with = pass(here, rest, tail.get_mut(place..).unwrap_or_default(), open.worth);
            }
            let parent = forest.places.get(open.position).and_then(|place| place.parent);
            let parent = parent.and_then(|parent| most.binary_search_by_key(&parent, |entry| entry.0).ok());
            let above = parent.and_then(|parent| most.get(parent)).map_or(IMPOSSIBLE, |entry| entry.2);
            most.push((open.position, with + open.worth + settled, (without + settled).max(above)));
        }
        most
    }

    /// Takes from the corridor what is worth no more than `least` in all, given what
    /// [`Self::most_with_and_without`] has left in `before`.
    pub fn narrow(&self, before: &[i64], least: i64, corridor: &mut Corridor) {
        if !self.is_exact {
            return;
        }
        let least = least - at(&self.settled, 0).worth;
        for (open, row) in self.open.iter().zip(&self.rows) {
            let cells = row.start..row.start + row.len();
            let before = before.get(cells.clone()).unwrap_or_default();
            let behind = self.cells.get(cells).unwrap_or_default();
            let mut is_alive = before.iter().zip(behind).map(|(before, behind)| before + behind > least);
            let lowest = is_alive.clone().position(|is_alive| is_alive);
            let highest = is_alive.rposition(|is_alive| is_alive);
            let used = |residual: usize| {
                self.settled_before(open.position) + (self.capacity - (row.low + residual) as i64) * self.unit
            };
            let span = match (lowest, highest) {
                (Some(lowest), Some(highest)) => {
                    let is_ample = row.is_ample && highest + 1 == row.len();
                    Span { least: if is_ample { 0 } else { used(highest) }, most: used(lowest) }
                }
                _ => Span { least: i64::MAX, most: 0 },
            };
            corridor.narrow(self.wave, open.position, span);
        }
    }
}

impl Row {
    fn len(self) -> usize {
        self.end - self.low
    }

    /// From where to where its capacities are those of another row once `effort` is taken from them.
    fn common(self, other: Self, effort: usize) -> (usize, usize) {
        let from = self.low.max(other.low + effort).min(self.end);
        (from, self.end.min(other.end + effort).max(from))
    }
}

/// Raises cells to those of another row and `worth`, where that is more.
fn raise(cells: &mut [i64], others: &[i64], worth: i64) {
    // In fours, as the loop itself would otherwise take as long as what it does.
    let ((fours, rest), (other_fours, _)) = (cells.as_chunks_mut::<4>(), others.as_chunks::<4>());
    for ([a, b, c, d], [e, f, g, h]) in fours.iter_mut().zip(other_fours) {
        (*a, *b) = ((*e + worth).max(*a), (*f + worth).max(*b));
        (*c, *d) = ((*g + worth).max(*c), (*h + worth).max(*d));
    }
    let n_left = rest.len();
    let others = others.get(4 * fours.len()..).unwrap_or_default();
    for (cell, other) in rest.iter_mut().zip(others).take(n_left) {
        *cell = (*other + worth).max(*cell);
    }
}

/// Hands what the positions before are worth on to another row, with `worth` added. Returns the most
/// that it comes to together with what the positions behind are worth.
fn pass(before: &[i64], behind: &[i64], then: &mut [i64], worth: i64) -> i64 {
    let mut most = IMPOSSIBLE;
    for ((before, behind), then) in before.iter().zip(behind).zip(then) {
        most = most.max(*before + *behind);
        *then = (*then).max(*before + worth);
    }
    most
}

fn div_ceil(effort: i64, unit: i64) -> i64 {
    -(-effort).div_euclid(unit)
}
