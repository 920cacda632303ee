//! Does what the page around an embedded app says, and answers it.

use std::rc::Rc;

use super::message::{EmbeddingMessage, HandedIn};
use crate::app::App;
use crate::effect::{Effect, StorageEffect, TimerName};
use crate::library::saved::{ReadFor, Saved};
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::opening::show::{close, show_document};
use crate::preferences;
use crate::preferences::message::PreferenceMessage;
use crate::preferences::state::Theme;
use crate::saving::host::note_handed_in;
use crate::saving::joining::join_saved;
use crate::saving::request::SaveRequest;
use crate::saving::save::{save_document, save_now};
use crate::state::State;
use crate::view::route::Route;
use crate::view::update::go;
use opex_format::{
    AppMessage, Document, HandedDocument, HostSettings, Incoming, LoadError, Shown, read_results, recognize,
    write_app_message, write_results,
};
use opex_language::Language;
use opex_model::{Answer, Assessment};

/// How long after a change it is told, so that a burst of changes is told once.
const CHANGE_DELAY_MILLISECONDS: u32 = 100;

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: EmbeddingMessage, moment: &Moment) -> Vec<Effect> {
    match message {
        EmbeddingMessage::Load { request, document, is_kept, settings } => {
            let mut effects = apply(app, &settings);
            // A view as a host names it: with or without what makes it an address.
            let view = settings.view.as_deref().map(Route::parse);
            effects.extend(match document {
                Some(HandedDocument::Text(text)) => load(app, request, &text, view, is_kept),
                Some(HandedDocument::Nothing) => put_away(app, &request, view, moment),
                None => {
                    let mut effects = view.map(|view| go(app, view, moment)).unwrap_or_default();
                    effects.push(answer_later(request));
                    effects
                }
            });
            effects
        }
        EmbeddingMessage::Value { request } => vec![tell_value(&mut app.state, &request)],
        EmbeddingMessage::ChangeDue => {
            let tell = |shown: Option<Shown<'_>>| write_app_message(&AppMessage::Change(shown));
            vec![Effect::TellHost(with_shown(&mut app.state, tell))]
        }
    }
}

/// Tells of each change of the document, once for a burst.
pub(crate) fn follow(app: &App, before: Option<&Rc<Assessment>>) -> Option<Effect> {
    let is_same = match (before, app.state.assessment()) {
        (Some(before), Some(now)) => Rc::ptr_eq(before, now),
        (before, now) => before.is_none() && now.is_none(),
    };
    let has_to_be_told = app.surroundings.has_host && !is_same;
    let timer = || Effect::timer(TimerName::HostChange, CHANGE_DELAY_MILLISECONDS, EmbeddingMessage::ChangeDue);
    has_to_be_told.then(timer)
}

fn apply(app: &mut App, settings: &HostSettings) -> Vec<Effect> {
    let language = settings.language.as_deref().and_then(Language::from_tag);
    let theme = settings.theme.as_deref();
    let theme = Theme::ALL.into_iter().find(|known| Some(known.as_str()) == theme);
    let messages = [language.map(PreferenceMessage::SetLanguage), theme.map(PreferenceMessage::SetTheme)];
    let effects =
        messages.into_iter().flatten().flat_map(|message| preferences::update::update(app, message)).collect();
    if let Some(is_read_only) = settings.is_read_only {
        app.state.is_read_only = is_read_only;
    }
    effects
}

/// Shows a document that the host hands in: in the view asked for, else in the view that is shown where it
/// is another state of what is open or nothing was, else in the results, or in assessing while there are none.
fn load(app: &mut App, request: Rc<str>, text: &str, view: Option<Route>, is_kept: bool) -> Vec<Effect> {
    let document = match read_handed(text, &app.state) {
        Ok(document) => document,
        Err(error) => {
            let refusal = refusal(&request, error_code(&error), &error.to_string());
            app.state.notice = Some(Rc::new(Notice::HostDocumentRefused(error)));
            return vec![refusal];
        }
    };
    if app.state.has_work_at_risk() {
        return vec![unsaved(&request)];
    }
    let is_same = app.state.open_id() == Some(&document.assessment.id);
    // A view that shows an assessment while none is open has been waiting for this one.
    let may_stay = is_same || app.state.open.is_none();
    let here = Some(app.state.route.clone()).filter(|route| may_stay && route.needs_assessment());
    let has_answers = document.assessment.records.values().any(|record| record.answer != Answer::Unanswered);
    let first = || if has_answers { Route::Results } else { Route::Assess(None) };
    let route = view.or(here).unwrap_or_else(first);
    let id = document.assessment.id.clone();
    let handed_in = HandedIn { request, document, is_kept, route };
    vec![StorageEffect::ReadSaved(id, ReadFor::HandingIn(Box::new(handed_in))).into()]
}

/// What a storage holds of an assessment that the host hands in has been read: where it keeps the work, and holds a copy
/// of the same assessment, the two are joined. A host that keeps the work is always right.
///
/// What the host does not keep, as after it could not, it is asked to keep.
pub(crate) fn show_handed_in(app: &mut App, handed_in: HandedIn, saved: &Saved, moment: &Moment) -> Vec<Effect> {
    let HandedIn { request, document, is_kept, route } = handed_in;
    let text = saved.text().filter(|_| !app.surroundings.is_kept_by_host);
    let relative = text.and_then(|text| Some((text, read_results(text, &app.state.catalogue).ok()?)));
    let mut effects = match relative {
        Some((text, saved)) => {
            app.saves.note_saved(&saved.assessment.id, Rc::clone(text));
            let mut effects = show_document(app, saved, None, route, moment);
            app.saves.note_replacing();
            join_saved(&mut app.state, &document);
            effects.extend(save_now(app));
            effects
        }
        None => {
            let mut effects = show_document(app, document, None, route, moment);
            if let Some(document) = app.state.open.as_ref().map(|open| open.document()) {
                note_handed_in(app, write_results(&document).into(), is_kept);
                effects.extend(save_document(app, SaveRequest::replacing(document)));
            }
            effects
        }
    };
    effects.push(answer_later(request));
    effects
}

fn put_away(app: &mut App, request: &Rc<str>, view: Option<Route>, moment: &Moment) -> Vec<Effect> {
    if app.state.has_work_at_risk() {
        return vec![unsaved(request)];
    }
    let mut effects = close(app, moment);
    if let Some(view) = view {
        effects.extend(go(app, view, moment));
    }
    effects.push(answer_later(Rc::clone(request)));
    effects
}

fn read_handed(text: &str, state: &State) -> Result<Document, LoadError> {
    match recognize(text)? {
        Incoming::Results(text) => read_results(&text, &state.catalogue),
        Incoming::Locked(_) => Err(LoadError::Locked),
    }
}

/// Answers once everything asked before has been carried out.
fn answer_later(request: Rc<str>) -> Effect {
    Effect::send(EmbeddingMessage::Value { request })
}

fn tell_value(state: &mut State, request: &str) -> Effect {
    let tell = |shown: Option<Shown<'_>>| write_app_message(&AppMessage::Value { request, shown });
    Effect::TellHost(with_shown(state, tell))
}

fn unsaved(request: &str) -> Effect {
    refusal(request, "unsaved-work", "the open assessment could not be saved and would be lost")
}

fn refusal(request: &str, code: &str, message: &str) -> Effect {
    Effect::TellHost(write_app_message(&AppMessage::Error { request: Some(request), code, message }))
}

fn with_shown(state: &mut State, tell: impl FnOnce(Option<Shown<'_>>) -> String) -> String {
    state.refresh_figures();
    let shown = state.open.as_ref().zip(state.figures.as_ref()).map(|(open, figures)| Shown {
        document: open.document(),
        evaluation: &figures.derived.evaluation,
        catalogue: &state.catalogue,
    });
    tell(shown)
}

/// A word for programs.
fn error_code(error: &LoadError) -> &'static str {
    match error {
        LoadError::Empty => "empty",
        LoadError::TooLarge { .. } => "too-large",
        LoadError::Unreadable => "unreadable",
        LoadError::Truncated { .. } => "truncated",
        LoadError::NotJson { .. } => "not-json",
        LoadError::PageWithoutResults => "page-without-results",
        LoadError::Damaged => "damaged",
        LoadError::Link(_) => "bad-link",
        LoadError::NotResults { .. } => "not-results",
        LoadError::UnknownVersion { .. } => "unknown-version",
        LoadError::NewerVersion { .. } => "newer-version",
        LoadError::OtherCatalogue { .. } => "other-catalogue",
        LoadError::Locked => "locked",
        LoadError::Invalid(_) => "invalid",
    }
}
