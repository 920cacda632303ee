//! Takes in the catalogue's texts as they come.

use std::rc::Rc;

use super::case_studies::CaseStudies;
use super::loading::look_up;
use super::message::{CatalogueMessage, Wanted};
use super::reference::Reference;
use crate::app::App;
use crate::effect::Effect;
use crate::state::State;
use crate::view::movement;
use opex_format::{
    read_case_studies, read_case_studies_text, read_catalogue_beginning, read_catalogue_facts,
    read_catalogue_reference, read_catalogue_text,
};
use opex_language::Language;

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: CatalogueMessage) -> Vec<Effect> {
    match message {
        CatalogueMessage::BeginningFetched(language, file) => {
            // One that cannot be read is left: the whole tells what is wrong.
            if let Ok(text) = read_catalogue_beginning("beginning", &file, &app.state.catalogue) {
                app.state.beginning = Some((language, Rc::new(text)));
            }
            Vec::new()
        }
        CatalogueMessage::LookUp => look_up(&mut app.state),
    }
}

/// The catalogue's text has been loaded, or has not.
pub(crate) fn text_loaded(app: &mut App, language: Language, files: Option<&[String]>) {
    app.loading.remove(&language);
    let state = &mut app.state;
    let names = Wanted::Text(language).files();
    let text = match (files, names.as_slice()) {
        (Some([text]), [name]) => read_catalogue_text(name, text, &state.catalogue).ok(),
        _ => None,
    };
    state.text_failed = text.is_none();
    if let Some(text) = text {
        state.texts.insert(language, Rc::new(text));
        state.beginning = None;
        movement::show(state);
    }
}

/// What the catalogue says beyond its text has been loaded, or has not.
pub(crate) fn reference_loaded(state: &mut State, language: Language, files: Option<&[String]>) {
    let names = Wanted::Reference(language).files();
    let reference = match (files, names.as_slice()) {
        (Some([facts, words]), [facts_file, words_file]) => {
            let facts = read_catalogue_facts(facts_file, facts, &state.catalogue).ok();
            let words = read_catalogue_reference(words_file, words, &state.catalogue).ok();
            facts.zip(words).map(|(facts, words)| Rc::new(Reference { facts, words }))
        }
        _ => None,
    };
    state.reference.end(language, reference);
}

/// The case studies have been loaded, or have not.
pub(crate) fn case_studies_loaded(state: &mut State, language: Language, files: Option<&[String]>) {
    let names = Wanted::CaseStudies(language).files();
    let cases = match (files, names.as_slice()) {
        (Some([cases, text]), [cases_file, text_file]) => {
            let cases = read_case_studies(cases_file, cases, &state.catalogue).ok();
            cases.and_then(|cases| {
                let text = read_case_studies_text(text_file, text, &state.catalogue, &cases).ok()?;
                Some(Rc::new(CaseStudies { cases, text }))
            })
        }
        _ => None,
    };
    state.case_studies.end(language, cases);
}
