//! Results files: whatever is read is written so that it is read again as the same.

use std::rc::Rc;

use opex_format::{built_in_catalogue, read_results, salvage, write_results};
use opex_model::Catalogue;

thread_local! {
    /// Read once: fuzzing is the faster, the less there is to do for each input.
    static CATALOGUE: Rc<Catalogue> = built_in_catalogue().expect("the built-in catalogue is read");
}

/// Stops where the text does what it must not do.
pub fn check(text: &str) {
    let catalogue = CATALOGUE.with(Rc::clone);
    if let Ok(document) = read_results(text, &catalogue) {
        let written = write_results(&document);
        let again = read_results(&written, &catalogue).expect("what was written is read");
        assert_eq!(write_results(&again), written);
    }
    // What cannot be read as it is must not stop the one who reads what is left of it.
    drop(salvage(text, &catalogue));
}
