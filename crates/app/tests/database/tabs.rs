//! Several tabs share a database, and none writes over what another has written.

use std::collections::BTreeMap;

use opex_app::{LibraryMessage, OpenMessage, SaveState};
use opex_ports::Storage as _;

use crate::random::Random;
use crate::tab::{Browser, Tab};

/// Two tabs in which the same assessment is open.
fn two_tabs(browser: &Browser) -> [Tab; 2] {
    let first = browser.open();
    first.store.dispatch(OpenMessage::New);
    first.answer(81, 1);
    first.wait(1_000);
    let second = browser.open();
    second.store.dispatch(OpenMessage::Saved(first.id().as_str().into()));
    [first, second]
}

/// Until nothing is left to be saved or told.
fn settle(browser: &Browser, tabs: &[Tab]) {
    for _ in 0..6 {
        tabs.iter().for_each(|tab| {
            tab.copy.refresh();
            tab.wait(1_000);
        });
        while browser.database.complete() > 0 {}
    }
}

#[test]
fn changes_of_both_tabs_stay_although_they_were_saved_at_once() {
    let browser = Browser::default();
    let tabs = two_tabs(&browser);
    browser.database.let_wait(true);
    tabs[0].answer(0, 3);
    tabs[1].answer(1, 2);
    tabs.iter().for_each(|tab| tab.wait(1_000));
    settle(&browser, &tabs);
    for tab in &tabs {
        assert_eq!((tab.level(0), tab.level(1), tab.level(81)), (Some(3), Some(2), Some(1)));
        assert_eq!((tab.save(), tab.notice()), (SaveState::Saved, None));
    }
    let later = browser.crashed(false).open();
    assert_eq!(later.store.state().library.saved.len(), 1, "no copies");
}

#[test]
fn tabs_that_edit_at_random_lose_no_practice() {
    for seed in 0..80 {
        let mut random = Random(seed);
        let browser = Browser::default();
        let tabs = two_tabs(&browser);
        browser.database.let_wait(random.chance(70));
        // Each practice belongs to one tab, so that what it should say does not depend on the order.
        let mut expected = BTreeMap::from([(81, 1)]);
        for _ in 0..60 {
            let tab = random.below(2);
            match random.below(5) {
                0..=2 => {
                    let (index, level) = (2 * random.below(40) + tab, u8::try_from(random.below(5)).unwrap());
                    tabs[tab].answer(index, level);
                    expected.insert(index, level);
                }
                3 => tabs[tab].wait(random.below(900) as u64),
                _ if random.chance(50) => drop(browser.database.complete()),
                _ => tabs[tab].copy.refresh(),
            }
        }
        settle(&browser, &tabs);
        let later = browser.crashed(false).open();
        later.store.dispatch(OpenMessage::Saved(tabs[0].id().as_str().into()));
        for (index, level) in expected {
            for tab in [&tabs[0], &tabs[1], &later] {
                assert_eq!(tab.level(index), Some(level), "seed {seed}, practice {index}");
            }
        }
    }
}

#[test]
fn what_another_tab_deletes_is_told() {
    let browser = Browser::default();
    let [first, second] = two_tabs(&browser);
    first.store.dispatch(LibraryMessage::Delete(first.id().as_str().into()));
    second.copy.refresh();
    assert!(matches!(second.notice(), Some(opex_app::Notice::DeletedElsewhere { .. })));
}

#[test]
fn what_is_not_open_and_was_saved_by_two_tabs_is_joined() {
    let browser = Browser::default();
    let [first, second] = two_tabs(&browser);
    let id = first.id();
    second.store.dispatch(OpenMessage::Close);
    first.answer(0, 3);
    first.wait(1_000);
    // The second tab knows nothing of that yet.
    second.store.dispatch(LibraryMessage::Rename {
        id: id.as_str().into(),
        team: "Payments".into(),
        workload: "".into(),
    });
    settle(&browser, &[first, second]);
    let later = browser.crashed(false).open();
    later.store.dispatch(OpenMessage::Saved(id.as_str().into()));
    let team = later.store.state().assessment().unwrap().profile.team.to_string();
    assert_eq!((later.level(0), team.as_str()), (Some(3), "Payments"));
    assert!(later.copy.keys().unwrap().iter().any(|name| name.contains("/saved/")));
}
