//! The app in a browser: what a change renders, what typing does to the caret, what is left behind.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may stop, and looks at the page itself"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use js_sys::{Function, Promise};
use opex_app::{EditMessage, OpenMessage, PreferenceMessage, Preferences, Route, Store, ViewMessage};
use opex_format::built_in_catalogue;
use opex_language::Language;
use opex_maturity::platform::LocalStorage;
use opex_maturity::ui::{App, AppProps, probe};
use opex_model::{Answer, Date, PracticeId, Timestamp};
use opex_ports::memory::MemorySurroundings;
use opex_ports::{Storage, StorageError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::scheduler::flush;
use yew::{AppHandle, Html, component, html, use_effect_with};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn changing_one_answer_renders_one_card() {
    let app = Mounted::answering().await;
    let cards = app.all("[data-practice]");
    assert!(cards.len() > 2, "one card of several");
    assert_eq!(probe::take("PracticeCard"), cards.len(), "each card once at first");

    let second = PracticeId::from(cards[1].get_attribute("data-practice").unwrap().as_str());
    app.choose(&second, "3").await;
    assert_eq!(app.answer(&second), Answer::Level(3));
    assert_eq!(probe::take("PracticeCard"), 1);
    app.choose(&second, "na").await;
    assert_eq!(probe::take("PracticeCard"), 1);
    app.store.dispatch(EditMessage::Undo);
    flush().await;
    assert_eq!(probe::take("PracticeCard"), 1);
    assert!(app.radio(&second, "3").checked(), "undo shows in the radio group");

    app.store.dispatch(ViewMessage::Focus(second));
    flush().await;
    assert_eq!(probe::take("PracticeCard"), 0, "looking at another practice renders none");
    app.unmount().await;
}

/// Beside the app, and done with its first render before the app is: a change that comes in just then.
#[component]
fn Meanwhile(props: &AppProps) -> Html {
    let store = props.store.clone();
    use_effect_with((), move |()| store.dispatch(PreferenceMessage::SetLanguage(Language::Ko)));
    Html::default()
}

#[component]
fn AppAndMeanwhile(props: &AppProps) -> Html {
    html! { <><App ..props.clone() /><Meanwhile ..props.clone() /></> }
}

#[wasm_bindgen_test]
async fn a_change_before_the_app_listens_shows() {
    let store = store(&surroundings());
    // As the entrance has done before the app itself is shown.
    store.dispatch(ViewMessage::Shown);
    let root = document().create_element("div").unwrap();
    body().append_child(&root).unwrap();
    let props = AppProps { is_arriving: true, is_part: false, store };
    let handle = yew::Renderer::<AppAndMeanwhile>::with_root_and_props(root.clone(), props).render();
    flush().await;
    assert_eq!(root.query_selector(".om").unwrap().unwrap().get_attribute("lang").as_deref(), Some("ko"));
    handle.destroy();
    flush().await;
    root.remove();
}

#[wasm_bindgen_test]
async fn the_focus_follows_an_answer_by_digit() {
    let app = Mounted::answering().await;
    let id = app.first_practice();
    app.radio(&id, "0").focus().unwrap();
    app.store.dispatch(ViewMessage::Focus(id.clone()));
    app.store.dispatch(EditMessage::AnswerFocused(2));
    flush().await;
    assert!(app.radio(&id, "2").checked());
    assert!(app.card(&id).query_selector("input[value=\"2\"]:focus").unwrap().is_some(), "the arrows go on from there");
    app.unmount().await;
}

#[wasm_bindgen_test]
async fn typing_renders_one_card_and_leaves_the_caret() {
    let app = Mounted::answering().await;
    let id = app.first_practice();
    click(&app.card(&id).query_selector("details summary").unwrap().unwrap());
    until(|| app.card(&id).query_selector("textarea").unwrap().is_some()).await;
    let note: HtmlTextAreaElement = app.card(&id).query_selector("textarea").unwrap().unwrap().unchecked_into();

    probe::take("PracticeCard");
    type_into(&note, "ab", 2);
    flush().await;
    assert_eq!(probe::take("PracticeCard"), 1);

    // Two keys before the page renders: the first must not come back over the second.
    type_into(&note, "a한b", 2);
    type_into(&note, "a한글b", 3);
    flush().await;
    assert_eq!((note.value().as_str(), note.selection_start().unwrap()), ("a한글b", Some(3)));
    let state = app.store.state();
    assert_eq!(&*state.assessment().unwrap().record(&id).unwrap().note, "a한글b");

    // Undo writes into the field, since the browser does not know of it.
    app.store.dispatch(EditMessage::Undo);
    flush().await;
    assert_eq!(note.value(), "");
    app.unmount().await;
}

#[wasm_bindgen_test]
async fn local_storage_keeps_lists_and_removes() {
    let storage = LocalStorage;
    let key = "browser-test/한글";
    storage.set(key, "one").unwrap();
    storage.set(key, "둘 🚀").unwrap();
    assert_eq!(storage.get(key), Ok(Some("둘 🚀".to_owned())));
    assert!(storage.keys().unwrap().contains(&key.to_owned()));

    let too_much = "x".repeat(12_000_000);
    assert_eq!(storage.set(key, &too_much), Err(StorageError::Full));
    assert_eq!(storage.get(key), Ok(Some("둘 🚀".to_owned())), "what was there stays");

    storage.remove(key).unwrap();
    assert_eq!(storage.get(key), Ok(None));
    assert!(!storage.keys().unwrap().contains(&key.to_owned()));
}

#[wasm_bindgen_test]
async fn refused_local_storage_is_told_at_every_call() {
    let replace = Function::new_with_args(
        "get",
        "const own = Object.getOwnPropertyDescriptor(window, 'localStorage');
         Object.defineProperty(window, 'localStorage', { configurable: true, get });
         return () => own ? Object.defineProperty(window, 'localStorage', own) : delete window.localStorage;",
    );
    // Browsers refuse by an error; some views of apps have none at all.
    for refusal in ["throw new DOMException('refused', 'SecurityError')", "return null"] {
        let restore = replace.call1(&JsValue::UNDEFINED, &Function::new_no_args(refusal)).unwrap();
        let storage = LocalStorage;
        let results = (storage.get("a"), storage.set("a", "b"), storage.remove("a"), storage.keys());
        restore.unchecked_into::<Function>().call0(&JsValue::UNDEFINED).unwrap();
        let refused = StorageError::Refused;
        assert_eq!(results, (Err(refused), Err(refused), Err(refused), Err(refused)), "{refusal}");
    }
    assert_eq!(LocalStorage.get("never set"), Ok(None));
}

#[wasm_bindgen_test]
async fn mounting_and_unmounting_leaves_nothing_behind() {
    const N_ROUNDS: usize = 200;
    let surroundings = surroundings();
    let owners = Rc::strong_count(&surroundings.storage);
    let listeners = count_page_listeners();
    let n_children = body().child_element_count();
    let n_listeners = || listeners.call0(&JsValue::UNDEFINED).unwrap().as_f64().unwrap();
    let before = n_listeners();
    let mut memory = 0;
    for round in 0..N_ROUNDS {
        let app = Mounted::with(store(&surroundings)).await;
        assert!(app.root.query_selector("[data-practice]").unwrap().is_some(), "round {round}");
        app.unmount().await;
        if round == N_ROUNDS / 2 {
            memory = memory_bytes();
        }
    }
    assert_eq!(n_listeners(), before, "listeners on the page");
    assert_eq!(body().child_element_count(), n_children);
    assert_eq!(Rc::strong_count(&surroundings.storage), owners, "every store has been dropped");
    assert!(memory_bytes() - memory < 1 << 20, "memory grew by {} bytes in the second half", memory_bytes() - memory);
}

#[wasm_bindgen_test]
async fn two_apps_on_a_page_do_not_disturb_each_other() {
    let one = Mounted::answering().await;
    let other = Mounted::answering().await;
    let id = one.first_practice();
    one.choose(&id, "1").await;
    other.choose(&id, "4").await;
    assert_eq!((one.answer(&id), other.answer(&id)), (Answer::Level(1), Answer::Level(4)));
    assert!(one.radio(&id, "1").checked() && other.radio(&id, "4").checked(), "radio groups are apart");

    for app in [&one, &other] {
        app.all("[data-practice]:first-child summary").iter().for_each(click);
        until(|| app.card(&id).query_selector("textarea").unwrap().is_some()).await;
        app.store.dispatch(ViewMessage::ShowHelp(true));
        flush().await;
    }
    let ids: Vec<String> = [&one, &other].iter().flat_map(|app| app.all("[id]")).map(|element| element.id()).collect();
    assert!(ids.len() > 10);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    let names = |app: &Mounted| -> BTreeSet<String> {
        app.all("input[name]").iter().filter_map(|input| input.get_attribute("name")).collect()
    };
    assert!(names(&one).is_disjoint(&names(&other)));
    for app in [&one, &other] {
        for label in app.all("label[for], [aria-labelledby], [aria-describedby]") {
            let refers =
                ["for", "aria-labelledby", "aria-describedby"].iter().filter_map(|name| label.get_attribute(name));
            for id in refers {
                assert!(app.root.contains(document().get_element_by_id(&id).as_deref()), "{id} is in the same app");
            }
        }
    }

    let untouched = other.store.state().assessment().cloned();
    one.store.dispatch(PreferenceMessage::SetLanguage(Language::Ko));
    one.store.dispatch(ViewMessage::Go(Route::Plan));
    flush().await;
    assert_eq!(other.store.state().assessment().cloned(), untouched);
    assert!(!other.all("[data-practice]").is_empty(), "the other app still shows its view");
    assert_eq!(one.all(".om")[0].get_attribute("lang").as_deref(), Some("ko"));
    assert_eq!(other.all(".om")[0].get_attribute("lang").as_deref(), Some("en"));
    one.unmount().await;
    assert_eq!(other.all("[data-app-ready]").len(), 1, "the other app stays");
    other.unmount().await;
}

/// An app in an element of its own.
struct Mounted {
    root: Element,
    handle: AppHandle<App>,
    store: Store,
}

impl Mounted {
    /// An app that shows the first topic of a new assessment.
    async fn answering() -> Self {
        probe::take("PracticeCard");
        Self::with(store(&surroundings())).await
    }

    async fn with(store: Store) -> Self {
        let root = document().create_element("div").unwrap();
        body().append_child(&root).unwrap();
        let props = AppProps { is_arriving: false, is_part: false, store: store.clone() };
        let handle = yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
        flush().await;
        Self { root, handle, store }
    }

    async fn unmount(self) {
        self.handle.destroy();
        flush().await;
        assert!(self.root.first_child().is_none());
        self.root.remove();
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|index| found.item(index).unwrap().unchecked_into()).collect()
    }

    fn card(&self, id: &PracticeId) -> Element {
        self.root.query_selector(&format!("[data-practice=\"{id}\"]")).unwrap().unwrap()
    }

    fn first_practice(&self) -> PracticeId {
        self.all("[data-practice]")[0].get_attribute("data-practice").unwrap().as_str().into()
    }

    fn radio(&self, id: &PracticeId, value: &str) -> HtmlInputElement {
        let radio = self.card(id).query_selector(&format!("input[type=radio][value=\"{value}\"]"));
        radio.unwrap().unwrap().unchecked_into()
    }

    async fn choose(&self, id: &PracticeId, value: &str) {
        self.radio(id, value).click();
        flush().await;
    }

    fn answer(&self, id: &PracticeId) -> Answer {
        self.store.state().assessment().unwrap().answer(id).clone()
    }
}

fn store(surroundings: &MemorySurroundings) -> Store {
    let catalogue = built_in_catalogue().unwrap();
    let store = Store::new(surroundings.ports.clone(), catalogue, Language::En, Preferences::default());
    store.dispatch(OpenMessage::New);
    store.dispatch(ViewMessage::Go(Route::Assess(None)));
    store
}

fn surroundings() -> MemorySurroundings {
    let texts = [
        ("text.en.json", include_str!("../assets/catalogue/opex-2020-04/text.en.json")),
        ("text.ko.json", include_str!("../assets/catalogue/opex-2020-04/text.ko.json")),
    ];
    let assets: BTreeMap<String, String> = texts.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    let now = Timestamp::parse("2026-11-22T09:00:00.000Z").unwrap();
    MemorySurroundings::new(assets, now, Date::parse("2026-11-22").unwrap())
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn body() -> HtmlElement {
    document().body().unwrap()
}

fn click(element: &Element) {
    element.unchecked_ref::<HtmlElement>().click();
}

/// What a key does: the field holds the text, the caret stands behind what was typed, the page is told.
fn type_into(field: &HtmlTextAreaElement, text: &str, caret: u32) {
    field.set_value(text);
    field.set_selection_range(caret, caret).unwrap();
    let tell = "field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
    Function::new_with_args("field", tell).call1(&JsValue::UNDEFINED, field).unwrap();
}

/// Waits for something that the browser does in a task of its own.
async fn until(is_so: impl Fn() -> bool) {
    const MAX_TASKS: usize = 1000;
    for _ in 0..MAX_TASKS {
        flush().await;
        if is_so() {
            return;
        }
        let next_task = Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().set_timeout_with_callback(&resolve).unwrap();
        });
        JsFuture::from(next_task).await.unwrap();
    }
    panic!("it did not come to be");
}

/// From now on counts listeners on the page's own targets; the function gives how many there are.
fn count_page_listeners() -> Function {
    let count = Function::new_no_args(
        "let count = 0;
         const isPage = (target) => [window, document, document.documentElement, document.body].includes(target ?? window);
         for (const [name, step] of [['addEventListener', 1], ['removeEventListener', -1]]) {
           const own = EventTarget.prototype[name];
           EventTarget.prototype[name] = function (...args) {
             if (isPage(this)) count += step;
             return own.apply(this, args);
           };
         }
         return () => count;",
    );
    count.call0(&JsValue::UNDEFINED).unwrap().unchecked_into()
}

fn memory_bytes() -> u32 {
    let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    memory.buffer().unchecked_into::<js_sys::ArrayBuffer>().byte_length()
}
