//! How much room there is, and what is done where there is none.

use opex_app::{
    Disposable, DisposableKind, DisposablePlace, EditMessage, LibraryMessage, Notice, OpenMessage, Route, SaveState,
    SnapshotMessage, StorageDialog, StorageMessage, StoredKey, ViewMessage,
};
use opex_ports::{Storage as _, StorageError, StorageStanding};

use crate::keeper::{Keeper, on_both_stores};
use crate::visit::Visit;

on_both_stores! {
    what_can_be_deleted_is_listed_and_deleting_it_saves_again,
    old_snapshots_are_offered_with_their_size_and_the_latest_stays,
    a_failure_that_is_not_one_of_saving_what_is_open_says_nothing_about_it,
    storage_that_works_again_is_used_again,
    the_browser_is_asked_once_a_visit_to_keep_everything,
    a_save_that_failed_asks_for_nothing,
}

async fn what_can_be_deleted_is_listed_and_deleting_it_saves_again(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    for (hour, level) in [("09", 1), ("10", 2), ("11", 3)] {
        visit.set_clock(&format!("2026-11-22T{hour}:00:00.000Z"));
        visit.answer(0, level);
        visit.flush().await;
    }
    let kept = visit.id();
    visit.send(LibraryMessage::Duplicate(kept.as_str().into())).await;
    let library = visit.store.state().library.clone();
    let copy = library.saved.iter().find(|entry| entry.id.as_str() != kept).unwrap().id.clone();
    visit.send(LibraryMessage::Delete(copy)).await;
    visit.storage.put_elsewhere("opex-maturity/saved/broken/1", Some("nonsense")).await;
    visit.send(ViewMessage::Go(Route::Start)).await;

    visit.storage.fail_saves(Some(StorageError::Full));
    visit.answer(1, 4);
    visit.flush().await;
    assert_eq!(visit.store.state().storage_trouble(), Some(StorageError::Full));
    visit.send(StorageMessage::ShowSpace).await;
    let dialog = visit.store.state().storage.dialog.clone().unwrap();
    let StorageDialog::Space(found) = &*dialog else { panic!("{dialog:?}") };
    let kinds: Vec<(DisposableKind, usize)> = found.iter().map(|one| (one.kind, names_of(one).len())).collect();
    let expected = [(DisposableKind::RecoveryCopies, 2), (DisposableKind::Deleted, 1), (DisposableKind::Damaged, 1)];
    assert_eq!(kinds, expected);
    assert!(found.iter().all(|one| one.n_bytes >= 8));

    visit.storage.fail_saves(None);
    visit.send(StorageMessage::Delete(names_of(&found[1]).to_vec())).await;
    let state = visit.store.state();
    assert_eq!((state.save, state.storage_trouble()), (SaveState::Saved, None));
    assert!(state.library.deleted.is_empty());
    let dialog = state.storage.dialog.clone().unwrap();
    let StorageDialog::Space(found) = &*dialog else { panic!("{dialog:?}") };
    assert_eq!(found.len(), 2, "the list is read again");
    visit.send(StorageMessage::CloseDialog).await;
    assert_eq!(visit.store.state().storage.dialog, None);
    assert_eq!(visit.later().await.level(1), Some(4));
}

fn names_of(one: &Disposable) -> &[StoredKey] {
    match &one.place {
        DisposablePlace::Names(keys) => keys,
        DisposablePlace::Snapshots(..) => panic!("{one:?}"),
    }
}

/// What the dialog offers of snapshots.
async fn old_snapshots(visit: &Visit) -> Vec<Disposable> {
    visit.send(StorageMessage::ShowSpace).await;
    let dialog = visit.store.state().storage.dialog.clone().unwrap();
    let StorageDialog::Space(found) = &*dialog else { panic!("{dialog:?}") };
    found.iter().filter(|one| one.kind == DisposableKind::OldSnapshots).cloned().collect()
}

async fn old_snapshots_are_offered_with_their_size_and_the_latest_stays(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    for level in 0..4 {
        visit.set_clock(&format!("2026-11-22T1{level}:00:00.000Z"));
        visit.answer(0, level);
        visit.note(usize::from(level), &"long ".repeat(200));
        visit.send(SnapshotMessage::Take(format!("{level}").as_str().into())).await;
    }
    visit.flush().await;
    let id = visit.id();
    let n_before = visit.storage.saved_text(&id).unwrap().len();
    visit.send(LibraryMessage::Duplicate(id.as_str().into())).await;
    visit.send(ViewMessage::Go(Route::Start)).await;
    let offered = old_snapshots(&visit).await;
    assert_eq!(offered.len(), 2, "of what is open and of what is not");
    for one in offered {
        let DisposablePlace::Snapshots(of, n) = &one.place else { panic!("{one:?}") };
        assert_eq!(*n, 3);
        visit.send(StorageMessage::DropOldSnapshots(of.clone())).await;
        let n_after = visit.storage.saved_text(of.as_str()).unwrap().len();
        assert!(one.n_bytes > 500, "{}", one.n_bytes);
        // The changed moment of the file and the like are of the same length.
        assert!(n_before - n_after >= one.n_bytes - 100 && n_before - n_after <= one.n_bytes + 100, "{one:?}");
    }
    assert_eq!(old_snapshots(&visit).await, []);
    let later = visit.later().await;
    assert_eq!(later.level_of(&id, 0).await, Some(3));
    let assessment = later.store.state().assessment().unwrap().clone();
    let has_content: Vec<bool> = assessment.snapshots.values().map(|snapshot| snapshot.content.is_some()).collect();
    assert_eq!(has_content, [false, false, false, true], "their names and the chain stay");
    // Of what is open that is a change like any other.
    visit.send(EditMessage::Undo).await;
    assert_eq!(old_snapshots(&visit).await.len(), 0, "what is saved still has none");
    visit.flush().await;
    assert_eq!(old_snapshots(&visit).await.len(), 1);
}

async fn a_failure_that_is_not_one_of_saving_what_is_open_says_nothing_about_it(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    visit.answer(0, 1);
    visit.flush().await;
    visit.storage.fail_writes(Some(StorageError::Full));
    let id = visit.id();
    visit.send(LibraryMessage::Duplicate(id.as_str().into())).await;
    assert_eq!(visit.notice(), Some(Notice::StorageUnchanged(StorageError::Full)));
    assert_eq!(visit.store.state().save, SaveState::Saved);
}

async fn storage_that_works_again_is_used_again(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.storage.fail_reads(true);
    visit.send(ViewMessage::Go(Route::Start)).await;
    assert_eq!(visit.store.state().storage_trouble(), Some(StorageError::Refused));
    visit.send(OpenMessage::New).await;
    visit.answer(0, 2);
    visit.wait(300).await;
    assert_eq!(visit.store.state().save, SaveState::Failed(StorageError::Refused));
    visit.wait(20_000).await;
    assert_eq!(visit.store.state().save, SaveState::Failed(StorageError::Refused));
    visit.storage.fail_reads(false);
    visit.wait(5_000).await;
    assert_eq!((visit.store.state().save, visit.store.state().storage_trouble()), (SaveState::Saved, None));
    assert_eq!(visit.store.state().library.saved.len(), 1);
}

async fn the_browser_is_asked_once_a_visit_to_keep_everything(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    let manager = &visit.surroundings.storage_manager;
    manager.standing.set(StorageStanding { is_persistent: Some(false), n_used: Some(7), n_limit: Some(9) });
    visit.send(OpenMessage::New).await;
    visit.flush().await;
    assert_eq!(manager.n_asked.get(), 0, "there is nothing to keep yet");
    for level in 0..4 {
        visit.answer(0, level);
        visit.flush().await;
    }
    assert_eq!(manager.n_asked.get(), 1);
    let report = visit.store.state().storage.report.unwrap();
    assert_eq!(report.standing, StorageStanding { is_persistent: Some(true), n_used: Some(7), n_limit: Some(9) });
    let names = visit.storage.names_with("opex-maturity/");
    visit.send(ViewMessage::Go(Route::Settings)).await;
    let n_own: usize = names.iter().map(|name| name.len() + visit.storage.get(name).unwrap().unwrap().len()).sum();
    assert_eq!(visit.store.state().storage.report.unwrap().n_own, Some(n_own as u64));
}

async fn a_save_that_failed_asks_for_nothing(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    visit.storage.fail_writes(Some(StorageError::Full));
    visit.answer(0, 1);
    visit.flush().await;
    assert_eq!(visit.surroundings.storage_manager.n_asked.get(), 0);
}
