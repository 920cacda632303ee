//! What people read of a catalogue when they look things up, in one language.

use super::practice_index::PracticeIndex;
use std::rc::Rc;

use super::catalogue_text::Titled;
use super::glossary::Glossary;
use super::id::{OperatingModelId, PrincipleId};
use opex_collections::SortedMap;

/// The part of a catalogue's text that answering does not need. A catalogue may lack any of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueReference {
    /// Terms and what they mean.
    pub glossary: Glossary,
    /// Kinds of tool, of any maker, by id.
    pub tool_kinds: SortedMap<Rc<str>, Titled>,
    /// Practices of the later edition, by number.
    pub later_practices: SortedMap<Rc<str>, Titled>,
    /// What one sees where a design principle is lived.
    pub principles: SortedMap<PrincipleId, Vec<Rc<str>>>,
    /// Operating models.
    pub operating_models: SortedMap<OperatingModelId, OperatingModelReference>,
}

/// What speaks for and against a way of dividing work, and what it makes more important.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OperatingModelReference {
    /// What speaks for it.
    pub strengths: Vec<Rc<str>>,
    /// What it costs.
    pub costs: Vec<Rc<str>>,
    /// Practices that matter more under it.
    pub emphasis: Vec<Emphasis>,
}

/// A practice that matters more under an operating model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emphasis {
    /// Its position in the catalogue.
    pub practice: PracticeIndex,
    /// Why.
    pub why: Rc<str>,
}

impl CatalogueReference {
    /// Why a practice matters more under an operating model, if it does.
    pub fn emphasis(&self, model: &OperatingModelId, practice: PracticeIndex) -> Option<&Rc<str>> {
        let emphasis = &self.operating_models.get(model)?.emphasis;
        emphasis.iter().find(|emphasis| emphasis.practice == practice).map(|emphasis| &emphasis.why)
    }
}
