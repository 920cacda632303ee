//! Whatever a person hands in: results file, page, share link or password-protected file.
#![no_main]

#[path = "../checks/incoming.rs"]
mod check;

libfuzzer_sys::fuzz_target!(|text: &str| check::check(text));
