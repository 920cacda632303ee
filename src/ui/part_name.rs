//! What the parts of an assessment are called.

use yew::prelude::*;

use super::context::Ui;
use super::shell::change_name;
use opex_model::{CatalogueText, Change, Part, PlanPart, ProfilePart, RecordPart, StepId};

/// The name of a part, with the number of its practice, as changes of it are called.
pub fn part_name(ui: &Ui, part: &Part) -> String {
    change_of(part).map_or_else(|| ui.texts().changes.other.to_owned(), |change| change_name(ui, &change))
}

/// The name of a part with the title of its practice, as a heading.
pub fn part_title(ui: &Ui, text: Option<&CatalogueText>, part: &Part) -> Html {
    let index = part.practice().and_then(|id| ui.catalogue.position(id));
    let title = index.and_then(|index| text?.practice(index)).map(|words| words.title.to_string());
    html! {
        <>
            <span class="part-name">{ part_name(ui, part) }</span>
            if let Some(title) = title {
                { " " }<span class="part-practice">{ title }</span>
            }
        </>
    }
}

/// The change that a person makes to a part; none where nobody can.
fn change_of(part: &Part) -> Option<Change> {
    Some(match part {
        Part::Profile(part) => match part {
            ProfilePart::Team => Change::Team,
            ProfilePart::Workload => Change::Workload,
            ProfilePart::Scope => Change::Scope,
            ProfilePart::Date => Change::Date,
            ProfilePart::Facilitator => Change::Facilitator,
            ProfilePart::OperatingModel => Change::OperatingModel,
            ProfilePart::DefaultTarget => Change::DefaultTarget,
            ProfilePart::Example | ProfilePart::Kept => return None,
        },
        Part::Plan(part) => match part {
            PlanPart::Capacities => Change::PlanCapacities,
            PlanPart::Objective => Change::PlanObjective,
            PlanPart::FirstQuarter => Change::PlanFirstQuarter,
            PlanPart::Kept => return None,
        },
        Part::Record(practice, part) => {
            let practice = practice.clone();
            match part {
                RecordPart::Answer => Change::Answer(practice),
                RecordPart::DependsOnOtherTeam => Change::DependsOnOtherTeam(practice),
                RecordPart::Note => Change::Note(practice),
                RecordPart::Evidence => Change::Evidence(practice),
                RecordPart::Owner => Change::Owner(practice),
                RecordPart::Due => Change::Due(practice),
                RecordPart::Importance => Change::Importance(practice),
                RecordPart::Target => Change::Target(practice),
                RecordPart::Effort => Change::Effort(practice),
                RecordPart::Accepted => Change::Acceptance(practice),
                RecordPart::Step(to) => Change::StepStatus(StepId { practice, to: *to }),
                RecordPart::Kept => return None,
            }
        }
        Part::Kept => return None,
    })
}
