//! How much may be used before each position, as far as it can still lead to what is looked for.

use crate::access::at;
use crate::index::WaveIndex;

/// For each wave and each position: what the positions before it may take together.
///
/// A choice that comes to a position with less or more used is worth too little, whatever follows;
/// that does not depend on the multipliers under which it was found out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Corridor {
    n_positions: usize,
    spans: Vec<Span>,
}

/// From `least` to `most`, in hundredths of a person-day; nothing where `least` is above `most`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub least: i64,
    pub most: i64,
}

impl Corridor {
    /// Everything is left open.
    pub fn open(n_waves: usize, n_positions: usize) -> Self {
        Self { n_positions, spans: vec![Span::default(); n_waves * n_positions] }
    }

    pub fn span(&self, wave: WaveIndex, position: usize) -> Span {
        at(&self.spans, wave.index() * self.n_positions + position)
    }

    /// How many spans there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Takes away what is not within `span`.
    pub fn narrow(&mut self, wave: WaveIndex, position: usize, span: Span) {
        if let Some(known) = self.spans.get_mut(wave.index() * self.n_positions + position) {
            *known = Span { least: known.least.max(span.least), most: known.most.min(span.most) };
        }
    }
}

impl Default for Span {
    fn default() -> Self {
        Self { least: 0, most: i64::MAX }
    }
}

#[cfg(test)]
mod tests {
    use super::Corridor;
    use crate::forest::Forest;
    use crate::index::{Placement, StepIndex, WaveIndex};
    use crate::knapsack_table::KnapsackTable;
    use crate::problem::{Problem, Step};
    use crate::relaxation::LagrangeMultipliers;

    /// Nine steps in random trees, in one wave of random capacity.
    fn problem(below: &mut impl FnMut(u64) -> u64) -> Problem {
        let step = |index: u64| Step {
            gain: below(9) as i64,
            effort: 1 + below(12) as i64,
            predecessors: if index > 0 && below(2) == 0 {
                vec![StepIndex::new(below(index) as usize)]
            } else {
                Vec::new()
            },
            first: Placement::FIRST,
            last: Placement::NEVER,
        };
        let steps: Vec<Step> = (0..9).map(step).collect();
        let total: i64 = steps.iter().map(|step| step.effort).sum();
        Problem { steps, capacities: vec![below(total as u64 + 5) as i64], counts_effort: true }
    }

    /// The most that a set of steps can be worth, `required` among them.
    fn most(problem: &Problem, required: Option<usize>) -> Option<i64> {
        let is_in = |set: usize, index: usize| set >> index & 1 == 1;
        let fits = |set: &usize| {
            let steps = || problem.steps.iter().enumerate().filter(|(index, _)| is_in(*set, *index));
            let in_order = steps().all(|(_, step)| step.predecessors.iter().all(|before| is_in(*set, before.index())));
            let effort: i64 = steps().map(|(_, step)| step.effort).sum();
            in_order && effort <= problem.capacities[0] && required.is_none_or(|index| is_in(*set, index))
        };
        let worth = |set: usize| {
            let steps = problem.steps.iter().enumerate().filter(|(index, _)| is_in(set, *index));
            steps.map(|(_, step)| problem.worth_in(step)).sum()
        };
        (0..1 << problem.steps.len()).filter(fits).map(worth).max()
    }

    #[test]
    fn a_corridor_takes_away_only_what_is_worth_too_little() {
        let mut state = 1_u64;
        let mut below = |end: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % end
        };
        let (mut n_kept, mut n_smaller) = (0, 0);
        for _ in 0..300 {
            let problem = problem(&mut below);
            let forest = Forest::new(&problem, |_, _| 0);
            let multipliers = LagrangeMultipliers::none(&problem, &forest);
            let mut corridor = Corridor::open(1, forest.len());
            let mut table = KnapsackTable::new(&problem, &forest, &corridor, WaveIndex::FIRST, 1);
            table.fill(&problem, &forest, &multipliers);
            let best = most(&problem, None).unwrap_or_default();
            assert_eq!(table.most_of_all(), best);
            let mut before = Vec::new();
            table.most_with_and_without(&forest, &mut before);
            let least = best - best / 4 - 1;
            table.narrow(&before, least, &mut corridor);
            // Whatever has to be done besides: what is worth more than that is still found.
            for required in 0..problem.steps.len() {
                let mut part = problem.clone();
                part.steps[required].last = Placement::FIRST;
                let Ok(part) = part.narrowed() else { continue };
                let mut narrow = KnapsackTable::new(&part, &forest, &corridor, WaveIndex::FIRST, 1);
                narrow.fill(&part, &forest, &multipliers);
                let expected = most(&problem, Some(required)).unwrap_or_default();
                assert!(narrow.most_of_all() <= expected);
                if expected > least {
                    assert_eq!(narrow.most_of_all(), expected);
                    n_kept += 1;
                }
                let wide = KnapsackTable::new(&part, &forest, &Corridor::open(1, forest.len()), WaveIndex::FIRST, 1);
                n_smaller += usize::from(narrow.n_cells() < wide.n_cells());
            }
        }
        assert!(n_kept > 200 && n_smaller > 200, "{n_kept} {n_smaller}");
    }
}
