use super::message::SaveMessage;
use super::save_state::SaveState;
use crate::app::{App, Surroundings};
use crate::editing::message::EditMessage;
use crate::effect::{Effect, StorageEffect, TimerName};
use crate::notice::state::Notice;
use crate::opening::message::OpenMessage;
use crate::saving::request::SaveRequest;
use crate::testing::{answer, app, practice, saves, send, settle, text_with, timers};
use opex_model::Answer;
use opex_ports::{CommitError, Durability, StorageError};

/// An app in which the first practice has just been answered.
fn answered(surroundings: Surroundings) -> (App, Vec<Effect>) {
    let mut app = app(surroundings);
    settle(&mut app, OpenMessage::New);
    let change = EditMessage::Change(answer(&app, 0, 3));
    let effects = send(&mut app, change);
    (app, effects)
}

/// What is asked to be saved once its time has come.
fn due(app: &mut App) -> SaveRequest {
    let effects = send(app, SaveMessage::Due);
    let [request] = <[SaveRequest; 1]>::try_from(saves(effects)).unwrap();
    request
}

#[test]
fn a_burst_of_changes_is_saved_once_and_never_too_late() {
    let (mut app, first) = answered(Surroundings::default());
    assert_eq!(timers(&first), [(TimerName::Save, 300), (TimerName::SaveDeadline, 700)]);
    let change = EditMessage::Change(answer(&app, 1, 2));
    assert_eq!(timers(&send(&mut app, change)), [(TimerName::Save, 300)], "the deadline is that of the first change");
    let request = due(&mut app);
    assert_eq!(request.durability, Durability::Relaxed);
    assert!(saves(send(&mut app, SaveMessage::Due)).is_empty(), "it is on its way");
    assert_eq!(app.state.save, SaveState::Saving, "nothing is called saved before the storage has answered");
    send(&mut app, SaveMessage::Written);
    send(&mut app, SaveMessage::Ended(Box::new(request), Ok(())));
    assert_eq!(app.state.save, SaveState::Saved);
}

#[test]
fn what_was_changed_while_it_was_kept_is_not_called_saved() {
    let (mut app, _) = answered(Surroundings { keeps_later: true, ..Surroundings::default() });
    let request = due(&mut app);
    let change = EditMessage::Change(answer(&app, 1, 2));
    send(&mut app, change);
    send(&mut app, SaveMessage::Ended(Box::new(request), Ok(())));
    assert_eq!(app.state.save, SaveState::Saving);
}

#[test]
fn only_what_was_read_or_written_here_may_be_replaced() {
    let (mut app, _) = answered(Surroundings::default());
    let first = due(&mut app);
    assert_eq!(first.replaces.as_deref(), Some(&[][..]));
    send(&mut app, SaveMessage::Ended(Box::new(first.clone()), Ok(())));
    let change = EditMessage::Change(answer(&app, 1, 2));
    send(&mut app, change);
    assert_eq!(due(&mut app).replaces.as_deref(), Some(&[first.text][..]));
}

#[test]
fn what_another_tab_has_saved_is_joined_and_both_are_saved() {
    let (mut app, _) = answered(Surroundings::default());
    let request = due(&mut app);
    let other = text_with(&app, 1, 2);
    let change = EditMessage::Change(answer(&app, 2, 1));
    send(&mut app, change);
    let again = saves(send(&mut app, SaveMessage::FoundOther(Box::new(request), other.clone())));
    let answers = [0, 1, 2].map(|index| app.state.assessment().unwrap().answer(&practice(&app, index)).clone());
    assert_eq!(answers, [3, 2, 1].map(Answer::Level));
    assert!(again[0].replaces.as_ref().unwrap().contains(&other));
    assert_eq!(again[0].durability, Durability::Strict, "it takes the place of what the other tab has saved");
}

#[test]
fn what_cannot_be_joined_is_never_written_over() {
    let (mut app, _) = answered(Surroundings::default());
    let request = due(&mut app);
    let again = saves(send(&mut app, SaveMessage::FoundOther(Box::new(request), "of a later version".into())));
    assert_eq!(app.state.notice.as_deref(), Some(&Notice::ChangedElsewhere));
    assert_eq!((app.state.open_id().unwrap().as_str(), again[0].id().as_str()), ("fresh", "fresh"));
}

#[test]
fn a_failure_is_told_and_tried_again() {
    let (mut app, _) = answered(Surroundings::default());
    let request = due(&mut app);
    let effects = send(&mut app, SaveMessage::NotWritten(Box::new(request), StorageError::Refused));
    assert_eq!(app.state.save, SaveState::Failed(StorageError::Refused));
    assert_eq!(timers(&effects), [(TimerName::SaveRetry, 5_000)]);
    assert_eq!(due(&mut app).id().as_str(), "fresh");
}

#[test]
fn recovery_copies_make_way_before_a_full_storage_is_told() {
    let (mut app, _) = answered(Surroundings::default());
    let request = Box::new(due(&mut app));
    let full = Err(CommitError::Storage(StorageError::Full));
    let effects = send(&mut app, SaveMessage::Ended(request.clone(), full));
    assert!(matches!(&effects[..], [Effect::Storage(StorageEffect::MakeRoom(_))]));
    assert_eq!(app.state.save, SaveState::Saving);
    assert_eq!(saves(send(&mut app, SaveMessage::RoomMade(request.clone()))).len(), 1);
    send(&mut app, SaveMessage::NoRoom(request));
    assert_eq!(app.state.save, SaveState::Failed(StorageError::Full));
}

#[test]
fn what_is_not_open_any_more_is_tried_again_until_it_is_kept() {
    let (mut app, _) = answered(Surroundings { keeps_later: true, ..Surroundings::default() });
    let request = due(&mut app);
    send(&mut app, SaveMessage::Written);
    settle(&mut app, OpenMessage::Close);
    let refused = Err(CommitError::Storage(StorageError::Refused));
    let effects = send(&mut app, SaveMessage::Ended(Box::new(request.clone()), refused));
    assert_eq!(timers(&effects), [(TimerName::Unkept, 5_000)]);
    assert_eq!(app.state.notice.as_deref(), Some(&Notice::StorageUnchanged(StorageError::Refused)));
    let again = saves(send(&mut app, SaveMessage::TryUnkept));
    assert_eq!(again[0].text, request.text);
}
