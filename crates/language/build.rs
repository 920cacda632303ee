//! Tells the texts how many practices the built-in catalogue has: the start view says so before the catalogue is there.

#![allow(clippy::expect_used, reason = "a build may stop: that is how it fails")]

use std::fs;

use serde_json::Value;

const STRUCTURE: &str = "../../assets/catalogue/opex-2020-04/structure.json";

fn main() {
    println!("cargo::rerun-if-changed={STRUCTURE}");
    let file = fs::read_to_string(STRUCTURE).expect("the structure of the built-in catalogue");
    let root: Value = serde_json::from_str(&file).expect("the structure is JSON");
    let practices = root.get("practices").and_then(Value::as_array).expect("the structure lists practices");
    println!("cargo::rustc-env=N_PRACTICES={}", practices.len());
}
