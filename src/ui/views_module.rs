//! Where the app's views come from, and the features that come later: a release build has each in a WebAssembly module of
//! its own, which comes behind the app's, other builds have them at hand.

use std::rc::Rc;

use yew::Callback;

use super::entrance::Front;
#[cfg(not(feature = "split"))]
use super::front::AppFront;
use super::parts::{Part, fetch};
use opex_app::{Route, Store};

/// Opens the views of a store, with the view that it shows where that is one of those that the entrance draws as well: it
/// takes the place of that, and so must be there. Calls back with them, or with nothing where they could not be fetched.
pub fn open_views(store: &Store, instance: u32, done: Callback<Option<Rc<dyn Front>>>) {
    let store = store.clone();
    yew::platform::spawn_local(async move {
        let Some(make) = load_views().await else { return done.emit(None) };
        store.late_came();
        let part = drawn_part(&store.state().route);
        let open = move |has_come: bool| done.emit(has_come.then(|| make(store.clone(), instance)));
        match part {
            Some(part) => fetch(part, Callback::from(open)),
            None => open(true),
        }
    });
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
type MakeFront = fn(Store, u32) -> Rc<dyn Front>;

#[cfg(not(feature = "split"))]
#[allow(clippy::unused_async, reason = "the split build fetches them")]
async fn load_views() -> Option<MakeFront> {
    Some(AppFront::shared)
}

#[cfg(feature = "split")]
async fn load_views() -> Option<MakeFront> {
    split::views().await.ok()
}

/// Has the features there that come later; whether they are.
#[cfg(not(feature = "split"))]
#[allow(clippy::unused_async, reason = "the split build fetches them")]
pub async fn bring_features() -> bool {
    true
}

/// Has the features there that come later; whether they are.
#[cfg(feature = "split")]
pub async fn bring_features() -> bool {
    split::features().await.is_ok()
}

#[cfg(feature = "split")]
pub use split::{fetch_features, fetch_views};

#[cfg(feature = "split")]
mod split {
    #![allow(unsafe_code, reason = "the macro declares functions that the splitter links")]

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::MakeFront;
    use crate::ui::front::AppFront;
    use opex_app::{Features, ViewTools, bring_view_tools};

    #[wasm_split(view, fallible, preload(
        /// Fetches the views ahead of being wanted.
        fetch_views
    ))]
    pub fn views() -> Result<MakeFront, SplitLoaderError> {
        bring_view_tools(ViewTools::ALL);
        Ok(AppFront::shared)
    }

    #[wasm_split(features, fallible, preload(
        /// Fetches the features ahead of being wanted.
        fetch_features
    ))]
    pub fn features() -> Result<(), SplitLoaderError> {
        opex_app::bring_features(Features::ALL);
        Ok(())
    }
}
