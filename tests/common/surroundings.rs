//! A browser in memory, on the morning of 22 November 2026, with some files of the built-in catalogue beside the page.

use std::path::Path;

use opex_model::{Date, Timestamp};
use opex_ports::memory::MemorySurroundings;

/// Surroundings that have these files, by the names that they have in the catalogue's folder.
pub fn surroundings(files: &[&str]) -> MemorySurroundings {
    let file = |name: &&str| ((*name).to_owned(), catalogue_file(name));
    let now = Timestamp::parse("2026-11-22T09:00:00.000Z").unwrap();
    MemorySurroundings::new(files.iter().map(file).collect(), now, Date::parse("2026-11-22").unwrap())
}

/// What a file of the built-in catalogue says.
pub fn catalogue_file(name: &str) -> String {
    // The tests of a crate run in the folder of that crate, those of the page at the top.
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().find(|folder| folder.join("assets").is_dir()).unwrap();
    std::fs::read_to_string(top.join("assets/catalogue/opex-2020-04").join(name)).unwrap()
}
