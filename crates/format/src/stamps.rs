//! The changes that led to an assessment, in results files: who changed which part last, and when. Both ways.
//!
//! They stand apart from what they are about, so that answers stay easy to read.

use serde_json::{Map, Value};

use super::field_names::{ANSWERS, PLAN, PROFILE, UNKNOWN, plan_field, profile_field, record_field};
use super::object::{Object, note, object_of, shorten, wrong_type};
use super::problem::{Expected, ProblemKind};
use opex_model::{HlcTimestamp, Part, PlanPart, ProfilePart, RecordPart, ReplicaId, Stamp, Stamps, Timestamp};

/// Reads `changes`. Where something cannot be understood, a problem is noted.
pub fn read_stamps(changes: &Object<'_>) -> Stamps {
    let mut stamps = Stamps::default();
    if let Some(seen) = changes.object("seen") {
        for (editor, value, path) in seen.entries() {
            match value.as_str().and_then(read_hlc) {
                Some(time) => {
                    stamps.seen.insert(editor.into(), time);
                }
                None => refuse(&seen, path, value),
            }
        }
    }
    if let Some(names) = changes.object("names") {
        for (editor, value, path) in names.entries() {
            match value.as_str() {
                Some(name) if !name.is_empty() => drop(stamps.names.insert(editor.into(), name.into())),
                _ => note(names.problems(), path, wrong_type(Expected::TextNotBlank, value)),
            }
        }
    }
    let mut read = |object: &Object<'_>, part: &dyn Fn(&str) -> Option<Part>| {
        for (key, value, path) in object.entries() {
            match (part(key), value.as_str().and_then(read_stamp)) {
                (Some(part), Some(stamp)) => {
                    stamps.parts.insert(part, stamp);
                }
                // A later version may stamp what this one does not know.
                (None, Some(_)) => {}
                (_, None) => refuse(object, path, value),
            }
        }
    };
    if let Some(object) = changes.object("file") {
        read(&object, &|key| (key == UNKNOWN).then_some(Part::Kept));
    }
    if let Some(object) = changes.object(PROFILE) {
        read(&object, &|key| ProfilePart::ALL.into_iter().find(|part| profile_field(*part) == key).map(Part::Profile));
    }
    if let Some(object) = changes.object(PLAN) {
        read(&object, &|key| PlanPart::ALL.into_iter().find(|part| plan_field(*part) == key).map(Part::Plan));
    }
    if let Some(answers) = changes.object(ANSWERS) {
        for (practice, value, path) in answers.entries() {
            if let Some(object) = Object::new(value, path, answers.problems()) {
                read(&object, &|key| Some(Part::Record(practice.into(), record_part(key)?)));
            }
        }
    }
    stamps
}

/// `changes` as they are written; none where nothing is known.
pub fn write_stamps(stamps: &Stamps) -> Option<Map<String, Value>> {
    if stamps.is_empty() {
        return None;
    }
    let seen = stamps.seen.iter().map(|(editor, time)| (editor.as_str().to_owned(), write_hlc(time).into()));
    let (mut file, mut profile, mut plan, mut answers) = (Map::new(), Map::new(), Map::new(), Map::new());
    for (part, stamp) in stamps.parts.iter() {
        let written = Value::from(format!("{} {}", write_hlc(&stamp.time), stamp.by));
        match part {
            Part::Profile(part) => profile.insert(profile_field(*part).to_owned(), written),
            Part::Plan(part) => plan.insert(plan_field(*part).to_owned(), written),
            Part::Kept => file.insert(UNKNOWN.to_owned(), written),
            Part::Record(practice, part) => {
                let record = answers.entry(practice.as_str()).or_insert_with(|| Value::Object(Map::new()));
                record.as_object_mut().and_then(|record| record.insert(record_key(*part), written))
            }
        };
    }
    let names = stamps.names.iter().map(|(editor, name)| (editor.as_str().to_owned(), Value::from(&**name)));
    let groups = [("names", object_of(names)), ("file", file), (PROFILE, profile), (PLAN, plan), (ANSWERS, answers)];
    let groups = groups.into_iter().filter(|(_, group)| !group.is_empty());
    let groups = groups.map(|(key, group)| (key.to_owned(), Value::Object(group)));
    Some(object_of([("seen".to_owned(), Value::Object(object_of(seen)))].into_iter().chain(groups)))
}

fn refuse(object: &Object<'_>, path: String, value: &Value) {
    note(object.problems(), path, ProblemKind::NotAllowed { expected: Expected::Change, found: shorten(value) });
}

fn read_stamp(text: &str) -> Option<Stamp> {
    let (time, editor) = text.split_once(' ')?;
    (!editor.is_empty()).then_some(())?;
    Some(Stamp { time: read_hlc(time)?, by: ReplicaId::from(editor) })
}

/// A time is a moment, and where others came before it at the same moment, how many: `…Z+3`.
fn read_hlc(text: &str) -> Option<HlcTimestamp> {
    let (moment, count) = text.split_once('+').map_or((text, Some(0)), |(moment, count)| {
        (moment, count.parse().ok().filter(|number: &u32| *number > 0 && number.to_string() == count))
    });
    Some(HlcTimestamp { moment: Timestamp::parse(moment)?, count: count? })
}

fn write_hlc(time: &HlcTimestamp) -> String {
    match time.count {
        0 => time.moment.to_string(),
        count => format!("{}+{count}", time.moment),
    }
}

fn record_key(part: RecordPart) -> String {
    match part {
        RecordPart::Step(to) => format!("{}/{to}", record_field(part)),
        part => record_field(part).to_owned(),
    }
}

fn record_part(key: &str) -> Option<RecordPart> {
    if let Some((_, to)) = key.split_once('/') {
        return to.parse().ok().map(RecordPart::Step).filter(|part| record_key(*part) == key);
    }
    RecordPart::ALL.into_iter().find(|part| record_key(*part) == key)
}
