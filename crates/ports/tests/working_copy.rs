//! A working copy says that something is kept when a transaction has been completed, and never writes over what another
//! copy has written unseen.

// Runs natively: it needs no browser.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::cell::RefCell;
use std::rc::Rc;

use opex_ports::memory::MemoryDatabase;
use opex_ports::{CommitError, Durability, Storage as _, StorageError, WorkingCopy};

type Answers = Rc<RefCell<Vec<Result<(), CommitError>>>>;

fn copy_of(database: &MemoryDatabase) -> WorkingCopy {
    WorkingCopy::new(Rc::new(database.clone()), database.kept())
}

/// Asks a copy to keep everything, and gives where its answer will stand.
fn commit(copy: &WorkingCopy) -> Answers {
    let answers = Answers::default();
    let told = Rc::clone(&answers);
    copy.commit(Durability::Relaxed, Box::new(move |answer| told.borrow_mut().push(answer)));
    answers
}

fn kept(database: &MemoryDatabase, name: &str) -> Option<String> {
    database.kept().texts.get(&name.to_owned()).cloned()
}

fn read(copy: &WorkingCopy, name: &str) -> Option<String> {
    copy.get(name).unwrap()
}

#[test]
fn what_is_changed_can_be_read_at_once_and_is_kept_when_the_transaction_is_complete() {
    let database = MemoryDatabase::default();
    database.let_wait(true);
    let copy = copy_of(&database);
    copy.set("a", "1").unwrap();
    assert!(copy.has_uncommitted());
    let first = commit(&copy);
    assert!(!copy.has_uncommitted());
    copy.set("a", "2").unwrap();
    copy.set("b", "1").unwrap();
    copy.remove("b").unwrap();
    let second = commit(&copy);
    assert_eq!((read(&copy, "a"), kept(&database, "a")), (Some("2".to_owned()), None));
    assert_eq!(copy.keys().unwrap(), ["a"]);
    assert!(first.borrow().is_empty() && second.borrow().is_empty());

    assert_eq!(database.complete(), 1, "one transaction after the other");
    assert_eq!((first.borrow().clone(), kept(&database, "a")), (vec![Ok(())], Some("1".to_owned())));
    assert!(second.borrow().is_empty());
    assert_eq!(database.complete(), 1);
    assert_eq!((second.borrow().clone(), kept(&database, "a")), (vec![Ok(())], Some("2".to_owned())));
    assert_eq!(kept(&database, "b"), None);
}

#[test]
fn the_surest_of_those_who_wait_decides() {
    let database = MemoryDatabase::default();
    let copy = copy_of(&database);
    copy.set("a", "1").unwrap();
    commit(&copy);
    assert_eq!(database.n_strict(), 0);
    copy.set("a", "2").unwrap();
    copy.commit(Durability::Strict, Box::new(|_| {}));
    copy.set("a", "3").unwrap();
    commit(&copy);
    assert_eq!((database.n_strict(), database.kept().revision), (1, 3));
}

#[test]
fn a_transaction_that_fails_leaves_everything_as_it_was() {
    let database = MemoryDatabase::default();
    let copy = copy_of(&database);
    copy.set("a", "1").unwrap();
    commit(&copy);
    for error in [StorageError::Full, StorageError::Refused] {
        database.fail_with(Some(error));
        copy.set("a", "2").unwrap();
        copy.set("b", "2").unwrap();
        assert_eq!(*commit(&copy).borrow(), [Err(CommitError::Storage(error))]);
        assert_eq!((read(&copy, "a"), read(&copy, "b")), (Some("1".to_owned()), None));
    }
    database.fail_with(None);
    copy.set("b", "3").unwrap();
    assert_eq!(*commit(&copy).borrow(), [Ok(())]);
    assert_eq!((kept(&database, "a"), kept(&database, "b")), (Some("1".to_owned()), Some("3".to_owned())));
}

#[test]
fn with_nothing_to_write_the_answer_comes_after_what_was_asked_before() {
    let database = MemoryDatabase::default();
    database.let_wait(true);
    let copy = copy_of(&database);
    assert_eq!(*commit(&copy).borrow(), [Ok(())]);
    copy.set("a", "1").unwrap();
    let writing = commit(&copy);
    let nothing = commit(&copy);
    assert!(nothing.borrow().is_empty());
    database.complete();
    assert_eq!((writing.borrow().len(), nothing.borrow().clone()), (1, vec![Ok(())]));
}

#[test]
fn what_another_copy_has_written_comes_in_and_changes_of_other_names_are_made_upon_it() {
    let database = MemoryDatabase::default();
    let (ours, theirs) = (copy_of(&database), copy_of(&database));
    let told = Rc::new(RefCell::new(Vec::new()));
    let names = Rc::clone(&told);
    ours.on_changed_elsewhere(Rc::new(move |name| names.borrow_mut().push(name.to_owned())));
    theirs.set("theirs", "1").unwrap();
    commit(&theirs);
    ours.set("ours", "1").unwrap();
    assert_eq!(*commit(&ours).borrow(), [Ok(())]);
    assert_eq!(*told.borrow(), ["theirs"]);
    assert_eq!(read(&ours, "theirs"), Some("1".to_owned()));
    theirs.refresh();
    assert_eq!(read(&theirs, "ours"), Some("1".to_owned()));
    // A name that is gone is a change as well.
    theirs.remove("ours").unwrap();
    commit(&theirs);
    ours.refresh();
    assert_eq!((told.borrow().clone(), read(&ours, "ours")), (vec!["theirs".to_owned(), "ours".to_owned()], None));
}

#[test]
fn a_database_that_was_cleared_is_seen_before_anything_is_written_whatever_it_counts() {
    for revision in [0, 3] {
        let database = MemoryDatabase::default();
        let copy = copy_of(&database);
        copy.set("a", "1").unwrap();
        commit(&copy);
        let told = Rc::new(RefCell::new(Vec::new()));
        let names = Rc::clone(&told);
        copy.on_changed_elsewhere(Rc::new(move |name| names.borrow_mut().push(name.to_owned())));
        database.clear(revision);
        copy.refresh();
        assert_eq!((told.borrow().clone(), read(&copy, "a")), (vec!["a".to_owned()], None));
        copy.set("b", "2").unwrap();
        assert_eq!(*commit(&copy).borrow(), [Ok(())]);
        assert_eq!(kept(&database, "b"), Some("2".to_owned()));
    }
}

#[test]
fn of_one_name_what_was_written_first_stays_and_whoever_comes_later_is_told() {
    let database = MemoryDatabase::default();
    let (ours, theirs) = (copy_of(&database), copy_of(&database));
    theirs.set("a", "theirs").unwrap();
    commit(&theirs);
    ours.set("a", "ours").unwrap();
    ours.set("b", "ours").unwrap();
    assert_eq!(*commit(&ours).borrow(), [Err(CommitError::Overtaken)]);
    assert_eq!((read(&ours, "a"), kept(&database, "a")), (Some("theirs".to_owned()), Some("theirs".to_owned())));
    // What nobody else has touched is still to be written, and goes with whatever is kept next.
    assert_eq!((read(&ours, "b"), ours.has_uncommitted()), (Some("ours".to_owned()), true));
    assert_eq!(*commit(&ours).borrow(), [Ok(())]);
    assert_eq!(kept(&database, "b"), Some("ours".to_owned()));
}

#[test]
fn what_is_changed_while_a_transaction_is_overtaken_counts() {
    let database = MemoryDatabase::default();
    database.let_wait(true);
    let (ours, theirs) = (copy_of(&database), copy_of(&database));
    theirs.set("theirs", "1").unwrap();
    commit(&theirs);
    ours.set("a", "1").unwrap();
    ours.set("b", "1").unwrap();
    let first = commit(&ours);
    ours.set("a", "2").unwrap();
    while database.complete() > 0 {}
    assert_eq!(*first.borrow(), [Ok(())]);
    assert_eq!((kept(&database, "a"), kept(&database, "b")), (Some("2".to_owned()), Some("1".to_owned())));
}
