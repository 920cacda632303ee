//! How much room there is, and what is done where there is none.

use opex_app::{
    Disposable, DisposableKind, DisposablePlace, EditMessage, LibraryMessage, Notice, OpenMessage, Route, SaveState,
    SnapshotMessage, StorageDialog, StorageMessage, StoredKey, ViewMessage,
};
use opex_ports::{Storage as _, StorageError, StorageStanding};

use crate::visit::Visit;

// In a browser the same tests run there, see tests/browser_storage.rs.
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn what_can_be_deleted_is_listed_and_deleting_it_saves_again() {
    let visit = Visit::new();
    visit.store.dispatch(OpenMessage::New);
    for (hour, level) in [("09", 1), ("10", 2), ("11", 3)] {
        visit.set_clock(&format!("2026-11-22T{hour}:00:00.000Z"));
        visit.answer(0, level);
        visit.store.flush();
    }
    let kept = visit.id();
    visit.store.dispatch(LibraryMessage::Duplicate(kept.as_str().into()));
    let library = visit.store.state().library.clone();
    let copy = library.saved.iter().find(|entry| entry.id.as_str() != kept).unwrap().id.clone();
    visit.store.dispatch(LibraryMessage::Delete(copy));
    visit.storage.set("opex-maturity/saved/broken/1", "nonsense").unwrap();
    visit.store.dispatch(ViewMessage::Go(Route::Start));

    visit.storage.fail_saves(Some(StorageError::Full));
    visit.answer(1, 4);
    visit.store.flush();
    assert_eq!(visit.store.state().storage_trouble(), Some(StorageError::Full));
    visit.store.dispatch(StorageMessage::ShowSpace);
    let dialog = visit.store.state().storage.dialog.clone().unwrap();
    let StorageDialog::Space(found) = &*dialog else { panic!("{dialog:?}") };
    let kinds: Vec<(DisposableKind, usize)> = found.iter().map(|one| (one.kind, names_of(one).len())).collect();
    let expected = [(DisposableKind::RecoveryCopies, 2), (DisposableKind::Deleted, 1), (DisposableKind::Damaged, 1)];
    assert_eq!(kinds, expected);
    assert!(found.iter().all(|one| one.n_bytes >= 8));

    visit.storage.fail_saves(None);
    visit.store.dispatch(StorageMessage::Delete(names_of(&found[1]).to_vec()));
    let state = visit.store.state();
    assert_eq!((state.save, state.storage_trouble()), (SaveState::Saved, None));
    assert!(state.library.deleted.is_empty());
    let dialog = state.storage.dialog.clone().unwrap();
    let StorageDialog::Space(found) = &*dialog else { panic!("{dialog:?}") };
    assert_eq!(found.len(), 2, "the list is read again");
    visit.store.dispatch(StorageMessage::CloseDialog);
    assert_eq!(visit.store.state().storage.dialog, None);
    assert_eq!(Visit::at(visit.storage.snapshot()).level(1), Some(4));
}

fn names_of(one: &Disposable) -> &[StoredKey] {
    match &one.place {
        DisposablePlace::Names(keys) => keys,
        DisposablePlace::Snapshots(..) => panic!("{one:?}"),
    }
}

/// What the dialog offers of snapshots.
fn old_snapshots(visit: &Visit) -> Vec<Disposable> {
    visit.store.dispatch(StorageMessage::ShowSpace);
    let dialog = visit.store.state().storage.dialog.clone().unwrap();
    let StorageDialog::Space(found) = &*dialog else { panic!("{dialog:?}") };
    found.iter().filter(|one| one.kind == DisposableKind::OldSnapshots).cloned().collect()
}

#[test]
fn old_snapshots_are_offered_with_their_size_and_the_latest_stays() {
    let visit = Visit::new();
    visit.store.dispatch(OpenMessage::New);
    for level in 0..4 {
        visit.set_clock(&format!("2026-11-22T1{level}:00:00.000Z"));
        visit.answer(0, level);
        visit.note(usize::from(level), &"long ".repeat(200));
        visit.store.dispatch(SnapshotMessage::Take(format!("{level}").as_str().into()));
    }
    visit.store.flush();
    let id = visit.id();
    let n_before = visit.storage.saved_text(&id).unwrap().len();
    visit.store.dispatch(LibraryMessage::Duplicate(id.as_str().into()));
    visit.store.dispatch(ViewMessage::Go(Route::Start));
    let offered = old_snapshots(&visit);
    assert_eq!(offered.len(), 2, "of what is open and of what is not");
    for one in offered {
        let DisposablePlace::Snapshots(of, n) = &one.place else { panic!("{one:?}") };
        assert_eq!(*n, 3);
        visit.store.dispatch(StorageMessage::DropOldSnapshots(of.clone()));
        let n_after = visit.storage.saved_text(of.as_str()).unwrap().len();
        assert!(one.n_bytes > 500, "{}", one.n_bytes);
        // The changed moment of the file and the like are of the same length.
        assert!(n_before - n_after >= one.n_bytes - 100 && n_before - n_after <= one.n_bytes + 100, "{one:?}");
    }
    assert_eq!(old_snapshots(&visit), []);
    let later = Visit::at(visit.storage.snapshot());
    assert_eq!(later.level_of(&id, 0), Some(3));
    let assessment = later.store.state().assessment().unwrap().clone();
    let has_content: Vec<bool> = assessment.snapshots.values().map(|snapshot| snapshot.content.is_some()).collect();
    assert_eq!(has_content, [false, false, false, true], "their names and the chain stay");
    // Of what is open that is a change like any other.
    visit.store.dispatch(EditMessage::Undo);
    assert_eq!(old_snapshots(&visit).len(), 0, "what is saved still has none");
    visit.store.flush();
    assert_eq!(old_snapshots(&visit).len(), 1);
}

#[test]
fn a_failure_that_is_not_one_of_saving_what_is_open_says_nothing_about_it() {
    let visit = Visit::new();
    visit.store.dispatch(OpenMessage::New);
    visit.answer(0, 1);
    visit.store.flush();
    visit.storage.fail_writes(Some(StorageError::Full));
    let id = visit.id();
    visit.store.dispatch(LibraryMessage::Duplicate(id.as_str().into()));
    assert_eq!(visit.notice(), Some(Notice::StorageUnchanged(StorageError::Full)));
    assert_eq!(visit.store.state().save, SaveState::Saved);
}

#[test]
fn storage_that_works_again_is_used_again() {
    let visit = Visit::new();
    visit.storage.fail_reads(true);
    visit.store.dispatch(ViewMessage::Go(Route::Start));
    assert_eq!(visit.store.state().storage_trouble(), Some(StorageError::Refused));
    visit.store.dispatch(OpenMessage::New);
    visit.answer(0, 2);
    visit.timer().advance(300);
    assert_eq!(visit.store.state().save, SaveState::Failed(StorageError::Refused));
    visit.timer().advance(20_000);
    assert_eq!(visit.store.state().save, SaveState::Failed(StorageError::Refused));
    visit.storage.fail_reads(false);
    visit.timer().advance(5_000);
    assert_eq!((visit.store.state().save, visit.store.state().storage_trouble()), (SaveState::Saved, None));
    assert_eq!(visit.store.state().library.saved.len(), 1);
}

#[test]
fn the_browser_is_asked_once_a_visit_to_keep_everything() {
    let visit = Visit::new();
    let manager = &visit.surroundings.storage_manager;
    manager.standing.set(StorageStanding { is_persistent: Some(false), n_used: Some(7), n_limit: Some(9) });
    visit.store.dispatch(OpenMessage::New);
    visit.store.flush();
    assert_eq!(manager.n_asked.get(), 0, "there is nothing to keep yet");
    for level in 0..4 {
        visit.answer(0, level);
        visit.store.flush();
    }
    assert_eq!(manager.n_asked.get(), 1);
    let report = visit.store.state().storage.report.unwrap();
    assert_eq!(report.standing, StorageStanding { is_persistent: Some(true), n_used: Some(7), n_limit: Some(9) });
    let names = visit.storage.names_with("opex-maturity/");
    visit.store.dispatch(ViewMessage::Go(Route::Settings));
    let n_own: usize = names.iter().map(|name| name.len() + visit.storage.get(name).unwrap().unwrap().len()).sum();
    assert_eq!(visit.store.state().storage.report.unwrap().n_own, Some(n_own as u64));
}

#[test]
fn a_save_that_failed_asks_for_nothing() {
    let visit = Visit::new();
    visit.store.dispatch(OpenMessage::New);
    visit.storage.fail_writes(Some(StorageError::Full));
    visit.answer(0, 1);
    visit.store.flush();
    assert_eq!(visit.surroundings.storage_manager.n_asked.get(), 0);
}
