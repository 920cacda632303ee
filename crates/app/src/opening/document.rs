//! What is open.

use std::rc::Rc;

use opex_format::{CatalogueMark, Document};
use opex_model::{Assessment, Catalogue, History, Stamps, Timestamp};

/// An assessment that is open, with its changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenDocument {
    /// The assessment, now and before.
    pub history: History,
    /// Who has changed what, and when.
    pub stamps: Rc<Stamps>,
    /// What its file says of the catalogue.
    pub catalogue: CatalogueMark,
    /// When it was last changed.
    pub changed_at: Option<Timestamp>,
    /// It can only be looked at.
    pub is_read_only: bool,
    /// Handed to the person as a file since the last change.
    pub is_downloaded: bool,
}

impl OpenDocument {
    /// A document to be answered by a catalogue from now on.
    pub fn new(document: Document, catalogue: &Catalogue) -> Self {
        Self {
            history: History::new(document.assessment),
            stamps: document.stamps,
            catalogue: document.catalogue.renewed(catalogue),
            changed_at: document.changed_at,
            is_read_only: false,
            is_downloaded: false,
        }
    }

    /// The assessment as it is now.
    pub fn assessment(&self) -> &Rc<Assessment> {
        self.history.present()
    }

    /// What a file of it holds.
    pub fn document(&self) -> Document {
        Document {
            assessment: Rc::clone(self.assessment()),
            stamps: Rc::clone(&self.stamps),
            catalogue: self.catalogue.clone(),
            changed_at: self.changed_at.clone(),
        }
    }
}
