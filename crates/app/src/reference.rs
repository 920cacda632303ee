//! What the catalogue says beyond what answering needs.

use std::rc::Rc;

use super::lookup::load_both;
use super::message::{CatalogueMessage, Message};
use super::store::{Store, text_file};
use opex_format::{read_catalogue_facts, read_catalogue_reference};
use opex_language::Language;
use opex_model::{CatalogueFacts, CatalogueReference};

/// Facts and texts to look things up in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What is the same in every language.
    pub facts: CatalogueFacts,
    /// What is not.
    pub words: CatalogueReference,
}

/// Loads facts, then texts, which the browser has at hand where it has loaded them before.
pub(super) fn load(store: &Store, language: Language) {
    let (store_then, words_file) = (store.clone(), text_file(language));
    let name = words_file.clone();
    load_both(store, FACTS_FILE, &name, move |texts| {
        let catalogue = Rc::clone(&store_then.state().catalogue);
        let reference = texts.and_then(|(facts, words)| {
            let facts = read_catalogue_facts(FACTS_FILE, &facts, &catalogue).ok()?;
            let words = read_catalogue_reference(&words_file, &words, &catalogue).ok()?;
            Some(Rc::new(Reference { facts, words }))
        });
        store_then.dispatch(Message::Catalogue(CatalogueMessage::ReferenceLoaded(language, reference)));
    });
}

/// The file of what a catalogue says in every language.
pub(super) const FACTS_FILE: &str = "facts.json";
