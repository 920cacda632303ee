//! What is recorded for one step of a practice.

use std::rc::Rc;

use super::id::PracticeId;
use super::scale::Level;
use super::unknown_fields::UnknownFields;
use super::wave::Wave;

/// A step, named so that it stays the same whatever the practice's level is today.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StepId {
    /// The practice.
    pub practice: PracticeId,
    /// The level after the step, 1 to the top of the scale; the one before is a level lower.
    pub to: Level,
}

/// What is recorded for one step.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct StepRecord {
    /// What a person has decided about its place in the plan.
    pub choice: Option<StepChoice>,
    /// What has become of it.
    pub status: StepStatus,
    /// Free text.
    pub note: Rc<str>,
    /// What the file said here that this version does not know.
    pub kept: UnknownFields,
}

/// What a person has decided about a step's place in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepChoice {
    /// It is taken in this wave.
    Pinned(Wave),
    /// It is not taken.
    Excluded,
}

/// What has become of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepStatus {
    /// Nobody has begun.
    #[default]
    Planned,
    /// Someone is at it.
    InProgress,
    /// It has been taken. That the level is reached is for a person to confirm.
    Done,
    /// It will not be taken.
    Dropped,
}

impl StepStatus {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Planned, Self::InProgress, Self::Done, Self::Dropped];

    /// The word that files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::InProgress => "in-progress",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// Whether somebody still has to see to the step.
    pub fn is_open(self) -> bool {
        match self {
            Self::Planned | Self::InProgress => true,
            Self::Done | Self::Dropped => false,
        }
    }
}
