//! What a plan is asked for.

use crate::effort::EffortSum;
use crate::objective::Objective;
use crate::plan_constraint::PlanConstraint;
use crate::practice_index::PracticeIndex;
use crate::scale::Level;

/// What a plan is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanRequest {
    /// The capacity of each wave; what a wave leaves unused carries over.
    pub capacities: Vec<EffortSum>,
    /// What is to be raised.
    pub objective: Objective,
    /// What has been decided; the plan is the best around these constraints.
    pub constraints: Vec<PlanConstraint>,
}

impl PlanRequest {
    /// The same request without one of its constraints: its optimum against this one's is what the constraint
    /// costs.
    pub fn without(&self, constraint: PlanConstraint) -> Self {
        let constraints = self.constraints.iter().filter(|other| **other != constraint).copied().collect();
        Self { constraints, ..self.clone() }
    }
}

/// Why a plan cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// There are no waves, or more than [`crate::Wave::MAX`].
    Waves(usize),
    /// A constraint names a step or a wave that there is not.
    NoSuchStep(PlanConstraint),
    /// The constraints contradict each other, the order of steps, a gate or the capacity of a wave: this step of
    /// a practice (its position, and the level that it leads to) has no place left.
    NoPlace {
        /// The practice.
        practice: PracticeIndex,
        /// The level after the step.
        to: Level,
    },
}
