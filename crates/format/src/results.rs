//! Reading results files.

use std::rc::Rc;

use serde_json::Value;

use super::load_error::LoadError;
use super::migration::migrate;
use super::object::{Object, Problems};
use super::plan_settings::{read_plan, read_steps};
use super::problem::Expected;
use super::snapshots::read_snapshots;
use super::stamps::read_stamps;
use super::{RESULTS_FORMAT, RESULTS_VERSION};
use opex_model::{
    AcceptedRisk, Answer, Assessment, Catalogue, Date, Editor, Effort, Evidence, Importance, KeptJson, Level,
    NotApplicableReason, PracticeId, Profile, Record, Revision, Stamps, Timestamp,
};

/// The largest results file that is read. A full assessment with long notes has well under 1 MB.
pub const MAX_RESULTS_BYTES: u64 = 20_000_000;

/// What a results file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// The changes that led to it, as far as they are known.
    pub stamps: Rc<Stamps>,
    /// The catalogue as it was when the file was written, where the file says so.
    pub catalogue: CatalogueMark,
    /// When it was last changed.
    pub changed_at: Option<Timestamp>,
}

/// What a results file says of its catalogue besides the id, so that a changed catalogue shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatalogueMark {
    /// The edition; empty where it is not known.
    pub edition: Rc<str>,
    /// The digest; empty where it is not known.
    pub digest: Rc<str>,
    /// What the file said here that this version does not know.
    pub kept: KeptJson,
}

impl CatalogueMark {
    /// The mark of a document that is answered by this catalogue from now on.
    pub fn renewed(&self, catalogue: &Catalogue) -> Self {
        Self { edition: catalogue.edition().into(), digest: Rc::clone(catalogue.digest()), kept: self.kept.clone() }
    }

    /// Whether what is scored has changed between two marks, as far as they tell.
    pub fn differs(&self, other: &Self) -> bool {
        !self.digest.is_empty() && !other.digest.is_empty() && self.digest != other.digest
    }
}

impl Document {
    /// A document of an assessment that nothing more is known of.
    pub fn new(assessment: Rc<Assessment>, changed_at: Option<Timestamp>) -> Self {
        Self { assessment, stamps: Rc::default(), catalogue: CatalogueMark::default(), changed_at }
    }

    /// The document after a change that somebody has made to its assessment.
    pub fn changed(&self, assessment: Assessment, now: &Timestamp, by: &Editor) -> Self {
        let mut stamps = (*self.stamps).clone();
        stamps.note(&self.assessment, &assessment, now, by);
        Self {
            assessment: Rc::new(assessment),
            stamps: Rc::new(stamps),
            catalogue: self.catalogue.clone(),
            changed_at: Some(now.clone()),
        }
    }

    /// The document as one of several copies.
    pub fn revision(&self) -> Revision {
        Revision { assessment: Rc::clone(&self.assessment), stamps: Rc::clone(&self.stamps) }
    }
}

/// Reads a results file of the given catalogue: recognizes it, checks the version, then every value.
///
/// # Errors
/// The first reason for which it is not a results file of this catalogue, or all values that are not
/// allowed.
pub fn read_results(text: &str, catalogue: &Catalogue) -> Result<Document, LoadError> {
    let value = parse_results(text)?;
    let problems = Problems::default();
    let document = read_document(&value, catalogue, &problems);
    match (document, problems.into_inner()) {
        (Ok(Some(document)), problems) if problems.is_empty() => Ok(document),
        (Err(error), _) => Err(error),
        (Ok(_), problems) => Err(LoadError::Invalid(problems)),
    }
}

/// The content of a results file, brought up to the latest version.
pub(super) fn parse_results(text: &str) -> Result<Value, LoadError> {
    let bytes = text.len() as u64;
    if bytes > MAX_RESULTS_BYTES {
        return Err(LoadError::TooLarge { bytes, limit: MAX_RESULTS_BYTES });
    }
    // Some editors put a byte order mark first, which JSON does not allow.
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(LoadError::Empty);
    }
    let mut value: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    let version = recognize(&value)?;
    migrate(&mut value, version);
    Ok(value)
}

pub(super) fn not_json(error: &serde_json::Error) -> LoadError {
    if error.is_eof() {
        LoadError::Truncated { line: error.line() }
    } else {
        LoadError::NotJson { line: error.line(), column: error.column() }
    }
}

/// The version of a results file that can be read here.
fn recognize(value: &Value) -> Result<u64, LoadError> {
    let format = value.get("format").and_then(Value::as_str);
    if format != Some(RESULTS_FORMAT) {
        return Err(LoadError::NotResults { found: format.map(str::to_owned) });
    }
    let version = value.get("version").unwrap_or(&Value::Null);
    match version.as_u64() {
        Some(found) if found > RESULTS_VERSION => Err(LoadError::NewerVersion { found, supported: RESULTS_VERSION }),
        Some(found @ 1..=RESULTS_VERSION) => Ok(found),
        _ => Err(LoadError::UnknownVersion { found: super::object::shorten(version) }),
    }
}

/// Reads every value of a results file that is allowed and notes the others.
///
/// # Errors
/// Where the file belongs to another catalogue.
pub(super) fn read_document(
    value: &Value,
    catalogue: &Catalogue,
    problems: &Problems,
) -> Result<Option<Document>, LoadError> {
    let Some(root) = Object::new(value, String::new(), problems) else { return Ok(None) };
    let (_, _) = (root.value("format"), root.value("version"));
    let catalogue_object = root.required_object("catalogue");
    let said = catalogue_object.as_ref();
    let found = said.map(|said| said.required_text("id")).unwrap_or_default();
    let mark = CatalogueMark {
        edition: said.map(|said| said.text("edition")).unwrap_or_default(),
        digest: said.map(|said| said.text("digest")).unwrap_or_default(),
        kept: said.map(Object::kept).unwrap_or_default(),
    };
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
            if let Some(record) = read_record_of(&practice, value, path, catalogue, problems) {
                assessment.records.insert(practice, Rc::new(record));
            }
        }
    }
    let stamps = root.object("changes").map(|changes| read_stamps(&changes)).unwrap_or_default();
    assessment.snapshots = read_snapshots(&root, &assessment.id, catalogue);
    assessment.kept = root.kept();
    Ok(Some(Document { assessment: Rc::new(assessment), stamps: Rc::new(stamps), catalogue: mark, changed_at }))
}

/// Reads what is recorded for a practice.
pub(super) fn read_record_of(
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
pub(super) fn read_profile(object: &Object<'_>, catalogue: &Catalogue) -> Profile {
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
