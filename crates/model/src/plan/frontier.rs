//! How much value how much work can bring: the efficient frontier.

use super::plan::Plan;
use super::problem::PlanProblem;
use super::request::{PlanError, PlanRequest};
use super::search::PlanSearch;
use crate::catalogue::Catalogue;
use crate::effort::EffortSum;
use crate::evaluation::Evaluation;
use crate::plan_constraint::StepConstraint;
use crate::ratio::Ratio;

/// What the best plan of one wave comes to at some capacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrontierPoint {
    /// The capacity of the wave.
    pub capacity: EffortSum,
    /// The work that the plan takes of it.
    pub effort: EffortSum,
    /// The plan's value: the rise of the overall score, or the risk points taken away.
    pub value: Ratio,
    /// What no plan at this capacity exceeds; the value itself where the plan is proven to be the best.
    pub bound: Ratio,
}

/// Finds the points of the frontier one after the other, in slices.
#[derive(Clone, Debug)]
pub struct FrontierSearch {
    problem: PlanProblem,
    /// The capacities of the points that are still to come, the largest first.
    capacities: Vec<EffortSum>,
    running: Option<(EffortSum, PlanSearch)>,
    points: Vec<FrontierPoint>,
}

impl FrontierSearch {
    /// At most `n_points` capacities in equal round steps, and last that in which everything fits. Exclusions and what is
    /// done count; pins do not, as there is only one wave.
    ///
    /// # Errors
    /// Choices that cannot be kept.
    pub fn new(
        catalogue: &Catalogue,
        evaluation: &Evaluation,
        request: &PlanRequest,
        n_points: usize,
    ) -> Result<Self, PlanError> {
        let constraints =
            request.constraints.iter().filter(|constraint| !matches!(constraint.kind, StepConstraint::Pinned(_)));
        let all = PlanRequest {
            capacities: vec![EffortSum::from_hundredths(u64::MAX)],
            objective: request.objective,
            constraints: constraints.copied().collect(),
        };
        let problem = PlanProblem::new(catalogue, evaluation, &all)?;
        // Not what is left out, nor what rests on it.
        let total = problem.problem.effort_of_all().unsigned_abs();
        Ok(Self { capacities: capacities(total, n_points as u64), problem, running: None, points: Vec::new() })
    }

    /// Works about as long as extending `n_nodes` partial plans takes. Returns whether all is done.
    pub fn advance(&mut self, n_nodes: usize) -> bool {
        let Some((capacity, mut search)) = self.running.take().or_else(|| self.next_search()) else { return true };
        if search.advance(n_nodes).is_done {
            let Plan { value, effort, bound, .. } = search.plan();
            self.points.push(FrontierPoint { capacity, effort, value, bound });
        } else {
            self.running = Some((capacity, search));
        }
        self.running.is_none() && self.capacities.is_empty()
    }

    /// The points so far, by capacity.
    pub fn points(&self) -> &[FrontierPoint] {
        &self.points
    }

    fn next_search(&mut self) -> Option<(EffortSum, PlanSearch)> {
        let capacity = self.capacities.pop()?;
        Some((capacity, PlanSearch::new(self.problem.with_capacity_in_one_wave(capacity))))
    }
}

/// Rooms up to a total, the largest first: the total itself, and below it the multiples of the smallest step of 1, 2,
/// 2.5 or 5 times a power of ten, half a day or more, that leaves at most `n_points` of them.
fn capacities(total: u64, n_points: u64) -> Vec<EffortSum> {
    let steps = (0..18).flat_map(|power| [10, 20, 25, 50].map(|unit| unit * 10_u64.pow(power)));
    let fits = |step: &u64| *step >= 50 && total.div_ceil(*step) <= n_points;
    let step = steps.filter(|step| step % 50 == 0).find(fits).unwrap_or(u64::MAX);
    let below = (1..).map(|n| n * step).take_while(|capacity| *capacity < total);
    let capacities: Vec<u64> = below.chain([total]).collect();
    capacities.into_iter().rev().map(EffortSum::from_hundredths).collect()
}

#[cfg(test)]
mod tests {
    use super::capacities;
    use crate::effort::EffortSum;

    #[test]
    fn amounts_are_round_and_the_last_is_everything() {
        let days = |total, n_points| -> Vec<f64> {
            capacities(total, n_points).into_iter().rev().map(EffortSum::days).collect()
        };
        assert_eq!(days(43_350, 4), [200.0, 400.0, 433.5]);
        assert_eq!(days(43_350, 20).first(), Some(&25.0));
        assert_eq!(days(43_350, 20).len(), 18);
        assert_eq!(days(250, 20), [0.5, 1.0, 1.5, 2.0, 2.5]);
        assert_eq!(days(1_200, 20).len(), 12);
        assert_eq!(days(0, 20), [0.0]);
        for total in (1..100_000_000).step_by(999_983) {
            assert!((1..=20).contains(&days(total, 20).len()), "{total}");
        }
    }
}
