//! What the catalogue says beyond what answering needs.

use opex_model::{CatalogueFacts, CatalogueReference};

/// Facts and texts to look things up in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What is the same in every language.
    pub facts: CatalogueFacts,
    /// The texts, in one language.
    pub words: CatalogueReference,
}
