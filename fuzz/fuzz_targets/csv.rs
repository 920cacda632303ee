//! CSV: whatever people write into a cell comes out of it again, and no spreadsheet takes it for a formula.
#![no_main]

#[path = "../../crates/app/tests/parsers/mod.rs"]
#[allow(dead_code)]
mod parsers;

use libfuzzer_sys::fuzz_target;
use opex_export::csv;

fuzz_target!(|text: &str| {
    let cells: Vec<String> = text.split('\u{1}').map(str::to_owned).collect();
    let rows = parsers::csv(&csv([cells.clone(), cells.clone()]));
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert_eq!(row.len(), cells.len());
        assert!(row.iter().all(|cell| !parsers::is_formula(cell)), "{row:?}");
    }
});
