//! Starts the app behind the entrance.

use std::pin::Pin;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, UrlSearchParams, Window};

use super::assets::PageAssets;
use super::navigator::AddressBar;
use super::storage::LocalStorage;
use super::surroundings::{NameWithin, OwnPorts, browser_ports, listen_to_page};
use super::updates::WorkerUpdates;
use super::work_storage::{WorkStorage, open_work_storage};
use crate::ui::{KeyPress, LoadedApp, RunningApp, fetch_drawn, handle_key, load_features};
use opex_app::{Preferences, Route, STORED_PREFIX, Store, Theme, ViewMessage};
use opex_format::built_in_catalogue;
use opex_language::Language;
use opex_model::Catalogue;
use opex_ports::{Host, Navigator as _, Storage};

/// The page around a frame, as far as the app has to know it: as little as possible, so that only pages in a frame load
/// what speaks with it.
pub trait FrameParent {
    /// Opens what keeps the work, and says what the local storage's names are called there.
    fn open_storage(&self, catalogue: Rc<Catalogue>) -> OpeningStorage;

    /// The way to the page around.
    fn host(&self) -> Rc<dyn Host>;

    /// Starts the exchange of messages with it, for the lifetime of the page.
    fn begin(self: Box<Self>, window: &Window, store: &Store);
}

/// Opening the storage of an embedded app.
pub type OpeningStorage = Pin<Box<dyn Future<Output = (WorkStorage, NameWithin)>>>;

/// The app in this browser, within a page around it where there is one, once what keeps the work has been opened. The page
/// itself, not the app, listens to the window: for the address, for keys while nothing has the focus, and for its own end.
///
/// Boxed, so that the caller does not name the concrete future, which may be in another WebAssembly module.
pub fn start_app(parent: Option<Box<dyn FrameParent>>) -> Starting {
    Box::pin(async {
        let (window, catalogue) = web_sys::window().zip(built_in_catalogue().ok())?;
        // A first visit needs no features module. If anything is saved, the module has to read it first.
        if parent.is_some() || holds_work(&LocalStorage) {
            fetch_drawn(&Route::parse(&AddressBar.place()));
            if !load_features().await {
                return None;
            }
        }
        let Some(parent) = parent else {
            let name_within: NameWithin = Rc::new(|name: &str| Some(name.to_owned()));
            let opened = open_work_storage(DATABASE, Rc::new(LocalStorage), Rc::clone(&catalogue)).await;
            if holds_work(&*opened.storage) && !load_features().await {
                return None;
            }
            return Some(start_with(&window, catalogue, None, &opened, name_within));
        };
        let (opened, name_within) = parent.open_storage(Rc::clone(&catalogue)).await;
        Some(start_with(&window, catalogue, Some(parent), &opened, name_within))
    })
}

/// Whether a storage may hold anything of the app. One that cannot be read counts as if it did, so that the app reports it.
fn holds_work(storage: &dyn Storage) -> bool {
    storage.keys().map_or(true, |names| names.iter().any(|name| name.starts_with(STORED_PREFIX)))
}

/// An app that is starting; none if it cannot.
pub type Starting = Pin<Box<dyn Future<Output = Option<Rc<dyn LoadedApp>>>>>;

/// The database of the hosted page.
const DATABASE: &str = "opex-maturity";

fn start_with(
    window: &Window,
    catalogue: Rc<Catalogue>,
    parent: Option<Box<dyn FrameParent>>,
    opened: &WorkStorage,
    name_within: NameWithin,
) -> Rc<dyn LoadedApp> {
    let host = parent.as_ref().map(|parent| parent.host());
    let ports = browser_ports(OwnPorts {
        storage: Rc::clone(&opened.storage),
        at_once: opened.at_once.clone(),
        assets: Rc::new(PageAssets),
        navigator: Rc::new(AddressBar),
        updates: Rc::new(WorkerUpdates::default()),
        host,
    });
    let (language, preferences) = preferred(window, Store::stored_preferences(&ports));
    let store = Store::new(ports, catalogue, language, preferences);
    // The listeners are there for as long as the page lives.
    let listeners = [listen_to_page(window, &store, name_within), listen_to_own_page(window, &store)];
    listeners.into_iter().flatten().chain(opened.listen(&store)).for_each(EventListener::forget);
    if let Some(parent) = parent {
        parent.begin(window, &store);
    }
    Rc::new(RunningApp::new(store))
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

/// What only an app with the page to itself listens to: the address, and keys while nothing has the focus.
fn listen_to_own_page(window: &Window, store: &Store) -> Vec<EventListener> {
    // A browser tells of a change of the fragment only where nothing else of the address has changed with it.
    let places = ["hashchange", "popstate"].map(|name| {
        let address = store.clone();
        EventListener::new(window, name, move |_| {
            address.dispatch(ViewMessage::AddressChanged(Route::parse(&AddressBar.place())));
        })
    });
    let keys = store.clone();
    // Keys of the app must not be the browser's as well.
    let options = EventListenerOptions::enable_prevent_default();
    let keydown = EventListener::new_with_options(window, "keydown", options, move |event| {
        // Keys within the app are the app's own.
        let is_outside = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_outside = is_outside.is_some_and(|target| target.tag_name().eq_ignore_ascii_case("body"));
        if let (true, Some(press)) = (is_outside, event.dyn_ref::<KeyboardEvent>().map(KeyPress::from_event))
            && handle_key(&keys, &press)
        {
            event.prevent_default();
        }
    });
    places.into_iter().chain([keydown]).collect()
}
