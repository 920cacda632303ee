//! What is recorded for one step of a practice.

use std::rc::Rc;

use super::extent::{Excerpt, Excerpted};
use super::fields::fields;
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

/// The fields of what is recorded for a step, for each macro that something follows from; what stands in brackets goes
/// before them. A line is read as those of [`super::fields::fields`] are.
macro_rules! step_fields {
    ($macro:ident [$($before:tt)*]) => {
        $macro! {
            [$($before)*]
            /// What a person has decided about its place in the plan.
            decision: Option<StepDecision> => Decision, chosen, shared, SetStepDecision;
            /// What has become of it.
            status: StepStatus => Status, chosen, shared, SetStepStatus;
            /// Free text.
            note: Rc<str> => Note, typed, private, SetStepNote;
        }
    };
}

pub(crate) use step_fields;

macro_rules! step_record {
    ([] $(
        $(#[$doc:meta])+
        $field:ident: $type:ty => $Name:ident, $change:ident, $extent:ident, $Command:ident;
    )+) => {
        /// What is recorded for one step.
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct StepRecord {
            $($(#[$doc])+ pub $field: $type,)+
            /// What the file said here that this version does not know.
            pub kept: UnknownFields,
        }

        /// A field of [`StepRecord`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum StepPart {
            $($(#[$doc])+ $Name,)+
        }

        impl StepPart {
            /// Whether people type it, so that several changes in a row are one to them.
            pub fn is_typed(self) -> bool {
                match self {
                    $(Self::$Name => fields!(@is_typed $change),)+
                }
            }
        }

        impl Excerpted for StepRecord {
            fn excerpt(&self, extent: Excerpt) -> Self {
                Self {
                    $($field: fields!(@excerpt $extent, &self.$field, extent),)+
                    // Nobody can see what that is.
                    kept: UnknownFields::default(),
                }
            }
        }
    };
}

step_fields!(step_record []);

/// What a person has decided about a step's place in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepDecision {
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
