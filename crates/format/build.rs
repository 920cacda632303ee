//! Writes the built-in catalogue as a table that needs no reader of JSON: what is scored has to be there before the first
//! answer can be counted, and the reader would be some kilobytes of what a first visit fetches until then.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a build may stop: that is how it fails"
)]

use std::path::PathBuf;
use std::{env, fs};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

const STRUCTURE: &str = "../../assets/catalogue/opex-2020-04/structure.json";

fn main() {
    println!("cargo::rerun-if-changed={STRUCTURE}");
    let file = fs::read_to_string(STRUCTURE).expect("the structure of the built-in catalogue");
    let root: Value = serde_json::from_str(&file).expect("the structure is JSON");
    let folder = PathBuf::from(env::var("OUT_DIR").expect("Cargo says where to write"));
    fs::write(folder.join("built_in.txt"), table(&root)).expect("the table can be written");
}

/// A line for each thing, with its fields behind each other: `src/built_in.rs` says which. Topics name their area and
/// practices their topic, principles and prerequisites by position.
fn table(root: &Value) -> String {
    // As `src/digest.rs` makes it, which a build script of the same crate cannot call; a test compares the two.
    let digest = Sha256::digest(root.to_string().as_bytes());
    let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let (areas, topics, practices) = (ids(root, "areas"), ids(root, "topics"), ids(root, "practices"));
    let principles = ids(root, "principles");
    let mut lines = vec![vec![
        "catalogue".to_owned(),
        text(root, "id").to_owned(),
        text(root, "edition").to_owned(),
        root["scale"].to_string(),
        format!("sha-256:{digits}"),
    ]];
    lines.extend(areas.iter().map(|id| vec!["area".to_owned(), (*id).to_owned()]));
    lines.extend(principles.iter().map(|id| vec!["principle".to_owned(), (*id).to_owned()]));
    lines.extend(ids(root, "operating_models").iter().map(|id| vec!["model".to_owned(), (*id).to_owned()]));
    for topic in list(root, "topics") {
        let area = position(&areas, text(topic, "area"));
        lines.push(vec!["topic".to_owned(), text(topic, "id").to_owned(), area, text(topic, "number").to_owned()]);
    }
    for practice in list(root, "practices") {
        lines.push(vec![
            "practice".to_owned(),
            text(practice, "id").to_owned(),
            position(&topics, text(practice, "topic")),
            text(practice, "number").to_owned(),
            text(practice, "risk").to_owned(),
            text(practice, "effort").to_owned(),
            positions(&principles, practice, "principles"),
            positions(&practices, practice, "depends_on"),
        ]);
    }
    lines.iter().map(|fields| fields.join("\t") + "\n").collect()
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn ids<'a>(root: &'a Value, key: &str) -> Vec<&'a str> {
    list(root, key).map(|one| text(one, "id")).collect()
}

fn position(ids: &[&str], id: &str) -> String {
    let found = ids.iter().position(|known| *known == id);
    found.unwrap_or_else(|| panic!("{STRUCTURE} names {id}, which it does not list")).to_string()
}

fn positions(ids: &[&str], practice: &Value, key: &str) -> String {
    let named = list(practice, key).filter_map(Value::as_str);
    named.map(|id| position(ids, id)).collect::<Vec<_>>().join(" ")
}
