//! What is opened: a new assessment, something saved, an example.

use std::rc::Rc;

use super::message::OpenMessage;
use super::show::{close, open_and_save, show_document, with_id};
use crate::app::App;
use crate::catalogue::example;
use crate::catalogue::message::Wanted;
use crate::effect::{Effect, StorageEffect};
use crate::library::reading::document_of;
use crate::library::saved::{ReadFor, Saved};
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::saving::elsewhere;
use crate::saving::save::save_open;
use crate::saving::save_state::SaveState;
use crate::storage::update::recover;
use crate::view::route::Route;
use crate::view::update::go;
use opex_format::{Document, read_results};
use opex_model::{Assessment, AssessmentId, CaseStudyId, Profile};

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: OpenMessage, moment: &Moment) -> Vec<Effect> {
    match message {
        OpenMessage::New => open_new(app, moment),
        OpenMessage::Saved(id) => vec![StorageEffect::ReadSaved(id, ReadFor::Opening).into()],
        OpenMessage::Example => vec![Effect::Load(Wanted::Example(app.state.language))],
        OpenMessage::ExampleLoaded(document) => {
            let mut effects = show_document(app, *document, None, Route::Results, moment);
            effects.extend(save_open(app));
            effects
        }
        OpenMessage::CaseStudy(id) => open_case_study(app, &id, moment),
        OpenMessage::LookAt(document) => look_at(app, &document, moment),
        OpenMessage::Close => close(app, moment),
        // An answer may have come before this: then another one is open.
        OpenMessage::LastMissing(id) if app.state.preferences.current.as_ref() != Some(&id) => Vec::new(),
        OpenMessage::LastMissing(_) => {
            // A notice about damage is more specific.
            app.state.notice = app.state.notice.take().or_else(|| Some(Rc::new(Notice::LastMissing)));
            app.state.prefer(|preferences| preferences.current = None);
            Vec::new()
        }
    }
}

/// Begins an assessment with its first question; whose it is can wait.
pub(crate) fn open_new(app: &mut App, moment: &Moment) -> Vec<Effect> {
    let profile = Profile { date: Some(moment.today), ..Profile::default() };
    let assessment = Assessment::new(moment.fresh_id.as_str().into(), app.state.catalogue.id().clone(), profile);
    let effects = show_document(app, Document::new(Rc::new(assessment), None), None, Route::Assess(None), moment);
    app.state.save = SaveState::Unsaved;
    // Nothing is saved of it yet, so a later visit could not resume it.
    app.state.prefer(|preferences| preferences.current = None);
    effects
}

/// Opens a case study as an example.
fn open_case_study(app: &mut App, id: &CaseStudyId, moment: &Moment) -> Vec<Effect> {
    match example::document(&app.state, id, &moment.fresh_id) {
        Some(document) => open_and_save(app, document, None, moment),
        None => Vec::new(),
    }
}

/// Shows a document that can only be looked at. It is not saved, and what was open last stays remembered.
fn look_at(app: &mut App, document: &Document, moment: &Moment) -> Vec<Effect> {
    let current = app.state.preferences.current.clone();
    // Without a change there is nothing to save.
    let document = Document { changed_at: None, ..with_id(document.clone(), &moment.fresh_id) };
    let effects = show_document(app, document, None, Route::Results, moment);
    if let Some(open) = &mut app.state.open {
        Rc::make_mut(open).is_read_only = true;
    }
    app.state.save = SaveState::Unsaved;
    app.state.prefer(|preferences| preferences.current = current);
    effects
}

/// A saved assessment has been read to be opened, and a recovery copy put in its place where there is one.
pub(crate) fn saved_read(
    app: &mut App,
    id: &AssessmentId,
    saved: &Saved,
    copy: Option<&Document>,
    moment: &Moment,
) -> Vec<Effect> {
    // What is open already is joined with what another tab has saved of it, and stays.
    if app.state.open_id() == Some(id)
        && let Some(mut effects) = elsewhere::found(app, id, saved)
    {
        effects.extend(go(app, Route::Assess(None), moment));
        return effects;
    }
    let Some(document) = document_of(app, id, saved) else { return Vec::new() };
    let mut effects = show_document(app, document, None, Route::Assess(None), moment);
    if let Some(copy) = copy {
        effects.extend(recover(app, copy, moment));
    }
    effects
}

/// The made-up assessment has been loaded, or has not.
pub(crate) fn example_loaded(app: &mut App, text: Option<&str>, moment: &Moment) -> Vec<Effect> {
    match text.and_then(|text| read_results(text, &app.state.catalogue).ok()) {
        // What was changed while it was loading is saved before.
        Some(document) => vec![Effect::send(OpenMessage::ExampleLoaded(Box::new(with_id(document, &moment.fresh_id))))],
        None => {
            app.state.notice = Some(Rc::new(Notice::ExampleFailed));
            Vec::new()
        }
    }
}
