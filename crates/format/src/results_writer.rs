//! Writing results files: the same state always gives the same bytes.

use serde_json::Value;

use super::field_names::{ANSWERS, PLAN, PROFILE, profile_field, record_field};
use super::plan_settings::{days_number, write_plan, write_steps};
use super::results::{CatalogueMark, Document, NOT_APPLICABLE};
use super::snapshots::write_snapshots;
use super::stamps::write_stamps;
use super::written::{Written, WrittenObject};
use super::{RESULTS_FORMAT, RESULTS_VERSION};
use opex_model::{
    AcceptedRisk, Answer, CatalogueId, Evidence, Importance, Level, NotApplicableReason, Profile, ProfilePart, Record,
    RecordPart,
};

/// A results file as text: UTF-8, two spaces of indentation, a line break at the end. Known keys come
/// in a fixed order, practices and unknown keys by name.
pub fn write_results(document: &Document) -> String {
    let Document { assessment, stamps, catalogue, changed_at } = document;
    let mut file = WrittenObject::default();
    file.put("format", Written::Text(RESULTS_FORMAT.into()));
    file.put("version", Written::Number(RESULTS_VERSION.into()));
    file.put("catalogue", Written::Object(write_catalogue_mark(&assessment.catalogue, catalogue)));
    file.put("id", Written::Text(assessment.id.as_str().into()));
    file.put_shown("changed_at", changed_at.as_ref());
    file.put(PROFILE, Written::Object(write_profile(&assessment.profile)));
    file.put_some(PLAN, write_plan(&assessment.plan).map(Written::Object));
    let mut answers = WrittenObject::default();
    for (id, record) in assessment.records.iter() {
        answers.put(id.as_str(), Written::Object(write_record(record)));
    }
    file.put(ANSWERS, Written::Object(answers));
    file.put_some("changes", write_stamps(stamps).map(|changes| Written::Json(Value::Object(changes))));
    file.put_some("snapshots", write_snapshots(&assessment.snapshots).map(|list| Written::Json(Value::Array(list))));
    file.put_unknown(&assessment.kept);
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

fn write_catalogue_mark<'a>(id: &'a CatalogueId, mark: &'a CatalogueMark) -> WrittenObject<'a> {
    let CatalogueMark { edition, digest, kept } = mark;
    let mut written = WrittenObject::default();
    written.put("id", Written::Text(id.as_str().into()));
    written.put_text("edition", edition);
    written.put_text("digest", digest);
    written.put_unknown(kept);
    written
}

/// The profile as it is written.
pub fn write_profile(profile: &Profile) -> WrittenObject<'_> {
    // Named one by one here and below, so that a new field cannot be forgotten.
    let Profile { team, workload, scope, date, facilitator, operating_model, default_target, example, kept } = profile;
    let mut written = WrittenObject::default();
    written.put_text(profile_field(ProfilePart::Team), team);
    written.put_text(profile_field(ProfilePart::Workload), workload);
    written.put_text(profile_field(ProfilePart::Scope), scope);
    written.put_shown(profile_field(ProfilePart::Date), *date);
    written.put_text(profile_field(ProfilePart::Facilitator), facilitator);
    written.put_shown(profile_field(ProfilePart::OperatingModel), operating_model.as_ref());
    written.put_some(profile_field(ProfilePart::DefaultTarget), default_target.map(number));
    written.put_flag(profile_field(ProfilePart::Example), *example);
    written.put_unknown(kept);
    written
}

/// What is recorded for a practice, as it is written.
pub fn write_record(record: &Record) -> WrittenObject<'_> {
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
        kept,
    } = record;
    let mut written = WrittenObject::default();
    write_answer(&mut written, answer);
    written.put_flag(record_field(RecordPart::DependsOnOtherTeam), *depends_on_other_team);
    written.put_text(record_field(RecordPart::Note), note);
    let evidence: Vec<_> = evidence.iter().map(|evidence| Written::Object(write_evidence(evidence))).collect();
    let evidence = (!evidence.is_empty()).then_some(Written::List(evidence));
    written.put_some(record_field(RecordPart::Evidence), evidence);
    written.put_text(record_field(RecordPart::Owner), owner);
    written.put_shown(record_field(RecordPart::Due), *due);
    let importance = (*importance != Importance::default()).then(|| Written::Text(importance.as_str().into()));
    written.put_some(record_field(RecordPart::Importance), importance);
    written.put_some(record_field(RecordPart::Target), target.map(number));
    written.put_some(record_field(RecordPart::Effort), effort.and_then(days_number).map(Written::Number));
    let accepted = accepted.as_ref().map(|accepted| Written::Object(write_acceptance(accepted)));
    written.put_some(record_field(RecordPart::Accepted), accepted);
    let steps = (!steps.is_empty()).then(|| Written::Object(write_steps(steps)));
    // One field holds all steps, whichever of them is named.
    written.put_some(record_field(RecordPart::Step(0)), steps);
    written.put_unknown(kept);
    written
}

fn write_answer<'a>(written: &mut WrittenObject<'a>, answer: &'a Answer) {
    let key = record_field(RecordPart::Answer);
    match answer {
        Answer::Unanswered => {}
        Answer::NotApplicable { reason, explanation } => {
            written.put_text(key, NOT_APPLICABLE);
            written.put_text("reason", reason.map_or("", NotApplicableReason::as_str));
            written.put_text("explanation", explanation);
        }
        Answer::Level(level) => written.put(key, number(*level)),
    }
}

fn write_evidence(Evidence { label, url, kept }: &Evidence) -> WrittenObject<'_> {
    let mut written = WrittenObject::default();
    written.put_text("label", label);
    written.put_text("url", url);
    written.put_unknown(kept);
    written
}

fn write_acceptance(AcceptedRisk { who, why, until, kept }: &AcceptedRisk) -> WrittenObject<'_> {
    let mut written = WrittenObject::default();
    written.put_text("who", who);
    written.put_text("why", why);
    written.put_shown("until", *until);
    written.put_unknown(kept);
    written
}

fn number<'a>(level: Level) -> Written<'a> {
    Written::Number(level.into())
}
