//! Handing an assessment over otherwise than as a results file, and taking one in.

use std::rc::Rc;

use super::effect::Effect;
use super::late::share_tools;
use super::notice::Notice;
use super::opening::{save_open, show_document, with_id};
use super::reduce::{Moment, change_route};
use super::route::Route;
use super::state::State;
use super::vault::{Locking, Password, UnlockProblem, Unlocking};
use opex_export::Report;
use opex_format::{Document, LoadError, LockedFile, read_link, read_results, write_results};
use opex_model::Assessment;
use opex_ports::CryptoError;

/// Something that a person does with another form of an assessment, or that comes back from the surroundings.
#[derive(Clone, Debug, PartialEq)]
pub enum ShareMessage {
    /// Hand the open assessment to the person as a results file.
    Download,
    /// An assessment was handed to the person as a file that holds all of it.
    Downloaded(Rc<Assessment>),
    /// Hand the open assessment to the person as a page that opens by itself.
    DownloadReport,
    /// The dialog is shown anew: nothing was asked for yet.
    Begin,
    /// Hand it to the person as a file under this password.
    Lock(Password),
    /// That file was handed over, or there is none. The assessment is that in it.
    LockEnded(Rc<Assessment>, Result<(), CryptoError>),
    /// A password-protected file was chosen or dropped.
    LockedRead {
        /// Its name.
        name: Rc<str>,
        /// What it holds.
        file: Rc<LockedFile>,
    },
    /// Try this password on it.
    Unlock(Password),
    /// The password did not open it.
    UnlockFailed(UnlockProblem),
    /// Leave it closed, or it is open.
    StopUnlocking,
    /// Open what the address holds as a new assessment.
    OpenLink,
    /// Leave the address and what it holds.
    LeaveLink,
}

impl ShareMessage {
    /// Whether it may put something else in place of what is open.
    pub fn leaves_open(&self) -> bool {
        matches!(self, Self::LockedRead { .. } | Self::OpenLink)
    }
}

/// What the data of an address holds.
///
/// # Errors
/// Where it cannot be opened.
pub fn link_document(state: &State, data: &str) -> Result<Document, LoadError> {
    let text = read_link(data).map_err(LoadError::from)?;
    read_results(&text, &state.catalogue)
}

/// The next state, and what is to be carried out.
pub(super) fn share(state: &mut State, sharing: ShareMessage, moment: &Moment) -> Vec<Effect> {
    match sharing {
        ShareMessage::Download if state.open.as_ref().is_some_and(|open| open.is_read_only) => {
            state.notice = Some(Rc::new(Notice::ReadOnly));
            Vec::new()
        }
        ShareMessage::Download => vec![Effect::Download],
        ShareMessage::Downloaded(assessment) => {
            downloaded(state, &assessment);
            Vec::new()
        }
        ShareMessage::DownloadReport => download_report(state, moment),
        ShareMessage::Begin => {
            vault(state).locking = Locking::Idle;
            Vec::new()
        }
        ShareMessage::Lock(password) => {
            if state.open.is_none() || state.vault.locking == Locking::Working {
                return Vec::new();
            }
            vault(state).locking = Locking::Working;
            // What was said of something else would stand in the place of how far this is.
            state.notice = None;
            vec![Effect::Lock(password)]
        }
        ShareMessage::LockEnded(assessment, ended) => {
            vault(state).locking = ended.map_or_else(Locking::Failed, |()| Locking::Done);
            if ended.is_ok() {
                downloaded(state, &assessment);
            }
            Vec::new()
        }
        ShareMessage::LockedRead { name, file } => {
            let unlocking = Unlocking { name, file, is_working: false, problem: None };
            vault(state).unlocking = Some(Rc::new(unlocking));
            state.notice = None;
            Vec::new()
        }
        ShareMessage::Unlock(password) => {
            let Some(unlocking) = state.vault.unlocking.clone().filter(|unlocking| !unlocking.is_working) else {
                return Vec::new();
            };
            let working = Unlocking { is_working: true, problem: None, ..(*unlocking).clone() };
            vault(state).unlocking = Some(Rc::new(working));
            vec![Effect::Unlock(password)]
        }
        ShareMessage::UnlockFailed(problem) => {
            if let Some(unlocking) = state.vault.unlocking.clone() {
                let failed = Unlocking { is_working: false, problem: Some(problem), ..(*unlocking).clone() };
                vault(state).unlocking = Some(Rc::new(failed));
            }
            Vec::new()
        }
        ShareMessage::StopUnlocking => {
            vault(state).unlocking = None;
            Vec::new()
        }
        ShareMessage::OpenLink => open_link(state, moment),
        ShareMessage::LeaveLink => {
            let mut effects = change_route(state, Route::Start);
            effects.push(Effect::Replace(Route::START_PLACE.to_owned()));
            effects
        }
    }
}

/// Without the catalogue's text there is nothing to be seen, and no button either.
fn download_report(state: &mut State, moment: &Moment) -> Vec<Effect> {
    let (Some(open), Some(text)) = (state.open.clone(), state.text().cloned()) else { return Vec::new() };
    let Some(tools) = share_tools() else { return Vec::new() };
    let document = open.document();
    let page = (tools.report)(&Report {
        catalogue: &state.catalogue,
        assessment: open.assessment(),
        text: &text,
        language: state.language,
        today: state.today,
        now: &moment.now,
        outlook: state.planning.outlook.as_deref(),
        results: &write_results(&document),
    });
    vec![Effect::DownloadReport(page)]
}

fn open_link(state: &mut State, moment: &Moment) -> Vec<Effect> {
    let Route::Open(data) = state.route.clone() else { return Vec::new() };
    // The page says why it cannot be opened, and offers no way to do so.
    let Ok(document) = link_document(state, &data) else { return Vec::new() };
    let document = with_id(document, &moment.fresh_id);
    let mut effects = show_document(state, document, Some(Notice::LinkOpened), Route::Results);
    for effect in &mut effects {
        // A reload, or the way back, must not come upon the data once more.
        if let Effect::Go(place) = effect {
            *effect = Effect::Replace(std::mem::take(place));
        }
    }
    effects.extend(save_open(state));
    effects.push(Effect::ReadLibrary);
    effects
}

/// Notes that an assessment is in a file of the person's, unless it has been changed meanwhile.
pub(super) fn downloaded(state: &mut State, assessment: &Rc<Assessment>) {
    if let Some(open) = state.open.as_mut().filter(|open| Rc::ptr_eq(open.assessment(), assessment)) {
        Rc::make_mut(open).is_downloaded = true;
    }
}

fn vault(state: &mut State) -> &mut super::vault::Vault {
    Rc::make_mut(&mut state.vault)
}
