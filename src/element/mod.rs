//! The app as an element of another page: starts it within a root that it is given, speaks with the page in messages,
//! and leaves nothing behind.
//!
//! The element itself, with its attributes and events, is `assets/embed/element.js`; `main.rs` is what it calls.

mod stage;

use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::Element;

use self::stage::Shown;
use crate::platform::{
    AddressOf, AddressedAssets, BrowserTimer, KeyedStorage, NameWithin, OwnPlace, OwnPorts, browser_ports,
    listen_to_page,
};
use opex_app::{Embedding, HostLine, Preferences, Route, Store, Theme, ViewMessage};
use opex_format::{built_in_catalogue, read_catalogue};
use opex_language::Language;
use opex_model::Catalogue;
use opex_ports::Storage;
use opex_ports::memory::{MemoryStorage, MemoryUpdates};

/// How an app within an element begins.
pub struct ElementOptions {
    /// The tag of the language; where it is none that is spoken, English.
    pub language: String,
    /// The name of the theme; where it is none that is known, that of the system.
    pub theme: String,
    /// The view, as its address says it.
    pub view: String,
    /// The key under which the browser's storage keeps the work; none where the page around it is to keep it.
    pub storage_key: Option<String>,
    /// Whether nothing can be changed.
    pub is_read_only: bool,
    /// The text of a catalogue file in place of the built-in catalogue, with its name for messages.
    pub catalogue: Option<(String, String)>,
    /// The address of a file of the catalogue.
    pub address_of: AddressOf,
    /// Takes what the app says.
    pub send: Box<dyn Fn(&str)>,
}

/// A running app within an element. It ends when it is dropped.
pub struct ElementApp {
    shown: Option<Shown>,
    store: Store,
    embedding: Embedding,
    _listeners: Vec<EventListener>,
}

impl ElementApp {
    /// Starts an app within `parent`.
    ///
    /// # Errors
    /// Where the catalogue cannot be read: what is wrong with it, in English.
    pub fn start(parent: &Element, options: ElementOptions) -> Result<Self, String> {
        let catalogue = catalogue(options.catalogue)?;
        let is_kept_by_host = options.storage_key.is_none();
        let (storage, name_within) = storage(options.storage_key.as_deref());
        let line = HostLine::new(options.send, Rc::new(BrowserTimer), is_kept_by_host);
        let assets = Rc::new(AddressedAssets { address_of: options.address_of });
        let place = Route::parse(&options.view).place();
        let ports = browser_ports(OwnPorts {
            storage,
            at_once: None,
            assets,
            navigator: Rc::new(OwnPlace::new(&place)),
            // The page around it decides which version there is.
            updates: Rc::new(MemoryUpdates::default()),
            host: Some(line.clone()),
        });
        let stored = Store::stored_preferences(&ports);
        let theme = Theme::ALL.into_iter().find(|known| known.as_str() == options.theme);
        let preferences = Preferences { theme: theme.unwrap_or(stored.theme), ..stored };
        let language = Language::from_tag(&options.language).unwrap_or(Language::En);
        let store = Store::new(ports, catalogue, language, preferences);
        store.dispatch(ViewMessage::SetReadOnly(options.is_read_only));
        let listeners = web_sys::window().map(|window| listen_to_page(&window, &store, name_within));
        let shown = Shown::within(parent, store.clone()).ok_or("the browser makes no elements")?;
        let embedding = Embedding::new(store.clone(), line);
        embedding.tell_ready();
        Ok(Self { shown: Some(shown), store, embedding, _listeners: listeners.unwrap_or_default() })
    }

    /// Takes a message of the page.
    pub fn receive(&self, message: &str) {
        self.embedding.receive(message);
    }

    /// The text of a results file of what is open.
    pub fn value(&self) -> Option<String> {
        self.store.document_text()
    }

    /// The address of the view that is shown.
    pub fn place(&self) -> String {
        self.store.state().route.place()
    }

    /// Follows a link within the app.
    pub fn go(&self, place: &str) {
        self.store.dispatch(ViewMessage::Go(Route::parse(place)));
    }

    /// Saves what is still to be saved.
    pub fn flush(&self) {
        self.store.flush();
    }
}

impl Drop for ElementApp {
    fn drop(&mut self) {
        self.store.flush();
        self.shown.take();
    }
}

fn catalogue(file: Option<(String, String)>) -> Result<Rc<Catalogue>, String> {
    match file {
        Some((name, text)) => read_catalogue(&name, &text).map(Rc::new).map_err(|problems| problems.to_string()),
        None => built_in_catalogue().map_err(|problems| problems.to_string()),
    }
}

fn storage(key: Option<&str>) -> (Rc<dyn Storage>, NameWithin) {
    match key {
        Some(key) => {
            let names = KeyedStorage::new(key);
            (Rc::new(KeyedStorage::new(key)), Rc::new(move |name| names.name_within(name).map(str::to_owned)))
        }
        None => (Rc::new(MemoryStorage::default()), Rc::new(|_| None)),
    }
}
