//! What an earlier version has kept in the local storage comes into the database, whatever happens on the way.

use std::collections::BTreeMap;

use opex_app::{LibraryMessage, OpenMessage};
use opex_ports::memory::MemoryDatabase;
use opex_ports::{Storage as _, StorageError};

use crate::faulty_storage::FaultyStorage;
use crate::injected::{Call, Fault};
use crate::tab::Browser;

/// What an earlier version has left: two assessments with recovery copies, one deleted, one damaged, one as the first
/// version of all kept it.
fn of_an_earlier_version() -> BTreeMap<String, String> {
    let browser = Browser::default();
    let tab = browser.open();
    for level in 1..=3 {
        tab.store.dispatch(OpenMessage::New);
        tab.answer(0, level);
        tab.wait(1_000);
        tab.surroundings.clock.set(opex_model::Timestamp::parse("2026-11-22T12:00:00.000Z").unwrap());
        tab.answer(1, level);
        tab.wait(1_000);
    }
    tab.store.dispatch(LibraryMessage::Delete(tab.id().as_str().into()));
    let kept = browser.database.kept().texts;
    let mut texts: BTreeMap<String, String> = kept.iter().map(|(name, text)| (name.clone(), text.clone())).collect();
    for name in ["index", "preferences"] {
        texts.remove(&format!("opex-maturity/{name}"));
    }
    let (name, text) =
        texts.iter().find(|(name, _)| name.contains("/saved/")).map(|(n, t)| (n.clone(), t.clone())).unwrap();
    texts.insert("opex-maturity/saved/damaged/1".to_owned(), text[..text.len() / 2].to_owned());
    let unsealed = opex_format::unseal(&text).unwrap().replace(name.split('/').nth(2).unwrap(), "oldest");
    texts.insert("opex-maturity/assessment/oldest".to_owned(), unsealed);
    texts.insert("another app".to_owned(), "its own".to_owned());
    texts
}

fn expect_all(browser: &Browser, texts: &BTreeMap<String, String>) {
    let tab = browser.crashed(true).open();
    let library = tab.store.state().library.clone();
    assert_eq!((library.saved.len(), library.deleted.len(), library.damaged.len()), (3, 1, 1));
    for (name, text) in texts.iter().filter(|(name, _)| name.contains("/recovery/")) {
        assert_eq!(tab.copy.get(name).unwrap().as_ref(), Some(text), "{name}");
    }
    let damaged = tab.copy.get(&library.damaged[0].key.to_string()).unwrap();
    assert_eq!(damaged.as_ref(), texts.get("opex-maturity/saved/damaged/1"), "byte for byte");
    for entry in &library.saved {
        tab.store.dispatch(OpenMessage::Saved(entry.id.clone()));
        assert!(tab.level(0).is_some() && tab.level(0) == tab.level(1), "{:?}", entry.id);
    }
}

fn browser_with(texts: &BTreeMap<String, String>) -> Browser {
    Browser {
        database: MemoryDatabase::default(),
        local: FaultyStorage::local(texts.clone()).into(),
        ..Browser::default()
    }
}

#[test]
fn everything_comes_over_once() {
    let texts = of_an_earlier_version();
    let browser = browser_with(&texts);
    browser.open();
    assert_eq!(browser.local.keys().unwrap(), ["another app"]);
    expect_all(&browser, &texts);
    let before = browser.database.kept();
    browser.open();
    assert_eq!(browser.database.kept(), before, "nothing more to do");
}

#[test]
fn cut_off_before_it_was_kept_everything_is_still_where_it_was() {
    let texts = of_an_earlier_version();
    let browser = browser_with(&texts);
    browser.database.let_wait(true);
    browser.open();
    let crashed = browser.crashed(true);
    assert!(crashed.database.kept().texts.is_empty());
    expect_all(&crashed, &texts);
    browser.database.fail_with(Some(StorageError::Full));
    browser.database.complete();
    browser.database.fail_with(None);
    browser.database.let_wait(false);
    expect_all(&browser, &texts);
}

#[test]
fn cut_off_while_it_is_taken_away_it_is_brought_over_again() {
    let texts = of_an_earlier_version();
    for n_removed in 0..texts.len() {
        let browser = browser_with(&texts);
        browser.local.inject(Call::Remove, n_removed, Fault::Kills);
        browser.open();
        expect_all(&browser, &texts);
    }
}

#[test]
fn two_tabs_may_do_it_at_once() {
    let texts = of_an_earlier_version();
    let browser = browser_with(&texts);
    browser.database.let_wait(true);
    let tabs = [browser.open(), browser.open()];
    while browser.database.complete() > 0 {}
    for tab in &tabs {
        tab.copy.refresh();
    }
    while browser.database.complete() > 0 {}
    browser.database.let_wait(false);
    expect_all(&browser, &texts);
}

#[test]
fn what_a_tab_of_an_earlier_version_saves_meanwhile_is_joined() {
    let browser = Browser::default();
    let tab = browser.open();
    tab.store.dispatch(OpenMessage::New);
    tab.answer(0, 1);
    tab.wait(1_000);
    // A tab of an earlier version has the same assessment open, and answers another practice.
    let other = browser.crashed(false).open();
    other.store.dispatch(OpenMessage::Saved(tab.id().as_str().into()));
    other.answer(5, 4);
    other.wait(1_000);
    let saved = other.copy.keys().unwrap().into_iter().find(|name| name.contains("/saved/")).unwrap();
    browser.local.set(&saved, &other.copy.get(&saved).unwrap().unwrap()).unwrap();
    tab.answer(6, 2);
    tab.store.stored_at_once_elsewhere(&saved);
    tab.wait(1_000);
    assert_eq!((tab.level(0), tab.level(5), tab.level(6)), (Some(1), Some(4), Some(2)));
    assert_eq!(browser.local.get(&saved).unwrap(), None);
    let later = browser.crashed(false).open();
    later.store.dispatch(OpenMessage::Saved(tab.id().as_str().into()));
    assert_eq!((later.level(5), later.level(6)), (Some(4), Some(2)));
}
