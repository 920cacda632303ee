//! What changes are called, so that they can be taken back by name.

use super::follow_up::StepId;
use super::id::PracticeId;

/// What a command changes, without the value: names an undo step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The answer of a practice.
    Answer(PracticeId),
    /// The flag for another team.
    DependsOnOtherTeam(PracticeId),
    /// The note.
    Note(PracticeId),
    /// The evidence.
    Evidence(PracticeId),
    /// The owner.
    Owner(PracticeId),
    /// The due date.
    Due(PracticeId),
    /// The importance.
    Importance(PracticeId),
    /// The target.
    Target(PracticeId),
    /// The effort.
    Effort(PracticeId),
    /// The acceptance of the risk.
    Acceptance(PracticeId),
    /// The place of a step in the plan.
    StepChoice(StepId),
    /// What has become of a step.
    StepStatus(StepId),
    /// The note on a step.
    StepNote(StepId),
    /// The level, since a step to it was taken.
    StepTaken(StepId),
    /// The team.
    Team,
    /// The workload.
    Workload,
    /// The scope.
    Scope,
    /// The day of the assessment.
    Date,
    /// The facilitator.
    Facilitator,
    /// The operating model.
    OperatingModel,
    /// The default target.
    DefaultTarget,
    /// The room in the plan's waves.
    PlanCapacities,
    /// What the plan is to raise.
    PlanObjective,
    /// The quarter of the plan's first wave.
    PlanFirstQuarter,
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
            Self::Answer(id)
            | Self::DependsOnOtherTeam(id)
            | Self::Note(id)
            | Self::Evidence(id)
            | Self::Owner(id)
            | Self::Due(id)
            | Self::Importance(id)
            | Self::Target(id)
            | Self::Effort(id)
            | Self::Acceptance(id) => Some(id),
            Self::StepChoice(step) | Self::StepStatus(step) | Self::StepNote(step) | Self::StepTaken(step) => {
                Some(&step.practice)
            }
            Self::Team
            | Self::Workload
            | Self::Scope
            | Self::Date
            | Self::Facilitator
            | Self::OperatingModel
            | Self::DefaultTarget
            | Self::PlanCapacities
            | Self::PlanObjective
            | Self::PlanFirstQuarter
            | Self::WhatIf
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
            Self::Note(_)
            | Self::Evidence(_)
            | Self::Owner(_)
            | Self::Effort(_)
            | Self::Acceptance(_)
            | Self::Team
            | Self::Workload
            | Self::StepNote(_)
            | Self::Scope
            | Self::Facilitator
            | Self::PlanCapacities => true,
            Self::Answer(_)
            | Self::DependsOnOtherTeam(_)
            | Self::Due(_)
            | Self::Importance(_)
            | Self::Target(_)
            | Self::StepChoice(_)
            | Self::StepStatus(_)
            | Self::StepTaken(_)
            | Self::Date
            | Self::OperatingModel
            | Self::DefaultTarget
            | Self::PlanObjective
            | Self::PlanFirstQuarter
            | Self::WhatIf
            | Self::Recovered
            | Self::Merged
            | Self::SnapshotTaken
            | Self::SnapshotRemoved
            | Self::SnapshotRestored => false,
        }
    }
}
