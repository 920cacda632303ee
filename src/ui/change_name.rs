//! What changes are called.

use super::context::Ui;
use opex_language::{ChangeTexts, fill};
use opex_model::{Change, Part, PlanPart, ProfilePart, RecordPart, StepPart};

/// What a change changed, with the number of its practice.
pub fn change_name(ui: &Ui, change: &Change) -> String {
    let texts = ui.texts().changes();
    let template = match change {
        Change::Field(part) => field_name(texts, part),
        Change::Step(_, StepPart::Decision) => texts.step_decision,
        Change::Step(_, StepPart::Status) => texts.step_status,
        Change::Step(_, StepPart::Note) => texts.step_note,
        Change::StepTaken(_) => texts.step_taken,
        Change::WhatIf => texts.what_if,
        Change::Recovered => texts.recovered,
        Change::Merged => texts.merged,
        Change::SnapshotTaken => texts.snapshot_taken,
        Change::SnapshotRemoved => texts.snapshot_removed,
        Change::SnapshotRestored => texts.snapshot_restored,
    };
    let practice = change.practice().and_then(|id| ui.catalogue.position(id));
    let number = practice.and_then(|index| ui.catalogue.practice(index)).map(|practice| &*practice.number);
    fill(template, &[("practice", number.unwrap_or_default())])
}

fn field_name(texts: &ChangeTexts, part: &Part) -> &'static str {
    match part {
        Part::Profile(part) => match part {
            ProfilePart::Team => texts.team,
            ProfilePart::Workload => texts.workload,
            ProfilePart::Scope => texts.scope,
            ProfilePart::Date => texts.date,
            ProfilePart::Facilitator => texts.facilitator,
            ProfilePart::OperatingModel => texts.operating_model,
            ProfilePart::DefaultTarget => texts.default_target,
            ProfilePart::Example | ProfilePart::Kept => texts.other,
        },
        Part::Plan(part) => match part {
            PlanPart::Capacities => texts.plan_capacities,
            PlanPart::Objective => texts.plan_objective,
            PlanPart::FirstQuarter => texts.plan_first_quarter,
            PlanPart::Kept => texts.other,
        },
        Part::Record(_, part) => match part {
            RecordPart::Answer => texts.answer,
            RecordPart::DependsOnOtherTeam => texts.depends_on_other_team,
            RecordPart::Note => texts.note,
            RecordPart::Evidence => texts.evidence,
            RecordPart::Owner => texts.owner,
            RecordPart::Due => texts.due,
            RecordPart::Importance => texts.importance,
            RecordPart::Target => texts.target,
            RecordPart::Effort => texts.effort,
            RecordPart::Accepted => texts.acceptance,
            RecordPart::Step(_) => texts.step_status,
            RecordPart::Kept => texts.other,
        },
        Part::Kept => texts.other,
    }
}
