//! What changes are called, so that they can be taken back by name.

use super::id::PracticeId;
use super::part::Part;
use super::step_record::{StepId, StepPart};

/// What a command changes, without the value: names an undo step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A field.
    Field(Part),
    /// A field of what is recorded for a step.
    Step(StepId, StepPart),
    /// The level, since a step to it was taken.
    StepTaken(StepId),
    /// Several things at once, which were tried out before.
    WhatIf,
    /// Everything, which was put back as it once stood.
    Recovered,
    /// What another copy of the assessment says.
    Merged,
    /// A snapshot was taken.
    SnapshotTaken,
    /// The content of a snapshot was removed.
    SnapshotRemoved,
    /// The assessment is again as it was in a snapshot.
    SnapshotRestored,
}

impl Change {
    /// The practice that is changed, where it is one.
    pub fn practice(&self) -> Option<&PracticeId> {
        match self {
            Self::Field(part) => part.practice(),
            Self::Step(step, _) | Self::StepTaken(step) => Some(&step.practice),
            Self::WhatIf
            | Self::Recovered
            | Self::Merged
            | Self::SnapshotTaken
            | Self::SnapshotRemoved
            | Self::SnapshotRestored => None,
        }
    }

    /// Whether the change is typed, so that several in a row are one to the person who types.
    pub fn is_typed(&self) -> bool {
        match self {
            Self::Field(part) => part.is_typed(),
            Self::Step(_, part) => part.is_typed(),
            Self::StepTaken(_)
            | Self::WhatIf
            | Self::Recovered
            | Self::Merged
            | Self::SnapshotTaken
            | Self::SnapshotRemoved
            | Self::SnapshotRestored => false,
        }
    }
}
