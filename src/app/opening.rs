//! What is opened: a new assessment, a file, something saved.

use std::rc::Rc;

use super::case_studies;
use super::effect::Effect;
use super::filter::Filter;
use super::notice::Notice;
use super::reduce::{Moment, change_route, prefer};
use super::route::Route;
use super::state::{OpenDocument, SaveState, State};
use crate::domain::{Assessment, AssessmentId, CaseStudyId, Profile};
use crate::format::{Document, LoadError, read_results};

/// Begins an assessment.
pub(super) fn open_new(state: &mut State, moment: &Moment) -> Vec<Effect> {
    let profile = Profile { date: Some(moment.today), ..Profile::default() };
    let assessment = Assessment::new(moment.fresh_id.as_str().into(), state.catalogue.id().clone(), profile);
    let document = Document::new(Rc::new(assessment), None);
    let effects = show_document(state, document, None, Route::Settings);
    state.save = SaveState::Unsaved;
    effects
}

/// Opens a case study as an example.
pub(super) fn open_case_study(state: &mut State, id: &CaseStudyId, moment: &Moment) -> Vec<Effect> {
    let Some(document) = case_studies::document(state, id, &moment.fresh_id) else { return Vec::new() };
    let mut effects = show_document(state, document.clone(), None, Route::Results);
    effects.extend([Effect::SaveDocument(document), Effect::ReadLibrary]);
    effects
}

/// Opens a file that the person has handed in.
pub(super) fn file_read(
    state: &mut State,
    file: Rc<str>,
    text: Result<Rc<str>, LoadError>,
    moment: &Moment,
) -> Vec<Effect> {
    let document = match text.and_then(|text| read_results(&text, &state.catalogue)) {
        Ok(document) => document,
        Err(error) => {
            state.notice = Some(Rc::new(Notice::FileRefused { file, error }));
            return Vec::new();
        }
    };
    let id = document.assessment.id.clone();
    let is_taken = state.open_id() == Some(&id)
        || state.library.saved.iter().chain(&state.library.deleted).any(|entry| entry.id == id);
    let (document, notice) = if is_taken {
        (with_id(document, &moment.fresh_id), Notice::FileOpenedAsCopy { file })
    } else {
        (document, Notice::FileOpened { file })
    };
    let mut effects = show_document(state, document.clone(), Some(notice), Route::Results);
    effects.extend([Effect::SaveDocument(document), Effect::ReadLibrary]);
    effects
}

/// The same document under another id.
pub(super) fn with_id(document: Document, id: &str) -> Document {
    let assessment = Assessment { id: id.into(), ..(*document.assessment).clone() };
    Document { assessment: Rc::new(assessment), ..document }
}

/// Shows a document in a view.
pub(super) fn show_document(
    state: &mut State,
    document: Document,
    notice: Option<Notice>,
    route: Route,
) -> Vec<Effect> {
    let id = document.assessment.id.clone();
    state.open = Some(Rc::new(OpenDocument::new(document, &state.catalogue)));
    state.what_if = None;
    state.save = SaveState::Saved;
    state.filter = Rc::new(Filter::default());
    state.notice = notice.map(Rc::new);
    prefer(state, |preferences| preferences.current = Some(id));
    let place = route.place();
    let mut effects = change_route(state, route);
    effects.extend([Effect::SavePreferences, Effect::Go(place)]);
    effects
}

/// Goes on under another id, changes that can be undone included.
pub(super) fn continue_as(state: &mut State, id: AssessmentId) -> Vec<Effect> {
    let place = state.place().cloned();
    if let Some(open) = &mut state.open {
        Rc::make_mut(open).history.set_id(&id);
    }
    state.notice = Some(Rc::new(Notice::ChangedElsewhere));
    prefer(state, |preferences| {
        preferences.current = Some(id.clone());
        if let Some(place) = place {
            preferences.places.insert(id, place);
        }
    });
    vec![Effect::SaveNow, Effect::SavePreferences, Effect::ReadLibrary]
}
