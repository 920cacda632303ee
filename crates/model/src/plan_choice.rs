//! A decision about a step, as the plan has to follow it.

use super::scale::Level;
use super::wave::Wave;

/// A decision about one step, named by its practice and the level that it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanChoice {
    /// Position of the practice in the catalogue.
    pub practice: usize,
    /// The level after the step.
    pub to: Level,
    /// What is decided.
    pub decision: StepDecision,
}

/// What is decided about a step. What has become of it ([`super::StepStatus`]) decides before what a person has chosen for
/// it ([`super::StepChoice`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepDecision {
    /// It is taken in this wave.
    Pinned(Wave),
    /// It is not taken, because it was left out or dropped; so neither are those after it.
    Excluded,
    /// It has been taken, though nobody has confirmed the level yet: at no cost to the plan and no gain for it, as those
    /// before it.
    Done,
}
