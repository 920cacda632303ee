//! CSV: whatever people write into a cell comes out of it again, and no spreadsheet takes it for a formula.
#![no_main]

#[path = "../checks/csv.rs"]
mod check;
#[path = "../../crates/app/tests/parsers/mod.rs"]
#[allow(dead_code)]
mod parsers;

libfuzzer_sys::fuzz_target!(|text: &str| check::check(text));
