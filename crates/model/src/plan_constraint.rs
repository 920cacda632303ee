//! A constraint of the plan: what it has to do with one step.

use super::practice_index::PracticeIndex;
use super::scale::Level;
use super::wave::Wave;

/// What the plan has to do with one step, named by its practice and the level that it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanConstraint {
    /// The practice.
    pub practice: PracticeIndex,
    /// The level after the step.
    pub to: Level,
    /// What it has to do.
    pub kind: StepConstraint,
}

/// What the plan has to do with a step. What has become of it ([`super::StepStatus`]) decides before what a person has chosen for
/// it ([`super::StepDecision`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepConstraint {
    /// It is taken in this wave.
    Pinned(Wave),
    /// It is not taken, because it was left out or dropped; so neither are those after it.
    Excluded,
    /// It has been taken, though nobody has confirmed the level yet: at no cost to the plan and no gain for it, as those
    /// before it.
    Done,
}
