//! What the page around an embedded app says.

use std::rc::Rc;

use crate::view::route::Route;
use opex_format::{Document, HandedDocument, HostSettings};

/// The page around an embedded app says something, or is to be told something.
#[derive(Clone, Debug, PartialEq)]
pub enum EmbeddingMessage {
    /// It hands in a document, or says how the app is to be. What is open has been saved before.
    Load {
        /// What the answer will name.
        request: Rc<str>,
        /// The document to show; none to leave it as it is.
        document: Option<HandedDocument>,
        /// Whether the host keeps that document already.
        is_kept: bool,
        /// How the app is to be.
        settings: HostSettings,
    },
    /// It asks for the document.
    Value {
        /// What the answer will name.
        request: Rc<str>,
    },
    /// The moment to tell it of changes has come.
    ChangeDue,
}

/// A document that the host has handed in, while it is looked for what a storage holds of the same assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct HandedIn {
    /// What the answer will name.
    pub request: Rc<str>,
    /// The document.
    pub document: Document,
    /// Whether the host keeps it already.
    pub is_kept: bool,
    /// The view to show it in.
    pub route: Route,
}
