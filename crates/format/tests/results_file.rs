//! Results files: what is written is read back, what is not known is kept, what is wrong is named.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
#![allow(dead_code, reason = "each test uses its part of what they have in common")]

#[path = "../../../tests/common/random.rs"]
mod random;

use std::rc::Rc;

use opex_format::{
    Document, LINK_PLACE, LoadError, MAX_RESULTS_BYTES, RESULTS_VERSION, built_in_catalogue, check_seal, read_newer,
    read_results, results_file_name, sha256_hex, take_snapshot, write_link, write_results,
};
use opex_model::{
    AcceptedRisk, Answer, Assessment, Catalogue, ChainLink, Command, Date, Editor, Effort, Evidence, Excerpt,
    Importance, NotApplicableReason, Objective, PlanField, PracticeIndex, Profile, ProfileField, Quarter, StepDecision,
    StepId, StepStatus, Timestamp, Wave, apply, check_chain, parse_capacity,
};
use random::Random;
use serde_json::{Value, json};

#[test]
fn everything_that_is_written_is_read_back() {
    let catalogue = built_in_catalogue().unwrap();
    let document = full_document(&catalogue);
    let text = write_results(&document);
    assert_eq!(read_results(&text, &catalogue), Ok(document));
    assert_eq!(write_results(&read_results(&text, &catalogue).unwrap()), text, "the same state gives the same bytes");
}

#[test]
fn the_file_has_the_public_shape() {
    let catalogue = built_in_catalogue().unwrap();
    let text = write_results(&full_document(&catalogue));
    assert!(text.starts_with("{\n  \"format\": \"opex-maturity/results\",\n  \"version\": 2,\n"), "{text}");
    assert!(text.ends_with("}\n"));
    let file: Value = serde_json::from_str(&text).unwrap();
    let id = |index: usize| catalogue.practice(PracticeIndex::new(index)).unwrap().id.as_str().to_owned();
    assert_eq!(file["answers"][id(0)]["level"], json!(3));
    assert_eq!(file["answers"][id(1)]["level"], json!("na"));
    assert_eq!(file["answers"][id(1)]["reason"], json!("architecture-constraints"));
    assert_eq!(file["answers"][id(0)]["effort"], json!(2.5));
    assert_eq!(file["answers"][id(2)]["effort"], json!(3), "whole days are written as integers");
    assert!(file["answers"][id(2)].get("level").is_none(), "unanswered is absent");
    assert!(file["answers"].get(id(3)).is_none(), "what says nothing is not written");
}

#[test]
fn unknown_keys_and_practices_are_kept() {
    let catalogue = built_in_catalogue().unwrap();
    let known = catalogue.practice(PracticeIndex::new(0)).unwrap().id.as_str();
    let text = json!({
        "format": "opex-maturity/results", "version": RESULTS_VERSION, "catalogue": {"id": catalogue.id().as_str(), "colour": "blue"}, "id": "x",
        "zebra": [1, {"a": null}], "alpha": "β",
        "profile": {"team": "t", "badge": 7},
        "answers": {
            known: {"level": 2, "color": "red", "evidence": [{"label": "l", "sha": "1"}], "accepted": {"who": "w", "ticket": 5}},
            "retired.practice": {"level": 9, "anything": {"deep": true}},
        },
    });
    let document = read_results(&text.to_string(), &catalogue).unwrap();
    let written: Value = serde_json::from_str(&write_results(&document)).unwrap();
    assert_eq!(written, text);
    assert!(
        document
            .assessment
            .record(&"retired.practice".into())
            .is_some_and(|record| record.answer == Answer::Unanswered)
    );
}

#[test]
fn a_byte_order_mark_is_no_error() {
    let catalogue = built_in_catalogue().unwrap();
    let document = full_document(&catalogue);
    assert_eq!(read_results(&format!("\u{feff}{}", write_results(&document)), &catalogue), Ok(document));
}

#[test]
fn err_files_of_no_use_are_refused_for_what_they_are() {
    let catalogue = built_in_catalogue().unwrap();
    let good = write_results(&full_document(&catalogue));
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut file: Value = serde_json::from_str(&good).unwrap();
        change(&mut file);
        file.to_string()
    };
    let newer =
        format!("the file has version {}; this program reads up to version {RESULTS_VERSION}", RESULTS_VERSION + 1);
    let cases: Vec<(&str, String, &str)> = vec![
        ("empty", String::new(), "the file is empty"),
        ("blank", " \n\t".into(), "the file is empty"),
        ("truncated", good[..good.len() / 2].to_owned(), "the file is cut off"),
        ("not JSON", "team,level\nA,3\n".into(), "the file is not JSON: see line 1, column 2"),
        ("a picture", "\u{1}PNG".into(), "the file is not JSON"),
        ("a list", "[]".into(), "does not name its format"),
        ("other program", r#"{"type":"excalidraw","version":2}"#.into(), "does not name its format"),
        ("a catalogue", r#"{"format":"opex-maturity/catalogue"}"#.into(), "its format is \"opex-maturity/catalogue\""),
        ("newer", changed(&|file| file["version"] = (RESULTS_VERSION + 1).into()), &newer),
        ("version 0", changed(&|file| file["version"] = 0.into()), "the version 0 is not one of this format"),
        ("version text", changed(&|file| file["version"] = "1".into()), "the version \"1\" is not one of this format"),
        ("no version", changed(&|file| drop(file.as_object_mut().unwrap().remove("version"))), "the version null"),
        (
            "other catalogue",
            changed(&|file| file["catalogue"]["id"] = "mine".into()),
            "belongs to the catalogue \"mine\", not to",
        ),
        (
            "no catalogue",
            changed(&|file| drop(file.as_object_mut().unwrap().remove("catalogue"))),
            "/catalogue: is missing",
        ),
        (
            "catalogue as in version 1",
            changed(&|file| file["catalogue"] = "mine".into()),
            "/catalogue: must be an object, is \"mine\"",
        ),
        ("no id", changed(&|file| drop(file.as_object_mut().unwrap().remove("id"))), "/id: is missing"),
    ];
    for (name, text, expected) in cases {
        let error = read_results(&text, &catalogue).unwrap_err().to_string();
        assert!(error.contains(expected), "{name}: {error}");
    }
}

#[test]
fn err_a_value_that_is_not_allowed_is_named_with_its_place() {
    let catalogue = built_in_catalogue().unwrap();
    let id = catalogue.practice(PracticeIndex::new(0)).unwrap().id.as_str().to_owned();
    let good: Value = serde_json::from_str(&write_results(&full_document(&catalogue))).unwrap();
    let cases: &[(&str, &str, Value, &str)] = &[
        ("answers", "level", json!(5), "must be 0 to 4, or \"na\", is 5"),
        ("answers", "level", json!(-1), "must be 0 to 4, or \"na\", is -1"),
        ("answers", "level", json!(1.5), "must be 0 to 4, or \"na\", is 1.5"),
        ("answers", "level", json!("n/a"), "must be 0 to 4, or \"na\", is \"n/a\""),
        ("answers", "level", json!(true), "must be 0 to 4, or \"na\", is true"),
        ("answers", "target", json!(9), "must be 0 to 4, is 9"),
        ("answers", "importance", json!("urgent"), "must be \"high\" or \"normal\" or \"low\", is \"urgent\""),
        ("answers", "effort", json!(0), "is 0"),
        ("answers", "effort", json!(0.001), "is 0.001"),
        ("answers", "due", json!("2026-02-30"), "must be a day as 2026-01-31, is \"2026-02-30\""),
        ("answers", "note", json!(["x"]), "must be a text, is [\"x\"]"),
        ("answers", "evidence", json!("x"), "must be a list, is \"x\""),
        ("answers", "depends_on_other_team", json!("yes"), "must be true or false, is \"yes\""),
        ("profile", "default_target", json!(5), "must be 0 to 4, is 5"),
        ("profile", "operating_model", json!("mine"), "must be an operating model of the catalogue, is \"mine\""),
        ("profile", "date", json!("yesterday"), "must be a day"),
    ];
    for (part, key, value, expected) in cases {
        let mut file = good.clone();
        let (object, path) = match *part {
            "answers" => (&mut file["answers"][&id], format!("/answers/{id}/{key}: ")),
            _ => (&mut file["profile"], format!("/profile/{key}: ")),
        };
        object[*key] = value.clone();
        let error = read_results(&file.to_string(), &catalogue).unwrap_err();
        let LoadError::Invalid(problems) = &error else { panic!("{key}: {error}") };
        assert_eq!(problems.len(), 1, "{key}: {error}");
        assert!(error.to_string().starts_with(&path) && error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn err_all_values_are_checked_not_only_the_first() {
    let catalogue = built_in_catalogue().unwrap();
    let mut file: Value = serde_json::from_str(&write_results(&full_document(&catalogue))).unwrap();
    for index in 0..7 {
        let id = catalogue.practice(PracticeIndex::new(index)).unwrap().id.as_str();
        file["answers"][id] = json!({"level": 77});
    }
    let error = read_results(&file.to_string(), &catalogue).unwrap_err();
    assert!(error.to_string().ends_with("(and 6 more)"), "{error}");
}

#[test]
fn err_a_huge_file_is_refused_before_it_is_parsed() {
    let catalogue = built_in_catalogue().unwrap();
    let text = " ".repeat(50_000_000);
    let expected = LoadError::TooLarge { bytes: 50_000_000, limit: MAX_RESULTS_BYTES };
    assert_eq!(read_results(&text, &catalogue), Err(expected));
}

#[test]
fn err_deep_nesting_does_not_crash() {
    let catalogue = built_in_catalogue().unwrap();
    let text = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(read_results(&text, &catalogue), Err(LoadError::NotJson { .. })));
}

#[test]
fn no_cut_or_changed_byte_crashes_the_reader() {
    let catalogue = built_in_catalogue().unwrap();
    let text = write_results(&full_document(&catalogue));
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        assert!(read_results(&text[..end], &catalogue).is_err() || text[end..].trim().is_empty(), "cut at {end}");
    }
    for at in (0..text.len()).filter(|at| text.is_char_boundary(*at) && text.is_char_boundary(at + 1)) {
        for byte in ["\"", "}", "9", "\\", "가"] {
            // Whatever comes out, it comes out.
            let _ = read_results(&format!("{}{byte}{}", &text[..at], &text[at + 1..]), &catalogue);
        }
    }
}

#[test]
fn file_names_suit_every_file_system() {
    let name = |team: &str, workload: &str| {
        results_file_name(&Profile { team: team.into(), workload: workload.into(), ..Profile::default() })
    };
    assert_eq!(name("결제 팀", "온라인 결제"), "결제-팀-온라인-결제.opex.json");
    assert_eq!(name("A/B: \"x\"", ""), "A-B-x.opex.json");
    assert_eq!(name("", " "), "assessment.opex.json");
    assert_eq!(name(&"a".repeat(300), "").len(), 40 + ".opex.json".len());
}

/// Every version that was ever released is read, and read again from what is written of it.
#[test]
fn files_of_every_version_are_read() {
    let catalogue = built_in_catalogue().unwrap();
    let frozen = |name: &str| std::fs::read_to_string(format!("../../tests/data/results/{name}.opex.json")).unwrap();
    let bare = Document { stamps: Rc::default(), ..full_document(&catalogue) };
    assert_eq!(read_results(&frozen("version-1"), &catalogue), Ok(bare));
    let example = read_results(&frozen("version-1.example"), &catalogue).unwrap();
    assert_eq!(example.assessment.records.len(), 47);
    let second = read_results(&frozen("version-2"), &catalogue).unwrap();
    assert_eq!(second.assessment.snapshots.len(), 2);
    let present = frozen(&format!("version-{RESULTS_VERSION}"));
    let read = read_results(&present, &catalogue).unwrap();
    assert_eq!(write_results(&read), present, "the present version is written as it was read");
    for name in ["version-1", "version-1.example", "version-2"] {
        let read = read_results(&frozen(name), &catalogue).unwrap();
        assert_eq!(read_results(&write_results(&read), &catalogue), Ok(read), "{name}");
    }
}

#[test]
fn a_changed_snapshot_shows() {
    let catalogue = built_in_catalogue().unwrap();
    let text = std::fs::read_to_string("../../tests/data/results/version-2.opex.json").unwrap();
    let links = |text: &str| {
        let read = read_results(text, &catalogue).unwrap();
        check_chain(&read.assessment.snapshots, check_seal)
    };
    assert_eq!(links(&text), [ChainLink::Whole, ChainLink::Whole]);
    let mut file: Value = serde_json::from_str(&text).unwrap();
    file["snapshots"][0]["profile"]["team"] = "someone else".into();
    assert_eq!(links(&file.to_string())[0], ChainLink::Changed);
    let mut file: Value = serde_json::from_str(&text).unwrap();
    file["snapshots"][1]["name"] = "better".into();
    assert_eq!(links(&file.to_string()), [ChainLink::Whole, ChainLink::Changed]);
    let mut file: Value = serde_json::from_str(&text).unwrap();
    let rest = file["snapshots"].as_array().unwrap()[1..].to_vec();
    file["snapshots"] = rest.into();
    assert_eq!(links(&file.to_string()).len(), 1);
    assert_ne!(links(&file.to_string())[0], ChainLink::Whole, "what it was taken after is missing");
}

/// A seal covers what `docs/formats.md` says, in the form of the version that the snapshot names.
#[test]
fn a_seal_is_the_digest_of_what_the_snapshot_says() {
    let catalogue = built_in_catalogue().unwrap();
    let text = std::fs::read_to_string("../../tests/data/results/version-2.opex.json").unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let mut first = file["snapshots"][0].clone();
    let seal = first.as_object_mut().unwrap().remove("seal").unwrap();
    assert_eq!(seal, format!("sha-256:{}", sha256_hex(first.to_string().as_bytes())));

    let links = |change: &dyn Fn(&mut Value)| {
        let mut file = file.clone();
        change(&mut file);
        let read = read_newer(&file.to_string(), &catalogue).unwrap();
        check_chain(&read.assessment.snapshots, check_seal)
    };
    let of_later_version = links(&|file| {
        file["version"] = (RESULTS_VERSION + 1).into();
        file["snapshots"][1]["sealed_version"] = (RESULTS_VERSION + 1).into();
    });
    assert_eq!(of_later_version, [ChainLink::Whole, ChainLink::Unknown], "nobody is accused");
}

/// Damage is either refused or, where it only touches a value, read as that value: never a crash.
#[test]
fn damaged_files_never_stop_the_reader() {
    let catalogue = built_in_catalogue().unwrap();
    let text = std::fs::read_to_string("../../tests/data/results/version-2.opex.json").unwrap();
    let mut random = Random(1);
    let mut n_read = 0;
    for _ in 0..10_000 {
        let mut bytes = text.clone().into_bytes();
        for _ in 0..=random.below(3) {
            let at = random.below(bytes.len());
            match random.below(5) {
                0 => bytes[at] = u8::try_from(random.below(256)).unwrap(),
                1 => bytes.truncate(at.max(1)),
                2 => drop(bytes.remove(at)),
                3 => bytes.insert(at, b"{}[]\",:0-\\"[random.below(10)]),
                _ => {
                    let end = (at + random.below(200)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        if let Ok(document) = read_results(&String::from_utf8_lossy(&bytes), &catalogue) {
            n_read += 1;
            let written = write_results(&document);
            let again = read_results(&written, &catalogue).unwrap();
            assert_eq!(write_results(&again), written, "what was understood is written so that it is read again");
        }
    }
    assert!(n_read > 500, "enough of them are still files: {n_read}");
}

/// A document that uses every field.
fn full_document(catalogue: &Catalogue) -> Document {
    let id = |index: usize| catalogue.practice(PracticeIndex::new(index)).unwrap().id.clone();
    let step = |to: u8| StepId { practice: id(0), to };
    let day = |text: &str| Date::parse(text);
    let model = catalogue.operating_models()[1].clone();
    let accepted = AcceptedRisk {
        who: "운영 책임자".into(),
        why: "비용".into(),
        until: day("2027-03-31"),
        ..AcceptedRisk::default()
    };
    let evidence = [
        Evidence { label: "위키".into(), url: "https://example.com/a?b=1".into(), ..Evidence::default() },
        Evidence { label: "\"quoted\"\n".into(), ..Evidence::default() },
    ];
    let na = Answer::NotApplicable {
        reason: Some(NotApplicableReason::ArchitectureConstraints),
        explanation: "</script><b>".into(),
    };
    let commands = [
        Command::SetProfile(ProfileField::Team("결제 팀".into())),
        Command::SetProfile(ProfileField::Workload("checkout".into())),
        Command::SetProfile(ProfileField::Scope("all\nof it".into())),
        Command::SetProfile(ProfileField::Date(day("2026-11-22"))),
        Command::SetProfile(ProfileField::Facilitator("진행자".into())),
        Command::SetProfile(ProfileField::OperatingModel(Some(model))),
        Command::SetProfile(ProfileField::DefaultTarget(Some(2))),
        Command::SetAnswer(id(0), Answer::Level(3)),
        Command::SetDependsOnOtherTeam(id(0), true),
        Command::SetNote(id(0), "메모 🙂".into()),
        Command::SetEvidence(id(0), evidence.into()),
        Command::SetOwner(id(0), "담당".into()),
        Command::SetDue(id(0), day("2027-01-15")),
        Command::SetImportance(id(0), Importance::High),
        Command::SetTarget(id(0), Some(4)),
        Command::SetEffort(id(0), Effort::parse_days("2.5")),
        Command::SetAcceptance(id(0), Some(accepted)),
        Command::SetPlan(PlanField::Capacities(["10", "0.5"].map(|days| parse_capacity(days).unwrap()).into())),
        Command::SetPlan(PlanField::Objective(Objective::Risk)),
        Command::SetPlan(PlanField::FirstQuarter(Quarter::parse("2027-Q1"))),
        Command::SetStepDecision(step(4), Wave::from_number(2).map(StepDecision::Pinned)),
        Command::SetStepStatus(step(4), StepStatus::InProgress),
        Command::SetStepNote(step(4), "단계 메모 🙂".into()),
        Command::SetStepDecision(step(3), Some(StepDecision::Excluded)),
        Command::SetAnswer(id(1), na),
        Command::SetEffort(id(2), Effort::parse_days("3")),
        Command::SetAnswer(id(3), Answer::Level(1)),
        Command::SetAnswer(id(3), Answer::Unanswered),
    ];
    let mut assessment = Rc::new(Assessment::new("doc-1".into(), catalogue.id().clone(), Profile::default()));
    for command in commands {
        assessment = apply(catalogue, &assessment, command).unwrap();
    }
    let moment = |text: &str| Timestamp::parse(text).unwrap();
    let by = Editor { id: "7k3f9q2m".into(), name: "담당".into() };
    let blank =
        Document::new(Rc::new(Assessment::new("doc-1".into(), catalogue.id().clone(), Profile::default())), None);
    blank.changed((*assessment).clone(), &moment("2026-11-22T15:42:00.123Z"), &by)
}

/// Writes the frozen samples. Run by hand, once for each version, before it is released.
#[test]
#[ignore = "writes files that are to stay as they are"]
fn freeze() {
    let catalogue = built_in_catalogue().unwrap();
    let mut document = full_document(&catalogue);
    for (name, at, level) in [("first", "2026-11-23T09:00:00.000Z", 2), ("분기 점검", "2026-12-23T09:00:00.000Z", 4)]
    {
        let now = Timestamp::parse(at).unwrap();
        let (key, snapshot) = take_snapshot(&document.assessment, name, &now);
        let id = catalogue.practice(PracticeIndex::new(0)).unwrap().id.clone();
        let next = apply(&catalogue, &document.assessment, Command::SetAnswer(id, Answer::Level(level))).unwrap();
        let mut next = (*next).clone();
        next.snapshots.insert(key, Rc::new(snapshot));
        document = document.changed(next, &now, &Editor { id: "m4n5p6q7".into(), name: "".into() });
    }
    document.catalogue = document.catalogue.renewed(&catalogue);
    std::fs::write(format!("../../tests/data/results/version-{RESULTS_VERSION}.opex.json"), write_results(&document))
        .unwrap();
    let link = format!("https://example.com/{LINK_PLACE}{}", write_link(&document.assessment, Excerpt::Texts));
    std::fs::write(format!("../../tests/data/sharing/version-{RESULTS_VERSION}.link.txt"), link).unwrap();
}
