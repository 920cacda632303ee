//! Where the app's views come from: a release build has them in a WebAssembly module of their own, which comes behind the
//! app's, other builds have them at hand.

use std::rc::Rc;

use yew::Callback;

use super::entrance::Front;
#[cfg(not(feature = "split"))]
use super::front::AppFront;
use opex_app::Store;

/// Opens the views of a store, and calls back with them, or with nothing where they could not be fetched.
#[cfg(not(feature = "split"))]
#[allow(clippy::needless_pass_by_value, reason = "the split build keeps it until the views are there")]
pub fn open_views(store: &Store, instance: u32, is_part: bool, done: Callback<Option<Rc<dyn Front>>>) {
    done.emit(Some(AppFront::shared(store.clone(), instance, is_part)));
}

/// Opens the views of a store, and calls back with them, or with nothing where they could not be fetched.
#[cfg(feature = "split")]
pub fn open_views(store: &Store, instance: u32, is_part: bool, done: Callback<Option<Rc<dyn Front>>>) {
    let store = store.clone();
    yew::platform::spawn_local(async move {
        let make = split::load_views().await.ok();
        if make.is_some() {
            store.views_came();
        }
        done.emit(make.map(|make| make(store, instance, is_part)));
    });
}

/// Has what the app can only do with its views there; whether it is.
#[cfg(feature = "split")]
pub async fn bring_features() -> bool {
    split::load_views().await.is_ok()
}

/// Has what the app can only do with its views there; whether it is.
#[cfg(not(feature = "split"))]
#[allow(clippy::unused_async, reason = "the split build fetches it")]
pub async fn bring_features() -> bool {
    true
}

#[cfg(feature = "split")]
pub use split::fetch_views;

#[cfg(feature = "split")]
mod split {
    #![allow(unsafe_code, reason = "the macro declares functions that the splitter links")]

    use std::rc::Rc;

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use crate::ui::entrance::Front;
    use crate::ui::front::AppFront;
    use opex_app::{Features, Store, bring_features};

    #[wasm_split(view, fallible, preload(
        /// Fetches the views ahead of being wanted.
        fetch_views
    ))]
    pub fn load_views() -> Result<fn(Store, u32, bool) -> Rc<dyn Front>, SplitLoaderError> {
        bring_features(Features::ALL);
        Ok(AppFront::shared)
    }
}
