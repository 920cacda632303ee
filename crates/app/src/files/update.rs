//! Takes in files that a person hands in.

use std::rc::Rc;

use super::message::FilesMessage;
use super::state::{CarriedFile, HandedFile, HandedIn, ReadFile};
use super::steps::{self, take_up};
use crate::app::App;
use crate::catalogue::message::{FACTS_FILE, Wanted};
use crate::effect::Effect;
use crate::library;
use crate::message::Message;
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::opening::show::{open_and_save, with_id};
use crate::sharing::message::ShareMessage;
use crate::state::State;
use opex_format::{
    Document, Incoming, LoadError, is_other_edition, read_catalogue_facts, read_newer, read_other_edition,
    read_results, recognize,
};

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: FilesMessage, moment: &Moment) -> Vec<Effect> {
    match message {
        // Another tab may have saved something under the id of a file since the list was read.
        FilesMessage::Received(files) => {
            vec![library::reading::read(&app.state, moment), Effect::send(FilesMessage::Recognize(files))]
        }
        FilesMessage::Recognize(files) => vec![Effect::send(recognized(files))],
        FilesMessage::Read { name, text } => file_read(app, name, text, moment),
        FilesMessage::ReadSeveral(files) => {
            files_read(&mut app.state, files);
            Vec::new()
        }
        FilesMessage::OpenCarried(opens) => open_carried(app, opens, moment),
        FilesMessage::Step(step) => steps::step(app, step, moment),
    }
}

/// What files are. A password is asked for one file at a time.
fn recognized(mut files: Vec<ReadFile>) -> Message {
    let (name, text) = match (files.len(), files.pop()) {
        (1, Some(file)) => file,
        (_, last) => {
            return FilesMessage::ReadSeveral(files.into_iter().chain(last).map(results_of).collect()).into();
        }
    };
    match text.and_then(|text| recognize(&text)) {
        Ok(Incoming::Results(text)) => FilesMessage::Read { name, text: Ok(text.into()) }.into(),
        Ok(Incoming::Locked(file)) => ShareMessage::LockedRead { name, file: Rc::new(file) }.into(),
        Err(error) => FilesMessage::Read { name, text: Err(error) }.into(),
    }
}

/// One of several files, as the text of a results file.
fn results_of((name, text): ReadFile) -> ReadFile {
    let text = text.and_then(|text| match recognize(&text)? {
        Incoming::Results(text) => Ok(text.into()),
        Incoming::Locked(_) => Err(LoadError::Locked),
    });
    (name, text)
}

/// Opens a file that the person has handed in, or asks what to do with it where saved work has the same id.
fn file_read(app: &mut App, name: Rc<str>, text: Result<Rc<str>, LoadError>, moment: &Moment) -> Vec<Effect> {
    let state = &mut app.state;
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
            let crosswalk = |text| Effect::Load(Wanted::Crosswalk(Rc::clone(&file.name), text));
            original.map(crosswalk).into_iter().collect()
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
            take_up(app, HandedIn { at: Some(0), ..HandedIn::new(vec![file]) }, &name, &document, moment)
        }
    }
}

/// Lists several files that the person has handed in at once. Nothing is opened before the list was seen.
fn files_read(state: &mut State, files: Vec<ReadFile>) {
    let files: Vec<HandedFile> = files.into_iter().map(|(name, text)| read_file(state, name, text)).collect();
    state.handed_in = Some(Rc::new(match state.handed_in.as_deref() {
        Some(waiting) => behind(waiting, files),
        None => HandedIn::new(files),
    }));
    state.notice = None;
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

/// What leads from another edition to this one has been loaded, or has not. What carries over is shown; nothing is opened yet.
pub(crate) fn crosswalk_loaded(state: &mut State, name: Rc<str>, text: &str, facts: Option<&str>) {
    let facts = facts.and_then(|facts| read_catalogue_facts(FACTS_FILE, facts, &state.catalogue).ok());
    let Some(facts) = facts else {
        state.notice = Some(Rc::new(Notice::CrosswalkFailed));
        return;
    };
    match read_other_edition(text, &state.catalogue, &facts) {
        Ok((document, report)) => {
            state.carried = Some(Rc::new(CarriedFile { name, document: Rc::new(document), report }));
        }
        Err(error) => state.notice = Some(Rc::new(Notice::FileRefused { file: name, error })),
    }
}

/// Opens what was brought over as a new assessment, or leaves it.
fn open_carried(app: &mut App, opens: bool, moment: &Moment) -> Vec<Effect> {
    let Some(carried) = app.state.carried.take().filter(|_| opens) else { return Vec::new() };
    if app.state.has_work_at_risk() {
        app.state.notice = Some(Rc::new(Notice::UnsavedWork));
        return Vec::new();
    }
    let document = with_id((*carried.document).clone(), &moment.fresh_id);
    let document = Document { changed_at: Some(moment.now.clone()), ..document };
    open_and_save(app, document, Some(Notice::FileOpened { file: Rc::clone(&carried.name) }), moment)
}
