//! What a person sees of the browser's storage, and does about it.

use std::rc::Rc;

use super::editing::change_open;
use super::effect::Effect;
use super::library::{Disposable, RecoveryCopy, StoredKey};
use super::notice::Notice;
use super::reduce::{Moment, change_route};
use super::route::Route;
use super::snapshots::{content_of, remove_old};
use super::state::State;
use opex_format::Document;
use opex_model::{Assessment, AssessmentId, Change};
use opex_ports::StorageStanding;

/// What is shown of the storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StorageView {
    /// The dialog that is shown.
    pub dialog: Option<Rc<StorageDialog>>,
    /// How the storage stands, once that has been asked for.
    pub report: Option<StorageReport>,
    /// The person has asked to see what is damaged, and is brought there.
    pub lands_on_damaged: bool,
}

/// A dialog about the storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageDialog {
    /// What can be deleted for good to make room.
    Space(Vec<Disposable>),
    /// The recovery copies of an assessment.
    Recovery {
        /// The assessment.
        id: AssessmentId,
        /// As it is now, where it is open or saved, so that a copy can take its place.
        current: Option<Rc<Assessment>>,
        /// The copies, the latest first.
        copies: Vec<RecoveryCopy>,
    },
}

/// How the storage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StorageReport {
    /// What this program keeps, in bytes of UTF-8; none where that cannot be read.
    pub n_own: Option<u64>,
    /// Whether a database keeps it, so that a crash cannot take what is called saved; else it is the local storage.
    pub is_in_database: bool,
    /// What the surroundings say.
    pub standing: StorageStanding,
}

/// What is done about the storage.
#[derive(Clone, Debug, PartialEq)]
pub enum StorageMessage {
    /// Show what can be deleted for good.
    ShowSpace,
    /// Show the recovery copies of an assessment.
    ShowRecovery(AssessmentId),
    /// Go to what is damaged.
    ShowDamaged,
    /// What a dialog shows has been read.
    DialogRead(StorageDialog),
    /// Close the dialog.
    CloseDialog,
    /// How the storage stands has been asked.
    Reported(StorageReport),
    /// Put a recovery copy in place of what the assessment holds now.
    Restore(StoredKey),
    /// That copy has been read, and its assessment is open.
    CopyRead(Rc<Document>),
    /// Open something that was read from the storage as a new assessment.
    OpenAsNew(Rc<Document>),
    /// Hand something damaged to the person as it is stored.
    Download(StoredKey),
    /// Hand what could be read of something damaged to the person as a results file.
    DownloadDocument(Rc<Document>),
    /// Delete these for good, and try again to save.
    Delete(Vec<StoredKey>),
    /// Remove the content of all snapshots of an assessment but its latest.
    DropOldSnapshots(AssessmentId),
}

/// What is asked of the storage.
#[derive(Clone, Debug, PartialEq)]
pub enum StorageEffect {
    /// Read what can be deleted for good.
    ReadSpace,
    /// Read the recovery copies of an assessment.
    ReadRecovery(AssessmentId),
    /// Ask how the storage stands.
    Report,
    /// Read a recovery copy and open its assessment.
    Restore(StoredKey),
    /// Open a document as a new assessment.
    OpenAsNew(Rc<Document>),
    /// Hand over what is stored under a name.
    Download(StoredKey),
    /// Hand over a document.
    DownloadDocument(Rc<Document>),
    /// Delete these for good.
    Delete(Vec<StoredKey>),
    /// Remove the content of all snapshots but the latest from a saved assessment.
    DropOldSnapshots(AssessmentId),
}

/// What the state is after something was done about the storage, and what is to be carried out.
pub fn reduce_storage(state: &mut State, action: StorageMessage, moment: &Moment) -> Vec<Effect> {
    let effect = match action {
        StorageMessage::ShowSpace => StorageEffect::ReadSpace,
        StorageMessage::ShowRecovery(id) => StorageEffect::ReadRecovery(id),
        StorageMessage::ShowDamaged => {
            let mut effects = change_route(state, Route::Start);
            effects.push(Effect::Go(Route::START_PLACE.to_owned()));
            view(state).lands_on_damaged = true;
            state.notice = None;
            return effects;
        }
        StorageMessage::DialogRead(dialog) => {
            view(state).dialog = Some(Rc::new(dialog));
            return Vec::new();
        }
        StorageMessage::CloseDialog => {
            view(state).dialog = None;
            return vec![Effect::Storage(StorageEffect::Report)];
        }
        StorageMessage::Reported(report) => {
            view(state).report = Some(report);
            return Vec::new();
        }
        StorageMessage::Restore(key) => {
            view(state).dialog = None;
            StorageEffect::Restore(key)
        }
        StorageMessage::CopyRead(document) => return recover(state, &document, moment),
        StorageMessage::OpenAsNew(document) => {
            view(state).dialog = None;
            StorageEffect::OpenAsNew(document)
        }
        StorageMessage::Download(key) => StorageEffect::Download(key),
        StorageMessage::DownloadDocument(document) => StorageEffect::DownloadDocument(document),
        StorageMessage::Delete(keys) => {
            return after_room_was_made(state, vec![Effect::Storage(StorageEffect::Delete(keys))]);
        }
        StorageMessage::DropOldSnapshots(id) => {
            // What is open is changed as by hand, so that it can be undone.
            let effects = if state.open_id() == Some(&id) {
                remove_old(state, moment)
            } else {
                vec![Effect::Storage(StorageEffect::DropOldSnapshots(id))]
            };
            return after_room_was_made(state, effects);
        }
    };
    vec![Effect::Storage(effect)]
}

/// Saving is tried again, and what can be deleted is listed anew where that is shown.
fn after_room_was_made(state: &State, mut effects: Vec<Effect>) -> Vec<Effect> {
    effects.extend([Effect::SaveNow, Effect::ReadLibrary]);
    if matches!(state.storage.dialog.as_deref(), Some(StorageDialog::Space(_))) {
        effects.push(Effect::Storage(StorageEffect::ReadSpace));
    }
    effects
}

/// Puts the content of a recovery copy in place of what is open, as one change.
fn recover(state: &mut State, copy: &Document, moment: &Moment) -> Vec<Effect> {
    let Some(before) = state.assessment() else { return Vec::new() };
    let next = Rc::new(content_of(&copy.assessment, before));
    let effects = change_open(state, moment, |history| history.record(Change::Recovered, next)).1;
    if !effects.is_empty() {
        state.notice = Some(Rc::new(Notice::Recovered));
    }
    effects
}

fn view(state: &mut State) -> &mut StorageView {
    Rc::make_mut(&mut state.storage)
}
