//! "Saved" is said when the database has completed a transaction with it, and not before.

use opex_app::{
    LibraryMessage, Notice, OpenMessage, SaveState, SnapshotMessage, StorageDialog, StorageMessage, UpdateMessage,
    ViewMessage,
};
use opex_ports::{Storage as _, StorageError, Update};

use crate::random::Random;
use crate::tab::{Browser, Tab};

/// What a tab finds after a crash now.
fn level_after_crash(browser: &Browser, id: &str, index: usize, is_local_written: bool) -> Option<u8> {
    let tab = browser.crashed(is_local_written).open();
    tab.store.dispatch(OpenMessage::Saved(id.into()));
    tab.level(index)
}

fn begun(browser: &Browser) -> Tab {
    let tab = browser.open();
    tab.store.dispatch(OpenMessage::New);
    tab
}

#[test]
fn saved_is_said_once_a_crash_cannot_take_it() {
    let browser = Browser::default();
    let tab = begun(&browser);
    browser.database.let_wait(true);
    tab.answer(0, 3);
    tab.wait(1_000);
    assert_eq!(tab.save(), SaveState::Saving);
    assert_eq!(level_after_crash(&browser, &tab.id(), 0, false), None);
    browser.database.complete();
    assert_eq!(tab.save(), SaveState::Saved);
    assert_eq!(level_after_crash(&browser, &tab.id(), 0, false), Some(3));
    // What is answered while another answer is on its way is not called saved with it.
    tab.answer(1, 2);
    tab.wait(1_000);
    tab.answer(2, 1);
    browser.database.complete();
    assert_eq!(tab.save(), SaveState::Saving);
    tab.wait(1_000);
    browser.database.complete();
    assert_eq!((tab.save(), level_after_crash(&browser, &tab.id(), 2, false)), (SaveState::Saved, Some(1)));
}

#[test]
fn a_page_that_goes_before_the_database_has_answered_loses_nothing() {
    let browser = Browser::default();
    let tab = begun(&browser);
    tab.answer(0, 1);
    tab.wait(1_000);
    browser.database.let_wait(true);
    tab.answer(0, 4);
    tab.store.flush();
    assert_eq!(level_after_crash(&browser, &tab.id(), 0, false), Some(1));
    assert_eq!(level_after_crash(&browser, &tab.id(), 0, true), Some(4));
    // The copy is used once, and then it is in the database.
    let later = browser.crashed(true);
    assert_eq!(later.open().store.state().library.saved.len(), 1);
    assert!(later.local.keys().unwrap().iter().all(|name| !name.contains("standby")));
}

#[test]
fn what_was_open_is_open_again_although_the_local_storage_was_lost() {
    let browser = Browser::default();
    let tab = begun(&browser);
    tab.answer(0, 3);
    tab.wait(1_000);
    assert_eq!(browser.crashed(false).open().level(0), Some(3));
    tab.store.dispatch(OpenMessage::Close);
    assert_eq!(browser.crashed(false).open().store.state().open_id(), None);
}

#[test]
fn a_copy_of_what_was_deleted_brings_nothing_back() {
    let browser = Browser::default();
    let tab = begun(&browser);
    tab.answer(0, 1);
    tab.wait(1_000);
    let copy = browser.local.texts();
    tab.store.dispatch(LibraryMessage::Delete(tab.id().as_str().into()));
    assert!(browser.local.keys().unwrap().iter().all(|name| !name.contains("standby")));
    for (name, text) in copy {
        browser.local.set(&name, &text).unwrap();
    }
    let library = browser.crashed(true).open().store.state().library.clone();
    assert_eq!((library.saved.len(), library.deleted.len()), (0, 1));
}

#[test]
fn whatever_is_called_saved_is_there_after_a_crash_at_any_moment() {
    for seed in 0..300 {
        let mut random = Random(seed);
        let browser = Browser::default();
        let tab = begun(&browser);
        browser.database.let_wait(true);
        let mut saved: Vec<(usize, u8)> = Vec::new();
        let mut answers: Vec<(usize, u8)> = Vec::new();
        for _ in 0..random.below(40) {
            match random.below(4) {
                0 | 1 => {
                    let answer = (random.below(82), u8::try_from(random.below(5)).unwrap());
                    tab.answer(answer.0, answer.1);
                    answers.push(answer);
                }
                2 => tab.wait(1 + random.below(800) as u64),
                _ => drop(browser.database.complete()),
            }
            if tab.save() == SaveState::Saved {
                saved.clone_from(&answers);
            }
        }
        let is_local_written = random.chance(50);
        let later = browser.crashed(is_local_written).open();
        later.store.dispatch(OpenMessage::Saved(tab.id().as_str().into()));
        for (index, _) in &saved {
            let of_it = |list: &[(usize, u8)]| {
                list.iter().filter(|(other, _)| other == index).map(|(_, level)| *level).collect::<Vec<_>>()
            };
            let n_saved = of_it(&saved).len();
            let allowed = of_it(&answers).split_off(n_saved - 1);
            let found = later.level(*index);
            assert!(found.is_some_and(|found| allowed.contains(&found)), "seed {seed}: {found:?} of {allowed:?}");
        }
    }
}

#[test]
fn a_refused_transaction_is_told_and_tried_again() {
    let browser = Browser::default();
    let tab = begun(&browser);
    tab.answer(0, 1);
    tab.wait(1_000);
    browser.database.fail_with(Some(StorageError::Refused));
    tab.answer(0, 4);
    tab.wait(1_000);
    assert_eq!(tab.save(), SaveState::Failed(StorageError::Refused));
    assert_eq!(level_after_crash(&browser, &tab.id(), 0, false), Some(1), "what was kept before stays");
    browser.database.fail_with(None);
    tab.wait(5_000);
    assert_eq!((tab.save(), level_after_crash(&browser, &tab.id(), 0, false)), (SaveState::Saved, Some(4)));
}

#[test]
fn what_is_left_before_it_could_be_kept_is_told_and_tried_again() {
    let browser = Browser::default();
    let tab = begun(&browser);
    let id = tab.id();
    browser.database.let_wait(true);
    tab.answer(0, 4);
    tab.store.dispatch(OpenMessage::Close);
    assert_eq!(tab.store.state().open_id(), None);
    browser.database.fail_with(Some(StorageError::Refused));
    browser.database.complete();
    assert_eq!(tab.notice(), Some(Notice::StorageUnchanged(StorageError::Refused)));
    browser.database.fail_with(None);
    tab.wait(5_000);
    while browser.database.complete() > 0 {}
    assert_eq!(level_after_crash(&browser, &id, 0, false), Some(4));
}

#[test]
fn recovery_copies_make_way_only_where_that_is_enough() {
    let browser = Browser::default();
    let tab = begun(&browser);
    for (minute, level) in [1, 2, 3].into_iter().enumerate() {
        let now = format!("2026-11-22T10:{:02}:00.000Z", 10 * minute);
        tab.surroundings.clock.set(opex_model::Timestamp::parse(&now).unwrap());
        tab.answer(0, level);
        tab.wait(1_000);
    }
    let n_copies = || browser.database.kept().texts.keys().filter(|name| name.contains("/recovery/")).count();
    assert_eq!(n_copies(), 2);
    browser.database.fail_with(Some(StorageError::Full));
    tab.answer(0, 4);
    tab.wait(1_000);
    assert_eq!((tab.save(), n_copies()), (SaveState::Failed(StorageError::Full), 2), "put back, as it was not enough");
    tab.store.dispatch(StorageMessage::ShowSpace);
    assert!(matches!(tab.store.state().storage.dialog.as_deref(), Some(StorageDialog::Space(_))));
}

#[test]
fn a_new_version_is_taken_when_everything_is_kept() {
    let browser = Browser::default();
    let tab = begun(&browser);
    tab.store.dispatch(ViewMessage::Shown);
    tab.surroundings.updates.find(Update::Ready);
    browser.database.let_wait(true);
    tab.answer(0, 4);
    tab.store.dispatch(UpdateMessage::Take);
    assert_eq!(tab.surroundings.updates.n_taken.get(), 0);
    while browser.database.complete() > 0 {}
    assert_eq!(tab.surroundings.updates.n_taken.get(), 1);
    assert_eq!(level_after_crash(&browser, &tab.id(), 0, false), Some(4));
}

#[test]
fn what_takes_the_place_of_something_is_on_the_disk_before_it_is_called_saved() {
    let browser = Browser::default();
    let tab = begun(&browser);
    tab.answer(0, 4);
    tab.wait(1_000);
    let before = browser.database.n_strict();
    tab.answer(1, 4);
    tab.wait(1_000);
    assert_eq!(browser.database.n_strict(), before, "an answer need not wait for the disk");
    tab.store.dispatch(SnapshotMessage::Take("before".into()));
    tab.wait(1_000);
    assert_eq!(browser.database.n_strict(), before + 1);
    tab.store.dispatch(LibraryMessage::Delete(tab.id().as_str().into()));
    assert!(browser.database.n_strict() > before + 1);
}
