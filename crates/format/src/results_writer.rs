//! Writing results files: the same state always gives the same bytes.

use serde::Serialize;
use serde_json::{Map, Number, Value};

use super::plan_settings::{PlanDto, StepsDto, days_number};
use super::results::Document;
use super::snapshots::write_snapshots;
use super::stamps::write_stamps;
use super::{RESULTS_FORMAT, RESULTS_VERSION};
use opex_model::{
    AcceptedRisk, Answer, Evidence, Importance, KeptJson, NotApplicableReason, OperatingModelId, Profile, Record,
    Timestamp,
};

/// A results file as text: UTF-8, two spaces of indentation, a line break at the end. Known keys come
/// in a fixed order, practices and unknown keys by name.
pub fn write_results(document: &Document) -> String {
    let assessment = &document.assessment;
    let answers = assessment.records.iter().map(|(id, record)| (id.as_str(), RecordDto::new(record)));
    let file = FileDto {
        format: RESULTS_FORMAT,
        version: RESULTS_VERSION,
        catalogue: CatalogueDto {
            id: assessment.catalogue.as_str(),
            edition: &document.catalogue.edition,
            digest: &document.catalogue.digest,
            kept: kept(&document.catalogue.kept),
        },
        id: assessment.id.as_str(),
        changed_at: document.changed_at.as_ref().map(Timestamp::as_str),
        profile: ProfileDto::new(&assessment.profile),
        plan: PlanDto::new(&assessment.plan),
        answers: SortedMap(answers.collect()),
        changes: write_stamps(&document.stamps),
        snapshots: write_snapshots(&assessment.snapshots),
        kept: kept(&assessment.kept),
    };
    // Serializing texts, numbers and maps to memory cannot fail; an empty file would be noticed.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// A name for the results file.
pub fn results_file_name(profile: &Profile) -> String {
    format!("{}.opex.json", file_stem(profile))
}

/// What the names of an assessment's files begin with, from the team and the workload: every file system takes it.
pub fn file_stem(profile: &Profile) -> String {
    let words = [&*profile.team, &*profile.workload].map(file_name_part);
    let name = words.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("-");
    if name.is_empty() { "assessment".to_owned() } else { name }
}

fn file_name_part(text: &str) -> String {
    const MAX_CHARACTERS: usize = 40;
    // Letters beyond ASCII are not told from signs, because the tables for that are large; no file system minds either.
    let is_plain = |character: char| !(character.is_ascii() || character.is_whitespace() || character.is_control());
    let is_allowed = |character: char| character.is_ascii_alphanumeric() || is_plain(character);
    let allowed = |character: char| if is_allowed(character) { character } else { '-' };
    let name: String = text.trim().chars().map(allowed).take(MAX_CHARACTERS).collect();
    name.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[derive(Serialize)]
struct FileDto<'a> {
    format: &'a str,
    version: u64,
    catalogue: CatalogueDto<'a>,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    changed_at: Option<&'a str>,
    profile: ProfileDto<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<PlanDto>,
    answers: SortedMap<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Map<String, Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snapshots: Option<Vec<Value>>,
    #[serde(flatten)]
    kept: Map<String, Value>,
}

#[derive(Serialize)]
struct CatalogueDto<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    edition: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    digest: &'a str,
    #[serde(flatten)]
    kept: Map<String, Value>,
}

/// The profile as it is written.
#[derive(Serialize)]
pub struct ProfileDto<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    team: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    workload: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    scope: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    facilitator: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    operating_model: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_target: Option<u8>,
    #[serde(skip_serializing_if = "is_false")]
    example: bool,
    #[serde(flatten)]
    kept: Map<String, Value>,
}

/// What is recorded for a practice, as it is written.
#[derive(Serialize)]
pub struct RecordDto<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    explanation: &'a str,
    #[serde(skip_serializing_if = "is_false")]
    depends_on_other_team: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<EvidenceDto<'a>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    owner: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    importance: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effort: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<AcceptedDto<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<StepsDto<'a>>,
    #[serde(flatten)]
    kept: Map<String, Value>,
}

#[derive(Serialize)]
struct EvidenceDto<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    url: &'a str,
    #[serde(flatten)]
    kept: Map<String, Value>,
}

#[derive(Serialize)]
struct AcceptedDto<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    who: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    why: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    #[serde(flatten)]
    kept: Map<String, Value>,
}

/// Records under the ids of their practices, in the order given.
struct SortedMap<'a>(Vec<(&'a str, RecordDto<'a>)>);

impl Serialize for SortedMap<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, record)| (id, record)))
    }
}

impl<'a> ProfileDto<'a> {
    /// The profile as it is written.
    pub fn new(profile: &'a Profile) -> Self {
        // Named one by one, so that a new field cannot be forgotten here.
        let Profile { team, workload, scope, date, facilitator, operating_model, default_target, example, kept: rest } =
            profile;
        Self {
            team,
            workload,
            scope,
            date: date.map(|date| date.to_string()),
            facilitator,
            operating_model: operating_model.as_ref().map(OperatingModelId::as_str),
            default_target: *default_target,
            example: *example,
            kept: kept(rest),
        }
    }
}

impl<'a> RecordDto<'a> {
    /// A record as it is written.
    pub fn new(record: &'a Record) -> Self {
        let Record {
            answer,
            depends_on_other_team,
            note,
            evidence,
            owner,
            due,
            importance,
            target,
            effort,
            accepted,
            steps,
            kept: rest,
        } = record;
        let (level, reason, explanation) = match answer {
            Answer::Unanswered => (None, None, ""),
            Answer::NotApplicable { reason, explanation } => {
                (Some(Value::from("na")), reason.map(NotApplicableReason::as_str), &**explanation)
            }
            Answer::Level(level) => (Some(Value::from(*level)), None, ""),
        };
        Self {
            level,
            reason,
            explanation,
            depends_on_other_team: *depends_on_other_team,
            note,
            evidence: evidence.iter().map(EvidenceDto::new).collect(),
            owner,
            due: due.map(|due| due.to_string()),
            importance: (*importance != Importance::Normal).then(|| importance.as_str()),
            target: *target,
            effort: effort.and_then(days_number),
            accepted: accepted.as_ref().map(AcceptedDto::new),
            steps: StepsDto::new(steps),
            kept: kept(rest),
        }
    }
}

impl<'a> EvidenceDto<'a> {
    fn new(Evidence { label, url, kept: rest }: &'a Evidence) -> Self {
        Self { label, url, kept: kept(rest) }
    }
}

impl<'a> AcceptedDto<'a> {
    fn new(AcceptedRisk { who, why, until, kept: rest }: &'a AcceptedRisk) -> Self {
        Self { who, why, until: until.map(|until| until.to_string()), kept: kept(rest) }
    }
}

/// What would be written, as a value.
pub fn to_value(written: &impl Serialize) -> Value {
    // Serializing texts, numbers and maps to memory cannot fail.
    serde_json::to_value(written).unwrap_or_default()
}

/// The keys that were not known when the file was read.
pub fn kept(kept: &KeptJson) -> Map<String, Value> {
    // Only what the reader has put together comes here, so it is an object or nothing.
    serde_json::from_str(&kept.0).unwrap_or_default()
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}
