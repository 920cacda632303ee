//! The layer rule: what each folder of `src` may not know.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

/// A folder with what its files may not name. `crate::x` stands for the layer `x`.
const RULES: &[(&str, &[&str])] = &[
    (
        "src/domain",
        &[
            "crate::format",
            "crate::i18n",
            "crate::ports",
            "crate::app",
            "crate::ui",
            "crate::platform",
            "yew",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo",
            "serde",
            "std::time",
            "SystemTime",
            "Instant",
        ],
    ),
    (
        "src/format",
        &[
            "crate::i18n",
            "crate::ports",
            "crate::app",
            "crate::ui",
            "crate::platform",
            "yew",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo",
        ],
    ),
    (
        "src/i18n",
        &[
            "crate::format",
            "crate::ports",
            "crate::app",
            "crate::ui",
            "crate::platform",
            "yew",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo",
            "serde",
        ],
    ),
    (
        "src/ports",
        &[
            "crate::format",
            "crate::i18n",
            "crate::app",
            "crate::ui",
            "crate::platform",
            "yew",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo",
            "serde",
        ],
    ),
    (
        "src/app",
        &[
            "crate::ui",
            "crate::platform",
            "crate::element",
            "yew",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo",
            "serde",
        ],
    ),
    // Components read events and focus elements; what a browser may refuse they leave to the ports.
    (
        "src/ui",
        &["crate::platform", "crate::element", "gloo", "serde", "js_sys", "local_storage", "window()", "document()"],
    ),
    ("src/platform", &["serde", "crate::element"]),
    ("src/element", &["serde", "local_storage", "document()"]),
];

#[test]
fn no_layer_looks_up() {
    let mut broken = Vec::new();
    for (folder, forbidden) in RULES {
        let files = rust_files(Path::new(folder));
        assert!(!files.is_empty(), "{folder} has no files: is the rule out of date?");
        for file in files {
            for (number, line) in code_lines(&file) {
                for word in *forbidden {
                    if names(&line, word) {
                        broken.push(format!("{}:{number}: names {word}", file.display()));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "the layer rule is broken:\n{}", broken.join("\n"));
}

#[test]
fn the_rule_would_notice() {
    assert!(names("use yew::prelude::*;", "yew"));
    assert!(names("let x = web_sys::window();", "window()"));
    assert!(!names("let renewed = 1;", "yew"));
    assert!(!names("use crate::format_of;", "crate::format"));
}

#[test]
fn files_stay_readable() {
    const MAX_LINES: usize = 400;
    let long: Vec<String> = rust_files(Path::new("src"))
        .into_iter()
        .map(|file| (fs::read_to_string(&file).unwrap().lines().count(), file))
        .filter(|(n_lines, _)| *n_lines > MAX_LINES)
        .map(|(n_lines, file)| format!("{}: {n_lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "one concept a file:\n{}", long.join("\n"));
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Lines with their numbers, without comments, up to the file's own tests.
fn code_lines(file: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(file).unwrap();
    text.lines()
        .enumerate()
        .take_while(|(_, line)| !line.contains("#[cfg(test)]"))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(index, line)| (index + 1, line.to_owned()))
        .collect()
}

/// Whether a line has `word` as a whole word.
fn names(line: &str, word: &str) -> bool {
    let is_word =
        |character: Option<char>| character.is_some_and(|character| character.is_alphanumeric() || character == '_');
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + word.len()..].chars().next();
        !is_word(before) && !is_word(after)
    })
}
