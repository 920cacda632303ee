//! Snapshots in results files. Both ways.
//!
//! Each is written as what differs from the one before, so that fifty of them do not make a file fifty times
//! as large. The seal covers the whole state, not how it is written.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::digest::{digest, is_digest};
use super::object::{Object, object_of};
use super::plan_settings::{PlanDto, read_plan};
use super::problem::Expected;
use super::results::{read_profile, read_record_of};
use super::results_writer::{ProfileDto, RecordDto, kept, to_value};
use opex_model::{
    Assessment, AssessmentId, Catalogue, KeptJson, PracticeId, Snapshot, SnapshotKey, Snapshots, Timestamp,
};

/// A snapshot of an assessment as it is, under its key.
pub fn take_snapshot(assessment: &Assessment, name: &str, taken_at: &Timestamp) -> (SnapshotKey, Snapshot) {
    let previous = assessment.snapshots.keys().last().map(|key| Rc::clone(&key.seal));
    // As it is written and sealed: without what stands beside it at the top level of the file.
    let content = Assessment { snapshots: Snapshots::default(), kept: KeptJson::default(), ..assessment.clone() };
    let seal = seal(name, taken_at, previous.as_deref(), &content).into();
    let kept = KeptJson::default();
    let snapshot = Snapshot { name: name.into(), previous, content: Some(Rc::new(content)), kept };
    (SnapshotKey { taken_at: taken_at.clone(), seal }, snapshot)
}

/// Whether the seal of a snapshot fits what it says. Nothing can be said against one whose content was removed.
pub fn is_sound(key: &SnapshotKey, snapshot: &Snapshot) -> bool {
    let of = |content: &Rc<Assessment>| seal(&snapshot.name, &key.taken_at, snapshot.previous.as_deref(), content);
    snapshot.content.as_ref().is_none_or(|content| of(content) == *key.seal)
}

/// The digest of everything that a snapshot says: compact JSON with `name`, `taken_at`, `previous` (absent for the
/// first), `profile`, `plan` and `answers` written in full, keys by name.
fn seal(name: &str, taken_at: &Timestamp, previous: Option<&str>, content: &Assessment) -> String {
    let text = |text: &str| Value::from(text);
    let mut sealed = Map::new();
    sealed.insert("name".to_owned(), text(name));
    sealed.insert("taken_at".to_owned(), text(taken_at.as_str()));
    if let Some(previous) = previous {
        sealed.insert("previous".to_owned(), text(previous));
    }
    sealed.insert("profile".to_owned(), to_value(&ProfileDto::new(&content.profile)));
    sealed.insert("plan".to_owned(), PlanDto::new(&content.plan).map_or(Value::Null, |plan| to_value(&plan)));
    let answers = content.records.iter();
    let answers = answers.map(|(id, record)| (id.as_str().to_owned(), to_value(&RecordDto::new(record))));
    sealed.insert("answers".to_owned(), Value::Object(object_of(answers)));
    digest(&Value::Object(sealed).to_string())
}

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
    let content = (!object.flag("removed")).then(|| {
        if let Some(profile) = object.object("profile") {
            before.profile = Rc::new(read_profile(&profile, catalogue));
        }
        if let Some(plan) = object.object("plan") {
            before.plan = Rc::new(read_plan(&plan));
        }
        if let Some(answers) = object.object("answers") {
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
    let snapshot = Snapshot { name, previous, content: content.map(Rc::new), kept: object.kept() };
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
        match snapshot.content.as_deref() {
            None => {
                object.insert("removed".to_owned(), Value::from(true));
            }
            Some(content) => {
                write_content(&mut object, before, content);
                before = Some(content);
            }
        }
        for (key, value) in kept(&snapshot.kept) {
            object.entry(key).or_insert(value);
        }
        Value::Object(object)
    });
    let written: Vec<Value> = written.collect();
    (!written.is_empty()).then_some(written)
}

fn write_content(object: &mut Map<String, Value>, before: Option<&Assessment>, content: &Assessment) {
    if before.is_none_or(|before| before.profile != content.profile) {
        object.insert("profile".to_owned(), to_value(&ProfileDto::new(&content.profile)));
    }
    if before.map_or_else(|| PlanDto::new(&content.plan).is_some(), |before| before.plan != content.plan) {
        let plan = PlanDto::new(&content.plan).map_or_else(|| Value::Object(Map::new()), |plan| to_value(&plan));
        object.insert("plan".to_owned(), plan);
    }
    let changed =
        content.records.iter().filter(|(id, record)| before.and_then(|before| before.record(id)) != Some(record));
    let mut answers =
        object_of(changed.map(|(id, record)| (id.as_str().to_owned(), to_value(&RecordDto::new(record)))));
    let gone = before.into_iter().flat_map(|before| before.records.keys());
    for id in gone.filter(|id| content.record(id).is_none()) {
        answers.insert(id.as_str().to_owned(), Value::Null);
    }
    if !answers.is_empty() {
        object.insert("answers".to_owned(), Value::Object(answers));
    }
}
