//! What is opened: a new assessment, a file, something saved.

use std::rc::Rc;

use super::case_studies;
use super::effect::Effect;
use super::filter::Filter;
use super::handed_in::{CarriedFile, HandedFile, HandedIn, ReadFile, Relation, relation_of};
use super::notice::Notice;
use super::reduce::{Moment, change_route, prefer};
use super::route::Route;
use super::state::{OpenDocument, SaveState, State};
use opex_format::{CarryReport, Document, LoadError, is_other_edition, read_newer, read_results};
use opex_model::{Assessment, AssessmentId, CaseStudyId, Profile};

/// Begins an assessment with its first question; whose it is can wait.
pub(super) fn open_new(state: &mut State, moment: &Moment) -> Vec<Effect> {
    let profile = Profile { date: Some(moment.today), ..Profile::default() };
    let assessment = Assessment::new(moment.fresh_id.as_str().into(), state.catalogue.id().clone(), profile);
    let document = Document::new(Rc::new(assessment), None);
    let effects = show_document(state, document, None, Route::Assess(None));
    state.save = SaveState::Unsaved;
    effects
}

/// Opens a case study as an example.
pub(super) fn open_case_study(state: &mut State, id: &CaseStudyId, moment: &Moment) -> Vec<Effect> {
    let Some(document) = case_studies::document(state, id, &moment.fresh_id) else { return Vec::new() };
    open_and_save(state, document, None)
}

/// Opens a file that the person has handed in, or asks what to do with it where saved work has the same id.
pub(super) fn file_read(
    state: &mut State,
    name: Rc<str>,
    text: Result<Rc<str>, LoadError>,
    moment: &Moment,
) -> Vec<Effect> {
    state.carried = None;
    let newer = text.as_ref().ok().and_then(|text| read_newer(text, &state.catalogue));
    let original = text.as_ref().ok().cloned();
    let file = read_file(state, name, text);
    if state.handed_in.is_some() {
        return queue(state, file);
    }
    match &file.content {
        Err(LoadError::OtherCatalogue { found, .. }) if is_other_edition(found) => {
            state.notice = None;
            original.map(|text| Effect::ReadOtherEdition { file: Rc::clone(&file.name), text }).into_iter().collect()
        }
        Err(error) => {
            let name = Rc::clone(&file.name);
            let newer = newer.map(|document| Notice::FileOfNewerVersion {
                file: Rc::clone(&name),
                error: error.clone(),
                document: Rc::new(document),
            });
            state.notice = Some(Rc::new(newer.unwrap_or(Notice::FileRefused { file: name, error: error.clone() })));
            Vec::new()
        }
        Ok(document) => {
            let (name, document) = (Rc::clone(&file.name), Rc::clone(document));
            take_up(state, HandedIn { at: Some(0), ..HandedIn::new(vec![file]) }, &name, &document, moment)
        }
    }
}

/// Lists several files that the person has handed in at once. Nothing is opened before the list was seen.
pub(super) fn files_read(state: &mut State, files: Vec<ReadFile>) -> Vec<Effect> {
    let files: Vec<HandedFile> = files.into_iter().map(|(name, text)| read_file(state, name, text)).collect();
    state.handed_in = Some(Rc::new(match state.handed_in.as_deref() {
        Some(waiting) => behind(waiting, files),
        None => HandedIn::new(files),
    }));
    state.notice = None;
    Vec::new()
}

/// Puts a file behind those that wait for a decision, so that what has been decided about them stays.
fn queue(state: &mut State, file: HandedFile) -> Vec<Effect> {
    match &file.content {
        Err(error) => {
            let (file, error) = (Rc::clone(&file.name), error.clone());
            state.notice = Some(Rc::new(Notice::FileRefused { file, error }));
        }
        Ok(_) => state.handed_in = state.handed_in.take().map(|waiting| Rc::new(behind(&waiting, vec![file]))),
    }
    Vec::new()
}

fn behind(waiting: &HandedIn, files: Vec<HandedFile>) -> HandedIn {
    HandedIn { files: waiting.files.iter().cloned().chain(files).collect(), ..waiting.clone() }
}

fn read_file(state: &State, name: Rc<str>, text: Result<Rc<str>, LoadError>) -> HandedFile {
    HandedFile { name, content: text.and_then(|text| read_results(&text, &state.catalogue)).map(Rc::new) }
}

/// Opens the file at hand, or has what is saved under its id read.
pub(super) fn take_up(
    state: &mut State,
    mut handed_in: HandedIn,
    name: &Rc<str>,
    document: &Rc<Document>,
    moment: &Moment,
) -> Vec<Effect> {
    let id = document.assessment.id.clone();
    let file = Rc::clone(name);
    match relation_of(state, &id) {
        Relation::Relative => {
            let is_open = state.open_id() == Some(&id);
            state.handed_in = Some(Rc::new(handed_in));
            state.notice = None;
            if is_open { Vec::new() } else { vec![Effect::ReadRelative(id)] }
        }
        Relation::Deleted => {
            handed_in.tally.copies += 1;
            open_copy(state, handed_in, name, document, moment)
        }
        Relation::Stranger | Relation::SameAs(_) | Relation::Refused(_) => {
            handed_in.tally.opened += 1;
            let mut effects = open_and_save(state, (**document).clone(), Some(Notice::FileOpened { file }));
            effects.extend(go_on(state, handed_in));
            effects
        }
    }
}

/// Opens the file at hand under an id of its own.
pub(super) fn open_copy(
    state: &mut State,
    handed_in: HandedIn,
    name: &Rc<str>,
    document: &Rc<Document>,
    moment: &Moment,
) -> Vec<Effect> {
    let copy = with_id((**document).clone(), &moment.fresh_id);
    let notice = Notice::FileOpenedAsCopy { file: Rc::clone(name) };
    let mut effects = open_and_save(state, copy, Some(notice));
    effects.extend(go_on(state, handed_in));
    effects
}

/// Goes on to the next file, or ends and, where there were several, says what was done.
pub(super) fn go_on(state: &mut State, handed_in: HandedIn) -> Option<Effect> {
    if handed_in.n_behind() > 0 {
        let next = HandedIn { saved: None, choices: Rc::default(), ..handed_in };
        state.handed_in = Some(Rc::new(next));
        return Some(Effect::NextFile);
    }
    state.handed_in = None;
    if handed_in.files.len() > 1 {
        state.notice = Some(Rc::new(Notice::FilesTaken(handed_in.tally)));
    }
    None
}

/// Shows what carries over of a file of another edition. Nothing is opened yet.
pub(super) fn carried(
    state: &mut State,
    name: Rc<str>,
    read: Result<Box<(Document, CarryReport)>, LoadError>,
) -> Vec<Effect> {
    match read {
        Ok(read) => {
            let (document, report) = *read;
            state.carried = Some(Rc::new(CarriedFile { name, document: Rc::new(document), report }));
        }
        Err(error) => state.notice = Some(Rc::new(Notice::FileRefused { file: name, error })),
    }
    Vec::new()
}

/// Opens what was brought over as a new assessment, or leaves it.
pub(super) fn open_carried(state: &mut State, opens: bool, moment: &Moment) -> Vec<Effect> {
    let Some(carried) = state.carried.take().filter(|_| opens) else { return Vec::new() };
    if state.has_work_at_risk() {
        state.notice = Some(Rc::new(Notice::UnsavedWork));
        return Vec::new();
    }
    let document = with_id((*carried.document).clone(), &moment.fresh_id);
    let document = Document { changed_at: Some(moment.now.clone()), ..document };
    open_and_save(state, document, Some(Notice::FileOpened { file: Rc::clone(&carried.name) }))
}

/// Shows a document that can only be looked at. It is not saved, and what was open last stays remembered.
pub(super) fn look_at(state: &mut State, document: &Document, moment: &Moment) -> Vec<Effect> {
    let current = state.preferences.current.clone();
    // Without a change there is nothing to save.
    let document = Document { changed_at: None, ..with_id(document.clone(), &moment.fresh_id) };
    let effects = show_document(state, document, None, Route::Results);
    if let Some(open) = &mut state.open {
        Rc::make_mut(open).is_read_only = true;
    }
    state.save = SaveState::Unsaved;
    prefer(state, |preferences| preferences.current = current);
    effects
}

/// The same document under another id.
pub(super) fn with_id(document: Document, id: &str) -> Document {
    let assessment = Assessment { id: id.into(), ..(*document.assessment).clone() };
    Document { assessment: Rc::new(assessment), ..document }
}

/// Shows the results of a document and saves it.
pub(super) fn open_and_save(state: &mut State, document: Document, notice: Option<Notice>) -> Vec<Effect> {
    let mut effects = show_document(state, document, notice, Route::Results);
    effects.extend(save_open(state));
    effects.push(Effect::ReadLibrary);
    effects
}

/// Has what is open saved as it is, changed or not: with the mark of today's catalogue.
pub(super) fn save_open(state: &State) -> Option<Effect> {
    state.open.as_ref().map(|open| Effect::SaveDocument(open.document()))
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

/// Puts away what is open. What is saved of it stays.
pub(super) fn close(state: &mut State) -> Vec<Effect> {
    state.open = None;
    state.what_if = None;
    state.notice = None;
    state.save = SaveState::Saved;
    prefer(state, |preferences| preferences.current = None);
    let mut effects = change_route(state, Route::Start);
    effects.extend([Effect::SavePreferences, Effect::Go(Route::START_PLACE.to_owned())]);
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
