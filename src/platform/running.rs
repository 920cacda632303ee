//! Starts the app behind the entrance.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, StorageEvent, UrlSearchParams, Window};

use super::assets::PageAssets;
use super::clipboard::BrowserClipboard;
use super::clock::BrowserClock;
use super::crypto::WebCrypto;
use super::files::{BrowserDownloads, BrowserFiles};
use super::ids::RandomIds;
use super::navigator::AddressBar;
use super::storage::LocalStorage;
use super::storage_manager::BrowserStorageManager;
use super::timer::BrowserTimer;
use super::updates::WorkerUpdates;
use crate::app::{Action, Preferences, Route, Store, Theme, built_in_catalogue};
use crate::i18n::Language;
use crate::ports::{Navigator as _, Ports};
use crate::ui::{Behind, KeyPress, RunningApp, handle_key};

/// The app, in this browser. The page itself, not the app, listens to the window: for the address, for keys while
/// nothing has the focus, and for its own end.
pub fn start_app() -> Option<Rc<dyn Behind>> {
    let window = web_sys::window()?;
    let ports = Ports {
        storage: Rc::new(LocalStorage),
        storage_manager: Rc::new(BrowserStorageManager),
        clock: Rc::new(BrowserClock),
        timer: Rc::new(BrowserTimer),
        assets: Rc::new(PageAssets),
        files: Rc::new(BrowserFiles),
        downloads: Rc::new(BrowserDownloads),
        clipboard: Rc::new(BrowserClipboard),
        navigator: Rc::new(AddressBar),
        ids: Rc::new(RandomIds),
        crypto: Rc::new(WebCrypto),
        updates: Rc::new(WorkerUpdates::default()),
    };
    let (language, preferences) = preferred(&window, Store::stored_preferences(&ports));
    let store = Store::new(ports, built_in_catalogue().ok()?, language, preferences);
    listen(&window, &store);
    Some(Rc::new(RunningApp::new(store)))
}

/// The language and the preferences of this visit: what the address says counts before what was
/// stored, and that before what the browser says.
fn preferred(window: &Window, mut preferences: Preferences) -> (Language, Preferences) {
    let query = window.location().search().ok().and_then(|search| UrlSearchParams::new_with_str(&search).ok());
    let asked = |key: &str| query.as_ref().and_then(|query| query.get(key));
    if let Some(theme) = asked("theme") {
        preferences.theme = Theme::ALL.into_iter().find(|known| known.as_str() == theme).unwrap_or(preferences.theme);
    }
    let tags: Vec<String> = window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect();
    let language = asked("lang")
        .and_then(|tag| Language::from_tag(&tag))
        .or(preferences.language)
        .unwrap_or_else(|| Language::preferred(tags.iter().map(String::as_str)));
    (language, preferences)
}

fn listen(window: &Window, store: &Store) {
    let on_window = |name: &'static str, action: Box<dyn Fn(&web_sys::Event)>| {
        // Keys of the app must not be the browser's as well. The listener is there for as long as the page lives.
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(window, name, options, move |event| action(event)).forget();
    };
    let address = store.clone();
    on_window(
        "hashchange",
        Box::new(move |_| {
            let route = Route::parse(&AddressBar.place());
            if address.state().route != route {
                address.dispatch(Action::RouteChanged(route));
            }
        }),
    );
    let others = store.clone();
    on_window(
        "storage",
        Box::new(move |event| {
            if let Some(event) = event.dyn_ref::<StorageEvent>() {
                others.stored_elsewhere(event.key().as_deref());
            }
        }),
    );
    let leaving = store.clone();
    on_window("pagehide", Box::new(move |_| leaving.flush()));
    let keys = store.clone();
    on_window(
        "keydown",
        Box::new(move |event| {
            // Keys within the app are the app's own.
            let is_outside = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let is_outside = is_outside.is_some_and(|target| target.tag_name().eq_ignore_ascii_case("body"));
            if let (true, Some(press)) = (is_outside, event.dyn_ref::<KeyboardEvent>().map(KeyPress::from_event))
                && handle_key(&keys, &press)
            {
                event.prevent_default();
            }
        }),
    );
    let hiding = store.clone();
    if let Some(document) = window.document() {
        EventListener::new(&document, "visibilitychange", move |_| {
            let is_hidden = web_sys::window().and_then(|window| window.document()).is_some_and(|page| page.hidden());
            if is_hidden {
                hiding.flush();
            } else {
                hiding.dispatch(Action::DayChanged);
                // A browser may tell a page that was put to sleep of nothing.
                hiding.take_in();
            }
        })
        .forget();
    }
}
