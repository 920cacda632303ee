//! Snapshots in results files. Both ways.
//!
//! Each is written as what differs from the one before, so that fifty of them do not make a file fifty times
//! as large. The seal covers the whole state, not how it is written.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::digest::is_digest;
use super::field_names::{ANSWERS, PLAN, PROFILE};
use super::object::{Object, object_of};
use super::plan_settings::{read_plan, write_plan};
use super::problem::Expected;
use super::record_reader::{read_profile, read_record_of};
use super::record_writer::{write_profile, write_record};
use super::seal::FIRST_SEALED_VERSION;
use super::written::unknown_fields;
use opex_model::{Assessment, AssessmentId, Catalogue, PracticeId, Snapshot, SnapshotKey, Snapshots, Timestamp};

/// The version whose form the seal covers. Absent where it is the first that has seals.
const SEALED_VERSION: &str = "sealed_version";

/// Reads the list `snapshots` of a file's root.
pub fn read_snapshots(root: &Object<'_>, id: &AssessmentId, catalogue: &Catalogue) -> Snapshots {
    let mut snapshots = Snapshots::default();
    let mut before = Assessment::new(id.clone(), catalogue.id().clone(), Default::default());
    for object in root.objects("snapshots") {
        if let Some((key, snapshot)) = read_snapshot(&object, &mut before, catalogue) {
            snapshots.insert(key, Rc::new(snapshot));
        }
    }
    snapshots
}

fn read_snapshot(
    object: &Object<'_>,
    before: &mut Assessment,
    catalogue: &Catalogue,
) -> Option<(SnapshotKey, Snapshot)> {
    object.required("taken_at");
    object.required("seal");
    let taken_at = object.parsed("taken_at", Expected::Moment, Timestamp::parse);
    let is_seal = |text: &str| is_digest(text).then(|| Rc::from(text));
    let written: Option<Rc<str>> = object.parsed("seal", Expected::Digest, is_seal);
    let previous: Option<Rc<str>> = object.parsed("previous", Expected::Digest, is_seal);
    let name = object.text("name");
    let sealed_version = object.integer(SEALED_VERSION).unwrap_or(FIRST_SEALED_VERSION);
    let content = (!object.flag("removed")).then(|| {
        if let Some(profile) = object.object(PROFILE) {
            before.profile = Rc::new(read_profile(&profile, catalogue));
        }
        if let Some(plan) = object.object(PLAN) {
            before.plan = Rc::new(read_plan(&plan));
        }
        if let Some(answers) = object.object(ANSWERS) {
            for (practice, value, path) in answers.entries() {
                let practice = PracticeId::from(practice);
                if value.is_null() {
                    before.records.remove(&practice);
                } else if let Some(record) = read_record_of(&practice, value, path, catalogue, answers.problems()) {
                    before.records.insert(practice, Rc::new(record));
                }
            }
        }
        before.clone()
    });
    let (taken_at, written) = (taken_at?, written?);
    let content = content.map(Rc::new);
    let snapshot = Snapshot { name, previous, sealed_version, content, kept: object.kept() };
    Some((SnapshotKey { taken_at, seal: written }, snapshot))
}

/// The list `snapshots` as it is written; none where there are none.
pub fn write_snapshots(snapshots: &Snapshots) -> Option<Vec<Value>> {
    let mut before: Option<&Assessment> = None;
    let written = snapshots.iter().map(|(key, snapshot)| {
        let mut object = Map::new();
        object.insert("name".to_owned(), Value::from(&*snapshot.name));
        object.insert("taken_at".to_owned(), Value::from(key.taken_at.as_str()));
        if let Some(previous) = &snapshot.previous {
            object.insert("previous".to_owned(), Value::from(&**previous));
        }
        object.insert("seal".to_owned(), Value::from(&*key.seal));
        if snapshot.sealed_version != FIRST_SEALED_VERSION {
            object.insert(SEALED_VERSION.to_owned(), snapshot.sealed_version.into());
        }
        match snapshot.content.as_deref() {
            None => {
                object.insert("removed".to_owned(), Value::from(true));
            }
            Some(content) => {
                write_content(&mut object, before, content);
                before = Some(content);
            }
        }
        for (key, value) in unknown_fields(&snapshot.kept) {
            object.entry(key).or_insert(value);
        }
        Value::Object(object)
    });
    let written: Vec<Value> = written.collect();
    (!written.is_empty()).then_some(written)
}

fn write_content(object: &mut Map<String, Value>, before: Option<&Assessment>, content: &Assessment) {
    if before.is_none_or(|before| before.profile != content.profile) {
        object.insert(PROFILE.to_owned(), write_profile(&content.profile).to_value());
    }
    let plan = write_plan(&content.plan);
    if before.map_or_else(|| plan.is_some(), |before| before.plan != content.plan) {
        object.insert(PLAN.to_owned(), plan.unwrap_or_default().to_value());
    }
    let changed =
        content.records.iter().filter(|(id, record)| before.and_then(|before| before.record(id)) != Some(record));
    let mut answers = object_of(changed.map(|(id, record)| (id.as_str().to_owned(), write_record(record).to_value())));
    let gone = before.into_iter().flat_map(|before| before.records.keys());
    for id in gone.filter(|id| content.record(id).is_none()) {
        answers.insert(id.as_str().to_owned(), Value::Null);
    }
    if !answers.is_empty() {
        object.insert(ANSWERS.to_owned(), Value::Object(answers));
    }
}
