//! Reading results files.

use std::rc::Rc;

use serde_json::Value;

use super::field_names::{ANSWERS, PLAN, PROFILE};
use super::load_error::LoadError;
use super::migration::migrate;
use super::object::{Object, Problems};
use super::plan_settings::read_plan;
use super::problem::Expected;
use super::record_reader::{read_profile, read_record_of};
use super::snapshots::read_snapshots;
use super::stamps::read_stamps;
use super::{RESULTS_FORMAT, RESULTS_VERSION};
use opex_model::{Assessment, Catalogue, Editor, Revision, Stamps, Timestamp, UnknownFields};

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
    pub kept: UnknownFields,
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
    if let Value::Object(file) = &mut value {
        migrate(file, version);
    }
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
    let profile = root.object(PROFILE).map(|object| read_profile(&object, catalogue)).unwrap_or_default();
    let mut assessment = Assessment::new((*id).into(), catalogue.id().clone(), profile);
    if let Some(plan) = root.object(PLAN) {
        assessment.plan = Rc::new(read_plan(&plan));
    }
    if let Some(answers) = root.object(ANSWERS) {
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
