//! Decides which files of the catalogue have to be loaded.

use super::message::Wanted;
use super::page::CataloguePage;
use crate::app::App;
use crate::effect::Effect;
use crate::state::State;
use crate::view::route::Route;
use opex_language::Language;

/// Requests the catalogue's text if it is missing, once the first view is drawn: it must not compete with that.
pub(crate) fn load_text(app: &mut App, language: Language) -> Option<Effect> {
    let is_missing = app.state.is_shown && !app.state.texts.contains_key(&language);
    if !is_missing || app.loading.insert(language, ()).is_some() {
        return None;
    }
    Some(Effect::Load(Wanted::Text(language)))
}

/// Requests what the current view may look up beyond the catalogue's text.
pub(crate) fn look_up(state: &mut State) -> Vec<Effect> {
    let language = state.language;
    let reference = state.reference.begin(language).then_some(Wanted::Reference(language));
    let shows_cases = matches!(&state.route, Route::Catalogue(name) if CataloguePage::shows_case_studies(name));
    let is_needed = shows_cases && state.case_studies.begin(language);
    let cases = is_needed.then_some(Wanted::CaseStudies(language));
    reference.into_iter().chain(cases).map(Effect::Load).collect()
}

/// Requests in the current language what is loaded in another one.
pub(crate) fn follow_language(app: &mut App, language: Language) -> Vec<Effect> {
    let text = load_text(app, language);
    let reference = app.state.reference.follow(language).then_some(Wanted::Reference(language));
    let cases = app.state.case_studies.follow(language).then_some(Wanted::CaseStudies(language));
    text.into_iter().chain(reference.into_iter().chain(cases).map(Effect::Load)).collect()
}
