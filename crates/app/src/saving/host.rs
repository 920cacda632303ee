//! Saving in an embedded app whose host keeps the work: a document is saved once the host has confirmed it.

use std::rc::Rc;

use super::outcome::{failed, set_save};
use crate::app::App;
use crate::effect::Effect;
use crate::library;
use crate::moment::Moment;
use crate::saving::save_state::SaveState;
use opex_format::write_results;
use opex_ports::{HostAnswer, StorageError};

/// The storage holds the open document: it is saved by that, unless the host has to confirm it.
pub(super) fn stored(app: &mut App, text: &Rc<str>) -> Vec<Effect> {
    let hosted = &mut app.saves.hosted;
    if !app.surroundings.has_host || hosted.kept.as_ref() == Some(text) {
        set_save(&mut app.state, SaveState::Saved);
        return Vec::new();
    }
    if hosted.asked.as_ref() == Some(text) {
        return Vec::new();
    }
    hosted.asked = Some(Rc::clone(text));
    if app.state.save == SaveState::Saved {
        set_save(&mut app.state, SaveState::Saving);
    }
    vec![Effect::AskHost(Rc::clone(text))]
}

/// The host has answered whether it keeps a text.
pub(super) fn answered(app: &mut App, text: Rc<str>, answer: HostAnswer, moment: &Moment) -> Vec<Effect> {
    let hosted = &mut app.saves.hosted;
    // Only the answer to the latest request counts.
    if hosted.asked.as_ref() != Some(&text) {
        return Vec::new();
    }
    hosted.asked = None;
    match answer {
        HostAnswer::Kept => {
            let is_as_open = app.state.open.as_ref().is_some_and(|open| write_results(&open.document()) == *text);
            hosted.kept = Some(text);
            if is_as_open {
                set_save(&mut app.state, SaveState::Saved);
            }
            let works_again = is_as_open && app.state.library.failure.is_some();
            works_again.then(|| library::reading::read(&app.state, moment)).into_iter().collect()
        }
        HostAnswer::NotTaken => {
            set_save(&mut app.state, SaveState::NotTaken);
            Vec::new()
        }
        HostAnswer::Refused => failed(app, StorageError::HostRefused),
    }
}

/// Notes that the host has handed in the open document. If the host keeps it already, it need not be asked to.
pub(crate) fn note_handed_in(app: &mut App, text: Rc<str>, is_kept: bool) {
    app.saves.hosted.kept = is_kept.then_some(text);
    app.saves.hosted.asked = None;
}
