//! Recovery copies: kept before changes, looked at, put back.

use opex_app::{
    EditMessage, MAX_RECOVERY_BYTES, Notice, OpenMessage, RecoveryCopy, Route, SaveState, StorageDialog,
    StorageMessage, ViewMessage,
};
use opex_model::{Change, Part, RecordPart};
use opex_ports::{Storage as _, StorageError};

use crate::faulty_storage::FaultyStorage;
use crate::visit::Visit;

// In a browser the same tests run there, see tests/browser_storage.rs.
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn the_state_before_a_change_is_kept_and_can_be_put_back_and_undone() {
    let visit = Visit::new();
    visit.store.dispatch(OpenMessage::New);
    save_at(&visit, "09:00", 1);
    save_at(&visit, "09:10", 2);
    save_at(&visit, "09:20", 3);
    visit.answer(1, 4);
    visit.store.flush();
    let copies = copies_of(&visit);
    let untils: Vec<&str> = copies.iter().map(|copy| copy.until.as_str()).collect();
    assert_eq!(untils, ["2026-11-22T09:20:00.000Z", "2026-11-22T09:10:00.000Z"], "the latest first");
    let answer = |index: usize| Part::Record(visit.practice(index), RecordPart::Answer);
    let mut expected = [answer(0), answer(1)];
    expected.sort();
    assert_eq!(copies[0].differences.as_deref(), Some(&expected[..]));

    visit.store.dispatch(StorageMessage::Restore(copies[1].key.clone()));
    assert_eq!((visit.level(0), visit.level(1)), (Some(1), None));
    assert_eq!(visit.notice(), Some(Notice::Recovered));
    assert_eq!(visit.store.state().storage.dialog, None);
    visit.store.dispatch(EditMessage::Undo);
    assert_eq!(visit.notice(), Some(Notice::Undone(Change::Recovered)));
    assert_eq!((visit.level(0), visit.level(1)), (Some(3), Some(4)));
    visit.store.flush();
    assert_eq!(Visit::at(visit.storage.snapshot()).level(0), Some(3));

    let before = visit.id();
    visit.store.dispatch(StorageMessage::OpenAsNew(copies[0].document.clone().unwrap()));
    assert_ne!(visit.id(), before);
    assert_eq!(visit.level(0), Some(2));
    visit.store.dispatch(ViewMessage::Go(Route::Start));
    assert_eq!(visit.store.state().library.saved.len(), 2);
}

#[test]
fn a_copy_of_what_is_not_open_opens_it_first() {
    let visit = Visit::new();
    visit.store.dispatch(OpenMessage::New);
    save_at(&visit, "09:00", 1);
    save_at(&visit, "09:10", 2);
    let id = visit.id();
    let copies = copies_of(&visit);
    visit.store.dispatch(OpenMessage::New);
    assert_ne!(visit.id(), id);
    visit.store.dispatch(StorageMessage::Restore(copies[0].key.clone()));
    assert_eq!((visit.id(), visit.level(0)), (id, Some(1)));
}

#[test]
fn copies_are_two_minutes_apart_at_least() {
    let visit = Visit::new();
    visit.store.dispatch(OpenMessage::New);
    for second in 0..60 {
        visit.set_clock(&format!("2026-11-22T09:{:02}:{:02}.000Z", second / 10, second % 10 * 6));
        visit.answer(0, u8::try_from(second % 5).unwrap());
        visit.store.flush();
    }
    assert_eq!(copies_of(&visit).len(), 3, "six minutes");
}

#[test]
fn copies_never_take_more_than_their_room_nor_the_room_of_a_save() {
    let visit = Visit::new();
    let long = "가".repeat(60_000);
    for n in 0..3 {
        visit.store.dispatch(OpenMessage::New);
        for hour in 0..8 {
            visit.set_clock(&format!("2026-11-{:02}T{hour:02}:00:00.000Z", 20 + n));
            visit.note(0, &format!("{n} {hour} {long}"));
            visit.store.flush();
        }
        let names = visit.storage.names_with("/recovery/");
        let n_bytes: usize = names.iter().map(|name| visit.storage.get(name).unwrap().unwrap().len()).sum();
        assert!(n_bytes <= MAX_RECOVERY_BYTES && n_bytes > MAX_RECOVERY_BYTES / 2, "{n_bytes}");
    }
    assert_eq!(copies_of(&visit).len(), 2, "shared out: the one with most gives");

    // From here on there is room for three quarters of what is there.
    visit.storage.limit_bytes(Some(visit.storage.n_bytes() * 3 / 4));
    let n_before = visit.storage.names_with("/recovery/").len();
    visit.note(0, &long);
    visit.store.flush();
    assert_eq!(visit.store.state().save, SaveState::Saved);
    let n_after = visit.storage.names_with("/recovery/").len();
    assert!(n_after < n_before && n_after > 0, "{n_before} {n_after}");

    // A save that can not succeed takes none of them away.
    visit.storage.limit_bytes(None);
    let names = visit.storage.names_with("/recovery/");
    visit.storage.fail_saves(Some(StorageError::Full));
    visit.note(0, "short");
    visit.store.flush();
    assert_eq!(visit.store.state().save, SaveState::Failed(StorageError::Full));
    assert_eq!(visit.storage.names_with("/recovery/"), names);
}

#[test]
fn a_damaged_copy_is_shown_as_such() {
    let visit = Visit::new();
    visit.store.dispatch(OpenMessage::New);
    save_at(&visit, "09:00", 1);
    save_at(&visit, "09:10", 2);
    let name = visit.storage.names_with("/recovery/").remove(0);
    let damaged = visit.storage.get(&name).unwrap().unwrap().replace("\"level\": 1", "\"level\": 4");
    visit.storage.set(&name, &damaged).unwrap();
    let copies = copies_of(&visit);
    assert_eq!((copies[0].document.is_none(), copies[0].differences.is_none()), (true, true));
    visit.store.dispatch(StorageMessage::Restore(copies[0].key.clone()));
    assert_eq!(visit.level(0), Some(2));
}

#[test]
fn copies_outlive_what_they_are_of() {
    let visit = Visit::new();
    visit.store.dispatch(OpenMessage::New);
    save_at(&visit, "09:00", 1);
    save_at(&visit, "09:10", 2);
    let id = visit.id();
    let names = visit.storage.names_with("/recovery/");
    let texts = names.iter().map(|name| (name.clone(), visit.storage.get(name).unwrap().unwrap()));
    let later = Visit::at(FaultyStorage::holding(texts));
    later.store.dispatch(StorageMessage::ShowRecovery(id.as_str().into()));
    let dialog = later.store.state().storage.dialog.clone().unwrap();
    let StorageDialog::Recovery { current: None, copies, .. } = &*dialog else { panic!("{dialog:?}") };
    later.store.dispatch(StorageMessage::OpenAsNew(copies[0].document.clone().unwrap()));
    assert_eq!(later.level(0), Some(1));
}

/// Answers the first question at a time of the day, and saves that.
fn save_at(visit: &Visit, time: &str, level: u8) {
    visit.set_clock(&format!("2026-11-22T{time}:00.000Z"));
    visit.answer(0, level);
    visit.store.flush();
}

fn copies_of(visit: &Visit) -> Vec<RecoveryCopy> {
    visit.store.dispatch(StorageMessage::ShowRecovery(visit.id().as_str().into()));
    let dialog = visit.store.state().storage.dialog.clone();
    match dialog.as_deref() {
        Some(StorageDialog::Recovery { current: Some(_), copies, .. }) => copies.clone(),
        other => panic!("{other:?}"),
    }
}
