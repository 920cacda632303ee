//! Does what a person wants to be done about the storage.

use std::rc::Rc;

use super::message::StorageMessage;
use super::state::{StorageDialog, StorageView};
use crate::app::App;
use crate::editing::update::change_open;
use crate::effect::{Effect, Offer, StorageEffect};
use crate::library;
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::opening::show::{show_document, with_id};
use crate::saving::request::SaveRequest;
use crate::saving::save::{save_document, save_now, save_open};
use crate::sharing::job::Holds;
use crate::sharing::update::results_file;
use crate::snapshots::update::{content_of, remove_old};
use crate::state::State;
use crate::view::route::Route;
use crate::view::update::change_route;
use opex_format::{Document, read_results};
use opex_model::{Assessment, AssessmentId, Change, without_old};

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: StorageMessage, moment: &Moment) -> Vec<Effect> {
    match message {
        StorageMessage::ShowSpace => vec![read_space(&app.state)],
        StorageMessage::ShowRecovery(id) => {
            let open = app.state.assessment().filter(|open| open.id == id).cloned();
            vec![StorageEffect::ReadRecovery(id, open).into()]
        }
        StorageMessage::ShowDamaged => {
            let mut effects = change_route(app, Route::Start, moment);
            effects.push(Effect::Go(Route::START_PLACE.to_owned()));
            view(&mut app.state).lands_on_damaged = true;
            app.state.notice = None;
            effects
        }
        StorageMessage::DialogRead(dialog) => {
            view(&mut app.state).dialog = Some(Rc::new(dialog));
            Vec::new()
        }
        StorageMessage::CloseDialog => {
            view(&mut app.state).dialog = None;
            vec![StorageEffect::Report.into()]
        }
        StorageMessage::Reported(report) => {
            view(&mut app.state).report = Some(report);
            Vec::new()
        }
        StorageMessage::Restore(key) => {
            view(&mut app.state).dialog = None;
            vec![StorageEffect::ReadCopy(key).into()]
        }
        StorageMessage::CopyRead(id, text) => copy_read(app, id, &text, moment),
        StorageMessage::OpenForCopy(id, copy) => {
            vec![StorageEffect::ReadSaved(id, library::saved::ReadFor::Recovering(copy)).into()]
        }
        StorageMessage::OpenAsNew(document) => open_as_new(app, &document, moment),
        StorageMessage::Download(key) => vec![StorageEffect::ReadDamaged(key).into()],
        StorageMessage::DamagedRead(key, stored) => vec![Effect::Offer(Offer {
            name: format!("{}.damaged.txt", key.id()),
            media_type: "text/plain",
            text: stored.to_string(),
            holds: Holds::Something,
        })],
        StorageMessage::DownloadDocument(document) => {
            vec![Effect::Offer(Offer { holds: Holds::Something, ..results_file(&document) })]
        }
        StorageMessage::Delete(keys) => {
            let mut effects = vec![StorageEffect::Delete(keys).into()];
            effects.extend(after_room_was_made(app, moment));
            effects
        }
        // What is open is changed as by hand, so that it can be undone.
        StorageMessage::DropOldSnapshots(id) if app.state.open_id() == Some(&id) => {
            let mut effects = remove_old(app, moment);
            effects.extend(after_room_was_made(app, moment));
            effects
        }
        StorageMessage::DropOldSnapshots(id) => {
            vec![StorageEffect::ReadSaved(id, library::saved::ReadFor::DroppingSnapshots).into()]
        }
    }
}

/// Saves a document without the content of its older snapshots.
pub(crate) fn drop_old_snapshots(app: &mut App, document: &Document, moment: &Moment) -> Vec<Effect> {
    let (snapshots, _) = without_old(&document.assessment.snapshots);
    let assessment = Assessment { snapshots, ..(*document.assessment).clone() };
    let changed = document.changed(assessment, &moment.now, &moment.editor);
    let mut effects = save_document(app, SaveRequest::replacing(changed));
    effects.extend(after_room_was_made(app, moment));
    effects
}

/// Saving is tried again, and what can be deleted is listed anew where that is shown.
fn after_room_was_made(app: &mut App, moment: &Moment) -> Vec<Effect> {
    let mut effects = save_now(app);
    effects.push(library::reading::read(&app.state, moment));
    if matches!(app.state.storage.dialog.as_deref(), Some(StorageDialog::Space(_))) {
        // With the list as it is then.
        effects.push(Effect::send(StorageMessage::ShowSpace));
    }
    effects
}

fn read_space(state: &State) -> Effect {
    StorageEffect::ReadSpace(Rc::clone(&state.library)).into()
}

/// A copy of what is open takes its place; of anything else, that is opened first.
fn copy_read(app: &mut App, id: AssessmentId, text: &str, moment: &Moment) -> Vec<Effect> {
    let Ok(copy) = read_results(text, &app.state.catalogue) else { return Vec::new() };
    if app.state.open_id() == Some(&id) {
        return recover(app, &copy, moment);
    }
    vec![Effect::send(StorageMessage::OpenForCopy(id, Rc::new(copy)))]
}

/// Puts the content of a recovery copy in place of what is open, as one change.
pub(crate) fn recover(app: &mut App, copy: &Document, moment: &Moment) -> Vec<Effect> {
    let Some(before) = app.state.assessment() else { return Vec::new() };
    let next = Rc::new(content_of(&copy.assessment, before));
    let effects = change_open(app, moment, |history| history.record(Change::Recovered, next)).1;
    if !effects.is_empty() {
        app.state.notice = Some(Rc::new(Notice::Recovered));
    }
    effects
}

fn open_as_new(app: &mut App, document: &Document, moment: &Moment) -> Vec<Effect> {
    view(&mut app.state).dialog = None;
    let document = with_id(document.clone(), &moment.fresh_id);
    let mut effects = show_document(app, document, Some(Notice::OpenedAsNew), Route::Results, moment);
    // As it is open: with the mark of today's catalogue.
    effects.extend(save_open(app));
    effects
}

fn view(state: &mut State) -> &mut StorageView {
    Rc::make_mut(&mut state.storage)
}
