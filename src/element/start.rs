//! Starts the app within an element.

use std::rc::Rc;

use gloo::events::EventListener;

use super::embedded::{Embedded, Starting};
use super::options::ElementOptions;
use crate::platform::{
    AddressedAssets, BrowserTimer, NameWithin, OwnPlace, OwnPorts, WorkStorage, browser_ports, listen_to_page,
    open_keyed_storage,
};
use crate::ui::{LoadedApp, RunningApp, fetch_drawn, load_features};
use opex_app::{Embedding, HostLine, Preferences, Route, Store, ViewMessage};
use opex_format::{built_in_catalogue, read_catalogue};
use opex_model::Catalogue;
use opex_ports::memory::MemoryUpdates;

/// Starts an app after opening its storage and reading its catalogue.
pub fn start(options: Rc<ElementOptions>) -> Starting {
    Box::pin(async move {
        if !options.begins_anew() {
            fetch_drawn(&options.route());
            if !load_features().await {
                return Err("a module of the app could not be loaded".to_owned());
            }
        }
        let catalogue = catalogue(options.catalogue.as_ref())?;
        let (opened, name_within) = open_keyed_storage(options.storage_key.as_deref(), Rc::clone(&catalogue)).await;
        let app: Rc<dyn Embedded> = Rc::new(ElementStore::start(&options, catalogue, &opened, name_within));
        Ok(app)
    })
}

/// A store with what binds it to the page around the element.
struct ElementStore {
    store: Store,
    embedding: Embedding,
    _listeners: Vec<EventListener>,
}

impl ElementStore {
    fn start(
        options: &Rc<ElementOptions>,
        catalogue: Rc<Catalogue>,
        opened: &WorkStorage,
        name_within: NameWithin,
    ) -> Self {
        let is_kept_by_host = options.storage_key.is_none();
        let heard = Rc::clone(options);
        let line =
            HostLine::new(Box::new(move |message| (heard.send)(message)), Rc::new(BrowserTimer), is_kept_by_host);
        let ports = browser_ports(OwnPorts {
            storage: Rc::clone(&opened.storage),
            at_once: opened.at_once.clone(),
            assets: Rc::new(AddressedAssets { address_of: Rc::clone(&options.address_of) }),
            navigator: Rc::new(OwnPlace::new(&options.route().place())),
            // The host page decides which version it loads.
            updates: Rc::new(MemoryUpdates::default()),
            host: Some(line.clone()),
        });
        let stored = Store::stored_preferences(&ports);
        let preferences = Preferences { theme: options.theme().unwrap_or(stored.theme), ..stored };
        let store = Store::new(ports, catalogue, options.language(), preferences);
        store.dispatch(ViewMessage::SetReadOnly(options.is_read_only));
        let of_page = web_sys::window().map(|window| listen_to_page(&window, &store, name_within));
        let listeners = of_page.into_iter().flatten().chain(opened.listen(&store)).collect();
        let embedding = Embedding::new(store.clone(), line);
        Self { store, embedding, _listeners: listeners }
    }
}

impl Embedded for ElementStore {
    fn tell_ready(&self) {
        self.embedding.tell_ready();
    }

    fn receive(&self, message: &str) {
        self.embedding.receive(message);
    }

    fn value(&self) -> Option<String> {
        self.store.document_text()
    }

    fn place(&self) -> String {
        self.store.state().route.place()
    }

    fn go(&self, place: &str) {
        self.store.dispatch(ViewMessage::Go(Route::parse(place)));
    }

    fn flush(&self) {
        self.store.flush();
    }

    fn loaded(&self) -> Rc<dyn LoadedApp> {
        Rc::new(RunningApp::within_page(self.store.clone()))
    }
}

/// # Errors
/// Where it cannot be read: what is wrong with it, in English.
fn catalogue(file: Option<&(String, String)>) -> Result<Rc<Catalogue>, String> {
    match file {
        Some((name, text)) => read_catalogue(name, text).map(Rc::new).map_err(|problems| problems.to_string()),
        None => built_in_catalogue().map_err(|problems| problems.to_string()),
    }
}
