//! What the first question needs of the catalogue, in one language.

use std::rc::Rc;

use yew::prelude::*;

use opex_language::Language;
use opex_model::Risk;

/// The beginning of a catalogue's text: all titles, and the first topic's practices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The language.
    pub language: Language,
    /// The file that it was read from, which the app reads as well.
    pub file: Rc<str>,
    /// The names of the levels, from 0.
    pub levels: Vec<AttrValue>,
    /// The areas with their topics, in catalogue order.
    pub areas: Vec<AreaOutline>,
    /// Design principles: id and title.
    pub principles: Vec<(AttrValue, AttrValue)>,
    /// The first topic's number.
    pub number: AttrValue,
    /// What the first topic is about.
    pub summary: AttrValue,
    /// The first topic's practices.
    pub questions: Vec<Question>,
}

/// An area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaOutline {
    /// Its title.
    pub title: AttrValue,
    /// Its topics.
    pub topics: Vec<TopicOutline>,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicOutline {
    /// Its id.
    pub id: AttrValue,
    /// Its title.
    pub title: AttrValue,
    /// How many practices it has.
    pub n_practices: usize,
}

/// A practice, as it is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: AttrValue,
    /// Its number.
    pub number: AttrValue,
    /// The risk of leaving it out.
    pub risk: Risk,
    /// Its title.
    pub title: AttrValue,
    /// What the team is asked.
    pub question: AttrValue,
    /// What goes wrong without it.
    pub why: AttrValue,
    /// What each level looks like, from 0.
    pub levels: Vec<AttrValue>,
}

impl Beginning {
    /// How many practices the catalogue has.
    pub fn n_practices(&self) -> usize {
        self.areas.iter().flat_map(|area| &area.topics).map(|topic| topic.n_practices).sum()
    }

    /// The first area, and its first topic.
    pub fn first(&self) -> Option<(&AreaOutline, &TopicOutline)> {
        let area = self.areas.first()?;
        Some((area, area.topics.first()?))
    }
}

/// Fetches the beginning of the text in a language, and calls back with it, or with nothing where there is none.
pub type BeginningLoader = Rc<dyn Fn(Language, Callback<Option<Beginning>>)>;
