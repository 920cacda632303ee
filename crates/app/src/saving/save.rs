//! Saving what is open, soon after each change and never too late.

use super::host;
use super::message::SaveMessage;
use super::request::SaveRequest;
use crate::app::App;
use crate::effect::{Effect, StorageEffect, TimerName};
use crate::saving::save_state::SaveState;
use opex_model::AssessmentId;

/// How long after a change it is saved, so that a burst of changes is saved once.
const SAVE_DELAY_MILLISECONDS: u32 = 300;

/// How long after the first change that is not saved it is saved at the latest, however long the burst is.
const MAX_SAVE_DELAY_MILLISECONDS: u32 = 700;

/// Schedules saving of the open document after a pause; a further call restarts the pause. It relies on timers alone, so
/// changes of the system clock do not matter.
pub(crate) fn save_soon(app: &mut App) -> Vec<Effect> {
    let mut effects = vec![Effect::timer(TimerName::Save, SAVE_DELAY_MILLISECONDS, SaveMessage::Due)];
    if !std::mem::replace(&mut app.saves.has_deadline, true) {
        effects.push(Effect::timer(TimerName::SaveDeadline, MAX_SAVE_DELAY_MILLISECONDS, SaveMessage::Due));
    }
    effects
}

/// Has the open assessment saved where the storage does not hold it as it is.
pub(crate) fn save_now(app: &mut App) -> Vec<Effect> {
    app.saves.has_deadline = false;
    let timers = [TimerName::Save, TimerName::SaveDeadline, TimerName::SaveRetry];
    let mut effects: Vec<Effect> = timers.map(Effect::EndTimer).into();
    let Some(open) = app.state.open.as_ref().filter(|open| open.changed_at.is_some()) else { return effects };
    let request = SaveRequest { asks_to_persist: true, ..SaveRequest::replacing(open.document()) };
    if app.saves.is_keeping(request.id(), &request.text) {
        return effects;
    }
    if app.saves.holds(request.id(), &request.text) {
        if !matches!(app.state.save, SaveState::Saved | SaveState::Cleared) {
            effects.extend(host::stored(app, &request.text));
        }
        return effects;
    }
    // A cleared entry is simply written again. An entry that something else has written is not overwritten.
    let replaces = Some(app.saves.written(request.id()).cloned().collect());
    let durability = app.saves.durability();
    effects.extend(save_document(app, SaveRequest { replaces, durability, ..request }));
    effects
}

/// Saves the open document whether or not it has changed, with the mark of the current catalogue.
pub(crate) fn save_open(app: &mut App) -> Vec<Effect> {
    let document = app.state.open.as_ref().map(|open| open.document());
    document.map(|document| save_document(app, SaveRequest::replacing(document))).unwrap_or_default()
}

/// Has a document saved. The person is told when it is kept, or that it could not be.
pub(crate) fn save_document(app: &mut App, request: SaveRequest) -> Vec<Effect> {
    app.saves.note_asked(request.id(), &request.text);
    let is_open = app.state.open_id() == Some(request.id());
    if is_open && app.state.preferences.current.as_ref() != Some(request.id()) {
        let id = request.id().clone();
        app.state.prefer(|preferences| preferences.current = Some(id));
    }
    vec![StorageEffect::Save(Box::new(SaveRequest { is_open, ..request })).into()]
}

/// Forgets what the storage holds of what is open, which has been found damaged there, and has it written once more.
pub(crate) fn save_damaged(app: &mut App, id: &AssessmentId) -> Vec<Effect> {
    app.saves.forget(id);
    save_now(app)
}
