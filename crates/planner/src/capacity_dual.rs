//! The relaxation of one wave where a table would be too coarse: capacity has a multiplier as well.
//!
//! Every hundredth of a day then costs the same multiplier, what is left over earns it, and the best choice
//! is made tree by tree in one go. The bound is that of a linear program: a little higher than a
//! table's, by no more than one step or so, which hardly matters among thousands.

use crate::access::at;
use crate::forest::{Forest, ForestNode};
use crate::index::WaveIndex;
use crate::problem::Problem;
use crate::relaxation::{LagrangeMultipliers, penalized_worth};

/// Multipliers of capacity are held in this part of a unit of worth.
const PARTS: i64 = 16;

/// For one wave: the search for the multiplier of capacity at which the best choice just fits.
#[derive(Clone, Debug)]
pub(crate) struct CapacityDual {
    wave: WaveIndex,
    capacity: i64,
    worth: Vec<i64>,
    /// The multiplier is looked for from `low` to `high`.
    low: i64,
    high: i64,
    bound: i64,
    done: Vec<bool>,
}

/// What a choice at some multiplier of capacity comes to.
struct Choice {
    done: Vec<bool>,
    effort: i64,
    /// Worth less the multiplier of the effort, in parts.
    surplus: i64,
}

impl CapacityDual {
    /// Begins for a wave under `multipliers`.
    pub fn new(problem: &Problem, forest: &Forest, multipliers: &LagrangeMultipliers, wave: WaveIndex) -> Self {
        let worth = penalized_worth(problem, forest, multipliers, wave);
        let steepest = |(place, worth): (&ForestNode, &i64)| {
            worth * PARTS / problem.step(place.step).map_or(1, |step| step.effort).max(1)
        };
        // The higher the multiplier, the less is done. At the upper end only what has to be, which fits.
        let high = forest.places.iter().zip(&worth).map(steepest).max().unwrap_or(0).max(0) + 1;
        let capacity = at(&problem.capacities, wave.index());
        let choice = Choice::new(problem, forest, &worth, wave, high);
        Self { wave, capacity, worth, low: 0, high, bound: choice.bound(high, capacity), done: choice.done }
    }

    /// Tries one multiplier. Returns whether there is none left to try.
    pub fn advance(&mut self, problem: &Problem, forest: &Forest) -> bool {
        if self.low < self.high {
            let multiplier = self.low + (self.high - self.low) / 2;
            let choice = Choice::new(problem, forest, &self.worth, self.wave, multiplier);
            self.bound = self.bound.min(choice.bound(multiplier, self.capacity));
            if choice.effort <= self.capacity {
                self.high = multiplier;
                self.done = choice.done;
            } else {
                self.low = multiplier + 1;
            }
        }
        self.low >= self.high
    }

    /// What no choice for the wave is worth more than.
    pub fn bound(&self) -> i64 {
        self.bound
    }

    /// What is done, by position.
    pub fn done(&self) -> &[bool] {
        &self.done
    }
}

impl Choice {
    fn new(problem: &Problem, forest: &Forest, worth: &[i64], wave: WaveIndex, multiplier: i64) -> Self {
        let n = forest.len();
        // What each subtree is worth if everything above it is done.
        let mut subtrees = vec![0; n];
        for (position, place) in forest.places.iter().enumerate().rev() {
            let Some(step) = problem.step(place.step) else { continue };
            let whole = at(&subtrees, position) + at(worth, position) * PARTS - multiplier * step.effort;
            let best = if step.first.is_done_by(wave) && (step.last.is_done_by(wave) || whole > 0) { whole } else { 0 };
            if let Some(subtree) = subtrees.get_mut(position) {
                *subtree = whole;
            }
            if let Some(above) = place.parent.and_then(|parent| subtrees.get_mut(parent)) {
                *above += best;
            }
        }
        let mut choice = Self { done: vec![false; n], effort: 0, surplus: 0 };
        let mut position = 0;
        while let Some((place, step)) =
            forest.places.get(position).and_then(|place| Some((place, problem.step(place.step)?)))
        {
            let is_done = step.first.is_done_by(wave) && (step.last.is_done_by(wave) || at(&subtrees, position) > 0);
            if let Some(done) = choice.done.get_mut(position).filter(|_| is_done) {
                *done = true;
                choice.effort += step.effort;
                choice.surplus += at(worth, position) * PARTS - multiplier * step.effort;
            }
            position = if is_done { position + 1 } else { place.skip };
        }
        choice
    }

    fn bound(&self, multiplier: i64, capacity: i64) -> i64 {
        (self.surplus + multiplier * capacity).div_euclid(PARTS) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::CapacityDual;
    use crate::corridor::Corridor;
    use crate::forest::Forest;
    use crate::index::{Placement, StepIndex};
    use crate::knapsack_table::KnapsackTable;
    use crate::problem::{Problem, Step};
    use crate::relaxation::{LagrangeMultipliers, table_unit};

    /// Random trees, some steps with first and last waves.
    fn problem(seed: usize) -> Option<Problem> {
        let mut state = seed as u64 * 2 + 1;
        let mut below = |end: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % end
        };
        let step = |index: usize| Step {
            gain: below(9) as i64,
            effort: 1 + below(30) as i64,
            predecessors: (0..2.min(index)).map(|_| StepIndex::new(below(index as u64) as usize)).collect(),
            first: Placement::at(usize::from(below(8) == 0), 2),
            last: Placement::at(2 - usize::from(below(8) == 0), 2),
        };
        let steps = (0..40).map(step).collect();
        Problem { steps, capacities: vec![90, 200], counts_effort: true }.narrowed().ok()
    }

    #[test]
    fn the_bound_is_just_above_that_of_a_table() {
        let (mut n_compared, mut n_close) = (0, 0);
        for problem in (0..200).filter_map(problem) {
            let forest = Forest::new(&problem, |_, _| 0);
            let multipliers = LagrangeMultipliers::none(&problem, &forest);
            for wave in problem.waves() {
                let mut capacity_dual = CapacityDual::new(&problem, &forest, &multipliers, wave);
                while !capacity_dual.advance(&problem, &forest) {}
                let mut table = KnapsackTable::new(
                    &problem,
                    &forest,
                    &Corridor::open(2, forest.len()),
                    wave,
                    table_unit(&problem, 1_000_000),
                );
                table.fill(&problem, &forest, &multipliers);
                let exact = table.most_of_all();
                let done = |position: usize| capacity_dual.done()[position];
                let places = forest.places.iter().enumerate().filter(|(position, _)| done(*position));
                let steps = places.clone().map(|(_, place)| &problem.steps[place.step.index()]);
                let worth: i64 = steps.clone().map(|step| problem.worth_in(step)).sum();
                let effort: i64 = steps.map(|step| step.effort).sum();
                assert!(places.clone().all(|(_, place)| place.parent.is_none_or(done)));
                assert!(effort <= problem.capacities[wave.index()] && worth <= exact && exact <= capacity_dual.bound());
                n_close += usize::from(100 * capacity_dual.bound() <= 115 * exact);
                n_compared += 1;
            }
        }
        assert!(n_compared > 100 && 5 * n_close > 4 * n_compared, "{n_close} of {n_compared}");
    }
}
