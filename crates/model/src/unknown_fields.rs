//! What a file says that this version does not know.

use std::rc::Rc;

/// JSON text that this version does not understand and hands on unchanged; empty for none.
///
/// The model only carries it: reading and writing it is the business of the format layer.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnknownFields(pub Rc<str>);

impl UnknownFields {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
