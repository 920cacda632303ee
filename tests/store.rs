//! The app without a browser: what people do, and what may go wrong with their storage.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/surroundings.rs"]
mod surroundings;

use std::collections::BTreeMap;
use std::rc::Rc;

use opex_app::{
    EditMessage, FileStep, FilesMessage, Filter, LibraryMessage, Message, Move, Notice, OpenMessage, PreferenceMessage,
    Preferences, Route, SaveState, ShareMessage, Store, ViewMessage,
};
use opex_format::{LoadError, built_in_catalogue};
use opex_language::Language;
use opex_maturity::ui::{KeyPress, handle_key};
use opex_model::{Answer, Change, Command, Part, PracticeId, PracticeIndex, ProfileField, RecordPart, Risk, Timestamp};
use opex_ports::memory::MemorySurroundings;
use opex_ports::{FileSource, Storage as _, StorageError};
use surroundings::surroundings;

#[test]
fn a_change_is_saved_in_a_moment_and_is_there_at_the_next_visit() {
    let surroundings = browser();
    let store = visit(&surroundings);
    store.dispatch(OpenMessage::New);
    assert_eq!(store.state().save, SaveState::Unsaved);
    answer(&store, 0, 3);
    assert_eq!(store.state().save, SaveState::Saving);
    assert!(saved(&surroundings).is_empty(), "a burst is saved once, at its end");
    surroundings.timer.elapse();
    assert_eq!(store.state().save, SaveState::Saved);

    let again = visit(&surroundings);
    assert_eq!(again.state().assessment(), store.state().assessment());
    assert_eq!(again.state().open.as_ref().unwrap().changed_at, store.state().open.as_ref().unwrap().changed_at);
}

#[test]
fn leaving_the_page_saves_at_once() {
    let surroundings = browser();
    let store = visit(&surroundings);
    store.dispatch(OpenMessage::New);
    answer(&store, 0, 3);
    store.flush();
    assert_eq!(store.state().save, SaveState::Saved);
    assert_eq!(level(&visit(&surroundings), 0), Some(3));
}

#[test]
fn a_visit_that_begins_at_the_details_knows_how_the_storage_stands() {
    let surroundings = browser();
    surroundings.ports.navigator.go(&Route::Settings.place());
    let state = visit(&surroundings).state();
    assert_eq!(state.route, Route::Settings);
    assert!(state.storage.report.is_some());
}

#[test]
fn an_assessment_without_a_change_is_not_saved() {
    let surroundings = browser();
    let store = visit(&surroundings);
    store.dispatch(OpenMessage::New);
    store.flush();
    assert!(saved(&surroundings).is_empty());
}

#[test]
fn every_change_can_be_undone_and_done_again() {
    let store = visit(&browser());
    store.dispatch(OpenMessage::New);
    let blank = store.state().assessment().cloned();
    let commands = [
        Command::SetProfile(ProfileField::Team("t".into())),
        Command::SetAnswer(practice(&store, 0), Answer::Level(2)),
        Command::SetAnswer(practice(&store, 0), Answer::not_applicable()),
        Command::SetNote(practice(&store, 1), "n".into()),
        Command::SetTarget(practice(&store, 1), Some(4)),
        Command::SetProfile(ProfileField::DefaultTarget(Some(1))),
    ];
    for command in &commands {
        store.dispatch(EditMessage::Change(command.clone()));
    }
    let full = store.state().assessment().cloned();
    for command in commands.iter().rev() {
        store.dispatch(EditMessage::Undo);
        assert_eq!(store.state().notice.as_deref(), Some(&Notice::Undone(command.change())));
    }
    assert_eq!(store.state().assessment().cloned(), blank);
    store.dispatch(EditMessage::Undo);
    assert_eq!(store.state().assessment().cloned(), blank, "there is nothing left to undo");
    for _ in &commands {
        store.dispatch(EditMessage::Redo);
    }
    assert_eq!(store.state().assessment().cloned(), full);
}

#[test]
fn typing_is_one_change_until_the_field_is_left() {
    let store = visit(&browser());
    store.dispatch(OpenMessage::New);
    let id = practice(&store, 0);
    let type_ = |text: &str| store.dispatch(EditMessage::Change(Command::SetNote(id.clone(), text.into())));
    type_("런");
    type_("런북");
    store.dispatch(EditMessage::EndTyping);
    type_("런북 있음");
    store.dispatch(EditMessage::Undo);
    assert_eq!(note(&store, 0), "런북");
    store.dispatch(EditMessage::Undo);
    assert_eq!(note(&store, 0), "");
}

#[test]
fn what_was_typed_and_deleted_again_is_nothing_to_undo() {
    let store = visit(&browser());
    store.dispatch(OpenMessage::New);
    answer(&store, 0, 3);
    let id = practice(&store, 0);
    for text in ["런", ""] {
        store.dispatch(EditMessage::Change(Command::SetNote(id.clone(), text.into())));
    }
    store.dispatch(EditMessage::Undo);
    assert_eq!(
        store.state().notice.as_deref(),
        Some(&Notice::Undone(Change::Field(Part::Record(id, RecordPart::Answer))))
    );
    assert_eq!(level(&store, 0), None);
}

#[test]
fn keys_are_letters_of_the_keyboard_whatever_is_written_with_it() {
    let store = visit(&browser());
    store.dispatch(OpenMessage::New);
    store.dispatch(ViewMessage::Go(Route::Assess(None)));
    let press = |key: &str, code: &str, has_command: bool, has_shift: bool| {
        let key = KeyPress::meant(key.to_owned(), code, has_shift);
        let press = KeyPress { key, has_command, has_shift, has_alt: false, is_typing: false, is_choosing: false };
        handle_key(&store, &press)
    };
    let focused = |index: usize| assert_eq!(store.state().focused(), Some(&practice(&store, index)));
    assert!(press("ㅓ", "KeyJ", false, false));
    focused(1);
    assert!(press("J", "KeyJ", false, false), "Caps Lock");
    focused(2);
    assert!(press("л", "KeyK", false, false));
    focused(1);
    assert!(press("2", "Digit2", false, false));
    assert_eq!(level(&store, 1), Some(2));
    assert!(press("ㅋ", "KeyZ", true, false));
    assert_eq!(level(&store, 1), None);
    assert!(press("ㅋ", "KeyZ", true, true));
    assert_eq!(level(&store, 1), Some(2));
    assert!(press("?", "Slash", false, true));
    assert!(press("?", "Slash", false, true));
    // Held down otherwise, composing, or a letter of the person's own layout on the key of another.
    for (key, code, has_shift) in [("ㅜ", "KeyN", true), ("N", "KeyN", true), ("Process", "KeyN", false)] {
        assert!(!press(key, code, false, has_shift), "{key}");
    }
    assert!(!press("b", "KeyN", false, false));
    focused(1);
}

#[test]
fn the_catalogue_s_text_is_not_in_the_way_of_the_first_view() {
    let surroundings = browser();
    let store = Store::new(surroundings.ports, built_in_catalogue().unwrap(), Language::Ko, Preferences::default());
    store.dispatch(ViewMessage::Go(Route::Start));
    assert!(store.state().text().is_none());
    store.dispatch(ViewMessage::Shown);
    assert_eq!(store.state().text().map(|text| text.language.to_string()).as_deref(), Some("ko"));
}

#[test]
fn a_filter_or_a_language_never_changes_an_answer() {
    let store = visit(&browser());
    store.dispatch(OpenMessage::Example);
    let before = store.state().assessment().cloned();
    store.dispatch(ViewMessage::Go(Route::Assess(None)));
    let filters = [
        Filter::quick_pass(),
        Filter { unanswered: true, ..Filter::default() },
        Filter { below_target: true, risk: Some(Risk::Low), ..Filter::default() },
        Filter { text: "런북".into(), ..Filter::default() },
        Filter { text: "zzz nothing".into(), ..Filter::default() },
        Filter::default(),
    ];
    for filter in filters {
        store.dispatch(ViewMessage::SetFilter(filter));
    }
    for language in Language::ALL {
        store.dispatch(PreferenceMessage::SetLanguage(language));
    }
    assert_eq!(store.state().assessment().cloned(), before);
}

#[test]
fn the_quick_pass_shows_the_high_risk_practices_in_order() {
    let store = visit(&browser());
    store.dispatch(OpenMessage::New);
    store.dispatch(ViewMessage::Go(Route::Assess(None)));
    store.dispatch(ViewMessage::SetFilter(Filter::quick_pass()));
    let state = store.state();
    assert_eq!(state.shown.len(), 35);
    assert!(state.shown.iter().all(|index| state.catalogue.practice(*index).unwrap().risk == Risk::High));
    assert!(state.shown.is_sorted());
}

#[test]
fn a_practice_stays_in_sight_when_it_is_answered() {
    let store = visit(&browser());
    store.dispatch(OpenMessage::New);
    store.dispatch(ViewMessage::Go(Route::Assess(None)));
    store.dispatch(ViewMessage::SetFilter(Filter { unanswered: true, ..Filter::default() }));
    assert_eq!(store.state().shown.len(), 82);
    answer(&store, 5, 2);
    assert_eq!(store.state().shown.len(), 82);
}

#[test]
fn keys_lead_from_practice_to_practice_and_across_topics() {
    let store = visit(&browser());
    store.dispatch(OpenMessage::New);
    store.dispatch(ViewMessage::Go(Route::Assess(None)));
    for level in [1, 2, 3] {
        store.dispatch(EditMessage::AnswerFocused(level));
        store.dispatch(ViewMessage::Move(Move::NextUnanswered));
    }
    assert_eq!((level(&store, 0), level(&store, 1), level(&store, 2)), (Some(1), Some(2), Some(3)));
    store.dispatch(ViewMessage::Move(Move::Previous));
    assert_eq!(store.state().focused(), Some(&practice(&store, 2)));
    for index in 3..7 {
        answer(&store, index, 0);
    }
    store.dispatch(ViewMessage::Move(Move::NextUnanswered));
    assert_eq!(store.state().focused(), Some(&practice(&store, 7)), "on in the next topic");
    assert_eq!(store.state().route, Route::Assess(Some(topic(&store, 7))));
}

#[test]
fn a_visit_goes_on_where_the_last_one_ended() {
    let surroundings = browser();
    let store = visit(&surroundings);
    store.dispatch(OpenMessage::New);
    answer(&store, 40, 2);
    store.dispatch(ViewMessage::Move(Move::To(practice(&store, 40))));
    store.flush();
    let again = visit(&surroundings);
    again.dispatch(ViewMessage::Go(Route::Assess(None)));
    assert_eq!(again.state().topic(), Some(topic(&store, 40)));
    assert_eq!(again.state().focused(), Some(&practice(&store, 40)));
}

#[test]
fn a_full_storage_is_told_and_heals() {
    let surroundings = browser();
    let store = visit(&surroundings);
    store.dispatch(OpenMessage::New);
    surroundings.storage.fail_with(Some(StorageError::Full));
    answer(&store, 0, 3);
    surroundings.timer.elapse();
    assert_eq!(store.state().save, SaveState::Failed(StorageError::Full));
    answer(&store, 1, 2);
    assert_eq!(store.state().save, SaveState::Failed(StorageError::Full), "a failure stays in sight");

    surroundings.storage.fail_with(None);
    surroundings.timer.elapse();
    assert_eq!(store.state().save, SaveState::Saved);
    assert_eq!(level(&visit(&surroundings), 0), Some(3));
}

#[test]
fn work_that_could_not_be_saved_is_not_replaced() {
    let surroundings = browser();
    let store = visit(&surroundings);
    store.dispatch(OpenMessage::New);
    surroundings.storage.fail_with(Some(StorageError::Refused));
    answer(&store, 0, 3);
    for action in [OpenMessage::New.into(), OpenMessage::Example.into(), file("x", "{}")] {
        store.dispatch(action);
        assert_eq!(store.state().notice.as_deref(), Some(&Notice::UnsavedWork));
        assert_eq!(level(&store, 0), Some(3));
    }
    store.dispatch(ShareMessage::Download);
    assert_eq!(surroundings.downloads.offered.borrow().len(), 1);
    store.dispatch(OpenMessage::New);
    assert_eq!(level(&store, 0), None, "once it is in a file, something else may be opened");
}

#[test]
fn a_storage_that_is_refused_from_the_start_still_lets_people_work() {
    let surroundings = browser();
    surroundings.storage.fail_with(Some(StorageError::Refused));
    let store = visit(&surroundings);
    assert_eq!(store.state().library.failure, Some(StorageError::Refused));
    store.dispatch(OpenMessage::New);
    answer(&store, 0, 1);
    assert_eq!(level(&store, 0), Some(1));
}

#[test]
fn cleared_storage_is_written_again() {
    let surroundings = browser();
    let store = visit(&surroundings);
    store.dispatch(OpenMessage::New);
    answer(&store, 0, 3);
    store.flush();
    for key in surroundings.storage.keys().unwrap() {
        surroundings.storage.remove(&key).unwrap();
    }
    answer(&store, 1, 3);
    store.flush();
    assert_eq!(saved(&surroundings).len(), 1);
    assert_eq!(store.state().notice, None);
}

#[test]
fn a_download_opens_again_as_it_was() {
    let surroundings = browser();
    let store = visit(&surroundings);
    store.dispatch(OpenMessage::Example);
    answer(&store, 0, 1);
    store.dispatch(ShareMessage::Download);
    let before = store.state().open.as_ref().unwrap().document();
    let (name, text) = surroundings.downloads.offered.borrow()[0].clone();

    let elsewhere = visit(&browser());
    elsewhere.read_file(FileSource(Box::new((name.clone(), text.clone()))));
    assert_eq!(elsewhere.state().open.as_ref().unwrap().document(), before);
    assert_eq!(elsewhere.state().notice.as_deref(), Some(&Notice::FileOpened { file: name.as_str().into() }));
    assert_eq!(elsewhere.state().library.saved.len(), 1, "what is opened is kept");

    store.read_file(FileSource(Box::new((name.clone(), text))));
    assert_eq!(store.state().open.as_ref().unwrap().document(), before, "what is here already is not opened unasked");
    store.dispatch(FilesMessage::Step(FileStep::OpenCopy));
    let state = store.state();
    assert_eq!(state.notice.as_deref(), Some(&Notice::FileOpenedAsCopy { file: name.as_str().into() }));
    assert_eq!(state.library.saved.len(), 2, "opening never replaces other work");
}

#[test]
fn a_bad_file_changes_nothing() {
    let surroundings = browser();
    let store = visit(&surroundings);
    store.dispatch(OpenMessage::New);
    answer(&store, 0, 3);
    store.flush();
    let before = (store.state().open.clone(), saved(&surroundings));
    store.dispatch(file("bad.json", "{\"format\":"));
    let expected = Notice::FileRefused { file: "bad.json".into(), error: LoadError::Truncated { line: 1 } };
    assert_eq!(store.state().notice.as_deref(), Some(&expected));
    let large = " ".repeat(50_000_000);
    store.read_file(FileSource(Box::new(("large.json".to_owned(), large))));
    assert!(matches!(
        store.state().notice.as_deref(),
        Some(Notice::FileRefused { error: LoadError::TooLarge { .. }, .. })
    ));
    assert_eq!((store.state().open.clone(), saved(&surroundings)), before);
}

#[test]
fn deleting_can_be_undone() {
    let surroundings = browser();
    let store = visit(&surroundings);
    store.dispatch(OpenMessage::New);
    answer(&store, 0, 3);
    let id = store.state().open_id().cloned().unwrap();
    store.dispatch(ViewMessage::Go(Route::Start));
    store.dispatch(LibraryMessage::Delete(id.clone()));
    assert!(store.state().open.is_none());
    assert_eq!((store.state().library.saved.len(), store.state().library.deleted.len()), (0, 1));
    store.dispatch(LibraryMessage::Restore(id.clone()));
    assert_eq!((store.state().library.saved.len(), store.state().library.deleted.len()), (1, 0));
    store.dispatch(OpenMessage::Saved(id));
    assert_eq!(level(&store, 0), Some(3));
}

#[test]
fn saved_assessments_can_be_renamed_and_duplicated() {
    let surroundings = browser();
    let store = visit(&surroundings);
    store.dispatch(OpenMessage::New);
    answer(&store, 0, 3);
    let first = store.state().open_id().cloned().unwrap();
    store.dispatch(LibraryMessage::Duplicate(first.clone()));
    let copy = store.state().library.saved.iter().find(|entry| entry.id != first).unwrap().id.clone();
    store.dispatch(LibraryMessage::Rename { id: copy.clone(), team: "B".into(), workload: "w".into() });
    let undo = Notice::Renamed { id: copy.clone(), team: "".into(), workload: "".into() };
    assert_eq!(store.state().notice.as_deref(), Some(&undo), "it can be undone with the names before");
    store.dispatch(LibraryMessage::Rename { id: first.clone(), team: "A".into(), workload: "w".into() });
    let names: BTreeMap<_, _> = (store.state().library.saved.iter())
        .map(|entry| (entry.id.clone(), entry.summary.as_ref().unwrap().team.clone()))
        .collect();
    assert_eq!(names, BTreeMap::from([(first, "A".to_owned()), (copy.clone(), "B".to_owned())]));
    store.dispatch(OpenMessage::Saved(copy));
    assert_eq!(level(&store, 0), Some(3));
    assert_eq!(store.state().notice, None, "a renamed one is no conflict");
}

#[test]
fn a_level_off_the_scale_is_refused() {
    let store = visit(&browser());
    store.dispatch(OpenMessage::New);
    store.dispatch(EditMessage::Change(Command::SetAnswer(practice(&store, 0), Answer::Level(5))));
    assert_eq!(store.state().notice.as_deref(), Some(&Notice::ChangeRefused));
    assert_eq!(level(&store, 0), None);
}

#[test]
fn a_later_change_moves_the_time_of_the_last_change() {
    let surroundings = browser();
    let store = visit(&surroundings);
    store.dispatch(OpenMessage::New);
    answer(&store, 0, 3);
    let later = Timestamp::parse("2026-11-23T00:00:00.000Z").unwrap();
    surroundings.clock.set(later.clone());
    answer(&store, 1, 3);
    assert_eq!(store.state().open.as_ref().unwrap().changed_at, Some(later));
}

fn browser() -> MemorySurroundings {
    surroundings(&["text.ko.json", "text.en.json", "example.ko.json", "example.en.json"])
}

/// A visit to the page with what the storage holds.
fn visit(surroundings: &MemorySurroundings) -> Store {
    let preferences: Preferences = Store::stored_preferences(&surroundings.ports);
    let store = Store::new(surroundings.ports.clone(), built_in_catalogue().unwrap(), Language::Ko, preferences);
    store.dispatch(ViewMessage::Shown);
    store
}

fn answer(store: &Store, index: usize, level: u8) {
    store.dispatch(EditMessage::Change(Command::SetAnswer(practice(store, index), Answer::Level(level))));
}

fn level(store: &Store, index: usize) -> Option<u8> {
    store.state().assessment()?.answer(&practice(store, index)).level()
}

fn note(store: &Store, index: usize) -> String {
    let state = store.state();
    let record = state.assessment().and_then(|assessment| assessment.record(&practice(store, index)));
    record.map(|record| record.note.to_string()).unwrap_or_default()
}

fn practice(store: &Store, index: usize) -> PracticeId {
    store.state().catalogue.practice(PracticeIndex::new(index)).unwrap().id.clone()
}

fn topic(store: &Store, index: usize) -> opex_model::TopicId {
    store.state().catalogue.practice(PracticeIndex::new(index)).unwrap().topic.clone()
}

fn file(name: &str, text: &str) -> Message {
    FilesMessage::Read { name: name.into(), text: Ok(Rc::from(text)) }.into()
}

/// The saved assessments by their keys.
fn saved(surroundings: &MemorySurroundings) -> BTreeMap<String, String> {
    let storage = &surroundings.storage;
    let keys = storage.keys().unwrap().into_iter().filter(|key| key.contains("/saved/"));
    keys.map(|key| (key.clone(), storage.get(&key).unwrap().unwrap())).collect()
}
