//! Seals of snapshots: they show what was changed after a snapshot was taken.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::digest::digest;
use super::field_names::{ANSWERS, PLAN, PROFILE};
use super::migration::{RESULTS_VERSION, migrate_back};
use super::object::object_of;
use super::plan_settings::write_plan;
use super::record_writer::{write_profile, write_record};
use opex_model::{Assessment, SealCheck, Snapshot, SnapshotKey, Snapshots, Timestamp, UnknownFields};

/// The first version of results files that has snapshots.
pub const FIRST_SEALED_VERSION: u64 = 2;

/// A snapshot of an assessment as it is, under its key.
pub fn take_snapshot(assessment: &Assessment, name: &str, taken_at: &Timestamp) -> (SnapshotKey, Snapshot) {
    // As it is written and sealed: without what stands beside it at the top level of the file.
    let content = Assessment { snapshots: Snapshots::default(), kept: UnknownFields::default(), ..assessment.clone() };
    let snapshot = Snapshot {
        name: name.into(),
        previous: assessment.snapshots.keys().last().map(|key| Rc::clone(&key.seal)),
        sealed_version: RESULTS_VERSION,
        content: Some(Rc::new(content)),
        kept: UnknownFields::default(),
    };
    let seal = snapshot.content.as_ref().map(|content| seal(&snapshot, content, taken_at)).unwrap_or_default();
    (SnapshotKey { taken_at: taken_at.clone(), seal: seal.into() }, snapshot)
}

/// Whether the seal of a snapshot fits what it says. Nothing can be said against one whose content was removed.
pub fn check_seal(key: &SnapshotKey, snapshot: &Snapshot) -> SealCheck {
    let is_known = (FIRST_SEALED_VERSION..=RESULTS_VERSION).contains(&snapshot.sealed_version);
    match &snapshot.content {
        None => SealCheck::Fits,
        Some(_) if !is_known => SealCheck::Unknown,
        Some(content) if seal(snapshot, content, &key.taken_at) == *key.seal => SealCheck::Fits,
        Some(_) => SealCheck::Differs,
    }
}

/// The digest of everything that a snapshot says: compact JSON with `name`, `taken_at`, `previous` (absent for the
/// first), `profile`, `plan` and `answers` written in full, keys by name, in the form of the version that sealed it.
fn seal(snapshot: &Snapshot, content: &Assessment, taken_at: &Timestamp) -> String {
    let mut sealed = Map::new();
    sealed.insert("name".to_owned(), Value::from(&*snapshot.name));
    sealed.insert("taken_at".to_owned(), Value::from(taken_at.as_str()));
    if let Some(previous) = &snapshot.previous {
        sealed.insert("previous".to_owned(), Value::from(&**previous));
    }
    sealed.insert(PROFILE.to_owned(), write_profile(&content.profile).to_value());
    sealed.insert(PLAN.to_owned(), write_plan(&content.plan).map_or(Value::Null, |plan| plan.to_value()));
    let answers = content.records.iter();
    let answers = answers.map(|(id, record)| (id.as_str().to_owned(), write_record(record).to_value()));
    sealed.insert(ANSWERS.to_owned(), Value::Object(object_of(answers)));
    migrate_back(&mut sealed, snapshot.sealed_version);
    digest(&Value::Object(sealed).to_string())
}
