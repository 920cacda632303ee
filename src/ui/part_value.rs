//! What an assessment says in one of its parts, for people.

use yew::prelude::*;

use super::components::{importance_name, reason_name};
use super::context::Ui;
use super::plan::names;
use opex_language::{fill, number};
use opex_model::{
    AcceptedRisk, Answer, Assessment, CatalogueText, Evidence, Level, Part, PlanPart, ProfilePart, Record, RecordPart,
    StepDecision, StepRecord, UnknownFields,
};

/// The value of a part. Notes keep their line breaks; text of files stays text.
pub fn part_value(ui: &Ui, text: Option<&CatalogueText>, assessment: &Assessment, part: &Part) -> Html {
    match part {
        Part::Profile(part) => profile_value(ui, text, assessment, *part),
        Part::Plan(part) => plan_value(ui, assessment, *part),
        Part::Record(practice, part) => {
            let none = Record::default();
            let record = assessment.record(practice).map_or(&none, |record| &**record);
            record_value(ui, text, record, *part)
        }
        Part::Kept => kept(ui, &assessment.kept),
    }
}

fn profile_value(ui: &Ui, text: Option<&CatalogueText>, assessment: &Assessment, part: ProfilePart) -> Html {
    let profile = &assessment.profile;
    match part {
        ProfilePart::Team => words(ui, &profile.team),
        ProfilePart::Workload => words(ui, &profile.workload),
        ProfilePart::Scope => words(ui, &profile.scope),
        ProfilePart::Date => words(ui, &number::day(profile.date)),
        ProfilePart::Facilitator => words(ui, &profile.facilitator),
        ProfilePart::OperatingModel => {
            let short = |id| text.and_then(|text| text.operating_models.get(id)).map(|model| model.short.to_string());
            let id = profile.operating_model.as_ref();
            words(ui, &id.map(|id| short(id).unwrap_or_else(|| id.to_string())).unwrap_or_default())
        }
        ProfilePart::DefaultTarget => target(ui, text, profile.default_target),
        ProfilePart::Example => flag(ui, profile.example),
        ProfilePart::Kept => kept(ui, &profile.kept),
    }
}

fn plan_value(ui: &Ui, assessment: &Assessment, part: PlanPart) -> Html {
    let plan = &assessment.plan;
    match part {
        PlanPart::Capacities => {
            let days = plan.capacities.iter().map(|days| number::days(ui.texts().common().days, *days));
            words(ui, &days.collect::<Vec<_>>().join(", "))
        }
        PlanPart::Objective => words(ui, names::aim(ui, plan.objective)),
        PlanPart::FirstQuarter => {
            words(ui, &plan.first_quarter.map(|quarter| names::quarter(ui, quarter)).unwrap_or_default())
        }
        PlanPart::Kept => kept(ui, &plan.kept),
    }
}

fn record_value(ui: &Ui, text: Option<&CatalogueText>, record: &Record, part: RecordPart) -> Html {
    let common = ui.texts().common();
    match part {
        RecordPart::Answer => answer(ui, text, &record.answer),
        RecordPart::DependsOnOtherTeam => flag(ui, record.depends_on_other_team),
        RecordPart::Note => words(ui, &record.note),
        RecordPart::Evidence => evidence(ui, &record.evidence),
        RecordPart::Owner => words(ui, &record.owner),
        RecordPart::Due => words(ui, &number::day(record.due)),
        RecordPart::Importance => words(ui, importance_name(common, record.importance)),
        RecordPart::Target => target(ui, text, record.target),
        RecordPart::Effort => match record.effort {
            Some(effort) => words(ui, &number::days(common.days, effort)),
            None => words(ui, ui.texts().files().by_default),
        },
        RecordPart::Accepted => match &record.accepted {
            Some(accepted) => acceptance(ui, accepted),
            None => words(ui, ""),
        },
        RecordPart::Step(to) => record.step(to).map_or_else(|| words(ui, ""), |step| follow_up(ui, step)),
        RecordPart::Kept => kept(ui, &record.kept),
    }
}

/// Text as it was written; a word for none.
fn words(ui: &Ui, text: &str) -> Html {
    if text.trim().is_empty() {
        html! { <span class="value-empty">{ ui.texts().files().empty }</span> }
    } else {
        html! { <span class="value-text">{ text.to_owned() }</span> }
    }
}

fn flag(ui: &Ui, is_set: bool) -> Html {
    let texts = ui.texts().files();
    words(ui, if is_set { texts.yes } else { texts.no })
}

/// A level with its short name.
pub fn level_words(text: Option<&CatalogueText>, level: Level) -> String {
    let name = text.and_then(|text| text.scale.get(usize::from(level))).map(|level| &*level.name);
    name.map_or_else(|| level.to_string(), |name| format!("{level} {name}"))
}

fn target(ui: &Ui, text: Option<&CatalogueText>, level: Option<Level>) -> Html {
    words(ui, &level.map_or_else(|| ui.texts().files().by_default.to_owned(), |level| level_words(text, level)))
}

/// An answer in words.
pub fn answer_words(ui: &Ui, text: Option<&CatalogueText>, answer: &Answer) -> String {
    let common = ui.texts().common();
    match answer {
        Answer::Unanswered => common.unanswered.to_owned(),
        Answer::Level(level) => level_words(text, *level),
        Answer::NotApplicable { .. } => common.not_applicable.to_owned(),
    }
}

fn answer(ui: &Ui, text: Option<&CatalogueText>, answer: &Answer) -> Html {
    let line = answer_words(ui, text, answer);
    let Answer::NotApplicable { reason, explanation } = answer else { return words(ui, &line) };
    let reason = reason.map(|reason| reason_name(ui.texts().assess(), reason).to_owned());
    let more = reason.into_iter().chain((!explanation.is_empty()).then(|| explanation.to_string()));
    words(ui, &std::iter::once(line).chain(more).collect::<Vec<_>>().join("\n"))
}

fn evidence(ui: &Ui, evidence: &[Evidence]) -> Html {
    if evidence.is_empty() {
        return words(ui, "");
    }
    let item = |evidence: &Evidence| {
        let place = match evidence.is_link() {
            true => html! {
                <a href={evidence.url.to_string()} target="_blank" rel="noopener noreferrer">{ &*evidence.url }</a>
            },
            false => html! { &*evidence.url },
        };
        html! { <li>{ &*evidence.label }{ " " }{ place }</li> }
    };
    html! { <ul class="value-list">{ for evidence.iter().map(item) }</ul> }
}

fn acceptance(ui: &Ui, accepted: &AcceptedRisk) -> Html {
    let until = accepted.until.map(|day| fill(ui.texts().files().until, &[("day", &day.to_string())]));
    let lines = [accepted.who.to_string(), accepted.why.to_string()].into_iter().chain(until);
    words(ui, &lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
}

fn follow_up(ui: &Ui, step: &StepRecord) -> Html {
    let texts = ui.texts().files();
    // Named one by one, so that a new field cannot be forgotten here.
    let StepRecord { decision, status, note, kept: _ } = step;
    let decision = decision.map(|decision| match decision {
        StepDecision::Pinned(wave) => fill(texts.pinned, &[("n", &wave.number().to_string())]),
        StepDecision::Excluded => texts.excluded.to_owned(),
    });
    let lines = std::iter::once(names::status(ui, *status).to_owned()).chain(decision).chain([note.to_string()]);
    words(ui, &lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
}

/// What this version does not know is shown as it stands in the file.
fn kept(ui: &Ui, kept: &UnknownFields) -> Html {
    if kept.0.is_empty() {
        words(ui, "")
    } else {
        html! { <code class="value-text">{ &*kept.0 }</code> }
    }
}
