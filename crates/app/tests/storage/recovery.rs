//! Recovery copies: kept before changes, looked at, put back.

use opex_app::{
    EditMessage, MAX_RECOVERY_BYTES, Notice, OpenMessage, RecoveryCopy, Route, SaveState, StorageDialog,
    StorageMessage, ViewMessage,
};
use opex_model::{Change, Part, RecordPart};
use opex_ports::{Storage as _, StorageError};

use crate::faulty_storage::FaultyStorage;
use crate::keeper::{Keeper, on_both_stores};
use crate::visit::Visit;

on_both_stores! {
    the_state_before_a_change_is_kept_and_can_be_put_back_and_undone,
    a_copy_of_what_is_not_open_opens_it_first,
    copies_are_two_minutes_apart_at_least,
    copies_never_take_more_than_their_room_nor_the_room_of_a_save,
    a_damaged_copy_is_shown_as_such,
    copies_outlive_what_they_are_of,
}

async fn the_state_before_a_change_is_kept_and_can_be_put_back_and_undone(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    save_at(&visit, "09:00", 1).await;
    save_at(&visit, "09:10", 2).await;
    save_at(&visit, "09:20", 3).await;
    visit.answer(1, 4);
    visit.flush().await;
    let copies = copies_of(&visit).await;
    let untils: Vec<&str> = copies.iter().map(|copy| copy.until.as_str()).collect();
    assert_eq!(untils, ["2026-11-22T09:20:00.000Z", "2026-11-22T09:10:00.000Z"], "the latest first");
    let answer = |index: usize| Part::Record(visit.practice(index), RecordPart::Answer);
    let mut expected = [answer(0), answer(1)];
    expected.sort();
    assert_eq!(copies[0].differences.as_deref(), Some(&expected[..]));

    visit.send(StorageMessage::Restore(copies[1].key.clone())).await;
    assert_eq!((visit.level(0), visit.level(1)), (Some(1), None));
    assert_eq!(visit.notice(), Some(Notice::Recovered));
    assert_eq!(visit.store.state().storage.dialog, None);
    visit.send(EditMessage::Undo).await;
    assert_eq!(visit.notice(), Some(Notice::Undone(Change::Recovered)));
    assert_eq!((visit.level(0), visit.level(1)), (Some(3), Some(4)));
    visit.flush().await;
    assert_eq!(visit.later().await.level(0), Some(3));

    let before = visit.id();
    visit.send(StorageMessage::OpenAsNew(copies[0].document.clone().unwrap())).await;
    assert_ne!(visit.id(), before);
    assert_eq!(visit.level(0), Some(2));
    visit.send(ViewMessage::Go(Route::Start)).await;
    assert_eq!(visit.store.state().library.saved.len(), 2);
}

async fn a_copy_of_what_is_not_open_opens_it_first(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    save_at(&visit, "09:00", 1).await;
    save_at(&visit, "09:10", 2).await;
    let id = visit.id();
    let copies = copies_of(&visit).await;
    visit.send(OpenMessage::New).await;
    assert_ne!(visit.id(), id);
    visit.send(StorageMessage::Restore(copies[0].key.clone())).await;
    assert_eq!((visit.id(), visit.level(0)), (id, Some(1)));
}

async fn copies_are_two_minutes_apart_at_least(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    for second in 0..60 {
        visit.set_clock(&format!("2026-11-22T09:{:02}:{:02}.000Z", second / 10, second % 10 * 6));
        visit.answer(0, u8::try_from(second % 5).unwrap());
        visit.flush().await;
    }
    assert_eq!(copies_of(&visit).await.len(), 3, "six minutes");
}

async fn copies_never_take_more_than_their_room_nor_the_room_of_a_save(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    let long = "가".repeat(60_000);
    for n in 0..3 {
        visit.send(OpenMessage::New).await;
        for hour in 0..8 {
            visit.set_clock(&format!("2026-11-{:02}T{hour:02}:00:00.000Z", 20 + n));
            visit.note(0, &format!("{n} {hour} {long}"));
            visit.flush().await;
        }
        let names = visit.storage.names_with("/recovery/");
        let n_bytes: usize = names.iter().map(|name| visit.storage.get(name).unwrap().unwrap().len()).sum();
        assert!(n_bytes <= MAX_RECOVERY_BYTES && n_bytes > MAX_RECOVERY_BYTES / 2, "{n_bytes}");
    }
    assert_eq!(copies_of(&visit).await.len(), 2, "shared out: the one with most gives");

    // From here on there is room for three quarters of what is there.
    visit.storage.limit_bytes(Some(visit.storage.n_bytes() * 3 / 4));
    let n_before = visit.storage.names_with("/recovery/").len();
    visit.note(0, &long);
    visit.flush().await;
    assert_eq!(visit.store.state().save, SaveState::Saved);
    let n_after = visit.storage.names_with("/recovery/").len();
    assert!(n_after < n_before && n_after > 0, "{n_before} {n_after}");

    // A save that can not succeed takes none of them away.
    visit.storage.limit_bytes(None);
    let names = visit.storage.names_with("/recovery/");
    visit.storage.fail_saves(Some(StorageError::Full));
    visit.note(0, "short");
    visit.flush().await;
    assert_eq!(visit.store.state().save, SaveState::Failed(StorageError::Full));
    assert_eq!(visit.storage.names_with("/recovery/"), names);
}

async fn a_damaged_copy_is_shown_as_such(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    save_at(&visit, "09:00", 1).await;
    save_at(&visit, "09:10", 2).await;
    let name = visit.storage.names_with("/recovery/").remove(0);
    let damaged = visit.storage.get(&name).unwrap().unwrap().replace("\"level\": 1", "\"level\": 4");
    visit.storage.set(&name, &damaged).unwrap();
    let copies = copies_of(&visit).await;
    assert_eq!((copies[0].document.is_none(), copies[0].differences.is_none()), (true, true));
    visit.send(StorageMessage::Restore(copies[0].key.clone())).await;
    assert_eq!(visit.level(0), Some(2));
}

async fn copies_outlive_what_they_are_of(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    save_at(&visit, "09:00", 1).await;
    save_at(&visit, "09:10", 2).await;
    let id = visit.id();
    let names = visit.storage.names_with("/recovery/");
    let texts = names.iter().map(|name| (name.clone(), visit.storage.get(name).unwrap().unwrap()));
    let later = Visit::at(FaultyStorage::holding(keeper, texts).await).await;
    later.send(StorageMessage::ShowRecovery(id.as_str().into())).await;
    let dialog = later.store.state().storage.dialog.clone().unwrap();
    let StorageDialog::Recovery { current: None, copies, .. } = &*dialog else { panic!("{dialog:?}") };
    later.send(StorageMessage::OpenAsNew(copies[0].document.clone().unwrap())).await;
    assert_eq!(later.level(0), Some(1));
}

/// Answers the first question at a time of the day, and saves that.
async fn save_at(visit: &Visit, time: &str, level: u8) {
    visit.set_clock(&format!("2026-11-22T{time}:00.000Z"));
    visit.answer(0, level);
    visit.flush().await;
}

async fn copies_of(visit: &Visit) -> Vec<RecoveryCopy> {
    visit.send(StorageMessage::ShowRecovery(visit.id().as_str().into())).await;
    let dialog = visit.store.state().storage.dialog.clone();
    match dialog.as_deref() {
        Some(StorageDialog::Recovery { current: Some(_), copies, .. }) => copies.clone(),
        other => panic!("{other:?}"),
    }
}
