//! The tasks of a planner, and the searches that carry them out.

use super::state::StepKey;
use opex_model::{
    FrontierSearch, Outlook, PlanConstraint, PlanRequest, PlanSearch, PracticeIndex, StepConstraint, ThresholdSearch,
};

/// Something to search for. All tasks are about the question that was asked last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// The plan.
    Plan,
    /// What a constraint costs.
    Cost(PlanConstraint),
    /// What the plan loses without a step.
    Margin(StepKey),
    /// What would have to change for a step to leave the plan.
    Thresholds(StepKey),
    /// The efficient frontier.
    Frontier,
}

/// A running search for a task.
pub(super) enum Search {
    Plan(Task, Box<PlanSearch>),
    Thresholds(StepKey, Box<ThresholdSearch>),
    Frontier(Box<FrontierSearch>),
    /// The plan was found. Its forecasts are computed.
    Outlook(Box<Outlook>),
}

impl Search {
    pub fn task(&self) -> Task {
        match self {
            Self::Plan(task, _) => *task,
            Self::Thresholds(step, _) => Task::Thresholds(*step),
            Self::Frontier(_) => Task::Frontier,
            Self::Outlook(_) => Task::Plan,
        }
    }
}

/// The request with a step excluded, without the constraints on it and on later steps of the practice.
pub(super) fn without_step(request: &PlanRequest, practice: PracticeIndex, to: u8) -> PlanRequest {
    let is_behind = |constraint: &&PlanConstraint| constraint.practice == practice && constraint.to >= to;
    let others = request.constraints.iter().filter(|constraint| !is_behind(constraint)).copied();
    let left_out = PlanConstraint { practice, to, kind: StepConstraint::Excluded };
    PlanRequest { constraints: others.chain([left_out]).collect(), ..request.clone() }
}
