//! The format as its next version would be, in which the note of a practice has another name: whatever was written by
//! the versions before opens with nothing changed and every seal intact.
//!
//! `cargo test --package opex-format --features next-version --test next_version`

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::rc::Rc;

use opex_format::{
    Document, Incoming, LOCK_ITERATIONS, LockKeys, LockParameters, LockedFile, RESULTS_VERSION, built_in_catalogue,
    check_seal, read_results, recognize, results_element, salvage, sha256_hex, take_snapshot, write_locked,
    write_results,
};
use opex_model::{ChainLink, Editor, Excerpt, Part, PracticeIndex, RecordPart, Timestamp, check_chain, excerpt};
use serde_json::{Value, json};

/// The name of the note until now, and in the next version.
const NAMES: (&str, &str) = ("note", "remark");

#[test]
fn files_of_every_version_open_with_nothing_changed() {
    let catalogue = built_in_catalogue().unwrap();
    assert_eq!(RESULTS_VERSION, 3);
    let mut n_notes = 0;
    for name in ["version-1", "version-1.example", "version-2"] {
        let before = sample(name);
        let document = read_results(&before, &catalogue).unwrap();
        assert_eq!(document.assessment.n_unknown(&catalogue), 0, "{name}: every field is known");
        n_notes += document.assessment.records.values().filter(|record| !record.note.is_empty()).count();
        let written = write_results(&document);
        assert_eq!(read_results(&written, &catalogue), Ok(document), "{name}");

        let mut expected: Value = serde_json::from_str(&before).unwrap();
        if expected["version"] == 1 {
            expected["catalogue"] = json!({ "id": expected["catalogue"] });
        }
        expected["version"] = 3.into();
        rename(&mut expected);
        let written: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(written, expected, "{name}");
    }
    assert!(n_notes > 10, "{n_notes}");
}

#[test]
fn who_has_changed_the_field_is_still_known() {
    let catalogue = built_in_catalogue().unwrap();
    let document = read_results(&sample("version-2"), &catalogue).unwrap();
    let part = Part::Record(catalogue.practice(PracticeIndex::new(0)).unwrap().id.clone(), RecordPart::Note);
    assert_eq!(&*document.stamps.parts.get(&part).unwrap().by.to_string(), "7k3f9q2m");
}

#[test]
fn every_seal_stays_intact() {
    let catalogue = built_in_catalogue().unwrap();
    let mut document = read_results(&sample("version-2"), &catalogue).unwrap();
    let noted = |document: &Document| {
        let notes = document.assessment.snapshots.values().filter_map(|snapshot| snapshot.content.clone());
        notes.filter(|content| content.records.values().any(|record| !record.note.is_empty())).count()
    };
    assert_eq!((chain(&document), noted(&document)), (vec![ChainLink::Whole; 2], 2));
    document = read_results(&write_results(&document), &catalogue).unwrap();
    assert_eq!(chain(&document), [ChainLink::Whole; 2], "and after it was written as the next version");

    // One more, taken by the next version.
    let now = Timestamp::parse("2027-03-01T09:00:00.000Z").unwrap();
    let (key, snapshot) = take_snapshot(&document.assessment, "third", &now);
    let mut next = (*document.assessment).clone();
    next.snapshots.insert(key, Rc::new(snapshot));
    document = document.changed(next, &now, &Editor { id: "n3w".into(), name: "".into() });
    document = read_results(&write_results(&document), &catalogue).unwrap();
    assert_eq!((chain(&document), noted(&document)), (vec![ChainLink::Whole; 3], 3));
    let versions = document.assessment.snapshots.values().map(|snapshot| snapshot.sealed_version);
    assert_eq!(versions.collect::<Vec<_>>(), [2, 2, 3]);

    let changed = |change: &dyn Fn(&mut Value)| {
        let mut file: Value = serde_json::from_str(&write_results(&document)).unwrap();
        change(&mut file);
        chain(&read_results(&file.to_string(), &catalogue).unwrap())
    };
    let practice = catalogue.practice(PracticeIndex::new(0)).unwrap().id.as_str();
    let forged = changed(&|file| file["snapshots"][0]["answers"][practice][NAMES.1] = "forged".into());
    assert_eq!(forged[0], ChainLink::Changed);
    let other_form = changed(&|file| file["snapshots"][0]["sealed_version"] = 3.into());
    assert_eq!(other_form[0], ChainLink::Changed);
    let later_form = changed(&|file| file["snapshots"][2]["sealed_version"] = 4.into());
    assert_eq!(later_form[2], ChainLink::Unknown);
}

#[test]
fn a_field_that_nobody_knew_under_the_new_name_keeps_its_value_and_the_seal() {
    let catalogue = built_in_catalogue().unwrap();
    let mut file: Value = serde_json::from_str(&sample("version-2")).unwrap();
    let practice = catalogue.practice(PracticeIndex::new(0)).unwrap().id.as_str();
    let mut snapshot = file["snapshots"][0].clone();
    snapshot["answers"][practice][NAMES.1] = "from elsewhere".into();
    // What `docs/formats.md` says that a seal of version 2 covers.
    let sealed = json!({
        "name": snapshot["name"], "taken_at": snapshot["taken_at"], "profile": snapshot["profile"],
        "plan": snapshot["plan"], "answers": snapshot["answers"],
    });
    snapshot["seal"] = format!("sha-256:{}", sha256_hex(sealed.to_string().as_bytes())).into();
    file["snapshots"] = json!([snapshot]);
    let document = read_results(&file.to_string(), &catalogue).unwrap();
    assert_eq!(chain(&document), [ChainLink::Whole]);
    let written = write_results(&document);
    assert!(written.contains("from elsewhere"), "{written}");
    assert_eq!(chain(&read_results(&written, &catalogue).unwrap()), [ChainLink::Whole]);
}

#[test]
fn damaged_files_lose_only_what_is_damaged() {
    let catalogue = built_in_catalogue().unwrap();
    for name in ["version-1", "version-2"] {
        let text = sample(name);
        let whole = read_results(&text, &catalogue).unwrap();
        let mut n_notes = 0;
        let ends = text.match_indices('\n').map(|(end, _)| end);
        for damaged in ends.map(|end| &text[..end]) {
            let Some(salvaged) = salvage(damaged, &catalogue) else { continue };
            let read = &salvaged.document.assessment;
            assert_eq!((read.n_unknown(&catalogue), salvaged.n_values_lost), (0, 0), "{name}, {damaged}");
            for (practice, record) in read.records.iter() {
                assert_eq!(Some(record), whole.assessment.record(practice), "{name}, {damaged}");
                n_notes += usize::from(!record.note.is_empty());
            }
        }
        assert!(n_notes > 10, "{name}: {n_notes}");

        // Even where the version itself is lost: in broken JSON, and in whole JSON.
        let version = format!("\"version\": {}", &name[8..]);
        for damaged in ["\"version\": ,", "\"version\": null"] {
            let damaged = text.replace(&version, damaged);
            assert_ne!(damaged, text);
            let read = salvage(&damaged, &catalogue).unwrap().document;
            assert_eq!(read.assessment.records, whole.assessment.records, "{name}");
        }
    }
}

#[test]
fn damage_spares_snapshots_and_their_seals() {
    let catalogue = built_in_catalogue().unwrap();
    // A value that is not allowed, in whole JSON.
    let text = sample("version-2").replacen("\"importance\": \"high\"", "\"importance\": \"huge\"", 1);
    let salvaged = salvage(&text, &catalogue).unwrap();
    assert_eq!((salvaged.n_values_lost, chain(&salvaged.document)), (1, vec![ChainLink::Whole; 2]));
}

#[test]
fn links_open_with_nothing_changed() {
    let catalogue = built_in_catalogue().unwrap();
    let link = fs::read_to_string("../../tests/data/sharing/version-2.link.txt").unwrap();
    let Ok(Incoming::Results(text)) = recognize(&link) else { panic!("{link}") };
    let sent = read_results(&sample("version-2"), &catalogue).unwrap();
    let read = read_results(&text, &catalogue).unwrap();
    let expected = excerpt(&sent.assessment, Excerpt::Texts);
    assert_eq!((&read.assessment.records, &read.assessment.profile), (&expected.records, &expected.profile));
    assert!(read.assessment.records.values().any(|record| !record.note.is_empty()));
    assert_eq!(read.assessment.n_unknown(&catalogue), 0);
}

#[test]
fn protected_files_and_reports_open_with_nothing_changed() {
    let catalogue = built_in_catalogue().unwrap();
    for name in ["version-1", "version-2"] {
        let text = sample(name);
        let expected = read_results(&text, &catalogue);

        let page = format!("<!doctype html><html><body>{}</body></html>", results_element(&text));
        let Ok(Incoming::Results(in_page)) = recognize(&page) else { panic!("{page}") };
        assert_eq!(read_results(&in_page, &catalogue), expected, "{name}");

        let parameters = LockParameters { iterations: LOCK_ITERATIONS, salt: [1; 16], iv: [2; 12] };
        let keys = LockKeys::new(&[3; 64]);
        // What is encrypted is the surroundings' affair: here the cipher turns every byte.
        let turned = text.bytes().map(|byte| !byte).collect();
        let locked = write_locked(&LockedFile::new(parameters, &keys, turned));
        let Ok(Incoming::Locked(locked)) = recognize(&locked) else { panic!("{locked}") };
        assert!(locked.fits(&keys));
        let opened = String::from_utf8(locked.data.iter().map(|byte| !byte).collect()).unwrap();
        assert_eq!(read_results(&opened, &catalogue), expected, "{name}");
        assert_eq!(chain(&expected.unwrap()).len(), if name == "version-2" { 2 } else { 0 });
    }
}

/// A file as a version before has written it.
fn sample(name: &str) -> String {
    fs::read_to_string(format!("../../tests/data/results/{name}.opex.json")).unwrap()
}

fn chain(document: &Document) -> Vec<ChainLink> {
    check_chain(&document.assessment.snapshots, check_seal)
}

/// Gives the note its new name wherever a file of version 2 has it.
fn rename(file: &mut Value) {
    let mut states: Vec<&mut Value> = Vec::new();
    for (key, value) in file.as_object_mut().unwrap() {
        match key.as_str() {
            "answers" => states.push(value),
            "changes" => states.extend(value.get_mut("answers")),
            "snapshots" => {
                let snapshots = value.as_array_mut().unwrap().iter_mut();
                states.extend(snapshots.filter_map(|snapshot| snapshot.get_mut("answers")));
            }
            _ => {}
        }
    }
    for records in states {
        for record in records.as_object_mut().unwrap().values_mut().filter_map(Value::as_object_mut) {
            if let Some(note) = record.remove(NAMES.0) {
                record.insert(NAMES.1.to_owned(), note);
            }
        }
    }
}
