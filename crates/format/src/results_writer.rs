//! Writing results files: the same state always gives the same bytes.

use serde_json::Value;

use super::field_names::{ANSWERS, PLAN, PROFILE};
use super::plan_settings::write_plan;
use super::record_writer::{write_profile, write_record};
use super::results::{CatalogueMark, Document};
use super::snapshots::write_snapshots;
use super::stamps::write_stamps;
use super::written::{Written, WrittenObject};
use super::{RESULTS_FORMAT, RESULTS_VERSION};
use opex_model::{CatalogueId, Profile};

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
