//! Several tabs on the same storage: what each has changed survives, and all come to show the same.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use opex_app::{
    EditMessage, LibraryMessage, Message, Notice, NoticeMessage, OpenMessage, Preferences, Route, SaveMessage,
    SaveState, Store, ViewMessage, leave_behind, take_in_standby,
};
use opex_format::built_in_catalogue;
use opex_language::Language;
use opex_model::{Answer, Change, Command, Date, Part, PracticeId, PracticeIndex, RecordPart, Timestamp};
use opex_ports::memory::{ManualTimer, MemorySurroundings};
use opex_ports::{CommitError, Database, Durability, FileSource, Ports, Storage, WorkingCopy};

use crate::faulty_database::{FaultyDatabase, removing};
use crate::keeper::{Keeper, on_both_stores};
use crate::random::Random;
use crate::room::{Room, new_database};

on_both_stores! {
    changes_of_different_practices_all_survive,
    another_tab_is_seen_without_saving_or_leaving,
    of_the_same_practice_the_later_change_counts_and_both_are_told_where_they_differ,
    undo_takes_back_the_change_of_its_own_tab,
    undo_and_redo_pass_over_what_another_tab_has_changed_since,
    what_is_cleared_elsewhere_is_told_and_written_again_only_when_asked_or_changed,
    what_another_tab_deletes_is_told_and_can_be_brought_back,
    what_another_tab_puts_aside_as_damaged_is_saved_again_by_the_one_that_has_it_whole,
    opening_what_is_open_joins_what_another_tab_has_saved_of_it,
    a_file_of_what_another_tab_has_saved_meanwhile_is_merged,
    tabs_that_edit_at_random_lose_no_practice,
}

/// A tab: its own timer, the storage of all.
struct Tab {
    store: Store,
    timer: Rc<ManualTimer>,
    /// What the local storage held when the browser told this tab last.
    told: RefCell<BTreeMap<String, String>>,
    /// Its working copy, where a database keeps the work.
    copy: Option<Rc<WorkingCopy>>,
}

struct Browser {
    surroundings: MemorySurroundings,
    local: Rc<Room>,
    /// What keeps the work in place of the local storage.
    database: Option<FaultyDatabase>,
    tabs: Vec<Tab>,
}

impl Browser {
    /// A browser in which an assessment was begun and is open in so many tabs.
    async fn new(keeper: Keeper, n_tabs: usize) -> Self {
        let now = Timestamp::parse("2026-11-22T09:00:00.000Z").unwrap();
        let surroundings = MemorySurroundings::new(BTreeMap::new(), now, Date::parse("2026-11-22").unwrap());
        let database = match keeper {
            Keeper::LocalStorage => None,
            Keeper::Database => Some(FaultyDatabase::new(new_database([].into_iter().collect()).await, Rc::default())),
        };
        let mut browser = Self { surroundings, local: Rc::default(), database, tabs: Vec::new() };
        browser.open_tab().await;
        browser.tabs[0].store.dispatch(OpenMessage::New);
        browser.tabs[0].answer(81, 1);
        browser.flush(0).await;
        for _ in 1..n_tabs {
            browser.open_tab().await;
        }
        browser.tell_all().await;
        browser
    }

    async fn open_tab(&mut self) {
        let timer = Rc::new(ManualTimer::default());
        let (local, mut copy) = (Rc::clone(&self.local) as Rc<dyn Storage>, None);
        let mut ports = Ports { timer: timer.clone(), storage: local.clone(), ..self.surroundings.ports.clone() };
        if let Some(database) = &self.database {
            let shared: Rc<dyn Database> = Rc::new(database.clone());
            let opened = Rc::new(WorkingCopy::new(shared, database.kept().await));
            take_in(&local, &opened, &self.surroundings);
            (ports.storage, ports.at_once) = (opened.clone(), Some(local));
            copy = Some(opened);
            self.settle().await;
        }
        let preferences: Preferences = Store::stored_preferences(&ports);
        let store = Store::new(ports, built_in_catalogue().unwrap(), Language::Ko, preferences);
        if let Some(copy) = &copy {
            let told = store.downgrade();
            copy.on_changed_elsewhere(Rc::new(move |name| {
                if let Some(store) = told.upgrade() {
                    store.stored_elsewhere(Some(name));
                }
            }));
        }
        self.settle().await;
        let told = self.stored().await.into();
        self.tabs.push(Tab { store, timer, told, copy });
    }

    /// Waits until no transaction is at work.
    async fn settle(&self) {
        if let Some(database) = &self.database {
            database.settle().await;
        }
    }

    /// What a tab would find that is opened now.
    async fn stored(&self) -> BTreeMap<String, String> {
        match &self.database {
            Some(database) => {
                let kept = database.kept().await.texts;
                kept.iter().map(|(name, text)| (name.clone(), text.clone())).collect()
            }
            None => {
                let keys = self.local.keys().unwrap().into_iter();
                keys.map(|key| (key.clone(), self.local.get(&key).unwrap().unwrap())).collect()
            }
        }
    }

    /// How many of those names contain a word.
    async fn n_stored(&self, word: &str) -> usize {
        self.stored().await.keys().filter(|name| name.contains(word)).count()
    }

    /// Clears everything, and tells nobody.
    async fn clear(&self) {
        if let Some(database) = &self.database {
            database.change_elsewhere(removing).await;
        }
        self.local.keys().unwrap().iter().for_each(|name| self.local.remove(name).unwrap());
    }

    /// Damages a text past the app, and tells nobody.
    async fn damage(&self, name: &str) {
        match &self.database {
            Some(database) => {
                let change = (name.to_owned(), Some("nonsense".to_owned()));
                database.change_elsewhere(|_| [change].into_iter().collect()).await;
            }
            None => self.local.set(name, "nonsense").unwrap(),
        }
    }

    /// Lets something happen in a tab.
    async fn send(&self, tab: usize, message: impl Into<Message>) {
        self.tabs[tab].store.dispatch(message);
        self.settle().await;
    }

    /// A tab saves at once.
    async fn flush(&self, tab: usize) {
        self.tabs[tab].store.flush();
        self.settle().await;
    }

    /// All timers of a tab end.
    async fn elapse(&self, tab: usize) {
        self.tabs[tab].timer.elapse();
        self.settle().await;
    }

    /// The browser tells a tab of all that others have changed.
    async fn tell(&self, tab: usize) {
        if let (Some(database), Some(copy)) = (&self.database, &self.tabs[tab].copy) {
            copy.refresh();
            // What is read later is read after it.
            database.kept().await;
            return self.settle().await;
        }
        let now = self.stored().await;
        let told = self.tabs[tab].told.replace(now.clone());
        let names: Vec<&String> =
            now.keys().chain(told.keys()).filter(|name| now.get(*name) != told.get(*name)).collect();
        for name in names {
            self.tabs[tab].store.stored_elsewhere(Some(name));
        }
    }

    /// Until nothing is left to be saved or told.
    async fn tell_all(&self) {
        for _ in 0..4 {
            for tab in 0..self.tabs.len() {
                self.tell(tab).await;
                self.elapse(tab).await;
            }
        }
    }
}

/// Takes in what tabs have written at once that had to go before the database had it, as the page does when it is opened.
fn take_in(local: &Rc<dyn Storage>, copy: &WorkingCopy, surroundings: &MemorySurroundings) {
    let now = surroundings.ports.clock.now();
    let brought = take_in_standby(&**local, copy, &built_in_catalogue().unwrap(), &now).unwrap();
    let from = Rc::clone(local);
    let done = move |kept: Result<(), CommitError>| {
        if kept.is_ok() {
            leave_behind(&*from, &brought);
        }
    };
    copy.commit(Durability::Strict, Box::new(done));
}

impl Tab {
    fn answer(&self, index: usize, level: u8) {
        self.store.dispatch(EditMessage::Change(Command::SetAnswer(self.practice(index), Answer::Level(level))));
    }

    fn level(&self, index: usize) -> Option<u8> {
        self.store.state().assessment()?.answer(&self.practice(index)).level()
    }

    fn practice(&self, index: usize) -> PracticeId {
        self.store.state().catalogue.practice(PracticeIndex::new(index)).unwrap().id.clone()
    }
}

async fn changes_of_different_practices_all_survive(keeper: Keeper) {
    let browser = Browser::new(keeper, 2).await;
    browser.tabs[0].answer(0, 3);
    browser.tabs[1].answer(1, 2);
    browser.elapse(0).await;
    browser.elapse(1).await;
    browser.tell_all().await;
    for tab in &browser.tabs {
        assert_eq!((tab.level(0), tab.level(1), tab.level(81)), (Some(3), Some(2), Some(1)));
        assert_eq!((tab.store.state().notice.as_deref(), tab.store.state().save), (None, SaveState::Saved));
    }
    assert_eq!(browser.tabs[0].store.state().assessment(), browser.tabs[1].store.state().assessment());
    browser.send(0, ViewMessage::Go(Route::Start)).await;
    assert_eq!(browser.tabs[0].store.state().library.saved.len(), 1, "no copies");
}

async fn another_tab_is_seen_without_saving_or_leaving(keeper: Keeper) {
    let browser = Browser::new(keeper, 2).await;
    browser.tabs[0].answer(0, 3);
    browser.elapse(0).await;
    browser.tell(1).await;
    assert_eq!(browser.tabs[1].level(0), Some(3));
    assert_eq!(browser.tabs[1].store.state().save, SaveState::Saved);
}

async fn of_the_same_practice_the_later_change_counts_and_both_are_told_where_they_differ(keeper: Keeper) {
    let browser = Browser::new(keeper, 2).await;
    let at = |time: &str| Timestamp::parse(&format!("2026-11-22T{time}.000Z")).unwrap();
    browser.surroundings.clock.set(at("10:00:01"));
    browser.tabs[1].answer(0, 4);
    browser.surroundings.clock.set(at("10:00:02"));
    browser.tabs[0].answer(0, 2);
    // The earlier change is saved last.
    browser.elapse(0).await;
    browser.elapse(1).await;
    browser.tell_all().await;
    for tab in &browser.tabs {
        assert_eq!(tab.level(0), Some(2));
    }
    let told: Rc<[Part]> = [Part::Record(browser.tabs[1].practice(0), RecordPart::Answer)].into();
    assert_eq!(browser.tabs[1].store.state().notice.as_deref(), Some(&Notice::ChangedInBoth(told)));
    browser.send(1, EditMessage::Undo).await;
    assert_eq!(browser.tabs[1].level(0), Some(2), "what the other tab did is not ours to undo");
}

async fn undo_takes_back_the_change_of_its_own_tab(keeper: Keeper) {
    let browser = Browser::new(keeper, 2).await;
    browser.tabs[0].answer(0, 3);
    browser.elapse(0).await;
    browser.tell_all().await;
    browser.tabs[1].answer(1, 2);
    browser.elapse(1).await;
    browser.tell_all().await;
    browser.send(0, EditMessage::Undo).await;
    browser.tell_all().await;
    for tab in &browser.tabs {
        assert_eq!((tab.level(0), tab.level(1)), (None, Some(2)));
    }
}

async fn undo_and_redo_pass_over_what_another_tab_has_changed_since(keeper: Keeper) {
    let browser = Browser::new(keeper, 2).await;
    let at = |time: &str| Timestamp::parse(&format!("2026-11-22T{time}.000Z")).unwrap();
    let ours =
        |browser: &Browser, index| Change::Field(Part::Record(browser.tabs[0].practice(index), RecordPart::Answer));
    browser.surroundings.clock.set(at("10:00:01"));
    browser.tabs[0].answer(1, 3);
    browser.tabs[0].answer(0, 4);
    browser.elapse(0).await;
    browser.tell_all().await;
    browser.surroundings.clock.set(at("10:00:02"));
    browser.tabs[1].answer(0, 2);
    browser.elapse(1).await;
    browser.tell_all().await;

    let open = browser.tabs[0].store.state().open.clone().unwrap();
    assert_eq!(open.history.undoable(), Some(&ours(&browser, 1)));
    browser.send(0, EditMessage::Undo).await;
    assert_eq!((browser.tabs[0].level(0), browser.tabs[0].level(1)), (Some(2), None));
    assert_eq!(browser.tabs[0].store.state().notice.as_deref(), Some(&Notice::Undone(ours(&browser, 1))));
    browser.send(0, EditMessage::Redo).await;
    assert_eq!((browser.tabs[0].level(0), browser.tabs[0].level(1)), (Some(2), Some(3)));
    assert_eq!(browser.tabs[0].store.state().notice.as_deref(), Some(&Notice::Redone(ours(&browser, 1))));
    browser.tell_all().await;

    browser.surroundings.clock.set(at("10:00:03"));
    browser.tabs[1].answer(1, 1);
    browser.tabs[1].answer(81, 0);
    browser.elapse(1).await;
    browser.tell_all().await;
    browser.send(0, NoticeMessage::Dismiss).await;
    let before = browser.tabs[0].store.state();
    assert_eq!(before.open.as_ref().and_then(|open| open.history.undoable()), None);
    for action in [EditMessage::Undo, EditMessage::Redo] {
        browser.send(0, action).await;
        let after = browser.tabs[0].store.state();
        assert_eq!((&after.notice, after.save), (&None, SaveState::Saved), "nothing is left to take back");
        assert_eq!(after.assessment(), before.assessment());
    }
}

async fn what_is_cleared_elsewhere_is_told_and_written_again_only_when_asked_or_changed(keeper: Keeper) {
    let browser = Browser::new(keeper, 2).await;
    browser.clear().await;
    browser.tell_all().await;
    for tab in &browser.tabs {
        let state = tab.store.state();
        assert_eq!((state.notice.as_deref(), state.save), (Some(&Notice::ClearedElsewhere), SaveState::Cleared));
        assert!(state.has_work_at_risk());
        tab.store.flush();
        browser.settle().await;
        assert_eq!(tab.level(81), Some(1));
    }
    assert_eq!(browser.n_stored("/saved/").await, 0, "somebody may have meant it");
    browser.send(0, SaveMessage::Again).await;
    browser.tell_all().await;
    for tab in &browser.tabs {
        let state = tab.store.state();
        assert_eq!((state.save, state.has_work_at_risk()), (SaveState::Saved, false));
        assert_eq!(state.notice.as_deref(), None);
    }
    browser.clear().await;
    browser.tell_all().await;
    browser.tabs[1].answer(0, 3);
    browser.tell_all().await;
    for tab in &browser.tabs {
        assert_eq!((tab.level(0), tab.level(81)), (Some(3), Some(1)));
        assert_eq!((tab.store.state().notice.as_deref(), tab.store.state().save), (None, SaveState::Saved));
    }
}

async fn what_another_tab_deletes_is_told_and_can_be_brought_back(keeper: Keeper) {
    let mut browser = Browser::new(keeper, 2).await;
    let id = browser.tabs[0].store.state().open_id().unwrap().clone();
    let told = Notice::DeletedElsewhere { id: id.clone() };
    let delete = async |browser: &Browser| {
        browser.send(0, OpenMessage::Saved(id.clone())).await;
        browser.send(0, LibraryMessage::Delete(id.clone())).await;
        browser.tell(1).await;
        let state = browser.tabs[1].store.state();
        assert_eq!((state.notice.as_deref(), state.save), (Some(&told), SaveState::Saved));
        assert_eq!(browser.tabs[1].level(81), Some(1));
    };

    delete(&browser).await;
    browser.flush(1).await;
    assert_eq!(browser.n_stored("/saved/").await, 0, "what was deleted does not come back by itself");
    browser.send(1, LibraryMessage::Restore(id.clone())).await;
    assert!(browser.n_stored("/saved/").await > 0);
    browser.tell_all().await;
    assert_eq!(browser.tabs[1].store.state().notice.as_deref(), Some(&Notice::Restored));

    delete(&browser).await;
    browser.send(0, LibraryMessage::Restore(id.clone())).await;
    browser.tell(1).await;
    assert_eq!(browser.tabs[1].store.state().notice.as_deref(), None, "it is there again");

    delete(&browser).await;
    browser.tabs[1].answer(0, 4);
    browser.flush(1).await;
    assert_eq!(browser.tabs[1].store.state().notice.as_deref(), None);
    assert!(browser.n_stored("/saved/").await > 0, "whoever goes on working keeps the work");

    // Bringing back what was deleted takes nothing away of what was done since.
    browser.send(0, LibraryMessage::Restore(id.clone())).await;
    browser.open_tab().await;
    browser.tell_all().await;
    for tab in &browser.tabs {
        tab.store.dispatch(OpenMessage::Saved(id.clone()));
        browser.settle().await;
        assert_eq!((tab.level(0), tab.level(81)), (Some(4), Some(1)));
    }
    assert_eq!(browser.n_stored("/deleted/").await, 0);
}

async fn what_another_tab_puts_aside_as_damaged_is_saved_again_by_the_one_that_has_it_whole(keeper: Keeper) {
    let mut browser = Browser::new(keeper, 2).await;
    let name = browser.stored().await.into_keys().find(|name| name.contains("/saved/")).unwrap();
    browser.damage(&name).await;
    browser.tell(0).await;
    browser.send(0, OpenMessage::Close).await;
    browser.send(0, ViewMessage::Go(Route::Start)).await;
    assert_eq!(browser.n_stored("/saved/").await, 0, "it was put aside");
    browser.tell(1).await;
    assert_eq!(browser.tabs[1].store.state().notice.as_deref(), None);
    browser.tabs.clear();
    browser.open_tab().await;
    browser.send(0, ViewMessage::Go(Route::Start)).await;
    let library = browser.tabs[0].store.state().library.clone();
    assert_eq!((library.saved.len(), library.damaged.len()), (1, 1));
}

async fn opening_what_is_open_joins_what_another_tab_has_saved_of_it(keeper: Keeper) {
    let browser = Browser::new(keeper, 2).await;
    let id = browser.tabs[0].store.state().open_id().unwrap().clone();
    browser.tabs[0].answer(0, 3);
    browser.flush(0).await;
    // Nobody has told the second tab yet.
    let here = &browser.tabs[1];
    here.answer(1, 2);
    browser.send(1, OpenMessage::Saved(id.clone())).await;
    assert_eq!((here.level(0), here.level(1)), (Some(3), Some(2)));
    browser.tabs[0].answer(2, 4);
    browser.flush(0).await;
    browser.send(1, LibraryMessage::Duplicate(id)).await;
    here.answer(3, 1);
    browser.flush(1).await;
    let levels: Vec<Option<u8>> = (0..4).map(|index| here.level(index)).collect();
    assert_eq!(levels, [Some(3), Some(2), Some(4), Some(1)], "a copy that is made takes nothing for its own");
}

async fn a_file_of_what_another_tab_has_saved_meanwhile_is_merged(keeper: Keeper) {
    let browser = Browser::new(keeper, 2).await;
    let [one, two] = &browser.tabs[..] else { panic!() };
    browser.send(1, OpenMessage::New).await;
    browser.send(0, OpenMessage::New).await;
    one.answer(0, 3);
    browser.flush(0).await;
    let id = one.store.state().open_id().unwrap().clone();
    let text = one.store.document_text().unwrap();
    one.answer(0, 4);
    browser.flush(0).await;
    if keeper == Keeper::Database {
        // The local storage is the same in all tabs, a working copy of the database only what its tab was told.
        browser.tell(1).await;
    }
    let file = FileSource(Box::new(("file.opex.json".to_owned(), text)));
    two.store.read_files(vec![file]);
    let handed_in = two.store.state().handed_in.clone().unwrap();
    let saved = handed_in.saved.as_ref().unwrap();
    assert_eq!(saved.assessment.answer(&one.practice(0)).level(), Some(4));
    assert_ne!(two.store.state().open_id(), Some(&id));
}

/// Each tab answers practices of its own; at random it saves, is told, is closed without a word, is opened again.
async fn tabs_that_edit_at_random_lose_no_practice(keeper: Keeper) {
    for seed in 0..60 {
        let mut random = Random(seed);
        let n_tabs = 2 + random.below(2);
        let mut browser = Browser::new(keeper, n_tabs).await;
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
                5 | 6 => browser.elapse(tab).await,
                7 => {
                    // What is older than a second is saved when a tab is killed.
                    browser.elapse(tab).await;
                    browser.tabs.remove(tab);
                    browser.open_tab().await;
                    let last = browser.tabs.pop().unwrap();
                    browser.tabs.insert(tab, last);
                }
                _ => browser.tell(tab).await,
            }
        }
        browser.tell_all().await;
        for (at, tab) in browser.tabs.iter().enumerate() {
            for (practice, level) in &expected {
                assert_eq!(tab.level(*practice), Some(*level), "seed {seed}, tab {at}, practice {practice}");
            }
            assert_eq!(tab.store.state().save, SaveState::Saved, "seed {seed}");
        }
        assert_eq!(browser.n_stored("/saved/").await, 1, "seed {seed}");
    }
}
