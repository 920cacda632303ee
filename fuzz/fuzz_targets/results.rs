//! Results files: whatever is read is written so that it is read again as the same.
#![no_main]

#[path = "../checks/results.rs"]
mod check;

libfuzzer_sys::fuzz_target!(|text: &str| check::check(text));
