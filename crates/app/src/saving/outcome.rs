//! How saving what is open has ended.

use super::message::SaveMessage;
use crate::app::App;
use crate::effect::{Effect, TimerName};
use crate::notice::state::Notice;
use crate::saving::save_state::SaveState;
use crate::state::State;
use opex_ports::StorageError;

/// How long after a failure saving is tried again, without another change.
pub(super) const RETRY_MILLISECONDS: u32 = 5_000;

/// What is open could not be saved; it is tried again in a while.
pub(super) fn failed(app: &mut App, error: StorageError) -> Vec<Effect> {
    set_save(&mut app.state, SaveState::Failed(error));
    vec![Effect::timer(TimerName::SaveRetry, RETRY_MILLISECONDS, SaveMessage::Due)]
}

/// Says whether what is open is saved.
pub(super) fn set_save(state: &mut State, save: SaveState) {
    state.save = save;
    if save == SaveState::Saved && state.notice.as_deref().is_some_and(Notice::is_about_what_is_gone) {
        state.notice = None;
    }
}
