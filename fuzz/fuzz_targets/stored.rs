//! What is in the browser's storage: an envelope opens only as it was closed.
#![no_main]

#[path = "../checks/stored.rs"]
mod check;

libfuzzer_sys::fuzz_target!(|text: &str| check::check(text));
