//! The app in a shadow root, with its own style sheet, on a page that is not its own.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may stop, and looks at the page itself"
)]

use std::collections::BTreeMap;

use js_sys::{Array, Function};
use opex_app::{OpenMessage, Preferences, Route, Store, ViewMessage};
use opex_format::built_in_catalogue;
use opex_language::Language;
use opex_maturity::ui::components::is_elsewhere;
use opex_maturity::ui::{App, AppProps};
use opex_model::{Date, Timestamp};
use opex_ports::memory::MemorySurroundings;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;
use yew::scheduler::flush;

wasm_bindgen_test_configure!(run_in_browser);

/// Style sheets in the order in which app.css joins them.
macro_rules! sheets {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../assets/styles/", $name)))),+]
    };
}

const JOINED: &str = include_str!("../assets/styles/app.css");
const SHEETS: [(&str, &str); 16] = sheets![
    "root.css",
    "tokens.css",
    "base.css",
    "shell.css",
    "start.css",
    "assess.css",
    "settings.css",
    "storage.css",
    "share.css",
    "results.css",
    "files.css",
    "history.css",
    "plan.css",
    "plan-quarters.css",
    "catalogue.css",
    "print.css",
];

/// Everything a page may do to what stands in it, said so that nothing outside of a shadow root withstands it.
const HOSTILE: &str = "
    html { font-size: 62.5%; line-height: 3 }
    * { all: unset !important; font: italic 7px/3 cursive !important; letter-spacing: 4px !important; word-spacing: 9px !important;
        text-transform: uppercase !important; text-align: right !important; text-indent: 30px !important; text-shadow: 2px 2px lime !important;
        color: hotpink !important; -webkit-text-fill-color: orange !important; cursor: crosshair !important; user-select: none !important;
        white-space: pre !important; word-break: break-all !important; direction: rtl !important; list-style: square !important;
        font-variant: small-caps !important; hyphens: auto !important; quotes: '<' '>' !important; border-collapse: separate !important;
        accent-color: red !important; caret-color: red !important; tab-size: 1 !important; color-scheme: dark !important }
    button, dialog, section { display: none !important }
    [hidden] { display: block !important }
    :root { --accent: red; --line: red; --text: red; --rem: 3px; --radius: 40px; --below-header: 900px }";

#[wasm_bindgen_test]
fn the_test_has_every_sheet_that_the_app_has() {
    let joined: Vec<String> = JOINED.lines().filter_map(|line| Some(line.split('"').nth(1)?.to_owned())).collect();
    let names: Vec<&str> = SHEETS.iter().map(|(name, _)| *name).collect();
    assert_eq!(joined, names);
}

#[wasm_bindgen_test]
async fn nothing_of_a_hostile_page_reaches_the_app() {
    let app = Embedded::new("700px").await;
    let looks = || -> Vec<String> {
        let parts = ".om, .header, .button, .tab[aria-current], .save-state, h1, .card, .card-question, .level-name, .level-digit, textarea, \
                     input, select, .check, kbd, summary";
        let list = "const shown = (element) => {
                const style = getComputedStyle(element);
                const names = [...style].filter((name) => !name.startsWith('--'));
                return names.map((name) => `${element.className || element.localName}: ${name}: ${style.getPropertyValue(name)}`);
            };
            return [...root.querySelectorAll(parts)].flatMap(shown);";
        let shown: Array = Function::new_with_args("root, parts", list)
            .call2(&JsValue::UNDEFINED, &app.root, &parts.into())
            .unwrap()
            .unchecked_into();
        shown.iter().filter_map(|line| line.as_string()).collect()
    };
    let before = looks();
    assert!(before.len() > 10_000, "{} properties", before.len());
    assert_eq!(style(&app.host, "font-size"), "16px");

    let page: Element = call(
        "const sheet = document.createElement('style'); sheet.textContent = css; document.head.append(sheet); return sheet;",
        "css",
        &HOSTILE.into(),
    );
    assert_eq!(style(&app.host, "font-size"), "7px", "the page does what it can");
    let after = looks();
    page.remove();
    let changed: Vec<_> = before.iter().zip(&after).filter(|(before, after)| before != after).take(10).collect();
    assert!(changed.is_empty(), "{changed:#?}");
    assert_eq!(before.len(), after.len());
}

#[wasm_bindgen_test]
async fn what_the_page_hides_stays_hidden() {
    let app = Embedded::new("700px").await;
    assert_eq!(style(&app.one(".card"), "visibility"), "visible");
    let around = app.host.parent_element().unwrap();
    around.set_attribute("style", "visibility: hidden").unwrap();
    assert_eq!(style(&app.one(".card"), "visibility"), "hidden");
    app.host.set_attribute("hidden", "").unwrap();
    assert_eq!(style(&app.host, "display"), "none");
}

#[wasm_bindgen_test]
async fn the_width_of_the_app_decides_its_layout() {
    let window_width = web_sys::window().unwrap().inner_width().unwrap().as_f64().unwrap();
    assert!(window_width > 1000.0, "the window stays wide: {window_width}");
    let columns = |app: &Embedded| style(&app.one(".assess"), "grid-template-columns").split(' ').count();
    for (width, n_columns) in [("320px", 1), ("390px", 1), ("768px", 1), ("900px", 2), ("1400px", 3)] {
        let app = Embedded::new(width).await;
        assert_eq!(columns(&app), n_columns, "{width}");
        let om = app.one(".om");
        assert_eq!(om.scroll_width(), om.client_width(), "{width}: nothing lies beside the app");
    }
}

#[wasm_bindgen_test]
async fn a_host_sets_sizes_and_colors_by_public_names() {
    let app = Embedded::new("700px").await;
    let button = app.one(".save-state");
    assert_eq!((style(&app.one(".om"), "font-size"), style(&button, "font-size")), ("15px".into(), "11px".into()));
    let set = "--opex-font-size: 30px; --opex-accent: rgb(1, 2, 3); --opex-radius: 0px; --opex-sticky-top: 40px";
    app.host.set_attribute("style", set).unwrap();
    assert_eq!(style(&app.one(".om"), "font-size"), "30px");
    assert_eq!(style(&app.one(".card-more"), "color"), "rgb(1, 2, 3)");
    assert_eq!(style(&app.one(".button"), "border-radius"), "0px");
    assert_eq!(style(&app.one(".header"), "top"), "40px");
}

#[wasm_bindgen_test]
async fn a_dialog_gives_the_focus_back() {
    let app = Embedded::new("700px").await;
    let help = app.one("button[aria-label='Keyboard and help']");
    help.focus().unwrap();
    help.click();
    flush().await;
    assert!(app.active().unwrap().closest("dialog").unwrap().is_some(), "the focus is in the dialog");
    app.store.dispatch(ViewMessage::ShowHelp(false));
    flush().await;
    assert_eq!(app.active().as_ref(), Some(help.unchecked_ref::<Element>()));
}

#[wasm_bindgen_test]
async fn a_view_begins_at_its_top_and_leaves_the_page_where_it_is() {
    let app = Embedded::new("700px").await;
    let window = web_sys::window().unwrap();
    app.host.set_attribute("style", "--opex-sticky-top: 40px").unwrap();
    app.host.parent_element().unwrap().set_attribute("style", "padding-top: 100px").unwrap();
    window.scroll_to_with_x_and_y(0.0, 0.0);
    app.store.dispatch(ViewMessage::Go(Route::Settings));
    flush().await;
    assert_eq!(window.scroll_y(), Ok(0.0), "its top is in sight");
    assert_eq!(app.active().map(|active| active.class_name()).as_deref(), Some("main"));

    app.store.dispatch(ViewMessage::Go(Route::Assess(None)));
    flush().await;
    window.scroll_to_with_x_and_y(0.0, 900.0);
    app.store.dispatch(ViewMessage::Go(Route::Settings));
    flush().await;
    let top: f64 = call_number("return element.getBoundingClientRect().top;", &app.one(".om"));
    assert!((top - 40.0).abs() < 1.0, "below the page's own bar: {top}");
}

#[wasm_bindgen_test]
async fn keys_of_the_app_and_of_the_page_are_apart() {
    let app = Embedded::new("700px").await;
    let seen: Array = call(
        "const seen = []; element.addEventListener('keydown', (event) => seen.push(event.key)); return seen;",
        "element",
        app.host.parent_element().unwrap().as_ref(),
    );
    let press = |element: &Element, key: &str| {
        let tell = "element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }))";
        let event = Function::new_with_args("element, key", tell);
        event.call2(&JsValue::UNDEFINED, element, &key.into()).unwrap();
    };
    let radio = app.one(".card input[type=radio]");
    press(&app.one("input[type=search]"), "n");
    press(&radio, "j");
    press(&radio, "x");
    press(&app.one("input[type=search]"), "Escape");
    flush().await;
    assert_eq!(seen.join(" "), "x Escape", "neither typed characters nor what the app has done");

    press(&app.host.parent_element().unwrap(), "?");
    flush().await;
    assert!(!app.store.state().shows_help, "a key beside the app");
}

/// A field, so that there is something that waits for the focus.
#[derive(Properties, PartialEq)]
struct WaitingProps {
    node: NodeRef,
}

#[component]
fn Waiting(props: &WaitingProps) -> Html {
    html! { <><select ref={&props.node} /><button /></> }
}

#[wasm_bindgen_test]
async fn the_focus_is_known_within_the_app_and_around_it() {
    let (host, root) = shadow_host("700px");
    let node = NodeRef::default();
    let handle =
        yew::Renderer::<Waiting>::with_root_and_props(root.clone(), WaitingProps { node: node.clone() }).render();
    flush().await;
    let focus = |selector: &str| {
        root.query_selector(selector).unwrap().unwrap().unchecked_into::<HtmlElement>().focus().unwrap();
    };
    assert!(!is_elsewhere(&node), "nothing has the focus");
    focus("select");
    assert!(!is_elsewhere(&node), "a list has it, in the place of which comes another");
    focus("button");
    assert!(is_elsewhere(&node), "another control of the app");
    let around = host.parent_element().unwrap().unchecked_into::<HtmlElement>();
    around.set_tab_index(-1);
    around.focus().unwrap();
    assert!(is_elsewhere(&node), "the page around the app");
    around.blur().unwrap();
    assert!(!is_elsewhere(&node));
    handle.destroy();
    around.remove();
}

/// An app in a shadow root, as long as this lives.
struct Embedded {
    host: HtmlElement,
    root: Element,
    handle: Option<AppHandle<App>>,
    store: Store,
}

impl Embedded {
    /// An app that shows the first topic of a new assessment, in an element of that width.
    async fn new(width: &str) -> Self {
        let (host, root) = shadow_host(width);
        let store = store();
        let props = AppProps { is_arriving: false, is_part: true, store: store.clone() };
        let handle = yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
        flush().await;
        Self { host, root, handle: Some(handle), store }
    }

    fn one(&self, selector: &str) -> HtmlElement {
        self.root.query_selector(selector).unwrap().unwrap().unchecked_into()
    }

    fn active(&self) -> Option<Element> {
        self.host.shadow_root().unwrap().active_element()
    }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
        self.host.parent_element().unwrap().remove();
    }
}

/// A host of that width in an element of its own, and the place for the app in its shadow root.
fn shadow_host(width: &str) -> (HtmlElement, Element) {
    let css: String = SHEETS.iter().map(|(_, css)| *css).collect();
    let make = "const around = document.createElement('div');
        around.style.setProperty('display', 'block', 'important');
        around.style.setProperty('width', width, 'important');
        const host = document.createElement('opex-test');
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        const shadow = host.attachShadow({ mode: 'open' });
        shadow.adoptedStyleSheets = [sheet];
        shadow.append(document.createElement('div'));
        around.append(host);
        document.body.append(around);
        return host;";
    let host = Function::new_with_args("width, css", make).call2(&JsValue::UNDEFINED, &width.into(), &css.into());
    let host: HtmlElement = host.unwrap().unchecked_into();
    let root = host.shadow_root().unwrap().first_element_child().unwrap();
    (host, root)
}

fn store() -> Store {
    let text = include_str!("../assets/catalogue/opex-2020-04/text.en.json");
    let assets = BTreeMap::from([("text.en.json".to_owned(), text.to_owned())]);
    let now = Timestamp::parse("2026-11-22T09:00:00.000Z").unwrap();
    let surroundings = MemorySurroundings::new(assets, now, Date::parse("2026-11-22").unwrap());
    let store = Store::new(surroundings.ports, built_in_catalogue().unwrap(), Language::En, Preferences::default());
    store.dispatch(OpenMessage::New);
    store.dispatch(ViewMessage::Go(Route::Assess(None)));
    store
}

fn style(element: &HtmlElement, name: &str) -> String {
    let read = Function::new_with_args("element, name", "return getComputedStyle(element).getPropertyValue(name);");
    read.call2(&JsValue::UNDEFINED, element, &name.into()).unwrap().as_string().unwrap()
}

fn call<T: JsCast>(body: &str, name: &str, value: &JsValue) -> T {
    Function::new_with_args(name, body).call1(&JsValue::UNDEFINED, value).unwrap().unchecked_into()
}

fn call_number(body: &str, element: &Element) -> f64 {
    call::<JsValue>(body, "element", element).as_f64().unwrap()
}
