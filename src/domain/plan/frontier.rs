//! How much value how much work can bring: the efficient frontier.

use super::plan::Plan;
use super::problem::PlanProblem;
use super::request::{Decision, PlanError, PlanRequest};
use super::search::PlanSearch;
use crate::domain::catalogue::Catalogue;
use crate::domain::effort::EffortSum;
use crate::domain::evaluation::Evaluation;
use crate::domain::ratio::Ratio;

/// What the best plan of one wave comes to in some room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrontierPoint {
    /// The room of the wave.
    pub capacity: EffortSum,
    /// The work that the plan takes of it.
    pub effort: EffortSum,
    /// The plan's value: the rise of the overall score, or the risk points taken away.
    pub value: Ratio,
    /// What no plan in this room exceeds; the value itself where the plan is proven to be the best.
    pub bound: Ratio,
}

/// Finds the points of the frontier one after the other, in slices.
#[derive(Clone, Debug)]
pub struct FrontierSearch {
    problem: PlanProblem,
    /// Room of the points that are still to come, the largest first.
    rooms: Vec<EffortSum>,
    running: Option<(EffortSum, PlanSearch)>,
    points: Vec<FrontierPoint>,
}

impl FrontierSearch {
    /// `n_points` rooms in equal steps, up to that in which everything fits. Exclusions and what is
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
        let choices = request.choices.iter().filter(|choice| !matches!(choice.decision, Decision::Pinned(_)));
        let all = PlanRequest {
            capacities: vec![EffortSum::from_hundredths(u64::MAX)],
            objective: request.objective,
            choices: choices.copied().collect(),
        };
        let problem = PlanProblem::new(catalogue, evaluation, &all)?;
        let total: u64 = problem.steps.iter().map(|step| u64::from(step.effort.hundredths())).sum();
        let n_points = n_points as u64;
        let rooms = (1..=n_points).rev().map(|point| EffortSum::from_hundredths((total * point).div_ceil(n_points)));
        Ok(Self { rooms: rooms.collect(), problem, running: None, points: Vec::new() })
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
        self.running.is_none() && self.rooms.is_empty()
    }

    /// The points so far, by room.
    pub fn points(&self) -> &[FrontierPoint] {
        &self.points
    }

    fn next_search(&mut self) -> Option<(EffortSum, PlanSearch)> {
        let capacity = self.rooms.pop()?;
        Some((capacity, PlanSearch::new(self.problem.with_one_room(capacity))))
    }
}
