//! Whatever a person hands in: results file, page, share link or password-protected file.

use std::rc::Rc;

use opex_format::{
    Incoming, built_in_catalogue, read_link, read_locked, read_results, recognize, results_in_page, write_locked,
};
use opex_model::Catalogue;

thread_local! {
    /// Read once: fuzzing is the faster, the less there is to do for each input.
    static CATALOGUE: Rc<Catalogue> = built_in_catalogue().expect("the built-in catalogue is read");
}

/// Stops where the text does what it must not do.
pub fn check(text: &str) {
    match recognize(text) {
        Ok(Incoming::Results(results)) => {
            let catalogue = CATALOGUE.with(Rc::clone);
            drop(read_results(&results, &catalogue));
        }
        Ok(Incoming::Locked(file)) => {
            assert_eq!(read_locked(&write_locked(&file)), Ok(Some(file)), "what was written is read");
        }
        Err(error) => drop(error.to_string()),
    }
    drop(read_link(text));
    drop(results_in_page(text));
}
