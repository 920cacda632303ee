//! Where the frame of the app's views comes from: a release build has it in a WebAssembly module of its own, which comes
//! after the app's; other builds link it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use super::entrance::AppViews;
use super::parts::{Part, fetch};
#[cfg(not(feature = "split"))]
use super::store_views::StoreViews;
use opex_app::{Route, Store, Subscription};

/// Opens the views of a store, with the view that it shows where that is one of those that the entrance draws as well: it
/// takes the place of that, and so must be there. Calls back with them, or with nothing where they could not be fetched.
pub fn open_views(store: &Store, instance: u32, is_part: bool, done: Callback<Option<Rc<dyn AppViews>>>) {
    let store = store.clone();
    yew::platform::spawn_local(async move {
        let Some(make) = load_views().await else { return done.emit(None) };
        store.module_loaded();
        let made = store.clone();
        let open =
            Opening::new(done.reform(move |has_come: bool| has_come.then(|| make(made.clone(), instance, is_part))));
        match drawn_part(&store.state().route) {
            Some(part) => open.with(part, &store),
            None => open.end(true),
        }
    });
}

/// Views that open once the view is there that they show, or another is to be shown.
struct Opening {
    done: RefCell<Option<Callback<bool>>>,
    listening: RefCell<Option<Subscription>>,
}

impl Opening {
    fn new(done: Callback<bool>) -> Rc<Self> {
        Rc::new(Self { done: RefCell::new(Some(done)), listening: RefCell::default() })
    }

    fn with(self: Rc<Self>, part: Part, store: &Store) {
        let (gone, told) = (Rc::clone(&self), store.downgrade());
        let listener = move || {
            let route = told.upgrade().map(|store| store.state().route.clone());
            if route.is_some_and(|route| drawn_part(&route) != Some(part)) {
                gone.end(true);
            }
        };
        self.listening.replace(Some(store.subscribe(Rc::new(listener))));
        fetch(part, Callback::from(move |has_come| self.end(has_come)));
    }

    /// Opens the views, or says that they did not come; only the first time.
    fn end(&self, has_come: bool) {
        if let Some(done) = self.done.take() {
            self.listening.take();
            done.emit(has_come);
        }
    }
}

/// Begins to fetch the view of a route ahead of being opened.
pub fn fetch_drawn(route: &Route) {
    if let Some(part) = drawn_part(route) {
        fetch(part, Callback::noop());
    }
}

fn drawn_part(route: &Route) -> Option<Part> {
    match route {
        Route::Start => Some(Part::Start),
        Route::Assess(_) => Some(Part::Assess),
        _ => None,
    }
}

/// Makes the views of a store.
type MakeViews = fn(Store, u32, bool) -> Rc<dyn AppViews>;

#[cfg(not(feature = "split"))]
#[allow(clippy::unused_async, reason = "the split build fetches them")]
async fn load_views() -> Option<MakeViews> {
    Some(StoreViews::shared)
}

#[cfg(feature = "split")]
async fn load_views() -> Option<MakeViews> {
    split::views().await.ok()
}

#[cfg(feature = "split")]
pub use split::fetch_views;

#[cfg(feature = "split")]
mod split {
    #![allow(unsafe_code, reason = "the macro declares functions that the splitter links")]

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::MakeViews;
    use crate::ui::store_views::StoreViews;
    use opex_app::register_view_tools;

    #[wasm_split(view, fallible, preload(
        /// Fetches the views ahead of being wanted.
        fetch_views
    ))]
    pub fn views() -> Result<MakeViews, SplitLoaderError> {
        register_view_tools();
        Ok(StoreViews::shared)
    }
}
