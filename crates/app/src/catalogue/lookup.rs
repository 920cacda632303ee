//! What is loaded in the page's language when a view first needs it.

use std::rc::Rc;

use opex_language::Language;

/// The loading state of such a resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Lookup<T> {
    /// No view has needed it.
    #[default]
    Absent,
    /// Being loaded in a language.
    Loading(Language),
    /// It could not be loaded.
    Failed,
    /// Loaded, in a language.
    Ready(Language, Rc<T>),
}

impl<T> Lookup<T> {
    /// The resource, if it is loaded in the given language.
    pub fn get(&self, wanted: Language) -> Option<&Rc<T>> {
        match self {
            Self::Ready(language, thing) if *language == wanted => Some(thing),
            _ => None,
        }
    }

    /// Whether both are in the same loading state, with the same allocation where loaded.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Ready(language, thing), Self::Ready(other, there)) => language == other && Rc::ptr_eq(thing, there),
            (Self::Loading(language), Self::Loading(other)) => language == other,
            (Self::Absent, Self::Absent) | (Self::Failed, Self::Failed) => true,
            _ => false,
        }
    }

    /// Whether it could not be loaded.
    pub fn has_failed(&self) -> bool {
        matches!(self, Self::Failed)
    }

    /// Notes that it is needed. Returns true if it is neither loaded nor being loaded, so that the caller has to load it.
    pub(super) fn begin(&mut self, wanted: Language) -> bool {
        let is_coming = matches!(self, Self::Loading(language) if *language == wanted);
        if is_coming || self.get(wanted).is_some() {
            return false;
        }
        *self = Self::Loading(wanted);
        true
    }

    /// Notes that a view has needed it, in whatever language, and that the page now speaks another. True where it has to
    /// be loaded again.
    pub(super) fn follow(&mut self, wanted: Language) -> bool {
        !matches!(self, Self::Absent) && self.begin(wanted)
    }

    /// Takes the result of loading.
    pub(super) fn end(&mut self, came_in: Language, loaded: Option<Rc<T>>) {
        // Another language may have been requested meanwhile; that request gets a result of its own.
        if matches!(self, Self::Loading(language) if *language == came_in) {
            *self = loaded.map_or(Self::Failed, |thing| Self::Ready(came_in, thing));
        }
    }
}
