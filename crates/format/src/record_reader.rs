//! Reading the profile and what is recorded for practices, in a file and in its snapshots.

use serde_json::Value;

use super::field_names::{profile_field, record_field};
use super::object::{Object, Problems};
use super::plan_settings::read_steps;
use super::problem::Expected;
use opex_model::{
    AcceptedRisk, Answer, Catalogue, Date, Effort, Evidence, Importance, Level, NotApplicableReason, PracticeId,
    Profile, ProfilePart, Record, RecordPart, UnknownFields,
};

/// What stands in place of a level where a practice does not apply.
pub const NOT_APPLICABLE: &str = "na";

/// Reads what is recorded for a practice.
pub fn read_record_of(
    practice: &PracticeId,
    value: &Value,
    path: String,
    catalogue: &Catalogue,
    problems: &Problems,
) -> Option<Record> {
    let object = Object::new(value, path, problems)?;
    Some(match catalogue.position(practice) {
        Some(_) => read_record(&object, catalogue),
        // Nothing is known of its scale, so it is handed on as it is.
        None => Record { kept: object.kept(), ..Record::default() },
    })
}

/// Reads the profile.
pub fn read_profile(object: &Object<'_>, catalogue: &Catalogue) -> Profile {
    let model = |text: &str| catalogue.operating_models().iter().find(|model| model.as_str() == text).cloned();
    let key = profile_field;
    let mut profile = Profile {
        team: object.text(key(ProfilePart::Team)),
        workload: object.text(key(ProfilePart::Workload)),
        scope: object.text(key(ProfilePart::Scope)),
        date: read_date(object, key(ProfilePart::Date)),
        facilitator: object.text(key(ProfilePart::Facilitator)),
        operating_model: object.parsed(key(ProfilePart::OperatingModel), Expected::OperatingModel, model),
        default_target: read_level(object, key(ProfilePart::DefaultTarget), catalogue),
        example: object.flag(key(ProfilePart::Example)),
        kept: UnknownFields::default(),
    };
    profile.kept = object.kept();
    profile
}

fn read_record(object: &Object<'_>, catalogue: &Catalogue) -> Record {
    let key = record_field;
    let importance = object.choice(key(RecordPart::Importance), &Importance::ALL, Importance::as_str);
    let mut record = Record {
        answer: read_answer(object, catalogue),
        depends_on_other_team: object.flag(key(RecordPart::DependsOnOtherTeam)),
        note: object.text(key(RecordPart::Note)),
        evidence: object.objects(key(RecordPart::Evidence)).iter().map(read_evidence).collect(),
        owner: object.text(key(RecordPart::Owner)),
        due: read_date(object, key(RecordPart::Due)),
        importance: importance.unwrap_or_default(),
        target: read_level(object, key(RecordPart::Target), catalogue),
        effort: read_effort(object, key(RecordPart::Effort)),
        accepted: object.object(key(RecordPart::Accepted)).map(|object| read_acceptance(&object)),
        steps: read_steps(object, catalogue),
        kept: UnknownFields::default(),
    };
    record.kept = object.kept();
    record
}

fn read_answer(object: &Object<'_>, catalogue: &Catalogue) -> Answer {
    let reason = object.choice("reason", &NotApplicableReason::ALL, NotApplicableReason::as_str);
    let explanation = object.text("explanation");
    let key = record_field(RecordPart::Answer);
    match object.value(key) {
        None => Answer::Unanswered,
        Some(Value::String(word)) if word == NOT_APPLICABLE => Answer::NotApplicable { reason, explanation },
        Some(value) => {
            let level = level_of(value, catalogue);
            if level.is_none() {
                object.not_allowed(key, Expected::LevelOrNotApplicable(catalogue.scale().top()));
            }
            level.map_or(Answer::Unanswered, Answer::Level)
        }
    }
}

fn read_level(object: &Object<'_>, key: &'static str, catalogue: &Catalogue) -> Option<Level> {
    let level = level_of(object.value(key)?, catalogue);
    if level.is_none() {
        object.not_allowed(key, Expected::Level(catalogue.scale().top()));
    }
    level
}

/// The level that a value is, where it is a whole number on the scale.
pub fn level_of(value: &Value, catalogue: &Catalogue) -> Option<Level> {
    let level = value.as_u64().and_then(|level| u8::try_from(level).ok());
    level.filter(|level| catalogue.scale().contains(*level))
}

fn read_effort(object: &Object<'_>, key: &'static str) -> Option<Effort> {
    let value = object.value(key)?;
    let effort = value.is_number().then(|| value.to_string()).and_then(|days| Effort::parse_days(&days));
    if effort.is_none() {
        object.not_allowed(key, Expected::Days);
    }
    effort
}

fn read_evidence(object: &Object<'_>) -> Evidence {
    let mut evidence =
        Evidence { label: object.text("label"), url: object.text("url"), kept: UnknownFields::default() };
    evidence.kept = object.kept();
    evidence
}

fn read_acceptance(object: &Object<'_>) -> AcceptedRisk {
    let mut accepted = AcceptedRisk {
        who: object.text("who"),
        why: object.text("why"),
        until: read_date(object, "until"),
        kept: UnknownFields::default(),
    };
    accepted.kept = object.kept();
    accepted
}

fn read_date(object: &Object<'_>, key: &'static str) -> Option<Date> {
    object.parsed(key, Expected::Day, Date::parse)
}
