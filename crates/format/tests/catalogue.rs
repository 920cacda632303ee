//! The built-in catalogue: complete, and told apart from broken ones. What it says: `catalogue_content.rs`.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use opex_format::{built_in_catalogue, read_catalogue, read_catalogue_facts, read_catalogue_text};
use opex_model::{Group, PracticeIndex, Risk};
use serde_json::Value;

const STRUCTURE: &str = include_str!("../../../assets/catalogue/opex-2020-04/structure.json");
const FACTS: &str = include_str!("../../../assets/catalogue/opex-2020-04/facts.json");
const TEXTS: [(&str, &str); 2] = [
    ("text.ko.json", include_str!("../../../assets/catalogue/opex-2020-04/text.ko.json")),
    ("text.en.json", include_str!("../../../assets/catalogue/opex-2020-04/text.en.json")),
];

#[test]
fn has_the_practices_of_the_edition() {
    let catalogue = built_in_catalogue().unwrap();
    assert_eq!(catalogue.areas().len(), 4);
    assert_eq!(catalogue.practices().len(), 82);
    let per_topic: Vec<usize> = catalogue.topics().iter().map(|topic| topic.practices.len()).collect();
    assert_eq!(per_topic, [7, 7, 8, 5, 10, 8, 5, 8, 8, 7, 9]);
    assert_eq!(catalogue.principles().len(), 5);
    assert_eq!(catalogue.operating_models().len(), 4);
    let n_edges: usize = catalogue.practices().iter().map(|practice| practice.prerequisites.len()).sum();
    assert_eq!(n_edges, 126);
    let roots = catalogue.practices().iter().filter(|practice| practice.prerequisites.is_empty()).count();
    assert_eq!(roots, 11);
    let of_risk = |risk| catalogue.practices().iter().filter(|practice| practice.risk == risk).count();
    assert_eq!((of_risk(Risk::High), of_risk(Risk::Medium), of_risk(Risk::Low)), (35, 33, 14));
    assert_eq!(Group::all(&catalogue).len(), 1 + 4 + 11 + 5);
}

#[test]
fn the_built_in_catalogue_is_that_of_its_file() {
    assert_eq!(*built_in_catalogue().unwrap(), read_catalogue("structure.json", STRUCTURE).unwrap());
}

#[test]
fn numbers_follow_topic_and_order() {
    let catalogue = built_in_catalogue().unwrap();
    for (topic_index, topic) in catalogue.topics().iter().enumerate() {
        for (index, position) in topic.practices.iter().enumerate() {
            let practice = catalogue.practice(*position).unwrap();
            assert_eq!(&*practice.number, format!("OPS{:02}-BP{:02}", topic_index + 1, index + 1));
        }
    }
}

#[test]
fn texts_are_complete_in_both_languages() {
    let catalogue = built_in_catalogue().unwrap();
    for (file, text) in TEXTS {
        let text = read_catalogue_text(file, text, &catalogue).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(format!("text.{}.json", text.language), file);
        assert_eq!(text.practices.len(), 82);
        for (practice, text) in catalogue.practices().iter().zip(&text.practices) {
            let id = &practice.id;
            assert_eq!(text.next_steps.len(), 4, "{file} {id}");
            assert!(text.next_steps.iter().all(|steps| (1..=3).contains(&steps.len())), "{file} {id}");
            assert!((2..=4).contains(&text.evidence.len()), "{file} {id}");
            assert!((1..=3).contains(&text.pitfalls.len()), "{file} {id}");
            assert!(!text.trade_off.is_empty(), "{file} {id}");
        }
    }
}

#[test]
fn facts_are_complete() {
    let catalogue = built_in_catalogue().unwrap();
    let facts = read_catalogue_facts("facts.json", FACTS, &catalogue).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(facts.practices.len(), 82);
    assert_eq!(facts.resources.values().map(Vec::len).sum::<usize>(), 96);
    let count =
        |word: &str| facts.practices.iter().filter(|practice| practice.crosswalk.relation.as_str() == word).count();
    let relations = ["same", "renamed", "moved", "merged", "retired"].map(count);
    assert_eq!(relations, [46, 13, 1, 19, 3]);
}

#[test]
fn every_example_can_be_opened_and_is_marked() {
    let catalogue = built_in_catalogue().unwrap();
    for language in ["ko", "en"] {
        let path = format!("../../assets/catalogue/opex-2020-04/example.{language}.json");
        let text = std::fs::read_to_string(&path).unwrap();
        let document = opex_format::read_results(&text, &catalogue).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(document.assessment.profile.example, "{path}");
        assert_eq!(opex_format::write_results(&document), text, "{path} is written as the app writes it");
    }
}

/// Breaks a file in one place.
type Break<'a> = &'a dyn Fn(&mut Value);

/// Each broken catalogue with the places and a part of the message that must be reported.
#[test]
fn err_broken_catalogues_name_the_place() {
    let cases: &[(&str, Break, &str)] = &[
        ("no scale", &|c| drop(c.as_object_mut().unwrap().remove("scale")), "/scale: is missing"),
        ("scale too long", &|c| c["scale"] = 11.into(), "/scale: must be 1 to 10, is 11"),
        ("wrong format", &|c| c["format"] = "x".into(), "/format: must be \"opex-maturity/catalogue\", is \"x\""),
        ("newer version", &|c| c["version"] = 2.into(), "/version: must be 1, is 2"),
        (
            "risk",
            &|c| c["practices"][3]["risk"] = "severe".into(),
            "/practices/3/risk: must be \"high\" or \"medium\" or \"low\", is \"severe\"",
        ),
        ("effort type", &|c| c["practices"][0]["effort"] = 3.into(), "/practices/0/effort: must be a text, is 3"),
        ("no id", &|c| drop(c["practices"][1].as_object_mut().unwrap().remove("id")), "/practices/1/id: is missing"),
        (
            "duplicate",
            &|c| c["practices"][5]["id"] = c["practices"][4]["id"].clone(),
            "/practices/5/id: the practice id",
        ),
        (
            "dangling",
            &|c| c["practices"][2]["depends_on"] = vec!["nowhere"].into(),
            "/practices/2/depends_on: there is no practice \"nowhere\"",
        ),
        (
            "itself",
            &|c| c["practices"][2]["depends_on"] = vec![c["practices"][2]["id"].clone()].into(),
            "wait for each other",
        ),
        (
            "topic",
            &|c| c["practices"][2]["topic"] = "nowhere".into(),
            "/practices/2/topic: there is no topic \"nowhere\"",
        ),
        ("area", &|c| c["topics"][1]["area"] = "nowhere".into(), "/topics/1/area: there is no area \"nowhere\""),
        ("overall", &|c| c["topics"][1]["id"] = "overall".into(), "the id \"overall\" is taken already"),
        (
            "principle",
            &|c| c["practices"][2]["principles"] = vec!["nowhere"].into(),
            "/practices/2/principles: there is no design principle",
        ),
        ("empty", &|c| c["practices"] = Vec::<Value>::new().into(), "/practices: the catalogue has no practice"),
    ];
    for (name, change, expected) in cases {
        let mut catalogue: Value = serde_json::from_str(STRUCTURE).unwrap();
        change(&mut catalogue);
        let problems = read_catalogue("mine.json", &catalogue.to_string()).unwrap_err().to_string();
        assert!(
            problems.contains(&format!("mine.json: {expected}")) || problems.contains(expected),
            "{name}: {problems}"
        );
        assert!(problems.lines().all(|line| line.starts_with("mine.json: /")), "{name}: {problems}");
    }
}

#[test]
fn err_a_cycle_is_told_whole() {
    let mut catalogue: Value = serde_json::from_str(STRUCTURE).unwrap();
    let ids: Vec<String> =
        (0..3).map(|index| catalogue["practices"][index]["id"].as_str().unwrap().to_owned()).collect();
    for index in 0..3 {
        catalogue["practices"][index]["depends_on"] = vec![ids[(index + 1) % 3].as_str()].into();
    }
    let problems = read_catalogue("mine.json", &catalogue.to_string()).unwrap_err().to_string();
    assert!(ids.iter().all(|id| problems.contains(id.as_str())), "{problems}");
}

#[test]
fn err_missing_texts_name_the_place() {
    let catalogue = built_in_catalogue().unwrap();
    let id = catalogue.practice(PracticeIndex::new(5)).unwrap().id.as_str().to_owned();
    let cases: &[(Break, String)] = &[
        (&|t| drop(t["practices"].as_object_mut().unwrap().remove(&id)), format!("/practices/{id}: is missing")),
        (
            &|t| t["practices"][&id]["question"] = " ".into(),
            format!("/practices/{id}/question: must be a text that is not blank"),
        ),
        (
            &|t| t["practices"][&id]["levels"] = vec!["a"].into(),
            format!("/practices/{id}/levels: must be a list of 5 texts"),
        ),
        (
            &|t| t["practices"][&id]["depends_on"] = Value::Object(Default::default()),
            format!("/practices/{id}/depends_on/"),
        ),
        (&|t| t["topics"].as_object_mut().unwrap().clear(), "/topics/".to_owned()),
        (&|t| t["scale"] = Vec::<Value>::new().into(), "/scale: must be a list of 5 levels".to_owned()),
        (&|t| t["catalogue"] = "other".into(), "/catalogue: must be".to_owned()),
    ];
    for (change, expected) in cases {
        let mut text: Value = serde_json::from_str(TEXTS[0].1).unwrap();
        change(&mut text);
        let problems = read_catalogue_text("text.ko.json", &text.to_string(), &catalogue).unwrap_err().to_string();
        assert!(problems.contains(&format!("text.ko.json: {expected}")), "{expected}: {problems}");
    }
}
