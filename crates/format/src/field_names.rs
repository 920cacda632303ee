//! What the fields of an assessment are called in results files: in the file itself, in its snapshots, and where it
//! says who changed them last.
//!
//! Each name stands here alone. A field that has no name here does not compile; a name that changes is a new version
//! of the format, with a step in `migration.rs`.

use opex_model::{PlanPart, ProfilePart, RecordPart};

/// The group of fields that the profile is.
pub const PROFILE: &str = "profile";

/// The group of fields that the plan is.
pub const PLAN: &str = "plan";

/// The table of records, each a group of fields, by practice.
pub const ANSWERS: &str = "answers";

/// Stands for all fields that this version does not know; no field may be called so.
pub const UNKNOWN: &str = "*";

/// The name of a field of the profile.
pub fn profile_field(part: ProfilePart) -> &'static str {
    match part {
        ProfilePart::Team => "team",
        ProfilePart::Workload => "workload",
        ProfilePart::Scope => "scope",
        ProfilePart::Date => "date",
        ProfilePart::Facilitator => "facilitator",
        ProfilePart::OperatingModel => "operating_model",
        ProfilePart::DefaultTarget => "default_target",
        ProfilePart::Example => "example",
        ProfilePart::Kept => UNKNOWN,
    }
}

/// The name of a field of the plan.
pub fn plan_field(part: PlanPart) -> &'static str {
    match part {
        PlanPart::Capacities => "capacities",
        PlanPart::Objective => "objective",
        PlanPart::FirstQuarter => "first_quarter",
        PlanPart::Kept => UNKNOWN,
    }
}

/// The name of a field of what is recorded for a practice. All steps share one.
pub fn record_field(part: RecordPart) -> &'static str {
    match part {
        // With it come the two that say why a practice does not apply.
        RecordPart::Answer => "level",
        RecordPart::DependsOnOtherTeam => "depends_on_other_team",
        RecordPart::Note => NOTE,
        RecordPart::Evidence => "evidence",
        RecordPart::Owner => "owner",
        RecordPart::Due => "due",
        RecordPart::Importance => "importance",
        RecordPart::Target => "target",
        RecordPart::Effort => "effort",
        RecordPart::Accepted => "accepted",
        RecordPart::Step(_) => "steps",
        RecordPart::Kept => UNKNOWN,
    }
}

/// The name of the note, which the test-only next version of the format changes.
const NOTE: &str = if cfg!(feature = "next-version") { "remark" } else { "note" };
