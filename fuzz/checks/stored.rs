//! What is in the browser's storage: an envelope opens only as it was closed.

use opex_format::{read_preferences, seal, unseal, write_preferences};

/// Stops where the text does what it must not do.
pub fn check(text: &str) {
    assert_eq!(unseal(&seal(text)), Ok(text));
    if let Ok(opened) = unseal(text) {
        assert_eq!(seal(opened), text, "nothing about an envelope may be otherwise");
    }
    let preferences = read_preferences(text);
    assert_eq!(read_preferences(&write_preferences(&preferences)), preferences);
}
