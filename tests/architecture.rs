//! The layer rule: what each folder of `src` may not know.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

/// A layer, which is a folder of `src`, and what its files may name.
struct Layer {
    name: &'static str,
    /// The layers that it may use besides itself. All others are forbidden.
    uses: &'static [&'static str],
    /// What else its files may not name.
    forbidden: &'static [&'static [&'static str]],
}

/// Only `opex-format` knows JSON.
const JSON: &[&str] = &["serde"];

const LAYERS: &[Layer] = &[
    // Components read events and focus elements; what a browser may refuse they leave to the ports.
    Layer { name: "ui", uses: &[], forbidden: &[JSON, &["gloo", "js_sys", "local_storage", "window()", "document()"]] },
    Layer { name: "platform", uses: &["ui"], forbidden: &[JSON] },
    Layer { name: "element", uses: &["ui", "platform"], forbidden: &[JSON, &["local_storage", "document()"]] },
];

/// What each crate may depend on. That it uses nothing else, the compiler sees to.
const CRATES: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("format", &["opex-model", "serde", "serde_json", "miniz_oxide", "sha2"]),
    ("language", &["opex-model"]),
    ("ports", &["opex-model"]),
    ("export", &["opex-format", "opex-language", "opex-model"]),
    ("app", &["opex-export", "opex-format", "opex-language", "opex-model", "opex-ports"]),
];

#[test]
fn no_crate_depends_on_more_than_it_may() {
    for (name, allowed) in CRATES {
        let manifest = fs::read_to_string(format!("crates/{name}/Cargo.toml")).unwrap();
        let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
        let names =
            section.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split(['.', ' ', '=']).next());
        let unknown: Vec<&str> = names.filter(|name| !name.is_empty() && !allowed.contains(name)).collect();
        assert!(unknown.is_empty(), "opex-{name} depends on {unknown:?}");
    }
}

#[test]
fn no_layer_looks_up() {
    let mut broken = Vec::new();
    for layer in LAYERS {
        let files = rust_files(&Path::new("src").join(layer.name));
        assert!(!files.is_empty(), "{} has no files: is the rule out of date?", layer.name);
        for file in files {
            for (number, statement) in code_lines(&file) {
                let offences = offences(layer, &file, &statement);
                broken.extend(offences.iter().map(|offence| format!("{}:{number}: {offence}", file.display())));
            }
        }
    }
    assert!(broken.is_empty(), "the layer rule is broken:\n{}", broken.join("\n"));
}

#[test]
fn every_folder_is_a_layer() {
    let folders = fs::read_dir("src").unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let unknown: Vec<PathBuf> = folders.filter(|path| LAYERS.iter().all(|layer| !path.ends_with(layer.name))).collect();
    assert!(unknown.is_empty(), "folders without a rule: {unknown:?}");
}

#[test]
fn the_rule_would_notice() {
    let breaks = [
        ("src/ui/app.rs", "let x = web_sys::window();"),
        ("src/ui/app.rs", "use crate::element::ElementApp;"),
        ("src/ui/app.rs", "use crate::platform::page;"),
        ("src/platform/page.rs", "use crate::element::ElementApp;"),
        // The crate as a whole, which has every layer in it.
        ("src/ui/app.rs", "use crate::{platform::page};"),
        ("src/ui/app.rs", "use crate::*;"),
        ("src/ui/app.rs", "use crate as all;"),
        // Up to the crate and down again.
        ("src/ui/mod.rs", "use super::platform;"),
        ("src/ui/mod.rs", "use super as all;"),
        ("src/ui/app.rs", "use super::super::platform;"),
        ("src/ui/app.rs", "use self::super::super::platform;"),
        ("src/ui/app.rs", "use super::{super::platform};"),
        ("src/ui/app.rs", "let x = super::super::platform::x();"),
        ("src/ui/plan/mod.rs", "use super::super::platform;"),
        ("src/ui/plan/names.rs", "use super::super::super::platform;"),
    ];
    for (file, statement) in breaks {
        assert!(!offences(layer_of(file), Path::new(file), statement).is_empty(), "{file}: {statement}");
    }
    let keeps = [
        ("src/ui/app.rs", "let renewed = 1;"),
        ("src/ui/app.rs", "use crate::platform_of;"),
        ("src/ui/app.rs", "use crate::ui::{App, Views};"),
        ("src/ui/app.rs", "pub(crate) fn x() {}"),
        ("src/ui/mod.rs", "pub(super) fn x() {}"),
        ("src/ui/app.rs", "use super::{App, Views};"),
        ("src/ui/app.rs", "let x = [super::a(), super::b()];"),
        ("src/ui/plan/names.rs", "use super::super::Views;"),
        ("src/ui/app.rs", "use yew::prelude::*;"),
    ];
    for (file, statement) in keeps {
        assert_eq!(offences(layer_of(file), Path::new(file), statement), [""; 0], "{file}: {statement}");
    }
}

#[test]
fn a_use_over_several_lines_is_read_as_one() {
    let text = "use super::{\n    // Why.\n    super::ui,\n};\nlet x = 1;\n#[cfg(test)]\nuse crate::ui;\n";
    let expected = [(1, "use super::{ super::ui, };"), (5, "let x = 1;")];
    assert_eq!(statements(text), expected.map(|(number, statement)| (number, statement.to_owned())));
}

fn layer_of(file: &str) -> &'static Layer {
    LAYERS.iter().find(|layer| Path::new(file).starts_with(Path::new("src").join(layer.name))).unwrap()
}

/// What a statement in a file of a layer names and may not.
fn offences(layer: &Layer, file: &Path, statement: &str) -> Vec<String> {
    let words = layer.forbidden.iter().copied().flatten().filter(|word| names(statement, word));
    let mut offences: Vec<String> = words.map(|word| format!("names {word}")).collect();
    for rest in after_each(statement, "crate") {
        // A name is where a layer begins. Behind anything else any layer may follow.
        let of_path = rest.strip_prefix("::");
        let name = of_path.map(|path| path.split(|character| !is_word(character)).next().unwrap_or_default());
        match name {
            Some("") => offences.push("names the crate as a whole: name the layer, as in crate::ui".to_owned()),
            Some(name) if name != layer.name && is_layer(name) && !layer.uses.contains(&name) => {
                offences.push(format!("names crate::{name}"));
            }
            None if rest.starts_with(" as ") => offences.push("gives the crate another name".to_owned()),
            _ => {}
        }
    }
    if most_steps_up(statement) >= depth(file) {
        offences.push("leaves its layer by super".to_owned());
    }
    offences
}

fn is_layer(name: &str) -> bool {
    LAYERS.iter().any(|layer| layer.name == name)
}

/// How many modules below the crate a file's own is: 1 for that of a layer.
fn depth(file: &Path) -> usize {
    file.strip_prefix("src").unwrap().components().count() - usize::from(file.ends_with("mod.rs"))
}

/// The most modules that a path in a statement goes up.
fn most_steps_up(statement: &str) -> usize {
    let is_use = is_use(statement);
    let (mut most, mut steps) = (0, 0);
    for rest in after_each(statement, "super") {
        // As a visibility it is no path.
        if rest.starts_with(')') {
            continue;
        }
        steps += 1;
        most = most.max(steps);
        // The braces of a `use` may carry a path on, so there all count as one.
        if !is_use && !rest.starts_with("::super") {
            steps = 0;
        }
    }
    most
}

fn is_use(statement: &str) -> bool {
    let statement = statement.trim_start();
    statement.starts_with("use ") || (statement.starts_with("pub") && names(statement, "use"))
}

#[test]
fn files_stay_readable() {
    const MAX_LINES: usize = 400;
    let files = [rust_files(Path::new("src")), rust_files(Path::new("crates"))].concat().into_iter();
    let long: Vec<String> = files
        .filter(|file| !file.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "benches"))))
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

fn code_lines(file: &Path) -> Vec<(usize, String)> {
    statements(&fs::read_to_string(file).unwrap())
}

/// Lines with their numbers, without comments, up to the file's own tests. A `use` is one line, however many it takes.
fn statements(text: &str) -> Vec<(usize, String)> {
    let lines = text
        .lines()
        .enumerate()
        .take_while(|(_, line)| !line.contains("#[cfg(test)]"))
        .filter(|(_, line)| !line.trim_start().starts_with("//"));
    let mut statements: Vec<(usize, String)> = Vec::new();
    for (index, line) in lines {
        match statements.last_mut() {
            Some((_, begun)) if is_use(begun) && !begun.contains(';') => {
                begun.push(' ');
                begun.push_str(line.trim());
            }
            _ => statements.push((index + 1, line.to_owned())),
        }
    }
    statements
}

/// Whether a line has `word` as a whole word.
fn names(line: &str, word: &str) -> bool {
    after_each(line, word).next().is_some()
}

/// What follows each `word` in a line that is a whole word.
fn after_each<'a>(line: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    line.match_indices(word)
        .map(|(start, _)| (&line[..start], &line[start + word.len()..]))
        .filter(|(before, after)| !before.ends_with(is_word) && !after.starts_with(is_word))
        .map(|(_, after)| after)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}
