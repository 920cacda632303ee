//! Catalogue files: structure, text and facts. What is wrong is reported, nothing stops the reader.

use std::rc::Rc;

use opex_format::{
    built_in_catalogue, read_case_studies, read_catalogue, read_catalogue_facts, read_catalogue_reference,
    read_catalogue_text,
};
use opex_model::Catalogue;

thread_local! {
    /// Read once: fuzzing is the faster, the less there is to do for each input.
    static CATALOGUE: Rc<Catalogue> = built_in_catalogue().expect("the built-in catalogue is read");
}

/// Stops where the text does what it must not do.
pub fn check(text: &str) {
    let catalogue = match read_catalogue("fuzzed.json", text) {
        Ok(catalogue) => catalogue,
        Err(problems) => {
            assert!(!problems.problems.is_empty(), "a refusal says why");
            drop(problems.to_string());
            return others(text);
        }
    };
    drop(read_catalogue_text("fuzzed.json", text, &catalogue));
}

/// The same text as one of the files that belong to the built-in catalogue.
fn others(text: &str) {
    let catalogue = CATALOGUE.with(Rc::clone);
    drop(read_catalogue_text("fuzzed.json", text, &catalogue));
    drop(read_catalogue_facts("fuzzed.json", text, &catalogue));
    drop(read_catalogue_reference("fuzzed.json", text, &catalogue));
    drop(read_case_studies("fuzzed.json", text, &catalogue));
}
