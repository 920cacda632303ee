//! What a plan is asked for.

use crate::effort::EffortSum;
use crate::objective::Objective;
use crate::plan_constraint::PlanConstraint;
use crate::scale::Level;

/// What a plan is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanRequest {
    /// The work that each wave has room for; what a wave leaves unused carries over.
    pub capacities: Vec<EffortSum>,
    /// What is to be raised.
    pub objective: Objective,
    /// What has been decided; the plan is the best around these choices.
    pub choices: Vec<PlanConstraint>,
}

impl PlanRequest {
    /// The same request without one of its choices: its optimum against this one's is what the choice
    /// costs.
    pub fn without(&self, choice: PlanConstraint) -> Self {
        let choices = self.choices.iter().filter(|other| **other != choice).copied().collect();
        Self { choices, ..self.clone() }
    }
}

/// Why a plan cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// There are no waves, or more than [`crate::Wave::MAX`].
    Waves(usize),
    /// A choice names a step or a wave that there is not.
    NoSuchStep(PlanConstraint),
    /// The choices contradict each other, the order of steps, a gate or the room of a wave: this step of
    /// a practice (its position, and the level that it leads to) has no place left.
    NoPlace {
        /// Position of the practice in the catalogue.
        practice: usize,
        /// The level after the step.
        to: Level,
    },
}
