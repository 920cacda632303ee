//! Reading results files.

use std::rc::Rc;

use serde_json::Value;

use super::load_error::LoadError;
use super::object::{Object, Problems};
use super::plan_settings::{read_plan, read_steps};
use super::problem::Expected;
use super::{RESULTS_FORMAT, RESULTS_VERSION};
use crate::domain::{
    AcceptedRisk, Answer, Assessment, Catalogue, Date, Effort, Evidence, Importance, KeptJson, Level,
    NotApplicableReason, Profile, Record, Timestamp,
};

/// The largest results file that is read. A full assessment with long notes has well under 1 MB.
pub const MAX_RESULTS_BYTES: u64 = 20_000_000;

/// What a results file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// When it was last changed.
    pub changed_at: Option<Timestamp>,
}

/// Reads a results file of the given catalogue: recognizes it, checks the version, then every value.
///
/// # Errors
/// The first reason for which it is not a results file of this catalogue, or all values that are not
/// allowed.
pub fn read_results(text: &str, catalogue: &Catalogue) -> Result<Document, LoadError> {
    let bytes = text.len() as u64;
    if bytes > MAX_RESULTS_BYTES {
        return Err(LoadError::TooLarge { bytes, limit: MAX_RESULTS_BYTES });
    }
    // Some editors put a byte order mark first, which JSON does not allow.
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(LoadError::Empty);
    }
    let value: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    recognize(&value)?;

    let problems = Problems::default();
    let document = read_document(&value, catalogue, &problems);
    match (document, problems.into_inner()) {
        (Ok(Some(document)), problems) if problems.is_empty() => Ok(document),
        (Err(error), _) => Err(error),
        (Ok(_), problems) => Err(LoadError::Invalid(problems)),
    }
}

pub(super) fn not_json(error: &serde_json::Error) -> LoadError {
    if error.is_eof() {
        LoadError::Truncated { line: error.line() }
    } else {
        LoadError::NotJson { line: error.line(), column: error.column() }
    }
}

fn recognize(value: &Value) -> Result<(), LoadError> {
    let format = value.get("format").and_then(Value::as_str);
    if format != Some(RESULTS_FORMAT) {
        return Err(LoadError::NotResults { found: format.map(str::to_owned) });
    }
    let version = value.get("version").unwrap_or(&Value::Null);
    match version.as_u64() {
        Some(found) if found > RESULTS_VERSION => Err(LoadError::NewerVersion { found, supported: RESULTS_VERSION }),
        Some(1..=RESULTS_VERSION) => Ok(()),
        _ => Err(LoadError::UnknownVersion { found: super::object::shorten(version) }),
    }
}

fn read_document(value: &Value, catalogue: &Catalogue, problems: &Problems) -> Result<Option<Document>, LoadError> {
    let Some(root) = Object::new(value, String::new(), problems) else { return Ok(None) };
    let (_, _) = (root.value("format"), root.value("version"));
    let found = root.required_text("catalogue");
    if !found.is_empty() && *found != *catalogue.id().as_str() {
        return Err(LoadError::OtherCatalogue {
            found: found.to_string(),
            expected: catalogue.id().as_str().to_owned(),
        });
    }
    let id = root.required_text("id");
    let changed_at = root.parsed("changed_at", Expected::Moment, Timestamp::parse);
    let profile = root.object("profile").map(|object| read_profile(&object, catalogue)).unwrap_or_default();
    let mut assessment = Assessment::new((*id).into(), catalogue.id().clone(), profile);
    if let Some(plan) = root.object("plan") {
        assessment.plan = Rc::new(read_plan(&plan));
    }
    if let Some(answers) = root.object("answers") {
        for (practice, value, path) in answers.entries() {
            let practice = practice.into();
            let record = match catalogue.position(&practice) {
                Some(_) => Object::new(value, path, problems).map(|object| read_record(&object, catalogue)),
                // Nothing is known of its scale, so it is handed on as it is.
                None => {
                    Object::new(value, path, problems).map(|object| Record { kept: object.kept(), ..Record::default() })
                }
            };
            if let Some(record) = record {
                assessment.records.insert(practice, Rc::new(record));
            }
        }
    }
    assessment.kept = root.kept();
    Ok(Some(Document { assessment: Rc::new(assessment), changed_at }))
}

fn read_profile(object: &Object<'_>, catalogue: &Catalogue) -> Profile {
    let model = |text: &str| catalogue.operating_models().iter().find(|model| model.as_str() == text).cloned();
    let mut profile = Profile {
        team: object.text("team"),
        workload: object.text("workload"),
        scope: object.text("scope"),
        date: read_date(object, "date"),
        facilitator: object.text("facilitator"),
        operating_model: object.parsed("operating_model", Expected::OperatingModel, model),
        default_target: read_level(object, "default_target", catalogue),
        example: object.flag("example"),
        kept: KeptJson::default(),
    };
    profile.kept = object.kept();
    profile
}

fn read_record(object: &Object<'_>, catalogue: &Catalogue) -> Record {
    let mut record = Record {
        answer: read_answer(object, catalogue),
        depends_on_other_team: object.flag("depends_on_other_team"),
        note: object.text("note"),
        evidence: object.objects("evidence").iter().map(read_evidence).collect(),
        owner: object.text("owner"),
        due: read_date(object, "due"),
        importance: object.choice("importance", &Importance::ALL, Importance::as_str).unwrap_or_default(),
        target: read_level(object, "target", catalogue),
        effort: read_effort(object),
        accepted: object.object("accepted").map(|object| read_acceptance(&object)),
        steps: read_steps(object, catalogue),
        kept: KeptJson::default(),
    };
    record.kept = object.kept();
    record
}

fn read_answer(object: &Object<'_>, catalogue: &Catalogue) -> Answer {
    let reason = object.choice("reason", &NotApplicableReason::ALL, NotApplicableReason::as_str);
    let explanation = object.text("explanation");
    match object.value("level") {
        None => Answer::Unanswered,
        Some(Value::String(word)) if word == "na" => Answer::NotApplicable { reason, explanation },
        Some(value) => {
            let level = level_of(value, catalogue);
            if level.is_none() {
                object.not_allowed("level", Expected::LevelOrNotApplicable(catalogue.scale().top()));
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
pub(super) fn level_of(value: &Value, catalogue: &Catalogue) -> Option<Level> {
    let level = value.as_u64().and_then(|level| u8::try_from(level).ok());
    level.filter(|level| catalogue.scale().contains(*level))
}

fn read_effort(object: &Object<'_>) -> Option<Effort> {
    let value = object.value("effort")?;
    let effort = value.is_number().then(|| value.to_string()).and_then(|days| Effort::parse_days(&days));
    if effort.is_none() {
        object.not_allowed("effort", Expected::Days);
    }
    effort
}

fn read_evidence(object: &Object<'_>) -> Evidence {
    let mut evidence = Evidence { label: object.text("label"), url: object.text("url"), kept: KeptJson::default() };
    evidence.kept = object.kept();
    evidence
}

fn read_acceptance(object: &Object<'_>) -> AcceptedRisk {
    let mut accepted = AcceptedRisk {
        who: object.text("who"),
        why: object.text("why"),
        until: read_date(object, "until"),
        kept: KeptJson::default(),
    };
    accepted.kept = object.kept();
    accepted
}

fn read_date(object: &Object<'_>, key: &'static str) -> Option<Date> {
    object.parsed(key, Expected::Day, Date::parse)
}
