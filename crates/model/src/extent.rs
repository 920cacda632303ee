//! How much others may see.

use std::rc::Rc;

/// How much of an assessment is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Excerpt {
    /// What figures are made of, and what the assessment is called. No notes, evidence, names of people or reasons.
    #[default]
    Figures,
    /// Everything that this version knows.
    Texts,
}

impl Excerpt {
    /// What anybody may see as it is.
    pub(crate) fn all_of<T: Clone>(self, value: &T) -> T {
        match self {
            Self::Figures | Self::Texts => value.clone(),
        }
    }
}

/// What others may see only in part.
pub trait Excerpted {
    /// What `extent` says of it.
    fn excerpt(&self, extent: Excerpt) -> Self;
}

/// A text that people wrote.
impl Excerpted for Rc<str> {
    fn excerpt(&self, extent: Excerpt) -> Self {
        match extent {
            Excerpt::Figures => Rc::default(),
            Excerpt::Texts => Rc::clone(self),
        }
    }
}
