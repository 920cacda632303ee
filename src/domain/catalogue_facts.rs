//! Facts about a catalogue's practices that are the same in every language and are not scored.

use std::rc::Rc;

use super::id::TopicId;
use super::risk::Risk;
use super::table::Table;

/// Services, resources and the way to a later edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueFacts {
    /// The edition that practices are followed to.
    pub crosswalk_edition: Rc<str>,
    /// Practices, in catalogue order.
    pub practices: Vec<PracticeFacts>,
    /// What to read and watch, by topic.
    pub resources: Table<TopicId, Vec<Resource>>,
}

/// Facts about one practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeFacts {
    /// Cloud services that the source names for it.
    pub services: Vec<Rc<str>>,
    /// Other tools that the source names for it.
    pub tools: Vec<Rc<str>>,
    /// What became of it in the later edition.
    pub crosswalk: Crosswalk,
}

/// What became of a practice in the later edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crosswalk {
    /// How the two are related.
    pub relation: CrosswalkRelation,
    /// Numbers of the practices it lives on in; none for a retired one.
    pub numbers: Vec<Rc<str>>,
    /// The risk of those, where there is one.
    pub risk: Option<Risk>,
}

/// How a practice is related to the later edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrosswalkRelation {
    /// Same practice, same title.
    Same,
    /// Same practice, new title.
    Renamed,
    /// Same practice, in another topic.
    Moved,
    /// Part of another practice now.
    Merged,
    /// Gone, without a clear successor.
    Retired,
}

impl CrosswalkRelation {
    /// All relations.
    pub const ALL: [Self; 5] = [Self::Same, Self::Renamed, Self::Moved, Self::Merged, Self::Retired];

    /// The word that files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Renamed => "renamed",
            Self::Moved => "moved",
            Self::Merged => "merged",
            Self::Retired => "retired",
        }
    }
}

/// Something to read or watch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// What kind of thing it is, as `documentation` or `video`.
    pub kind: Rc<str>,
    /// Its title as published.
    pub title: Rc<str>,
}
