//! The browser's storage may refuse, forget, alter or stop at any moment.

use opex_app::{LibraryMessage, OpenMessage, SaveState};
use opex_format::{seal, unseal};
use opex_ports::{Storage as _, StorageError};

use crate::faulty_storage::FaultyStorage;
use crate::injected::{Call, Fault};
use crate::keeper::{Keeper, on_both_stores, on_the_local_storage_alone};
use crate::visit::Visit;

on_both_stores! {
    a_save_goes_to_a_new_name_and_replaces_the_old_one,
    of_several_generations_the_latest_whole_one_is_read,
    whichever_call_fails_the_last_saved_state_or_a_later_one_is_read,
    whatever_call_is_the_last_one_what_was_saved_is_read,
    a_tab_that_is_killed_at_any_call_leaves_what_it_had_saved,
    storage_that_fails_for_good_keeps_what_it_had,
}

// No version has kept its first layout in a database: there it comes over when the page is opened (tests/database/moved.rs).
on_the_local_storage_alone! {
    the_first_layout_is_read_and_moved_over_with_the_first_save,
}

async fn a_save_goes_to_a_new_name_and_replaces_the_old_one(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    for (generation, level) in [(1, 0), (2, 3), (3, 1)] {
        visit.answer(0, level);
        visit.flush().await;
        let names = visit.storage.names_with("/saved/");
        assert_eq!(names, [format!("opex-maturity/saved/{}/{generation}", visit.id())]);
        let stored = visit.storage.get(&names[0]).unwrap().unwrap();
        let text = unseal(&stored).unwrap();
        assert!(
            text.starts_with("{\n  \"format\": \"opex-maturity/results\""),
            "the file as it is, for a reader's eyes"
        );
        assert!(text.contains(&format!("\"level\": {level}")));
    }
}

async fn the_first_layout_is_read_and_moved_over_with_the_first_save(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    visit.answer(0, 3);
    visit.flush().await;
    // As the first version of the program would have kept it.
    let id = visit.id();
    let old = visit.storage.saved_text(&id).unwrap();
    let preferences = visit.storage.get("opex-maturity/preferences").unwrap().unwrap();
    let storage = FaultyStorage::holding(
        keeper,
        [
            (format!("opex-maturity/assessment/{id}"), old.clone()),
            ("opex-maturity/deleted/gone".to_owned(), old.replace(&id, "gone")),
            ("opex-maturity/preferences".to_owned(), preferences),
        ],
    );

    let later = Visit::at(storage.await).await;
    assert_eq!(later.level(0), Some(3));
    assert_eq!((later.store.state().library.saved.len(), later.store.state().library.deleted.len()), (1, 1));
    assert_eq!(later.storage.names_with("/assessment/").len(), 1, "reading moves nothing");
    later.answer(1, 2);
    later.flush().await;
    assert_eq!(later.storage.names_with("/assessment/"), Vec::<String>::new());
    assert_eq!(later.storage.names_with("/saved/"), [format!("opex-maturity/saved/{id}/1")]);
    later.send(LibraryMessage::Restore("gone".into())).await;
    assert_eq!(later.store.state().library.saved.len(), 2);
    let again = later.later().await;
    assert_eq!((again.level(0), again.level(1)), (Some(3), Some(2)));
}

async fn of_several_generations_the_latest_whole_one_is_read(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    visit.answer(0, 1);
    visit.flush().await;
    let id = visit.id();
    let first = visit.storage.saved_text(&id).unwrap();
    visit.answer(0, 2);
    visit.flush().await;
    let second = visit.storage.saved_text(&id).unwrap();
    let name = |generation: u64| format!("opex-maturity/saved/{id}/{generation}");
    let preferences = visit.storage.get("opex-maturity/preferences").unwrap().unwrap();
    let holding = async |texts: &[(u64, String)]| {
        let texts = texts.iter().map(|(generation, text)| (name(*generation), text.clone()));
        let preferences = ("opex-maturity/preferences".to_owned(), preferences.clone());
        Visit::at(FaultyStorage::holding(keeper, texts.chain([preferences])).await).await
    };
    // As numbers, not as words: 10 is later than 9.
    assert_eq!(holding(&[(9, seal(&first)), (10, seal(&second))]).await.level(0), Some(2));
    assert_eq!(holding(&[(9, seal(&second)), (10, seal(&first))]).await.level(0), Some(1));
    let torn = seal(&second)[..200].to_owned();
    let visit = holding(&[(9, seal(&first)), (10, torn.clone())]).await;
    assert_eq!(visit.level(0), Some(1), "the one that is whole");
    visit.answer(0, 4);
    visit.flush().await;
    assert_eq!(visit.later().await.level(0), Some(4));
    let damaged = visit.storage.names_with("/damaged/");
    assert_eq!(damaged.len(), 1, "what is torn is never overwritten");
    assert_eq!(visit.storage.get(&damaged[0]).unwrap(), Some(torn));
}

/// What is done in the tests below: answers to one question, each saved. The storage has to hold one of them ever after.
const LEVELS: [u8; 4] = [1, 2, 3, 4];

async fn whichever_call_fails_the_last_saved_state_or_a_later_one_is_read(keeper: Keeper) {
    let mut n_hit = 0;
    for &call in Call::fallible(keeper) {
        for &fault in Fault::all(keeper) {
            for n in 0.. {
                let visit = Visit::new(keeper).await;
                visit.send(OpenMessage::New).await;
                visit.flush().await;
                visit.storage.inject(call, n, fault);
                let mut last_saved = None;
                for level in LEVELS {
                    visit.answer(0, level);
                    visit.flush().await;
                    if visit.store.state().save == SaveState::Saved {
                        last_saved = Some(level);
                    }
                    let was_cleared = fault == Fault::Clears && visit.storage.has_hit();
                    if !was_cleared {
                        // The call may have been that which remembers what was open: it is in the list all the same.
                        let read = visit.later().await.level_of(&visit.id(), 0).await;
                        assert!(read >= last_saved, "{call:?} {fault:?} {n}: read {read:?} after {last_saved:?}");
                    }
                    assert_eq!(visit.level(0), Some(level), "{call:?} {fault:?} {n}: work goes on");
                }
                // The fault has passed: the next save heals everything.
                visit.storage.calm();
                visit.answer(1, 0);
                visit.flush().await;
                // A transaction that was made and called refused comes before this one, as another tab's would.
                visit.wait(1_000).await;
                assert_eq!(visit.store.state().save, SaveState::Saved, "{call:?} {fault:?} {n}");
                let again = visit.later().await;
                let read = (again.level_of(&visit.id(), 0).await, again.level_of(&visit.id(), 1).await);
                assert_eq!(read, (Some(4), Some(0)), "{call:?} {fault:?} {n}");
                assert_eq!(again.store.state().library.saved.len(), 1, "{call:?} {fault:?} {n}: no copy is made");
                if !visit.storage.has_hit() {
                    break;
                }
                n_hit += 1;
            }
        }
    }
    // A save is one transaction, and dozens of calls.
    let n_expected = if keeper == Keeper::Database { Fault::all(keeper).len() * LEVELS.len() } else { 150 };
    assert!(n_hit >= n_expected, "the faults were hit: {n_hit}");
}

async fn whatever_call_is_the_last_one_what_was_saved_is_read(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    visit.storage.record();
    let id = visit.id();
    let mut marks = Vec::new();
    for level in LEVELS {
        visit.answer(0, level);
        visit.flush().await;
        marks.push((visit.storage.recorded().len(), level));
    }
    let snapshots = visit.storage.recorded();
    // A database keeps what a save changes all at once.
    assert!(snapshots.len() >= if keeper == Keeper::Database { LEVELS.len() } else { 20 }, "{}", snapshots.len());
    for (n, snapshot) in snapshots.into_iter().enumerate() {
        let last_saved = marks.iter().filter(|(mark, _)| *mark <= n + 1).map(|(_, level)| *level).max();
        let read = Visit::at(FaultyStorage::holding(keeper, snapshot).await).await.level_of(&id, 0).await;
        assert!(read >= last_saved, "after call {n}: {read:?}, saved was {last_saved:?}");
    }
}

/// The same by the storage itself rather than from what it was seen to hold.
async fn a_tab_that_is_killed_at_any_call_leaves_what_it_had_saved(keeper: Keeper) {
    let mut n_killed = 0;
    for &call in Call::all(keeper) {
        for n in 0.. {
            let visit = Visit::new(keeper).await;
            visit.send(OpenMessage::New).await;
            visit.flush().await;
            let id = visit.id();
            visit.storage.inject(call, n, Fault::Kills);
            let mut last_saved = None;
            for level in LEVELS {
                visit.answer(0, level);
                visit.flush().await;
                if visit.storage.has_hit() {
                    break;
                }
                last_saved = Some(level);
            }
            if !visit.storage.has_hit() {
                break;
            }
            n_killed += 1;
            let again = visit.later().await;
            let read = again.level_of(&id, 0).await;
            assert!(read >= last_saved, "{call:?} {n}: read {read:?} after {last_saved:?}");
            // What a save left half done is no hindrance to the next one.
            if read.is_some() {
                again.answer(1, 0);
                again.flush().await;
                assert_eq!(again.store.state().save, SaveState::Saved, "{call:?} {n}");
                assert_eq!(again.storage.names_with("/saved/").len(), 1, "{call:?} {n}");
            }
        }
    }
    assert!(n_killed > 30, "{n_killed}");
}

async fn storage_that_fails_for_good_keeps_what_it_had(keeper: Keeper) {
    for fault in [StorageError::Full, StorageError::Refused] {
        let visit = Visit::new(keeper).await;
        visit.send(OpenMessage::New).await;
        visit.answer(0, 1);
        visit.flush().await;
        let id = visit.id();
        let before = visit.storage.saved_text(&id);
        visit.storage.fail_writes(Some(fault));
        for level in [2, 3, 4] {
            visit.answer(0, level);
            visit.flush().await;
            assert_eq!(visit.store.state().save, SaveState::Failed(fault));
            assert_eq!(visit.storage.saved_text(&id), before);
        }
        visit.storage.fail_writes(None);
        visit.wait(5_000).await;
        assert_eq!(visit.store.state().save, SaveState::Saved, "tried again without another change");
        assert_eq!(visit.later().await.level(0), Some(4));
    }
}
