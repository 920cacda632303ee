//! Another version of the app: it is offered, nothing is forced, and no work is lost by it.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../../tests/common/surroundings.rs"]
mod surroundings;

use opex_app::{
    EditMessage, Notice, OpenMessage, PreferenceMessage, Preferences, SaveState, ShareMessage, Store, UpdateMessage,
    ViewMessage, WhatIfMessage,
};
use opex_format::built_in_catalogue;
use opex_language::Language;
use opex_model::{Answer, Command, PracticeId, PracticeIndex};
use opex_ports::memory::MemorySurroundings;
use opex_ports::{StorageError, Update};
use surroundings::surroundings;

#[test]
fn it_is_looked_for_once_the_first_view_is_there() {
    let surroundings = surroundings(&[]);
    let store =
        Store::new(surroundings.ports.clone(), built_in_catalogue().unwrap(), Language::Ko, Preferences::default());
    surroundings.updates.find(Update::Ready);
    assert_eq!(store.state().update, None, "nobody has asked yet");
    store.dispatch(ViewMessage::Shown);
    surroundings.updates.find(Update::Ready);
    assert_eq!(store.state().update, Some(Update::Ready));
    assert_eq!(surroundings.updates.n_taken.get(), 0, "nothing is forced");
}

#[test]
fn what_was_answered_the_moment_before_is_saved_before_it_is_taken() {
    let surroundings = surroundings(&[]);
    let store = visit(&surroundings);
    store.dispatch(OpenMessage::New);
    surroundings.updates.find(Update::Ready);
    answer(&store, 3);
    assert_eq!(store.state().save, SaveState::Saving);
    store.dispatch(UpdateMessage::Take);
    assert_eq!(surroundings.updates.n_taken.get(), 1);
    let next = visit(&surroundings);
    assert_eq!(next.state().assessment(), store.state().assessment());
}

#[test]
fn a_name_typed_the_moment_before_is_kept_as_well() {
    let surroundings = surroundings(&[]);
    let store = visit(&surroundings);
    store.dispatch(PreferenceMessage::SetName("Kim".into()));
    store.dispatch(UpdateMessage::Take);
    assert_eq!(&*Store::stored_preferences(&surroundings.ports).name, "Kim");
}

#[test]
fn work_that_cannot_be_saved_keeps_this_version() {
    for failure in [StorageError::Full, StorageError::Refused] {
        let surroundings = surroundings(&[]);
        let store = visit(&surroundings);
        store.dispatch(OpenMessage::New);
        surroundings.updates.find(Update::Ready);
        surroundings.storage.fail_with(Some(failure));
        answer(&store, 3);
        store.dispatch(UpdateMessage::Take);
        assert_eq!(surroundings.updates.n_taken.get(), 0, "{failure:?}");
        assert_eq!(store.state().notice.as_deref(), Some(&Notice::UnsavedWork));
        assert_eq!(store.state().update, Some(Update::Ready), "it is still offered");

        // Handed to the person as a file, the work is safe.
        store.dispatch(ShareMessage::Download);
        store.dispatch(UpdateMessage::Take);
        assert_eq!(surroundings.updates.n_taken.get(), 1, "{failure:?}");
    }
}

#[test]
fn what_is_tried_out_is_decided_about_first() {
    let surroundings = surroundings(&[]);
    let store = visit(&surroundings);
    store.dispatch(OpenMessage::New);
    answer(&store, 1);
    store.dispatch(WhatIfMessage::TryOut(Command::SetAnswer(practice(&store), Answer::Level(3))));
    surroundings.updates.find(Update::Ready);
    store.dispatch(UpdateMessage::Take);
    assert_eq!(surroundings.updates.n_taken.get(), 0);
    assert_eq!(store.state().notice.as_deref(), Some(&Notice::TriedOutFirst));
    store.dispatch(WhatIfMessage::Keep);
    store.dispatch(UpdateMessage::Take);
    assert_eq!(surroundings.updates.n_taken.get(), 1);
    assert_eq!(visit(&surroundings).state().assessment(), store.state().assessment());
}

#[test]
fn put_off_it_stays_away_until_there_is_news() {
    let surroundings = surroundings(&[]);
    let store = visit(&surroundings);
    surroundings.updates.find(Update::Ready);
    store.dispatch(UpdateMessage::PutOff);
    assert_eq!(store.state().update, None);
    surroundings.updates.find(Update::InUse);
    assert_eq!(store.state().update, Some(Update::InUse));
}

/// A visit to the page with what the storage holds.
fn visit(surroundings: &MemorySurroundings) -> Store {
    let preferences = Store::stored_preferences(&surroundings.ports);
    let store = Store::new(surroundings.ports.clone(), built_in_catalogue().unwrap(), Language::Ko, preferences);
    store.dispatch(ViewMessage::Shown);
    store
}

fn practice(store: &Store) -> PracticeId {
    store.state().catalogue.practice(PracticeIndex::new(0)).unwrap().id.clone()
}

fn answer(store: &Store, level: u8) {
    store.dispatch(EditMessage::Change(Command::SetAnswer(practice(store), Answer::Level(level))));
}
