//! Facts about a catalogue's practices that are the same in every language and are not scored.

use super::practice_index::PracticeIndex;
use std::rc::Rc;

use super::id::TopicId;
use super::risk::Risk;
use opex_collections::SortedMap;

/// Services, tools, resources and the way to a later edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueFacts {
    /// The edition that practices are followed to.
    pub crosswalk_edition: Rc<str>,
    /// The practices of that edition, in its order.
    pub later_practices: Vec<LaterPractice>,
    /// Practices, in catalogue order.
    pub practices: Vec<PracticeFacts>,
    /// What to read and watch, by topic.
    pub resources: SortedMap<TopicId, Vec<Resource>>,
}

/// Facts about one practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeFacts {
    /// Cloud services that the source names for it.
    pub services: Vec<Rc<Product>>,
    /// Other tools that the source names for it.
    pub tools: Vec<Rc<Product>>,
    /// Kinds of tool that help with it, of any maker, by id.
    pub tool_kinds: Vec<Rc<str>>,
    /// What became of it in the later edition.
    pub crosswalk: Crosswalk,
}

/// A service or tool that the source names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// What it is called today.
    pub name: Rc<str>,
    /// What it was called when the source was written, and since.
    pub formerly: Vec<Rc<str>>,
    /// It is no longer offered.
    pub is_retired: bool,
}

/// A practice of the later edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaterPractice {
    /// Its number there, which may be another practice's number here.
    pub number: Rc<str>,
    /// The risk of not following it.
    pub risk: Risk,
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
    /// Where it is, where that has been checked; else empty.
    pub url: Rc<str>,
}

impl CatalogueFacts {
    /// The facts of a practice.
    pub fn practice(&self, index: PracticeIndex) -> Option<&PracticeFacts> {
        index.of(&self.practices)
    }

    /// The practices that are related in this way to the later edition.
    pub fn related(&self, relation: CrosswalkRelation) -> Vec<PracticeIndex> {
        let facts = PracticeIndex::enumerate(&self.practices);
        facts.filter(|(_, facts)| facts.crosswalk.relation == relation).map(|(index, _)| index).collect()
    }

    /// Practices of the later edition in which none of this one lives on.
    pub fn new_practices(&self) -> Vec<&LaterPractice> {
        let is_named = |number| self.practices.iter().any(|facts| facts.crosswalk.numbers.contains(number));
        self.later_practices.iter().filter(|later| !is_named(&later.number)).collect()
    }
}
