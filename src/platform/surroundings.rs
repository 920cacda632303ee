//! The ports of one running app, and what it listens to beyond its own elements.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{StorageEvent, Window};

use super::clipboard::BrowserClipboard;
use super::clock::BrowserClock;
use super::crypto::WebCrypto;
use super::files::{BrowserDownloads, BrowserFiles};
use super::ids::RandomIds;
use super::storage_manager::BrowserStorageManager;
use super::timer::BrowserTimer;
use opex_app::{SaveMessage, Store, ViewMessage};
use opex_ports::{Assets, Host, Navigator, Ports, Storage, Updates};

/// What differs between a page, a frame and an element.
pub struct OwnPorts {
    /// Where work is kept.
    pub storage: Rc<dyn Storage>,
    /// Where what must be written at once is kept as well; none where that is `storage` itself.
    pub at_once: Option<Rc<dyn Storage>>,
    /// Files that belong to the app.
    pub assets: Rc<dyn Assets>,
    /// Shows and keeps where the app is.
    pub navigator: Rc<dyn Navigator>,
    /// Newer versions of the app.
    pub updates: Rc<dyn Updates>,
    /// The page around an embedded app.
    pub host: Option<Rc<dyn Host>>,
}

/// The ports in a browser.
pub fn browser_ports(OwnPorts { storage, at_once, assets, navigator, updates, host }: OwnPorts) -> Ports {
    Ports {
        storage,
        at_once,
        storage_manager: Rc::new(BrowserStorageManager),
        clock: Rc::new(BrowserClock),
        timer: Rc::new(BrowserTimer),
        assets,
        files: Rc::new(BrowserFiles),
        downloads: Rc::new(BrowserDownloads),
        clipboard: Rc::new(BrowserClipboard),
        navigator,
        ids: Rc::new(RandomIds),
        crypto: Rc::new(WebCrypto),
        updates,
        host,
    }
}

/// What a name in the local storage is called by the app, where it is one of the app's.
pub type NameWithin = Rc<dyn Fn(&str) -> Option<String>>;

/// Listens to what every app must know of: other tabs, and that the page is about to go or has come back. Listening ends
/// when the listeners are dropped.
pub fn listen_to_page(window: &Window, store: &Store, name_within: NameWithin) -> Vec<EventListener> {
    let others = store.clone();
    let storage = EventListener::new(window, "storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
        match event.key() {
            Some(name) => {
                if let Some(name) = name_within(&name) {
                    others.stored_at_once_elsewhere(&name);
                }
            }
            None => others.stored_elsewhere(None),
        }
    });
    let leaving = store.clone();
    let pagehide = EventListener::new(window, "pagehide", move |_| leaving.flush());
    let mut listeners = vec![storage, pagehide];
    let hiding = store.clone();
    if let Some(document) = window.document() {
        listeners.push(EventListener::new(&document, "visibilitychange", move |_| {
            let is_hidden = web_sys::window().and_then(|window| window.document()).is_some_and(|page| page.hidden());
            if is_hidden {
                hiding.flush();
            } else {
                hiding.dispatch(ViewMessage::DayChanged);
                // Browsers may drop events of a suspended page.
                hiding.dispatch(SaveMessage::LookElsewhere);
            }
        }));
    }
    listeners
}
