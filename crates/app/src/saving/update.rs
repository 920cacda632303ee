//! What is saved is called saved once the storage has kept it.

use std::rc::Rc;

use super::elsewhere;
use super::host;
use super::message::SaveMessage;
use super::outcome::{RETRY_MILLISECONDS, failed};
use super::request::SaveRequest;
use super::save::{save_document, save_now, save_open, save_soon};
use crate::app::App;
use crate::effect::{Effect, StorageEffect, TimerName};
use crate::late::feature;
use crate::library;
use crate::library::saved::{ReadFor, Saved};
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::preferences;
use crate::saving::save_state::SaveState;
use opex_format::{read_results, write_results};
use opex_ports::{CommitError, StorageError};

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: SaveMessage, moment: &Moment) -> Vec<Effect> {
    match message {
        SaveMessage::Due => save_now(app),
        SaveMessage::Flush => {
            // Saving may change preferences, such as which assessment is open, so it comes first; preferences are stored first.
            let save = save_now(app);
            let mut effects = preferences::update::flush(app);
            effects.extend(save);
            effects
        }
        SaveMessage::Again => save_open(app),
        SaveMessage::FoundOther(request, other) => {
            let found = feature(|features| features.found_other).or(found_other);
            found.map(|found| found(app, &request, other, moment)).unwrap_or_default()
        }
        SaveMessage::Written => {
            app.saves.note_written_or_not();
            Vec::new()
        }
        SaveMessage::NotWritten(request, error) => {
            app.saves.note_written_or_not();
            app.saves.note_answered(request.id(), &request.text);
            not_kept(app, *request, error)
        }
        SaveMessage::Ended(request, ended) => {
            app.saves.note_answered(request.id(), &request.text);
            match ended {
                Ok(()) => kept(app, &request, moment),
                Err(CommitError::Overtaken) => overtaken(app, request),
                Err(CommitError::Storage(StorageError::Full)) => vec![StorageEffect::MakeRoom(request).into()],
                Err(CommitError::Storage(error)) => not_kept(app, *request, error),
            }
        }
        SaveMessage::RoomMade(request) => save_document(app, *request),
        SaveMessage::NoRoom(request) => not_kept(app, *request, StorageError::Full),
        SaveMessage::TryUnkept => {
            let unkept = app.saves.take_unkept();
            unkept.into_iter().flat_map(|request| save_document(app, request)).collect()
        }
        SaveMessage::Uncommitted if app.saves.waits_with_rest => Vec::new(),
        SaveMessage::Uncommitted => vec![StorageEffect::Commit.into()],
        SaveMessage::RestEnded(ended) => rest_ended(app, ended, moment),
        SaveMessage::RestDue => {
            app.saves.waits_with_rest = false;
            Vec::new()
        }
        SaveMessage::HostAnswered(text, answer) => host::answered(app, text, answer, moment),
        SaveMessage::StoredElsewhere(key) => elsewhere::changed(app, key.as_ref(), moment),
        SaveMessage::SavedByEarlierVersion => vec![StorageEffect::BringOver.into()],
        SaveMessage::LookElsewhere => elsewhere::look(&app.state),
        SaveMessage::Moved(Ok(())) => Vec::new(),
        SaveMessage::Moved(Err(error)) => {
            app.state.notice = Some(Rc::new(Notice::StorageUnchanged(error)));
            Vec::new()
        }
    }
}

/// Someone else has saved the same assessment: both are joined, or, where that cannot be, this tab goes on with a copy.
pub(crate) fn found_other(app: &mut App, request: &SaveRequest, other: Rc<str>, moment: &Moment) -> Vec<Effect> {
    app.saves.note_written_or_not();
    app.saves.note_answered(request.id(), &request.text);
    if app.state.open_id() != Some(request.id()) {
        return save_joined(app, request, &other);
    }
    match elsewhere::join(app, request.id(), other) {
        Some(mut effects) => {
            effects.extend(save_now(app));
            effects
        }
        None => elsewhere::continue_as(app, moment.fresh_id.as_str().into(), moment),
    }
}

fn kept(app: &mut App, request: &SaveRequest, moment: &Moment) -> Vec<Effect> {
    let (id, text) = (request.id(), &request.text);
    app.saves.note_saved(id, Rc::clone(text));
    if app.state.open_id() != Some(id) {
        return vec![StorageEffect::RemoveStandby(id.clone()).into()];
    }
    let had_failed = matches!(app.state.save, SaveState::Failed(_));
    // Changes made since then are not saved yet.
    let is_as_open = || app.state.open.as_ref().is_some_and(|open| write_results(&open.document()) == **text);
    // A storage that refused the document has refused the preferences as well.
    let mut effects: Vec<Effect> =
        had_failed.then(|| preferences::update::keep(&app.state, true)).into_iter().collect();
    if !app.surroundings.keeps_later || is_as_open() {
        effects.extend(host::stored(app, text));
        effects.extend(readable_again(app, moment));
    }
    if request.asks_to_persist && app.state.save == SaveState::Saved {
        effects.extend(ask_to_persist(app));
    }
    effects
}

/// A storage that has accepted a write may be readable again.
fn readable_again(app: &App, moment: &Moment) -> Option<Effect> {
    let works_again = app.state.save == SaveState::Saved && app.state.library.failure.is_some();
    works_again.then(|| library::reading::read(&app.state, moment))
}

/// Another tab has saved the same assessment meanwhile. What is open takes that in as it takes in any change of another tab,
/// and is saved again then; anything else is joined with it.
fn overtaken(app: &mut App, request: Box<SaveRequest>) -> Vec<Effect> {
    if app.state.open_id() == Some(request.id()) {
        return save_soon(app);
    }
    vec![StorageEffect::ReadSaved(request.id().clone(), ReadFor::Saving(request)).into()]
}

/// What another tab has saved of something that is not open is here: both together are saved.
pub(crate) fn found_saved(app: &mut App, request: &SaveRequest, saved: &Saved) -> Vec<Effect> {
    saved.text().map(|other| save_joined(app, request, other)).unwrap_or_default()
}

fn save_joined(app: &mut App, request: &SaveRequest, other: &str) -> Vec<Effect> {
    let joined = library::bring_over::joined_texts(other, &request.text, &app.state.catalogue);
    let joined = joined.and_then(|joined| read_results(&joined, &app.state.catalogue).ok());
    let Some(document) = joined else { return Vec::new() };
    let again = SaveRequest { durability: request.durability, ..SaveRequest::replacing(document) };
    save_document(app, again)
}

fn not_kept(app: &mut App, request: SaveRequest, error: StorageError) -> Vec<Effect> {
    // The saved state on the page is that of the open assessment.
    if app.state.open_id() == Some(request.id()) {
        return failed(app, error);
    }
    app.state.notice = Some(Rc::new(Notice::StorageUnchanged(error)));
    if !app.surroundings.keeps_later {
        return Vec::new();
    }
    app.saves.put_off(request);
    vec![Effect::timer(TimerName::Unkept, RETRY_MILLISECONDS, SaveMessage::TryUnkept)]
}

/// Asks once a visit that the browser clears nothing by itself.
fn ask_to_persist(app: &mut App) -> Option<Effect> {
    let has_asked = app.surroundings.has_host || std::mem::replace(&mut app.saves.has_asked_to_persist, true);
    (!has_asked).then(|| StorageEffect::Persist.into())
}

/// Something else than a document has been kept, or is as it was before and tried again in a while.
fn rest_ended(app: &mut App, ended: Result<(), CommitError>, moment: &Moment) -> Vec<Effect> {
    let list = library::reading::read(&app.state, moment);
    match ended {
        Ok(()) => {
            app.saves.rest_failure = None;
            Vec::new()
        }
        // Changes that do not depend on what the other tab has written still have to be committed.
        Err(CommitError::Overtaken) => vec![list, StorageEffect::Commit.into()],
        Err(CommitError::Storage(error)) => {
            if app.saves.rest_failure.replace(error) != Some(error) {
                app.state.notice = Some(Rc::new(Notice::StorageUnchanged(error)));
            }
            app.saves.waits_with_rest = true;
            vec![Effect::timer(TimerName::Rest, RETRY_MILLISECONDS, SaveMessage::RestDue), list]
        }
    }
}
