//! Catalogue files: structure, text and facts. What is wrong is reported, nothing stops the reader.
#![no_main]

#[path = "../checks/catalogue.rs"]
mod check;

libfuzzer_sys::fuzz_target!(|text: &str| check::check(text));
