use super::message::PreferenceMessage;
use super::state::Theme;
use crate::app::Surroundings;
use crate::effect::{Effect, StorageEffect, TimerName};
use crate::opening::message::OpenMessage;
use crate::saving::message::SaveMessage;
use crate::testing::{app, practice, send, settle, timers};
use crate::view::message::ViewMessage;

/// Whether preferences are asked to be kept, and whether beside the work as well.
fn kept(effects: &[Effect]) -> Vec<bool> {
    let kept = |effect: &Effect| match effect {
        Effect::Storage(StorageEffect::KeepPreferences(_, is_with_work)) => Some(*is_with_work),
        _ => None,
    };
    effects.iter().filter_map(kept).collect()
}

#[test]
fn a_preference_is_kept_at_once_and_the_same_again_changes_nothing() {
    let mut app = app(Surroundings::default());
    assert_eq!(kept(&send(&mut app, PreferenceMessage::SetTheme(Theme::Dark))), [true]);
    assert!(kept(&send(&mut app, PreferenceMessage::SetTheme(Theme::Dark))).is_empty());
}

#[test]
fn what_changes_with_every_click_waits_and_is_not_lost_when_the_page_goes() {
    let mut app = app(Surroundings::default());
    settle(&mut app, OpenMessage::New);
    let focus = ViewMessage::Focus(practice(&app, 1));
    let effects = send(&mut app, focus);
    assert_eq!(timers(&effects), [(TimerName::Preferences, 300)]);
    assert!(kept(&effects).is_empty());
    assert_eq!(kept(&send(&mut app, SaveMessage::Flush)), [false]);
    assert!(kept(&send(&mut app, PreferenceMessage::Due)).is_empty(), "it is kept");
}
