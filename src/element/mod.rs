//! The app as an element of another page: starts it within a root that it is given, speaks with the page in messages,
//! and leaves nothing behind.
//!
//! The element itself, with its attributes and events, is `assets/embed/element.js`; `main.rs` is what it calls. As on the
//! hosted page the entrance comes first, and the app behind it (`start.rs`) can be a module of its own.

mod embedded;
mod options;
mod stage;
mod start;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Element;
use yew::Callback;
use yew::platform::spawn_local;

pub use self::embedded::{Embedded, FetchStart, Start, Starting};
pub use self::options::ElementOptions;
use self::stage::Shown;
pub use self::start::start;
use crate::platform::{AddressedAssets, OwnPlace, load_beginning_from};
use crate::ui::{AppViews, Appearance, EntranceProps, LoadedApp, Opener, privacy_in_browser};
use opex_language::Language;

/// An app within an element, running or being loaded. Dropping it ends the app.
pub struct ElementApp {
    element: Rc<ElementState>,
}

/// The shared state of an element and its app.
struct ElementState {
    options: Rc<ElementOptions>,
    fetch_start: FetchStart,
    parent: Element,
    shown: RefCell<Option<Shown>>,
    app: RefCell<Option<Rc<dyn Embedded>>>,
    /// The element has been dropped.
    has_ended: Cell<bool>,
}

impl ElementApp {
    /// Shows an app within `parent`: what a first visit begins with at once, anything else in the place of what stands in
    /// `parent` once the app and its views are there. `fetch_start` says where the app comes from.
    pub fn open(parent: Element, options: ElementOptions, fetch_start: FetchStart) -> Self {
        let element = Rc::new(ElementState {
            options: Rc::new(options),
            fetch_start,
            parent,
            shown: RefCell::default(),
            app: RefCell::default(),
            has_ended: Cell::default(),
        });
        if element.options.begins_anew() {
            element.show(None, None);
        } else {
            element.open_with_views();
        }
        Self { element }
    }

    /// Takes a message of the page. It is dropped while the app is not running yet.
    pub fn receive(&self, message: &str) {
        if let Some(app) = self.element.app() {
            app.receive(message);
        }
    }

    /// The text of a results file of what is open.
    pub fn value(&self) -> Option<String> {
        self.element.app()?.value()
    }

    /// The address of the view that is shown.
    pub fn place(&self) -> String {
        self.element.app().map_or_else(|| self.element.options.route().place(), |app| app.place())
    }

    /// Follows a link within the app.
    pub fn go(&self, place: &str) {
        if let Some(app) = self.element.app() {
            app.go(place);
        }
    }

    /// Saves what is still to be saved.
    pub fn flush(&self) {
        if let Some(app) = self.element.app() {
            app.flush();
        }
    }
}

impl Drop for ElementApp {
    fn drop(&mut self) {
        self.flush();
        self.element.has_ended.set(true);
        self.element.shown.take();
        self.element.app.take();
    }
}

impl ElementState {
    fn app(&self) -> Option<Rc<dyn Embedded>> {
        self.app.borrow().clone()
    }

    /// Opens the app, and calls back with it, or with nothing where it could not be loaded or started.
    fn open_app(self: &Rc<Self>, done: Callback<Option<Rc<dyn LoadedApp>>>) {
        let element = Rc::clone(self);
        spawn_local(async move {
            let started = match (element.fetch_start)().await {
                Some(start) => start(Rc::clone(&element.options)).await,
                None => Err(NOT_LOADED.to_owned()),
            };
            if element.has_ended.get() {
                return;
            }
            match started {
                Ok(app) => {
                    let loaded = app.loaded();
                    element.app.replace(Some(app));
                    done.emit(Some(loaded));
                    // Sent once the first view exists, so that the page can then ask for another one.
                    if element.options.begins_anew() {
                        element.tell_opened();
                    }
                }
                Err(problem) => {
                    done.emit(None);
                    (element.options.failed)(&problem, element.options.begins_anew());
                }
            }
        });
    }

    /// Loads the app with its views and features, and shows it.
    fn open_with_views(self: &Rc<Self>) {
        #[cfg(feature = "split")]
        {
            // Loaded in parallel with the app. A failure is reported when the views are opened.
            spawn_local(async { drop(crate::ui::fetch_views().await) });
            spawn_local(async { drop(crate::ui::fetch_features().await) });
        }
        let element = Rc::clone(self);
        self.open_app(Callback::from(move |app: Option<Rc<dyn LoadedApp>>| {
            let Some(app) = app else { return };
            let (element, opened) = (Rc::clone(&element), Rc::clone(&app));
            app.open_views(Callback::from(move |views: Option<Rc<dyn AppViews>>| match views {
                Some(views) if !element.has_ended.get() => {
                    element.show(Some(Rc::clone(&opened)), Some(views));
                    element.tell_opened();
                }
                Some(_) => {}
                None => (element.options.failed)(NOT_LOADED, false),
            }));
        }));
    }

    fn tell_opened(&self) {
        if let Some(app) = self.app() {
            app.tell_ready();
        }
        (self.options.opened)();
    }

    fn show(self: &Rc<Self>, app: Option<Rc<dyn LoadedApp>>, views: Option<Rc<dyn AppViews>>) {
        let options = &self.options;
        let weak = Rc::downgrade(self);
        let opener: Opener = Rc::new(move |done| {
            if let Some(element) = weak.upgrade() {
                element.open_app(done);
            }
        });
        let assets = AddressedAssets { address_of: Rc::clone(&options.address_of) };
        let props = EntranceProps {
            appearance: Appearance { language: options.language(), theme: options.theme().unwrap_or_default() },
            navigator: Rc::new(OwnPlace::new(&options.route().place())),
            opener,
            beginnings: Rc::new(move |language, done| load_beginning_from(&assets, language, done)),
            privacy: if options.storage_key.is_none() { privacy_with_host } else { privacy_in_browser },
            is_part: true,
            asked: None,
            app,
            views,
            has_failed: false,
        };
        self.shown.replace(Shown::within(&self.parent, props));
    }
}

/// What the first page says about where the work goes: to the page around, which keeps it.
fn privacy_with_host(language: Language) -> &'static str {
    language.texts().embedding().privacy
}

/// The error for a module that could not be loaded.
const NOT_LOADED: &str = "a module of the app could not be loaded";
