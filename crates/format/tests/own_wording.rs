//! The catalogue's Korean texts are our own wording: they share no run of 25 letters with the Korean white paper, of which
//! the repository holds fingerprints only (`scripts/wording-fingerprints.mjs`). Titles are facts, and carry over.

// Runs natively: it reads files.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// Letters of a run that has a fingerprint. As every window of eight runs leaves one, whatever shares 25 letters shares one.
const RUN: usize = 18;
const BYTES: usize = 6;
const FINGERPRINTS: &[u8] = include_bytes!("../../../tests/data/white-paper.fingerprints");

#[test]
fn no_text_repeats_the_white_paper() {
    let known: BTreeSet<&[u8]> = FINGERPRINTS.chunks(BYTES).collect();
    assert!(known.len() > 5_000, "{}", known.len());
    let (mut n_letters, mut copied, mut n_titles) = (0, Vec::new(), 0);
    for name in ["text.ko.json", "cases.ko.json", "example.ko.json"] {
        let file = fs::read_to_string(format!("../../assets/catalogue/opex-2020-04/{name}")).unwrap();
        for_each_text(&serde_json::from_str(&file).unwrap(), &mut |is_title, text| {
            let runs = shared(text, &known);
            if is_title {
                n_titles += usize::from(!runs.is_empty());
            } else {
                n_letters += letters(text).len();
                copied.extend(runs.into_iter().map(|run| format!("{name}: {run}")));
            }
        });
    }
    assert!(n_letters > 50_000, "{n_letters} letters were looked at");
    assert!(n_titles > 5, "what is the white paper's is found: {n_titles} titles");
    assert!(copied.is_empty(), "these stand in the white paper:\n{}", copied.join("\n"));
}

/// Every text of a file, and whether it is a title.
fn for_each_text(value: &Value, see: &mut impl FnMut(bool, &str)) {
    match value {
        Value::String(text) => see(false, text),
        Value::Array(values) => values.iter().for_each(|value| for_each_text(value, see)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| match value.as_str() {
            Some(text) if key == "title" => see(true, text),
            _ => for_each_text(value, see),
        }),
        _ => {}
    }
}

/// The runs of a text that have a fingerprint. Names of products, which are all Latin letters, carry over as well.
fn shared(text: &str, known: &BTreeSet<&[u8]>) -> Vec<String> {
    let letters = letters(text);
    let runs = letters.windows(RUN).filter(|run| !run.iter().all(char::is_ascii));
    let runs = runs.map(|run| run.iter().collect::<String>());
    runs.filter(|run| known.contains(&Sha256::digest(run.as_bytes())[..BYTES])).collect()
}

/// Letters and digits only, so that spaces and punctuation cannot hide a copy.
fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}
