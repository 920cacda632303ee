//! Loads the app: a release build has it in a WebAssembly module of its own, other builds link it.
//!
//! With the feature `split` a tool moves every function that only [`start_app`] leads to into that second module, what only
//! its views need into a third (`ui/views_module.rs`), and what only a page in a frame needs into another.

use std::rc::Rc;

use yew::Callback;

use super::frame::ParentPage;
use super::running::{FrameParent, start_app};
use crate::ui::LoadedApp;

/// Opens the app, and calls back with it, or with nothing where it could not be loaded.
#[cfg(not(all(feature = "split", not(feature = "element"))))]
pub fn open_app(done: Callback<Option<Rc<dyn LoadedApp>>>) {
    wasm_bindgen_futures::spawn_local(async move { done.emit(start_app(parent()).await) });
}

/// Opens the app, and calls back with it, or with nothing where it could not be loaded.
#[cfg(all(feature = "split", not(feature = "element")))]
pub fn open_app(done: Callback<Option<Rc<dyn LoadedApp>>>) {
    wasm_bindgen_futures::spawn_local(async move {
        let starting = if names_parent() {
            // The module that talks to the parent page calls the app, so the app has to be loaded first.
            match split::fetch_app().await {
                Ok(()) => split::load_app_in_frame().await,
                Err(error) => Err(error),
            }
        } else {
            split::load_app().await
        };
        done.emit(match starting {
            Ok(starting) => starting.await,
            Err(_) => None,
        });
    });
}

/// The same for a page that shows the app's views at once: views and features are loaded in parallel.
pub fn open_app_with_views(done: Callback<Option<Rc<dyn LoadedApp>>>) {
    #[cfg(all(feature = "split", not(feature = "element")))]
    {
        // A failure is reported when the views are opened.
        wasm_bindgen_futures::spawn_local(async { drop(crate::ui::fetch_views().await) });
        wasm_bindgen_futures::spawn_local(async { drop(crate::ui::fetch_features().await) });
    }
    open_app(done);
}

/// Whether the address names a page around this one.
pub fn names_parent() -> bool {
    let search = web_sys::window().and_then(|window| window.location().search().ok());
    search.is_some_and(|search| search.contains("parent="))
}

/// The page around this one, where it is in a frame whose address names it.
fn parent() -> Option<Box<dyn FrameParent>> {
    let parent = web_sys::window().as_ref().and_then(ParentPage::of)?;
    Some(Box::new(parent))
}

#[cfg(all(feature = "split", not(feature = "element")))]
mod split {
    #![allow(unsafe_code, reason = "the macro declares functions that the splitter links")]

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{parent, start_app};
    use crate::platform::running::Starting;

    // A failure is not kept: the next call fetches anew. What it gives must come through the call: a value that LLVM sees
    // on both sides, as one handed to a callback, draws the app into the first module.
    #[wasm_split(app, fallible, preload(fetch_app))]
    pub(super) fn load_app() -> Result<Starting, SplitLoaderError> {
        Ok(start_app(None))
    }

    #[wasm_split(frame, fallible)]
    pub(super) fn load_app_in_frame() -> Result<Starting, SplitLoaderError> {
        // `black_box` hides the concrete type: if the compiler knew it, it would move its code into the app's module.
        Ok(start_app(std::hint::black_box(parent())))
    }
}
