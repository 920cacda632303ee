//! Hands an assessment over otherwise than as an export of its plan, and takes one in.

use std::rc::Rc;

use super::job::{Holds, RESULTS_TYPE};
use super::locking::{self, vault};
use super::message::ShareMessage;
use super::state::{Locking, Unlocking};
use crate::app::App;
use crate::effect::{Effect, Offer};
use crate::late::share_tools;
use crate::library;
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::opening::show::{show_document, with_id};
use crate::saving::save::save_open;
use crate::state::State;
use crate::view::route::Route;
use crate::view::update::change_route;
use opex_export::Report;
use opex_format::{Document, LoadError, read_link, read_results, results_file_name, write_results};
use opex_model::Assessment;
use opex_ports::CryptoError;

/// What the data of an address holds.
///
/// # Errors
/// Where it cannot be opened.
pub fn link_document(state: &State, data: &str) -> Result<Document, LoadError> {
    let text = read_link(data).map_err(LoadError::from)?;
    read_results(&text, &state.catalogue)
}

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: ShareMessage, moment: &Moment) -> Vec<Effect> {
    let state = &mut app.state;
    match message {
        ShareMessage::Download => download(state),
        ShareMessage::DownloadReport => download_report(state, moment),
        ShareMessage::Offered(holds, is_offered) => {
            offered(state, holds, is_offered);
            Vec::new()
        }
        ShareMessage::Begin => {
            vault(state).locking = Locking::Idle;
            Vec::new()
        }
        ShareMessage::Lock(password) => locking::lock(state, password),
        ShareMessage::Drawn(job, drawn) => locking::drawn(state, job, drawn),
        ShareMessage::Derived(by, keys) => locking::derived(state, by, keys),
        ShareMessage::Encrypted(job, data) => locking::encrypted(state, *job, data),
        ShareMessage::LockedRead { name, file } => {
            let unlocking = Unlocking { name, file, is_working: false, problem: None };
            vault(state).unlocking = Some(Rc::new(unlocking));
            state.notice = None;
            Vec::new()
        }
        ShareMessage::Unlock(password) => locking::unlock(state, password),
        ShareMessage::Decrypted(unlocking, text) => locking::decrypted(state, &unlocking, text),
        ShareMessage::StopUnlocking => {
            vault(state).unlocking = None;
            Vec::new()
        }
        ShareMessage::OpenLink => open_link(app, moment),
        ShareMessage::LeaveLink => {
            let mut effects = change_route(app, Route::Start, moment);
            effects.push(Effect::Replace(Route::START_PLACE.to_owned()));
            effects
        }
    }
}

/// The open assessment as a results file.
fn download(state: &mut State) -> Vec<Effect> {
    let Some(open) = &state.open else { return Vec::new() };
    if open.is_read_only {
        state.notice = Some(Rc::new(Notice::ReadOnly));
        return Vec::new();
    }
    vec![Effect::Offer(results_file(&open.document()))]
}

/// A document as a results file that holds all of it.
pub(crate) fn results_file(document: &Document) -> Offer {
    Offer {
        name: results_file_name(&document.assessment.profile),
        media_type: RESULTS_TYPE,
        text: write_results(document),
        holds: Holds::Whole(Rc::clone(&document.assessment)),
    }
}

/// Without the catalogue's text there is nothing to be seen, and no button either.
fn download_report(state: &State, moment: &Moment) -> Vec<Effect> {
    let (Some(open), Some(text)) = (&state.open, state.text()) else { return Vec::new() };
    let Some(tools) = share_tools() else { return Vec::new() };
    let page = (tools.report)(&Report {
        catalogue: &state.catalogue,
        assessment: open.assessment(),
        text,
        language: state.language,
        today: state.today,
        now: &moment.now,
        outlook: state.planning.outlook.as_deref(),
        results: &write_results(&open.document()),
    });
    let holds = Holds::Whole(Rc::clone(open.assessment()));
    vec![Effect::Offer(Offer { name: page.name, media_type: page.media_type, text: page.text, holds })]
}

fn offered(state: &mut State, holds: Holds, is_offered: bool) {
    if !is_offered {
        state.notice = Some(Rc::new(Notice::DownloadFailed));
    }
    match holds {
        Holds::Something => {}
        Holds::Whole(assessment) if is_offered => downloaded(state, &assessment),
        Holds::Whole(_) => {}
        Holds::Locked(assessment) if is_offered => {
            vault(state).locking = Locking::Done;
            downloaded(state, &assessment);
        }
        Holds::Locked(_) => vault(state).locking = Locking::Failed(CryptoError::Refused),
    }
}

/// Notes that an assessment is in a file of the person's, unless it has been changed meanwhile.
fn downloaded(state: &mut State, assessment: &Rc<Assessment>) {
    if let Some(open) = state.open.as_mut().filter(|open| Rc::ptr_eq(open.assessment(), assessment)) {
        Rc::make_mut(open).is_downloaded = true;
    }
}

fn open_link(app: &mut App, moment: &Moment) -> Vec<Effect> {
    let Route::Open(data) = app.state.route.clone() else { return Vec::new() };
    // The page says why it cannot be opened, and offers no way to do so.
    let Ok(document) = link_document(&app.state, &data) else { return Vec::new() };
    let document = with_id(document, &moment.fresh_id);
    let mut effects = show_document(app, document, Some(Notice::LinkOpened), Route::Results, moment);
    for effect in &mut effects {
        // A reload, or the way back, must not come upon the data once more.
        if let Effect::Go(place) = effect {
            *effect = Effect::Replace(std::mem::take(place));
        }
    }
    effects.extend(save_open(app));
    effects.push(library::reading::read(&app.state, moment));
    effects
}
