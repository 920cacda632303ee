//! Several tabs on the same storage: what each has changed survives, and all come to show the same.

use std::collections::BTreeMap;
use std::rc::Rc;

use opex_app::{
    EditMessage, LibraryMessage, Notice, NoticeMessage, OpenMessage, Preferences, Route, SaveMessage, SaveState, Store,
    ViewMessage,
};
use opex_format::built_in_catalogue;
use opex_language::Language;
use opex_model::{Answer, Change, Command, Date, Part, PracticeId, RecordPart, Timestamp};
use opex_ports::memory::{ManualTimer, MemorySurroundings};
use opex_ports::{FileSource, Ports, Storage as _};

use crate::random::Random;
use crate::room::Room;

// In a browser the same tests run there, see tests/browser_storage.rs.
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// A tab: its own timer, the storage of all.
struct Tab {
    store: Store,
    timer: Rc<ManualTimer>,
    /// What the storage held when the browser told this tab last.
    told: BTreeMap<String, String>,
}

struct Browser {
    surroundings: MemorySurroundings,
    storage: Rc<Room>,
    tabs: Vec<Tab>,
}

impl Browser {
    /// A browser in which an assessment was begun and is open in so many tabs.
    fn new(n_tabs: usize) -> Self {
        let now = Timestamp::parse("2026-11-22T09:00:00.000Z").unwrap();
        let surroundings = MemorySurroundings::new(BTreeMap::new(), now, Date::parse("2026-11-22").unwrap());
        let mut browser = Self { surroundings, storage: Rc::default(), tabs: Vec::new() };
        browser.open_tab();
        browser.tabs[0].store.dispatch(OpenMessage::New);
        browser.tabs[0].answer(81, 1);
        browser.tabs[0].store.flush();
        (1..n_tabs).for_each(|_| browser.open_tab());
        browser.tell_all();
        browser
    }

    fn open_tab(&mut self) {
        let timer = Rc::new(ManualTimer::default());
        let storage = self.storage.clone();
        let ports = Ports { timer: timer.clone(), storage, ..self.surroundings.ports.clone() };
        let preferences: Preferences = Store::stored_preferences(&ports);
        let store = Store::new(ports, built_in_catalogue().unwrap(), Language::Ko, preferences);
        self.tabs.push(Tab { store, timer, told: self.stored() });
    }

    fn stored(&self) -> BTreeMap<String, String> {
        let keys = self.storage.keys().unwrap().into_iter();
        keys.map(|key| (key.clone(), self.storage.get(&key).unwrap().unwrap())).collect()
    }

    /// The browser tells a tab of all that others have changed in the storage.
    fn tell(&mut self, tab: usize) {
        let now = self.stored();
        let told = std::mem::replace(&mut self.tabs[tab].told, now.clone());
        let names: Vec<&String> =
            now.keys().chain(told.keys()).filter(|name| now.get(*name) != told.get(*name)).collect();
        for name in names {
            self.tabs[tab].store.stored_elsewhere(Some(name));
        }
    }

    /// Until nothing is left to be saved or told.
    fn tell_all(&mut self) {
        for _ in 0..4 {
            for tab in 0..self.tabs.len() {
                self.tell(tab);
                self.tabs[tab].timer.elapse();
            }
        }
    }
}

impl Tab {
    fn answer(&self, index: usize, level: u8) {
        self.store.dispatch(EditMessage::Change(Command::SetAnswer(self.practice(index), Answer::Level(level))));
    }

    fn level(&self, index: usize) -> Option<u8> {
        self.store.state().assessment()?.answer(&self.practice(index)).level()
    }

    fn practice(&self, index: usize) -> PracticeId {
        self.store.state().catalogue.practice(index).unwrap().id.clone()
    }
}

#[test]
fn changes_of_different_practices_all_survive() {
    let mut browser = Browser::new(2);
    browser.tabs[0].answer(0, 3);
    browser.tabs[1].answer(1, 2);
    browser.tabs[0].timer.elapse();
    browser.tabs[1].timer.elapse();
    browser.tell_all();
    for tab in &browser.tabs {
        assert_eq!((tab.level(0), tab.level(1), tab.level(81)), (Some(3), Some(2), Some(1)));
        assert_eq!((tab.store.state().notice.as_deref(), tab.store.state().save), (None, SaveState::Saved));
    }
    assert_eq!(browser.tabs[0].store.state().assessment(), browser.tabs[1].store.state().assessment());
    browser.tabs[0].store.dispatch(ViewMessage::Go(Route::Start));
    assert_eq!(browser.tabs[0].store.state().library.saved.len(), 1, "no copies");
}

#[test]
fn another_tab_is_seen_without_saving_or_leaving() {
    let mut browser = Browser::new(2);
    browser.tabs[0].answer(0, 3);
    browser.tabs[0].timer.elapse();
    browser.tell(1);
    assert_eq!(browser.tabs[1].level(0), Some(3));
    assert_eq!(browser.tabs[1].store.state().save, SaveState::Saved);
}

#[test]
fn of_the_same_practice_the_later_change_counts_and_both_are_told_where_they_differ() {
    let mut browser = Browser::new(2);
    let at = |time: &str| Timestamp::parse(&format!("2026-11-22T{time}.000Z")).unwrap();
    browser.surroundings.clock.set(at("10:00:01"));
    browser.tabs[1].answer(0, 4);
    browser.surroundings.clock.set(at("10:00:02"));
    browser.tabs[0].answer(0, 2);
    // The earlier change is saved last.
    browser.tabs[0].timer.elapse();
    browser.tabs[1].timer.elapse();
    browser.tell_all();
    for tab in &browser.tabs {
        assert_eq!(tab.level(0), Some(2));
    }
    let told: Rc<[Part]> = [Part::Record(browser.tabs[1].practice(0), RecordPart::Answer)].into();
    assert_eq!(browser.tabs[1].store.state().notice.as_deref(), Some(&Notice::ChangedInBoth(told)));
    browser.tabs[1].store.dispatch(EditMessage::Undo);
    assert_eq!(browser.tabs[1].level(0), Some(2), "what the other tab did is not ours to undo");
}

#[test]
fn undo_takes_back_the_change_of_its_own_tab() {
    let mut browser = Browser::new(2);
    browser.tabs[0].answer(0, 3);
    browser.tabs[0].timer.elapse();
    browser.tell_all();
    browser.tabs[1].answer(1, 2);
    browser.tabs[1].timer.elapse();
    browser.tell_all();
    browser.tabs[0].store.dispatch(EditMessage::Undo);
    browser.tell_all();
    for tab in &browser.tabs {
        assert_eq!((tab.level(0), tab.level(1)), (None, Some(2)));
    }
}

#[test]
fn undo_and_redo_pass_over_what_another_tab_has_changed_since() {
    let mut browser = Browser::new(2);
    let at = |time: &str| Timestamp::parse(&format!("2026-11-22T{time}.000Z")).unwrap();
    let ours =
        |browser: &Browser, index| Change::Field(Part::Record(browser.tabs[0].practice(index), RecordPart::Answer));
    browser.surroundings.clock.set(at("10:00:01"));
    browser.tabs[0].answer(1, 3);
    browser.tabs[0].answer(0, 4);
    browser.tabs[0].timer.elapse();
    browser.tell_all();
    browser.surroundings.clock.set(at("10:00:02"));
    browser.tabs[1].answer(0, 2);
    browser.tabs[1].timer.elapse();
    browser.tell_all();

    let open = browser.tabs[0].store.state().open.clone().unwrap();
    assert_eq!(open.history.undoable(), Some(&ours(&browser, 1)));
    browser.tabs[0].store.dispatch(EditMessage::Undo);
    assert_eq!((browser.tabs[0].level(0), browser.tabs[0].level(1)), (Some(2), None));
    assert_eq!(browser.tabs[0].store.state().notice.as_deref(), Some(&Notice::Undone(ours(&browser, 1))));
    browser.tabs[0].store.dispatch(EditMessage::Redo);
    assert_eq!((browser.tabs[0].level(0), browser.tabs[0].level(1)), (Some(2), Some(3)));
    assert_eq!(browser.tabs[0].store.state().notice.as_deref(), Some(&Notice::Redone(ours(&browser, 1))));
    browser.tell_all();

    browser.surroundings.clock.set(at("10:00:03"));
    browser.tabs[1].answer(1, 1);
    browser.tabs[1].answer(81, 0);
    browser.tabs[1].timer.elapse();
    browser.tell_all();
    browser.tabs[0].store.dispatch(NoticeMessage::Dismiss);
    let before = browser.tabs[0].store.state();
    assert_eq!(before.open.as_ref().and_then(|open| open.history.undoable()), None);
    for action in [EditMessage::Undo, EditMessage::Redo] {
        browser.tabs[0].store.dispatch(action);
        let after = browser.tabs[0].store.state();
        assert_eq!((&after.notice, after.save), (&None, SaveState::Saved), "nothing is left to take back");
        assert_eq!(after.assessment(), before.assessment());
    }
}

#[test]
fn what_is_cleared_elsewhere_is_told_and_written_again_only_when_asked_or_changed() {
    let mut browser = Browser::new(2);
    let clear = |browser: &Browser| browser.stored().keys().for_each(|name| browser.storage.remove(name).unwrap());
    clear(&browser);
    browser.tell_all();
    for tab in &browser.tabs {
        let state = tab.store.state();
        assert_eq!((state.notice.as_deref(), state.save), (Some(&Notice::ClearedElsewhere), SaveState::Cleared));
        assert!(state.has_work_at_risk());
        tab.store.flush();
        assert_eq!(tab.level(81), Some(1));
    }
    let names: Vec<String> = browser.stored().into_keys().filter(|name| name.contains("/saved/")).collect();
    assert_eq!(names, Vec::<String>::new(), "somebody may have meant it");
    browser.tabs[0].store.dispatch(SaveMessage::Again);
    browser.tell_all();
    for tab in &browser.tabs {
        let state = tab.store.state();
        assert_eq!((state.save, state.has_work_at_risk()), (SaveState::Saved, false));
        assert_eq!(state.notice.as_deref(), None);
    }
    clear(&browser);
    browser.tell_all();
    browser.tabs[1].answer(0, 3);
    browser.tell_all();
    for tab in &browser.tabs {
        assert_eq!((tab.level(0), tab.level(81)), (Some(3), Some(1)));
        assert_eq!((tab.store.state().notice.as_deref(), tab.store.state().save), (None, SaveState::Saved));
    }
}

#[test]
fn what_another_tab_deletes_is_told_and_can_be_brought_back() {
    let mut browser = Browser::new(2);
    let id = browser.tabs[0].store.state().open_id().unwrap().clone();
    let told = Notice::DeletedElsewhere { id: id.clone() };
    let delete = |browser: &mut Browser| {
        browser.tabs[0].store.dispatch(OpenMessage::Saved(id.clone()));
        browser.tabs[0].store.dispatch(LibraryMessage::Delete(id.clone()));
        browser.tell(1);
        let state = browser.tabs[1].store.state();
        assert_eq!((state.notice.as_deref(), state.save), (Some(&told), SaveState::Saved));
        assert_eq!(browser.tabs[1].level(81), Some(1));
    };
    let n_saved = |browser: &Browser| browser.stored().into_keys().filter(|name| name.contains("/saved/")).count();

    delete(&mut browser);
    browser.tabs[1].store.flush();
    assert_eq!(n_saved(&browser), 0, "what was deleted does not come back by itself");
    browser.tabs[1].store.dispatch(LibraryMessage::Restore(id.clone()));
    assert!(n_saved(&browser) > 0);
    browser.tell_all();
    assert_eq!(browser.tabs[1].store.state().notice.as_deref(), Some(&Notice::Restored));

    delete(&mut browser);
    browser.tabs[0].store.dispatch(LibraryMessage::Restore(id.clone()));
    browser.tell(1);
    assert_eq!(browser.tabs[1].store.state().notice.as_deref(), None, "it is there again");

    delete(&mut browser);
    browser.tabs[1].answer(0, 4);
    browser.tabs[1].store.flush();
    assert_eq!(browser.tabs[1].store.state().notice.as_deref(), None);
    assert!(n_saved(&browser) > 0, "whoever goes on working keeps the work");

    // Bringing back what was deleted takes nothing away of what was done since.
    browser.tabs[0].store.dispatch(LibraryMessage::Restore(id.clone()));
    browser.open_tab();
    browser.tell_all();
    for tab in &browser.tabs {
        tab.store.dispatch(OpenMessage::Saved(id.clone()));
        assert_eq!((tab.level(0), tab.level(81)), (Some(4), Some(1)));
    }
    assert!(browser.stored().into_keys().all(|name| !name.contains("/deleted/")));
}

#[test]
fn what_another_tab_puts_aside_as_damaged_is_saved_again_by_the_one_that_has_it_whole() {
    let mut browser = Browser::new(2);
    let name = browser.stored().into_keys().find(|name| name.contains("/saved/")).unwrap();
    browser.storage.set(&name, "nonsense").unwrap();
    let other = browser.tabs.remove(0);
    other.store.dispatch(OpenMessage::Close);
    other.store.dispatch(ViewMessage::Go(Route::Start));
    assert!(browser.stored().into_keys().all(|name| !name.contains("/saved/")), "it was put aside");
    browser.tell(0);
    assert_eq!(browser.tabs[0].store.state().notice.as_deref(), None);
    browser.tabs.clear();
    browser.open_tab();
    browser.tabs[0].store.dispatch(ViewMessage::Go(Route::Start));
    let library = browser.tabs[0].store.state().library.clone();
    assert_eq!((library.saved.len(), library.damaged.len()), (1, 1));
}

#[test]
fn opening_what_is_open_joins_what_another_tab_has_saved_of_it() {
    let browser = Browser::new(2);
    let id = browser.tabs[0].store.state().open_id().unwrap().clone();
    browser.tabs[0].answer(0, 3);
    browser.tabs[0].store.flush();
    // Nobody has told the second tab yet.
    let here = &browser.tabs[1];
    here.answer(1, 2);
    here.store.dispatch(OpenMessage::Saved(id.clone()));
    assert_eq!((here.level(0), here.level(1)), (Some(3), Some(2)));
    browser.tabs[0].answer(2, 4);
    browser.tabs[0].store.flush();
    here.store.dispatch(LibraryMessage::Duplicate(id));
    here.answer(3, 1);
    here.store.flush();
    let levels: Vec<Option<u8>> = (0..4).map(|index| here.level(index)).collect();
    assert_eq!(levels, [Some(3), Some(2), Some(4), Some(1)], "a copy that is made takes nothing for its own");
}

#[test]
fn a_file_of_what_another_tab_has_saved_meanwhile_is_merged() {
    let browser = Browser::new(2);
    let [one, two] = &browser.tabs[..] else { panic!() };
    two.store.dispatch(OpenMessage::New);
    one.store.dispatch(OpenMessage::New);
    one.answer(0, 3);
    one.store.flush();
    let id = one.store.state().open_id().unwrap().clone();
    let text = one.store.document_text().unwrap();
    one.answer(0, 4);
    one.store.flush();
    let file = FileSource(Box::new(("file.opex.json".to_owned(), text)));
    two.store.read_files(vec![file]);
    let handed_in = two.store.state().handed_in.clone().unwrap();
    let saved = handed_in.saved.as_ref().unwrap();
    assert_eq!(saved.assessment.answer(&one.practice(0)).level(), Some(4));
    assert_ne!(two.store.state().open_id(), Some(&id));
}

/// Each tab answers practices of its own; at random it saves, is told, is closed without a word, is opened again.
#[test]
fn tabs_that_edit_at_random_lose_no_practice() {
    for seed in 0..60 {
        let mut random = Random(seed);
        let n_tabs = 2 + random.below(2);
        let mut browser = Browser::new(n_tabs);
        let mut expected: BTreeMap<usize, u8> = BTreeMap::from([(81, 1)]);
        for second in 0..120 {
            let tab = random.below(n_tabs);
            // Now and then the clock goes backwards.
            let second = if random.chance(10) { second / 2 } else { second };
            let now = format!("2026-11-22T10:{:02}:{:02}.000Z", second / 60, second % 60);
            browser.surroundings.clock.set(Timestamp::parse(&now).unwrap());
            match random.below(10) {
                0..=4 => {
                    let practice = tab * 25 + random.below(25);
                    let level = u8::try_from(random.below(5)).unwrap();
                    browser.tabs[tab].answer(practice, level);
                    expected.insert(practice, level);
                }
                5 | 6 => browser.tabs[tab].timer.elapse(),
                7 => {
                    // What is older than a second is saved when a tab is killed.
                    browser.tabs[tab].timer.elapse();
                    browser.tabs.remove(tab);
                    browser.open_tab();
                    let last = browser.tabs.pop().unwrap();
                    browser.tabs.insert(tab, last);
                }
                _ => browser.tell(tab),
            }
        }
        browser.tell_all();
        for (at, tab) in browser.tabs.iter().enumerate() {
            for (practice, level) in &expected {
                assert_eq!(tab.level(*practice), Some(*level), "seed {seed}, tab {at}, practice {practice}");
            }
            assert_eq!(tab.store.state().save, SaveState::Saved, "seed {seed}");
        }
        assert_eq!(browser.stored().keys().filter(|name| name.contains("/saved/")).count(), 1, "seed {seed}");
    }
}
