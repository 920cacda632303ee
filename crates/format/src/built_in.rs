//! The catalogue that comes with the app.

use std::rc::Rc;

use crate::{FileProblems, read_catalogue};
use opex_model::Catalogue;

/// The built-in catalogue: what is scored, without its text, which is loaded when it is shown.
///
/// # Errors
/// Never in a build whose tests pass: `tests/catalogue.rs` reads the same file.
pub fn built_in_catalogue() -> Result<Rc<Catalogue>, FileProblems> {
    const STRUCTURE: &str = include_str!("../../../assets/catalogue/opex-2020-04/structure.json");
    read_catalogue("structure.json", STRUCTURE).map(Rc::new)
}
