//! Both languages say the same things: the compiler checks that every text is there, this checks what
//! it cannot see. That every text is shown and every template filled is checked by `scripts/check-texts.mjs`.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Texts of a language by module and name, as they stand in its source.
fn texts(language: &str) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(format!("crates/language/src/{language}")).unwrap() {
        let path = entry.unwrap().path();
        let module = path.file_stem().unwrap().to_string_lossy().into_owned();
        let source = fs::read_to_string(&path).unwrap();
        let (mut name, mut section) = (String::new(), String::new());
        for line in source.lines() {
            let line = line.trim();
            // Texts are statics, so that each is in the program once.
            if let Some((_, value)) = line.split_once("static ").filter(|_| line.starts_with("pub")) {
                section = value.split(':').next().unwrap().to_owned();
            }
            if let Some((field, _)) = line.split_once(':')
                && field.chars().all(|character| character.is_ascii_lowercase() || character == '_')
                && !matches!(field, "one" | "other")
            {
                name = format!("{module}.{section}.{field}");
            }
            let strings: Vec<String> = line.split('"').skip(1).step_by(2).map(str::to_owned).collect();
            if !strings.is_empty() && !name.is_empty() {
                found.entry(name.clone()).or_insert_with(Vec::new).extend(strings);
            }
        }
    }
    found
}

fn places(texts: &[String]) -> BTreeSet<String> {
    let places = texts.iter().flat_map(|text| text.split('{').skip(1));
    places.filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn both_languages_fill_the_same_places() {
    let (en, ko) = (texts("en"), texts("ko"));
    assert!(en.len() > 150, "{}", en.len());
    assert_eq!(en.keys().collect::<Vec<_>>(), ko.keys().collect::<Vec<_>>());
    for (name, text) in &en {
        assert_eq!(places(text), places(&ko[name]), "{name}");
    }
}

/// The first page counts the questions before the catalogue is there.
#[test]
fn the_first_page_counts_the_practices_of_the_catalogue() {
    let structure = fs::read_to_string("assets/catalogue/opex-2020-04/structure.json").unwrap();
    let structure: serde_json::Value = serde_json::from_str(&structure).unwrap();
    let n = structure["practices"].as_array().unwrap().len().to_string();
    for language in ["en", "ko"] {
        let hint = texts(language)["entrance.ENTRANCE.new_hint"].concat();
        let numbers: String = hint.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(numbers, n, "{hint}");
    }
}

#[test]
fn korean_is_korean() {
    // A unit is the same everywhere.
    let same_in_both = |name: &str| matches!(name, "plan.PLAN.gain" | "planning.PLANNING.points");
    for (name, texts) in texts("ko") {
        let text = texts.concat();
        let has_hangul = text.chars().any(|character| ('가'..='힣').contains(&character));
        let has_letters =
            places(&texts).iter().fold(text.clone(), |text, place| text.replace(&format!("{{{place}}}"), ""));
        let has_letters = has_letters.chars().any(char::is_alphabetic);
        assert!(has_hangul || !has_letters || same_in_both(&name), "{name}: {text}");
    }
}
