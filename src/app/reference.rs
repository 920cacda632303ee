//! What the catalogue says beyond what answering needs, loaded when a view first needs it.

use std::rc::Rc;

use super::action::Action;
use super::effect::Effect;
use super::state::State;
use super::store::{Store, text_file};
use crate::domain::{CatalogueFacts, CatalogueReference};
use crate::format::{read_catalogue_facts, read_catalogue_reference};
use crate::i18n::Language;

/// Facts and texts to look things up in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The language of the texts.
    pub language: Language,
    /// What is the same in every language.
    pub facts: CatalogueFacts,
    /// What is not.
    pub words: CatalogueReference,
}

/// How far the reference is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ReferenceState {
    /// No view has needed it.
    #[default]
    Absent,
    /// On its way in a language.
    Loading(Language),
    /// It could not be loaded.
    Failed,
    /// It is here.
    Ready(Rc<Reference>),
}

impl ReferenceState {
    /// The reference, where it is here in the given language.
    pub fn get(&self, language: Language) -> Option<&Rc<Reference>> {
        match self {
            Self::Ready(reference) if reference.language == language => Some(reference),
            _ => None,
        }
    }
}

/// Has the reference loaded in the page's language, where it is neither here nor on its way.
pub(super) fn look_up(state: &mut State) -> Option<Effect> {
    let language = state.language;
    if state.reference.get(language).is_some() || state.reference == ReferenceState::Loading(language) {
        return None;
    }
    state.reference = ReferenceState::Loading(language);
    Some(Effect::LoadReference(language))
}

/// Loads facts, then texts, which the browser has at hand where it has loaded them before.
pub(super) fn load(store: &Store, language: Language) {
    let assets = Rc::clone(&store.ports().assets);
    let (store, then) = (store.clone(), Rc::clone(&assets));
    let done = move |facts: Result<String, _>| {
        let file = text_file(language);
        let name = file.clone();
        let done = move |words: Result<String, _>| {
            let catalogue = Rc::clone(&store.state().catalogue);
            let read = || {
                let facts = read_catalogue_facts(FACTS_FILE, &facts.ok()?, &catalogue).ok()?;
                let words = read_catalogue_reference(&file, &words.ok()?, &catalogue).ok()?;
                Some(Rc::new(Reference { language, facts, words }))
            };
            store.dispatch(Action::ReferenceLoaded(language, read()));
        };
        then.load(&name, Box::new(done));
    };
    assets.load(FACTS_FILE, Box::new(done));
}

/// The file of what a catalogue says in every language.
const FACTS_FILE: &str = "facts.json";

/// The reference in a language has come, or has not.
pub(super) fn arrived(state: &mut State, language: Language, reference: Option<Rc<Reference>>) {
    // Another language may have been asked for meanwhile; its own answer is on its way.
    if state.reference == ReferenceState::Loading(language) {
        state.reference = reference.map_or(ReferenceState::Failed, ReferenceState::Ready);
    }
}
