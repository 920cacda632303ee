//! What `make fuzz` begins with, and small changes of it, through every function that is fuzzed: without a nightly compiler,
//! so that a target that no longer holds for its own corpus is seen at once.

// Runs natively: it reads files.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(dead_code, reason = "each test uses its part of what they have in common")]

mod parsers;
#[path = "../../../tests/common/random.rs"]
mod random;

#[path = "../../../fuzz/checks/catalogue.rs"]
mod catalogue;
#[path = "../../../fuzz/checks/csv.rs"]
mod csv;
#[path = "../../../fuzz/checks/incoming.rs"]
mod incoming;
#[path = "../../../fuzz/checks/results.rs"]
mod results;
#[path = "../../../fuzz/checks/stored.rs"]
mod stored;

use std::fs;

use random::Random;

const FUZZ: &str = "../../fuzz";
const TARGETS: [(&str, fn(&str)); 5] = [
    ("catalogue", catalogue::check),
    ("csv", csv::check),
    ("incoming", incoming::check),
    ("results", results::check),
    ("stored", stored::check),
];
/// How often each text is changed.
const N_CHANGES: u64 = 10;

#[test]
fn every_target_holds_for_its_corpus_and_around_it() {
    for (name, check) in TARGETS {
        let corpus = fs::read_dir(format!("{FUZZ}/corpus/{name}")).unwrap();
        // A fuzzer passes over what is not text.
        let texts = corpus.filter_map(|file| String::from_utf8(fs::read(file.unwrap().path()).unwrap()).ok());
        let mut n = 0;
        for text in texts {
            check(&text);
            (0..N_CHANGES).for_each(|seed| check(&changed(&text, &mut Random(seed))));
            n += 1;
        }
        assert!(n > 0, "{name} has a corpus");
    }
}

#[test]
fn every_target_of_the_fuzzer_is_here() {
    let files = fs::read_dir(format!("{FUZZ}/fuzz_targets")).unwrap();
    let mut names: Vec<String> =
        files.map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    assert_eq!(names, TARGETS.map(|(name, _)| name));
}

/// The text with a piece cut out, doubled, or replaced.
fn changed(text: &str, random: &mut Random) -> String {
    let letters: Vec<char> = text.chars().collect();
    let (a, b) = (random.below(letters.len() + 1), random.below(letters.len() + 1));
    let (start, end) = (a.min(b), a.max(b).min(a.min(b) + 40));
    let piece: String = letters[start..end].iter().collect();
    let with = match random.below(4) {
        0 => String::new(),
        1 => piece.repeat(2),
        2 => random.pick(&["\"", "{", "null", "-1", "1e999", "\u{0}", "가", "=1+1"]).to_owned(),
        _ => piece.chars().rev().collect(),
    };
    letters[..start].iter().collect::<String>() + &with + &letters[end..].iter().collect::<String>()
}
