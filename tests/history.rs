//! Snapshots: taken, compared, restored, removed; a chain that was tampered with shows.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/surroundings.rs"]
mod surroundings;

use futures::executor::block_on;
use opex_app::{EditMessage, Notice, OpenMessage, Preferences, Route, SnapshotMessage, Store, ViewMessage};
use opex_format::{built_in_catalogue, read_results, write_results};
use opex_language::Language;
use opex_maturity::ui::{App, AppProps};
use opex_model::{Answer, Change, Command, PracticeIndex, SnapshotKey, Timestamp};
use opex_ports::FileSource;
use opex_ports::memory::MemorySurroundings;
use surroundings::surroundings;

#[test]
fn a_snapshot_is_taken_restored_and_removed_and_each_can_be_undone() {
    let (store, surroundings) = visit(Language::En);
    store.dispatch(OpenMessage::New);
    answer(&store, 0, 1);
    store.dispatch(SnapshotMessage::Take("Review".into()));
    assert_eq!(store.state().notice.as_deref(), Some(&Notice::Done(Change::SnapshotTaken)));
    surroundings.clock.set(moment("2026-11-23T09:00:00.000Z"));
    answer(&store, 0, 4);
    let key = keys(&store)[0].clone();

    store.dispatch(SnapshotMessage::Restore(key.clone()));
    assert_eq!(level(&store, 0), Some(1));
    assert_eq!(keys(&store).len(), 1, "restoring keeps the snapshots");
    store.dispatch(EditMessage::Undo);
    assert_eq!(level(&store, 0), Some(4));

    store.dispatch(SnapshotMessage::Remove(key.clone()));
    let html = page(&store);
    assert!(html.contains("data-chain=\"removed\"") && html.contains("Content removed"));
    assert!(!html.contains(">Restore</button>"));
    store.dispatch(EditMessage::Undo);
    assert!(page(&store).contains("data-chain=\"whole\""));

    let id = store.state().open_id().cloned().unwrap();
    store.dispatch(SnapshotMessage::Open(key));
    assert_ne!(store.state().open_id(), Some(&id));
    assert_eq!(level(&store, 0), Some(1));
    store.dispatch(OpenMessage::Saved(id));
    assert_eq!(level(&store, 0), Some(4), "opening a copy leaves the assessment as it is");
}

#[test]
fn two_states_are_compared_with_exact_differences() {
    for (language, words) in [
        (Language::En, ["History", "2 answers changed", "1 risk went or shrank", "+75.0 points", "fields differ"]),
        (Language::Ko, ["이력", "바뀐 답변 2개", "없어지거나 줄어든 위험 1개", "+75.0%포인트", "서로 다른 항목"]),
    ] {
        let (store, _) = visit(language);
        store.dispatch(OpenMessage::New);
        answer(&store, 0, 1);
        store.dispatch(SnapshotMessage::Take("<b>Q3</b>".into()));
        assert!(page(&store).contains(match language {
            Language::En => "The two say the same.",
            Language::Ko => "두 시점의 내용이 같습니다.",
        }));
        answer(&store, 0, 4);
        answer(&store, 1, 4);
        let html = page(&store);
        for word in words {
            assert!(html.contains(word), "{language:?}: {word}");
        }
        assert!(!html.contains("<b>Q3"), "a name is text");
        assert!(html.contains("25%") && html.contains("100%"), "the bars say what they show");
    }
}

#[test]
fn a_snapshot_that_was_changed_or_taken_out_of_the_file_shows() {
    let (store, surroundings) = visit(Language::En);
    store.dispatch(OpenMessage::New);
    for (day, level) in [(20, 1), (21, 2), (22, 3)] {
        surroundings.clock.set(moment(&format!("2026-11-{day}T09:00:00.000Z")));
        answer(&store, 0, level);
        store.dispatch(SnapshotMessage::Take(format!("day {day}").as_str().into()));
    }
    let document = store.state().open.as_ref().unwrap().document();
    let text = write_results(&document);
    let changed = text.replacen("\"day 21\"", "\"day 21 \"", 1).replacen("day 21 ", "other day", 1);
    let shown = open(&changed);
    assert_eq!(chain(&shown), ["whole", "changed", "whole"], "the latest first");
    assert!(shown.contains("Do not rely on it"));

    // Without the one in the middle.
    let mut without = (*document.assessment).clone();
    let middle = without.snapshots.keys().nth(1).cloned().unwrap();
    without.snapshots.remove(&middle);
    let text = write_results(&opex_format::Document { assessment: without.into(), ..document });
    assert_eq!(chain(&open(&text)), ["previous-missing", "whole"]);
}

/// What stands beside the answers in the file is nobody's snapshot: it stays, and is no difference between two states.
#[test]
fn what_the_file_said_that_this_version_does_not_know_outlives_a_snapshot() {
    let (store, _) = visit(Language::En);
    store.dispatch(OpenMessage::New);
    answer(&store, 0, 1);
    store.dispatch(SnapshotMessage::Take("Review".into()));
    answer(&store, 0, 4);
    let text = write_results(&store.state().open.as_ref().unwrap().document()).replacen(
        "{",
        "{\n  \"x-tool\": {\"rows\": [1]},",
        1,
    );

    let (store, _) = visit(Language::En);
    store.read_files(vec![FileSource(Box::new(("x.opex.json".to_owned(), text)))]);
    let html = page(&store);
    let key = keys(&store)[0].clone();
    assert!(html.contains("1 field differs"), "the answer alone");
    store.dispatch(SnapshotMessage::Restore(key));
    assert_eq!(level(&store, 0), Some(1));
    assert!(write_results(&store.state().open.as_ref().unwrap().document()).contains("\"x-tool\": {"));
}

#[test]
fn the_view_needs_an_assessment_and_has_an_address() {
    let (store, _) = visit(Language::En);
    assert_eq!(Route::parse("#/compare"), Route::Compare);
    assert!(page(&store).contains("No assessment is open."));
    store.dispatch(OpenMessage::New);
    let html = page(&store);
    assert!(html.contains("There is no snapshot yet"));
}

fn open(text: &str) -> String {
    let (store, _) = visit(Language::En);
    read_results(text, &store.state().catalogue).unwrap();
    store.read_files(vec![FileSource(Box::new(("x.opex.json".to_owned(), text.to_owned())))]);
    page(&store)
}

fn chain(html: &str) -> Vec<&str> {
    html.split("data-chain=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn keys(store: &Store) -> Vec<SnapshotKey> {
    store.state().assessment().unwrap().snapshots.keys().cloned().collect()
}

fn level(store: &Store, at: usize) -> Option<u8> {
    let state = store.state();
    state.assessment().unwrap().answer(&state.catalogue.practice(PracticeIndex::new(at)).unwrap().id).level()
}

fn answer(store: &Store, at: usize, level: u8) {
    let id = store.state().catalogue.practice(PracticeIndex::new(at)).unwrap().id.clone();
    store.dispatch(EditMessage::Change(Command::SetAnswer(id, Answer::Level(level))));
}

fn moment(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn visit(language: Language) -> (Store, MemorySurroundings) {
    let surroundings = surroundings(&["text.ko.json", "text.en.json", "facts.json"]);
    let ports = surroundings.ports.clone();
    let store = Store::new(ports, built_in_catalogue().unwrap(), language, Preferences::default());
    store.dispatch(ViewMessage::Shown);
    (store, surroundings)
}

fn page(store: &Store) -> String {
    store.dispatch(ViewMessage::Go(Route::Compare));
    let props = AppProps { is_arriving: false, is_part: false, store: store.clone() };
    block_on(yew::LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}
