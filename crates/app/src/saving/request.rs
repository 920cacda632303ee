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
    /// The durability that the storage has to reach before the document counts as saved.
    pub durability: Durability,
    /// The only texts that may be replaced by it; none where it replaces whatever is there.
    pub replaces: Option<Vec<Rc<str>>>,
    /// It is open, so that a second copy is written at once where it can be.
    pub is_open: bool,
    /// Whether the browser may then be asked for persistent storage.
    pub asks_to_persist: bool,
    /// How many recovery copies were removed for the last attempt, which failed.
    pub n_dropped: usize,
}

impl SaveRequest {
    /// A request for a document that replaces another one, or is new.
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
