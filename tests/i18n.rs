//! Both languages say the same things: the compiler checks that every text is there, this checks what
//! it cannot see. That every text is shown and every template filled is checked by `scripts/check-texts.mjs`.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use opex_language::Language;

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

/// The start view, and those who read about the app, are told how many practices the catalogue has.
#[test]
fn the_number_of_practices_is_that_of_the_catalogue() {
    let structure = fs::read_to_string("assets/catalogue/opex-2020-04/structure.json").unwrap();
    let structure: serde_json::Value = serde_json::from_str(&structure).unwrap();
    let n = structure["practices"].as_array().unwrap().len().to_string();
    for language in Language::ALL {
        let texts = language.entrance_texts();
        for text in [texts.intro, texts.new_hint] {
            let numbers: String = text.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(numbers, n, "{text}");
        }
    }
    for file in ["README.md", "assets/embed/README.md"] {
        let said = fs::read_to_string(file).unwrap();
        assert!(said.contains(&format!("each of the {n} best practices")), "{file}");
    }
}

/// What runs before the app or beside it, and the files that are fetched for a language, know the languages of the app.
#[test]
fn every_language_is_known_outside_of_the_app() {
    let mut tags: Vec<&str> = Language::ALL.map(Language::tag).to_vec();
    tags.sort_unstable();
    let read = |file: &str| fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    for file in ["assets/boot.js", "assets/embed/note.js"] {
        let text = read(file);
        let table = text.split_once("const SAY = {\n").and_then(|(_, rest)| rest.split_once("\n};")).unwrap().0;
        let mut keys: Vec<&str> = table.lines().filter_map(|line| Some(line.trim().split_once(':')?.0)).collect();
        keys.sort_unstable();
        assert_eq!(keys, tags, "{file}");
    }
    let page = read("index.html");
    for (before, after) in [("skeleton-bar", "</div>"), ("skeleton-note", "</div>"), ("<noscript>", "</noscript>")] {
        let part = page.split_once(before).and_then(|(_, rest)| rest.split_once(after)).unwrap().0;
        let mut said: Vec<&str> =
            part.split("lang=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
        said.sort_unstable();
        assert_eq!(said, tags, "{before} in index.html");
    }
    let types = read("assets/embed/element.d.ts");
    let union = types.split_once("type OpexLanguage =").and_then(|(_, rest)| rest.split_once(';')).unwrap().0;
    assert_eq!(union.split('|').map(|tag| tag.trim().trim_matches('\'')).collect::<Vec<_>>(), tags, "element.d.ts");
    let manifest: serde_json::Value = serde_json::from_str(&read("assets/manifest.webmanifest")).unwrap();
    for (name, texts) in manifest.as_object().unwrap().iter().filter(|(name, _)| name.ends_with("_localized")) {
        assert_eq!(texts.as_object().unwrap().keys().collect::<Vec<_>>(), tags, "{name}");
    }
    for kind in ["text", "cases", "example"] {
        let prefix = format!("{kind}.");
        let files = fs::read_dir("assets/catalogue/opex-2020-04").unwrap().map(|entry| entry.unwrap().file_name());
        let names: Vec<String> = files.map(|name| name.into_string().unwrap()).collect();
        let tag = |name: &String| Some(name.strip_prefix(&prefix)?.strip_suffix(".json")?.to_owned());
        let mut found: Vec<String> = names.iter().filter_map(tag).collect();
        found.sort_unstable();
        assert_eq!(found, tags, "{kind}");
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
