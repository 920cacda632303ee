//! What one reader prefers, and keeping it.

use std::rc::Rc;

use super::message::PreferenceMessage;
use super::state::Preferences;
use crate::app::App;
use crate::catalogue::loading::follow_language;
use crate::effect::{Effect, StorageEffect, TimerName};
use crate::state::State;
use opex_format::write_preferences;

/// How long after a change that comes with every click it is kept, so that no click waits for it.
const DELAY_MILLISECONDS: u32 = 300;

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: PreferenceMessage) -> Vec<Effect> {
    match message {
        PreferenceMessage::SetLanguage(language) => {
            app.state.language = language;
            app.state.prefer(|preferences| preferences.language = Some(language));
            follow_language(app, language)
        }
        PreferenceMessage::SetName(name) => {
            app.state.prefer(|preferences| preferences.name = name);
            Vec::new()
        }
        PreferenceMessage::SetTheme(theme) => {
            app.state.prefer(|preferences| preferences.theme = theme);
            Vec::new()
        }
        PreferenceMessage::SetShortcuts(on) => {
            app.state.prefer(|preferences| preferences.shortcuts_off = !on);
            Vec::new()
        }
        PreferenceMessage::Due => flush(app),
    }
}

/// Has preferences kept that have changed: at once, but for what changes with every click or key.
pub(crate) fn follow(app: &mut App, before: &Rc<Preferences>) -> Option<Effect> {
    let now = &app.state.preferences;
    if Rc::ptr_eq(before, now) || before == now {
        return None;
    }
    let Preferences { language, theme, current, shortcuts_off, name: _, places: _ } = &**now;
    let is_only_small = *language == before.language
        && *theme == before.theme
        && *current == before.current
        && *shortcuts_off == before.shortcuts_off;
    if is_only_small {
        app.has_preferences_to_keep = true;
        return Some(Effect::timer(TimerName::Preferences, DELAY_MILLISECONDS, PreferenceMessage::Due));
    }
    Some(keep(&app.state, true))
}

/// Has preferences kept where that is still to be done.
pub(crate) fn flush(app: &mut App) -> Vec<Effect> {
    if !std::mem::take(&mut app.has_preferences_to_keep) {
        return Vec::new();
    }
    vec![Effect::EndTimer(TimerName::Preferences), keep(&app.state, false)]
}

/// Keeps them, and where so said beside the work as well.
pub(crate) fn keep(state: &State, is_with_work: bool) -> Effect {
    let text = write_preferences(&state.preferences.to_stored());
    StorageEffect::KeepPreferences(text, is_with_work).into()
}
