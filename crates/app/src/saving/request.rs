//! What is asked of the storage when something is saved.

use std::rc::Rc;

use opex_format::{Document, write_results};
use opex_model::AssessmentId;
use opex_ports::Durability;

/// A document to be saved under its id.
#[derive(Clone, Debug, PartialEq)]
pub struct SaveRequest {
    /// The document.
    pub document: Document,
    /// Its results file.
    pub text: Rc<str>,
    /// How sure the storage is to be before it is called saved.
    pub durability: Durability,
    /// The only texts that may be replaced by it; none where it replaces whatever is there.
    pub replaces: Option<Vec<Rc<str>>>,
    /// It is open, so that a second copy is written at once where it can be.
    pub is_open: bool,
    /// Whether the browser may then be asked to clear nothing by itself.
    pub asks_to_persist: bool,
    /// How many recovery copies made way in vain the last time.
    pub n_dropped: usize,
}

impl SaveRequest {
    /// A document that takes the place of something else, or comes to be.
    pub fn replacing(document: Document) -> Self {
        Self {
            text: write_results(&document).into(),
            document,
            durability: Durability::Strict,
            replaces: None,
            is_open: false,
            asks_to_persist: false,
            n_dropped: 0,
        }
    }

    /// The id under which it is saved.
    pub fn id(&self) -> &AssessmentId {
        &self.document.assessment.id
    }
}
