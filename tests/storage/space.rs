//! How much room there is, and what is done where there is none.

use opex_maturity::app::{Action, DisposableKind, Notice, Route, SaveState, StorageAction, StorageDialog};
use opex_maturity::ports::{Storage as _, StorageError, StorageStanding};

use crate::visit::Visit;

#[test]
fn what_can_be_deleted_is_listed_and_deleting_it_saves_again() {
    let visit = Visit::new();
    visit.store.dispatch(Action::New);
    for (hour, level) in [("09", 1), ("10", 2), ("11", 3)] {
        visit.set_clock(&format!("2026-11-22T{hour}:00:00.000Z"));
        visit.answer(0, level);
        visit.store.flush();
    }
    let kept = visit.id();
    visit.store.dispatch(Action::Duplicate(kept.as_str().into()));
    let library = visit.store.state().library.clone();
    let copy = library.saved.iter().find(|entry| entry.id.as_str() != kept).unwrap().id.clone();
    visit.store.dispatch(Action::Delete(copy));
    visit.storage.set("opex-maturity/saved/broken/1", "nonsense").unwrap();
    visit.store.dispatch(Action::Go(Route::Start));

    visit.storage.fail_saves(Some(StorageError::Full));
    visit.answer(1, 4);
    visit.store.flush();
    assert_eq!(visit.store.state().storage_trouble(), Some(StorageError::Full));
    visit.store.dispatch(StorageAction::ShowSpace.into());
    let dialog = visit.store.state().storage.dialog.clone().unwrap();
    let StorageDialog::Space(found) = &*dialog else { panic!("{dialog:?}") };
    let kinds: Vec<(DisposableKind, usize)> = found.iter().map(|one| (one.kind, one.keys.len())).collect();
    let expected = [(DisposableKind::RecoveryCopies, 2), (DisposableKind::Deleted, 1), (DisposableKind::Damaged, 1)];
    assert_eq!(kinds, expected);
    assert!(found.iter().all(|one| one.n_bytes >= 8));

    visit.storage.fail_saves(None);
    visit.store.dispatch(StorageAction::Delete(found[1].keys.clone()).into());
    let state = visit.store.state();
    assert_eq!((state.save, state.storage_trouble()), (SaveState::Saved, None));
    assert!(state.library.deleted.is_empty());
    let dialog = state.storage.dialog.clone().unwrap();
    let StorageDialog::Space(found) = &*dialog else { panic!("{dialog:?}") };
    assert_eq!(found.len(), 2, "the list is read again");
    visit.store.dispatch(StorageAction::CloseDialog.into());
    assert_eq!(visit.store.state().storage.dialog, None);
    assert_eq!(Visit::at(visit.storage.snapshot()).level(1), Some(4));
}

#[test]
fn a_failure_that_is_not_one_of_saving_what_is_open_says_nothing_about_it() {
    let visit = Visit::new();
    visit.store.dispatch(Action::New);
    visit.answer(0, 1);
    visit.store.flush();
    visit.storage.fail_writes(Some(StorageError::Full));
    let id = visit.id();
    visit.store.dispatch(Action::Duplicate(id.as_str().into()));
    assert_eq!(visit.notice(), Some(Notice::StorageUnchanged(StorageError::Full)));
    assert_eq!(visit.store.state().save, SaveState::Saved);
}

#[test]
fn storage_that_works_again_is_used_again() {
    let visit = Visit::new();
    visit.storage.fail_reads(true);
    visit.store.dispatch(Action::Go(Route::Start));
    assert_eq!(visit.store.state().storage_trouble(), Some(StorageError::Refused));
    visit.store.dispatch(Action::New);
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
    visit.store.dispatch(Action::New);
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
    visit.store.dispatch(Action::Go(Route::Settings));
    let n_own: usize = names.iter().map(|name| name.len() + visit.storage.get(name).unwrap().unwrap().len()).sum();
    assert_eq!(visit.store.state().storage.report.unwrap().n_own, Some(n_own as u64));
}

#[test]
fn a_save_that_failed_asks_for_nothing() {
    let visit = Visit::new();
    visit.store.dispatch(Action::New);
    visit.storage.fail_writes(Some(StorageError::Full));
    visit.answer(0, 1);
    visit.store.flush();
    assert_eq!(visit.surroundings.storage_manager.n_asked.get(), 0);
}
