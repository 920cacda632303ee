//! CSV: whatever people write into a cell comes out of it again, and no spreadsheet takes it for a formula.

use opex_export::csv;

/// Stops where the text does what it must not do.
pub fn check(text: &str) {
    let cells: Vec<String> = text.split('\u{1}').map(str::to_owned).collect();
    let rows = crate::parsers::csv(&csv([cells.clone(), cells.clone()]));
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert_eq!(row.len(), cells.len());
        assert!(row.iter().all(|cell| !crate::parsers::is_formula(cell)), "{row:?}");
    }
}
