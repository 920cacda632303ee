//! The app within another page: documents in and out, who keeps them, and what a hostile page may say.

// Runs natively: it needs no browser.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/surroundings.rs"]
mod surroundings;

use std::cell::RefCell;
use std::rc::Rc;

use futures::executor::block_on;
use opex_app::{
    EditMessage, Embedding, HostLine, Message, Notice, NoticeMessage, OpenMessage, Preferences, Route, SaveState,
    SnapshotMessage, Store, Theme, ViewMessage,
};
use opex_format::{RESULTS_VERSION, built_in_catalogue};
use opex_language::Language;
use opex_maturity::ui::{App, AppProps};
use opex_model::{Answer, Command, PracticeId, PracticeIndex, ProfileField};
use opex_ports::memory::{MemoryHost, MemorySurroundings};
use opex_ports::{HostAnswer, Ports, StorageError};
use serde_json::{Value, json};
use surroundings::surroundings;

/// An embedded app, and all that it has said.
struct Embedded {
    surroundings: MemorySurroundings,
    said: Rc<RefCell<Vec<Value>>>,
    store: Store,
    embedding: Embedding,
}

impl Embedded {
    fn new() -> Self {
        Self::kept_by_host(true)
    }

    fn kept_by_host(is_keeper: bool) -> Self {
        let surroundings = surroundings(&["text.en.json", "example.en.json"]);
        let said: Rc<RefCell<Vec<Value>>> = Rc::default();
        let listener = Rc::clone(&said);
        let send = move |text: &str| listener.borrow_mut().push(serde_json::from_str(text).unwrap());
        let line = HostLine::new(Box::new(send), surroundings.timer.clone(), is_keeper);
        let ports = Ports { host: Some(line.clone()), ..surroundings.ports.clone() };
        let store = Store::new(ports, built_in_catalogue().unwrap(), Language::En, Preferences::default());
        let embedding = Embedding::new(store.clone(), line);
        Self { surroundings, said, store, embedding }
    }

    /// Says something to the app, and gives what it says at once.
    fn say(&self, message: &Value) -> Vec<Value> {
        self.embedding.receive(&message.to_string());
        self.heard()
    }

    fn heard(&self) -> Vec<Value> {
        self.said.take()
    }

    /// Lets a burst of changes pass and gives what was said.
    fn later(&self) -> Vec<Value> {
        self.surroundings.timer.advance(1_000);
        self.heard()
    }

    fn practice(&self, index: usize) -> PracticeId {
        self.store.state().catalogue.practice(PracticeIndex::new(index)).unwrap().id.clone()
    }

    fn answer(&self, index: usize, level: u8) {
        self.store.dispatch(EditMessage::Change(Command::SetAnswer(self.practice(index), Answer::Level(level))));
    }

    fn level(&self, index: usize) -> Option<u8> {
        self.store.state().assessment().and_then(|open| open.answer(&self.practice(index)).level())
    }
}

fn types(messages: &[Value]) -> Vec<&str> {
    messages.iter().map(|message| message["type"].as_str().unwrap()).collect()
}

/// A results file with some answers, as another visit has written it.
fn document(levels: &[u8]) -> String {
    let app = Embedded::new();
    app.store.dispatch(OpenMessage::New);
    app.store.dispatch(EditMessage::Change(Command::SetProfile(ProfileField::Team("결제".into()))));
    for (index, level) in levels.iter().enumerate() {
        app.answer(index, *level);
    }
    app.store.document_text().unwrap()
}

#[test]
fn a_document_goes_in_and_comes_out_as_it_was() {
    let app = Embedded::new();
    assert_eq!(app.say(&json!({"type": "opex:value", "requestId": "a"}))[0]["value"], Value::Null);
    let text = document(&[3, 1]);
    let answers = app.say(&json!({"type": "opex:load", "requestId": "b", "value": text}));
    assert_eq!(types(&answers), ["opex:value"]);
    assert_eq!((&answers[0]["requestId"], &answers[0]["value"]), (&json!("b"), &json!(text)));
    let summary = &answers[0]["summary"];
    assert_eq!(
        (&summary["team"], &summary["answered"], &summary["practices"]),
        (&json!("결제"), &json!(2), &json!(82))
    );
    assert_eq!(summary["groups"].as_object().unwrap().len(), 1 + 4 + 11 + 5);
    let score = summary["groups"]["overall"]["score"].as_f64().unwrap();
    assert!(score > 0.0 && score < 1.0, "{score}");
    assert_eq!(app.store.state().route, Route::Results);
    assert_eq!(app.store.state().save, SaveState::Saved, "the host has it already");
    assert_eq!(types(&app.later()), ["opex:change"], "and is not asked to keep what it has handed in");
}

#[test]
fn the_host_is_asked_to_keep_each_change_and_saved_means_that_it_has() {
    let app = Embedded::new();
    app.say(&json!({"type": "opex:load", "requestId": "a", "value": document(&[3])}));
    app.later();
    app.answer(1, 2);
    app.answer(2, 4);
    assert_eq!(app.store.state().save, SaveState::Saving);
    let said = app.later();
    assert_eq!(types(&said), ["opex:change", "opex:save"], "a burst is told once");
    assert_eq!(app.store.state().save, SaveState::Saving, "until the host has answered");
    assert_eq!(said[1]["value"], json!(app.store.document_text().unwrap()));
    assert_eq!(said[0]["summary"]["answered"], 3);
    app.say(&json!({"type": "opex:save", "requestId": said[1]["requestId"], "kept": true}));
    assert_eq!(app.store.state().save, SaveState::Saved);
    app.store.flush();
    assert!(app.later().is_empty(), "nothing is handed over twice");
}

#[test]
fn an_answer_that_comes_late_or_again_says_nothing_of_later_changes() {
    let app = Embedded::new();
    app.say(&json!({"type": "opex:load", "requestId": "a", "value": document(&[3])}));
    app.answer(1, 2);
    let first = app.later().pop().unwrap();
    app.answer(1, 4);
    let second = app.later().pop().unwrap();
    assert_ne!(first["requestId"], second["requestId"]);
    let yes = |save: &Value| json!({"type": "opex:save", "requestId": save["requestId"], "kept": true});
    app.say(&yes(&first));
    assert_eq!(app.store.state().save, SaveState::Saving);
    app.answer(1, 0);
    app.say(&yes(&second));
    assert_eq!(app.store.state().save, SaveState::Saving, "what it keeps is not what is open");
    let third = app.later().pop().unwrap();
    app.say(&yes(&second));
    assert_eq!(app.store.state().save, SaveState::Saving, "a replayed answer");
    app.say(&yes(&third));
    assert_eq!(app.store.state().save, SaveState::Saved);
}

#[test]
fn what_the_host_could_not_keep_is_told_tried_again_and_not_lost_by_opening_something_else() {
    let app = Embedded::new();
    app.say(&json!({"type": "opex:load", "requestId": "a", "value": document(&[3])}));
    app.answer(1, 2);
    let save = app.later().pop().unwrap();
    app.say(&json!({"type": "opex:save", "requestId": save["requestId"], "kept": false}));
    assert_eq!(app.store.state().save, SaveState::Failed(StorageError::HostRefused));
    assert!(app.store.state().has_work_at_risk());
    let other = document(&[0, 0]);
    let refused = app.say(&json!({"type": "opex:load", "requestId": "b", "value": other}));
    assert_eq!(types(&refused), ["opex:save", "opex:error"], "tried once more, then refused");
    assert_eq!((&refused[1]["code"], &refused[1]["requestId"]), (&json!("unsaved-work"), &json!("b")));
    assert_eq!(app.level(1), Some(2));
    app.surroundings.timer.advance(20_000);
    let again = app.heard().into_iter().rfind(|message| message["type"] == "opex:save").unwrap();
    app.say(&json!({"type": "opex:save", "requestId": again["requestId"], "kept": true}));
    assert_eq!(app.store.state().save, SaveState::Saved);
    assert_eq!(types(&app.say(&json!({"type": "opex:load", "requestId": "c", "value": other}))), ["opex:value"]);
}

#[test]
fn a_host_that_keeps_nothing_is_told_apart_from_one_that_has_stopped_answering() {
    let app = Embedded::new();
    app.say(&json!({"type": "opex:load", "requestId": "a", "value": document(&[3])}));
    app.answer(1, 2);
    app.surroundings.timer.advance(11_000);
    assert_eq!(app.store.state().save, SaveState::NotTaken);
    assert_eq!(app.store.state().save.as_str(), "unsaved");
    assert_eq!(app.store.state().storage_trouble(), None);

    app.answer(1, 3);
    let save = app.later().pop().unwrap();
    app.say(&json!({"type": "opex:save", "requestId": save["requestId"], "kept": null}));
    assert_eq!(app.store.state().save, SaveState::NotTaken);

    app.answer(1, 4);
    let save = app.later().pop().unwrap();
    app.say(&json!({"type": "opex:save", "requestId": save["requestId"], "kept": true}));
    app.answer(1, 0);
    app.surroundings.timer.advance(11_000);
    assert_eq!(app.store.state().save, SaveState::Failed(StorageError::HostRefused));
}

#[test]
fn a_document_that_the_host_could_not_keep_is_not_called_saved_when_it_is_shown_again() {
    let app = Embedded::new();
    let text = document(&[3]);
    let said = app.say(&json!({"type": "opex:load", "requestId": "a", "value": text, "kept": false}));
    assert_eq!(types(&said), ["opex:save", "opex:value"], "it is asked to keep it");
    assert_ne!(app.store.state().save, SaveState::Saved);
    app.say(&json!({"type": "opex:save", "requestId": said[0]["requestId"], "kept": false}));
    assert!(app.store.state().has_work_at_risk());
    let again = app.surroundings.timer.clone();
    again.advance(6_000);
    let save = app.heard().into_iter().rfind(|message| message["type"] == "opex:save").unwrap();
    app.say(&json!({"type": "opex:save", "requestId": save["requestId"], "kept": true}));
    assert_eq!(app.store.state().save, SaveState::Saved);
}

#[test]
fn where_a_storage_keeps_the_work_a_document_joins_what_is_saved() {
    let app = Embedded::kept_by_host(false);
    let text = document(&[3]);
    app.say(&json!({"type": "opex:load", "requestId": "a", "value": text}));
    app.answer(1, 2);
    let said = app.later();
    assert_eq!(types(&said).last(), Some(&"opex:save"), "the host is told all the same");
    assert_eq!(app.store.state().save, SaveState::Saved, "without an answer");
    app.say(&json!({"type": "opex:load", "requestId": "b", "value": null}));
    assert_eq!(app.store.state().open, None);
    app.say(&json!({"type": "opex:load", "requestId": "c", "value": text}));
    assert_eq!((app.level(0), app.level(1)), (Some(3), Some(2)), "an older state does not undo what is saved");
}

#[test]
fn another_state_of_what_is_open_leaves_the_view() {
    let app = Embedded::new();
    app.say(&json!({"type": "opex:load", "requestId": "a", "value": document(&[3])}));
    app.store.dispatch(ViewMessage::Go(Route::Plan));
    app.say(&json!({"type": "opex:load", "requestId": "b", "value": document(&[3, 1])}));
    assert_eq!((app.store.state().route.clone(), app.level(1)), (Route::Plan, Some(1)));
    app.say(&json!({"type": "opex:load", "requestId": "c", "value": document(&[]), "view": "#/assess"}));
    assert!(matches!(app.store.state().route, Route::Assess(_)));
}

#[test]
fn settings_change_how_the_app_is() {
    let app = Embedded::new();
    app.say(&json!({"type": "opex:load", "requestId": "a", "value": document(&[3])}));
    let settings = json!({"type": "opex:load", "requestId": "b", "lang": "ko", "theme": "dark", "view": "plan"});
    assert_eq!(types(&app.say(&settings)), ["opex:value"]);
    let state = app.store.state();
    assert_eq!(
        (state.language, state.preferences.theme, state.route.clone()),
        (Language::Ko, Theme::Dark, Route::Plan)
    );
    assert_eq!(app.level(0), Some(3));
    app.say(&json!({"type": "opex:load", "requestId": "c", "lang": "tlh", "theme": "pink", "view": "nowhere"}));
    let state = app.store.state();
    assert_eq!((state.language, state.preferences.theme), (Language::Ko, Theme::Dark));
}

#[test]
fn what_is_read_only_can_be_handed_in_but_not_changed() {
    let app = Embedded::new();
    let text = document(&[3]);
    app.say(&json!({"type": "opex:load", "requestId": "a", "value": text, "readonly": true}));
    app.later();
    let messages: [Message; 4] = [
        OpenMessage::New.into(),
        OpenMessage::Example.into(),
        EditMessage::Undo.into(),
        SnapshotMessage::Take("x".into()).into(),
    ];
    for message in messages {
        app.store.dispatch(NoticeMessage::Dismiss);
        app.store.dispatch(message.clone());
        assert_eq!(app.store.state().notice.as_deref(), Some(&Notice::HostReadOnly), "{message:?}");
    }
    app.answer(0, 1);
    assert_eq!(app.store.document_text(), Some(text));
    assert!(app.later().is_empty());
    app.store.dispatch(ViewMessage::Shown);
    for route in [Route::Assess(None), Route::Settings, Route::Plan] {
        let html = render(&app.store, route.clone());
        assert!(html.contains(Language::En.texts().embedding().read_only), "{route:?}");
        assert!(html.contains("<fieldset disabled=\"disabled\" class=\"read-only\""), "{route:?}");
    }
    app.say(&json!({"type": "opex:load", "requestId": "b", "value": document(&[2])}));
    assert_eq!(app.level(0), Some(2), "the host may show another");
    app.say(&json!({"type": "opex:load", "requestId": "c", "readonly": false}));
    app.answer(0, 1);
    assert_eq!(app.level(0), Some(1));
}

#[test]
fn a_document_that_cannot_be_read_changes_nothing_and_both_sides_are_told() {
    let app = Embedded::new();
    app.say(&json!({"type": "opex:load", "requestId": "a", "value": document(&[3])}));
    let before = app.store.document_text();
    let newer = document(&[1]).replacen(&format!("\"version\": {RESULTS_VERSION}"), "\"version\": 99", 1);
    let bad =
        [("", "empty"), ("{", "truncated"), ("hello", "not-json"), ("{}", "not-results"), (&newer, "newer-version")];
    for (index, (text, code)) in bad.into_iter().enumerate() {
        let said = app.say(&json!({"type": "opex:load", "requestId": format!("bad{index}"), "value": text}));
        assert_eq!(types(&said), ["opex:error"]);
        assert_eq!((&said[0]["code"], &said[0]["requestId"]), (&json!(code), &json!(format!("bad{index}"))));
        assert!(matches!(app.store.state().notice.as_deref(), Some(Notice::HostDocumentRefused(_))));
        assert_eq!(app.store.document_text(), before);
    }
}

#[test]
fn replayed_and_foreign_messages_are_ignored() {
    let app = Embedded::new();
    let first = json!({"type": "opex:load", "requestId": "a", "value": document(&[3])});
    app.say(&first);
    app.answer(0, 1);
    app.later();
    for message in
        [&first, &json!({"type": "opex:value", "requestId": "a"}), &json!({"type": "load", "requestId": "x"})]
    {
        assert!(app.say(message).is_empty(), "{message}");
    }
    app.embedding.receive("not JSON");
    app.embedding.receive(&format!("[{}", "[".repeat(100_000)));
    app.embedding.receive(&"x".repeat(90_000_000));
    assert!(app.heard().is_empty());
    assert_eq!(app.level(0), Some(1));
    let ready = app.say(&json!({"type": "opex:ready"})).remove(0);
    assert_eq!((&ready["type"], &ready["version"], &ready["app"]), (&json!("opex:ready"), &json!(1), &json!("0.1.0")));
    assert_eq!(ready["instance"], app.store.editor().id.as_str());
}

#[test]
fn an_app_that_is_taken_away_leaves_nothing_behind() {
    let app = Embedded::new();
    app.say(&json!({"type": "opex:load", "requestId": "a", "value": document(&[3])}));
    app.answer(0, 1);
    let (weak, said, timer) = (app.store.downgrade(), Rc::clone(&app.said), app.surroundings.timer.clone());
    drop(app);
    assert!(weak.upgrade().is_none());
    said.take();
    timer.advance(20_000);
    assert!(said.take().is_empty());
}

fn render(store: &Store, route: Route) -> String {
    store.dispatch(ViewMessage::Go(route));
    let props = AppProps { is_arriving: false, is_part: true, store: store.clone() };
    block_on(yew::LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

#[test]
fn the_page_says_who_keeps_the_work() {
    let words = [
        (Language::En, HostAnswer::Kept, "Saved by this site"),
        (Language::Ko, HostAnswer::Kept, "이 사이트에 저장됨"),
        (Language::En, HostAnswer::NotTaken, "Not saved: this site does not keep results"),
        (Language::Ko, HostAnswer::NotTaken, "저장되지 않음: 이 사이트는 결과를 보관하지 않습니다"),
        (Language::En, HostAnswer::Refused, "Not saved: this site could not keep it"),
        (Language::Ko, HostAnswer::Refused, "이 앱을 띄운 사이트가 마지막 변경 내용을 저장하지 못했습니다"),
    ];
    for (language, answer, text) in words {
        let surroundings = Embedded::new().surroundings;
        let host = Rc::new(MemoryHost::default());
        host.answer.set(answer);
        let ports = Ports { host: Some(host.clone()), ..surroundings.ports.clone() };
        let store = Store::new(ports, built_in_catalogue().unwrap(), language, Preferences::default());
        store.dispatch(OpenMessage::New);
        store.dispatch(EditMessage::Change(Command::SetProfile(ProfileField::Team("팀".into()))));
        store.flush();
        assert_eq!(*host.document.borrow(), store.document_text().unwrap());
        let html = render(&store, Route::Assess(None));
        assert!(html.contains(text), "{language:?} {answer:?}: {html}");
        let start = render(&store, Route::Start);
        let texts = language.texts();
        assert!(start.contains(texts.embedding().privacy) && start.contains(texts.embedding().opened_list), "{start}");
        assert!(!start.contains(texts.entrance().privacy), "it is not this browser that keeps the work");
        assert!(!render(&store, Route::Settings).contains("storage-section"));
        assert!(html.contains("role=\"region\"") && !html.contains("<main"), "the page around it has a main part");
    }
}
