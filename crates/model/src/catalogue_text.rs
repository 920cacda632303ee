//! What people read of a catalogue, in one language.

use super::practice_index::PracticeIndex;
use std::rc::Rc;

use super::id::{AreaId, OperatingModelId, PrincipleId, TopicId};
use opex_collections::SortedMap;

/// The text of a catalogue in one language. Scores never depend on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueText {
    /// The language, as a BCP 47 tag.
    pub language: Rc<str>,
    /// The catalogue's title.
    pub title: Rc<str>,
    /// What it is, in a sentence or two.
    pub summary: Rc<str>,
    /// Names and meanings of the levels, from 0.
    pub scale: Vec<LevelText>,
    /// Areas.
    pub areas: SortedMap<AreaId, Titled>,
    /// Topics.
    pub topics: SortedMap<TopicId, Titled>,
    /// Design principles.
    pub principles: SortedMap<PrincipleId, Titled>,
    /// Operating models.
    pub operating_models: SortedMap<OperatingModelId, OperatingModelText>,
    /// Practices, in catalogue order.
    pub practices: Vec<Rc<PracticeText>>,
}

/// A level in general, for all practices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelText {
    /// One word or two.
    pub name: Rc<str>,
    /// One line.
    pub meaning: Rc<str>,
}

/// A title with a sentence or two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titled {
    /// The title.
    pub title: Rc<str>,
    /// What it is about.
    pub summary: Rc<str>,
}

/// A way of dividing work between teams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatingModelText {
    /// The full title.
    pub title: Rc<str>,
    /// A label of a few words.
    pub short: Rc<str>,
    /// Who does what.
    pub summary: Rc<str>,
    /// What it demands of a team.
    pub demands: Vec<Rc<str>>,
    /// Who is in the quadrants: application engineering and operations, then infrastructure
    /// engineering and operations.
    pub quadrants: [Rc<str>; 4],
}

/// A practice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PracticeText {
    /// The title; not unique, so it is shown with its topic.
    pub title: Rc<str>,
    /// What the team is asked.
    pub question: Rc<str>,
    /// What goes wrong without it.
    pub why: Rc<str>,
    /// What each level looks like for this practice, from 0.
    pub levels: Vec<Rc<str>>,
    /// Why each prerequisite comes first, in the order of the practice's prerequisites.
    pub prerequisite_reasons: Vec<Rc<str>>,
    /// Examples.
    pub examples: Vec<Rc<str>>,
    /// When more is too much, and what is enough for whom.
    pub trade_off: Rc<str>,
    /// What takes a team from each level to the next, from 0 → 1.
    pub next_steps: Vec<Vec<Rc<str>>>,
    /// Things to show for an answer.
    pub evidence: Vec<Rc<str>>,
    /// Usual ways in which teams fool themselves.
    pub pitfalls: Vec<Rc<str>>,
}

impl PracticeText {
    /// The text of a practice of which only the title is there.
    pub fn of_title(title: Rc<str>) -> Self {
        Self { title, ..Self::default() }
    }

    /// Whether there is more of it than the title.
    pub fn is_whole(&self) -> bool {
        !self.levels.is_empty()
    }
}

impl CatalogueText {
    /// The text of a practice.
    pub fn practice(&self, index: PracticeIndex) -> Option<&Rc<PracticeText>> {
        index.of(&self.practices)
    }
}
