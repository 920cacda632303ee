//! The search for the plan.

use super::state::{Planning, StepKey};

/// The plan is looked for.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanMessage {
    /// The planner has come further.
    Planned(Box<Planning>),
    /// Make do with the best plan found so far.
    Stop,
    /// Go on with the search that was ended.
    Resume,
    /// Find out what the plan would lose without a step.
    AskMargin(StepKey),
    /// Find out what would have to change for a step to leave the plan.
    AskThresholds(StepKey),
    /// What the view of the plan brings is there: a search that has waited for it can begin.
    ToolsCame,
}
