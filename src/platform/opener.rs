//! Where the app comes from: a release build has it in a WebAssembly module of its own, other builds have it at hand.
//!
//! With the feature `split` a tool moves every function that only [`start_app`] leads to into that second module.

use std::rc::Rc;

use yew::Callback;

use super::running::start_app;
use crate::ui::Behind;

/// Opens the app, and calls back with it, or with nothing where it could not be loaded.
#[cfg(not(feature = "split"))]
pub fn open_app(done: Callback<Option<Rc<dyn Behind>>>) {
    wasm_bindgen_futures::spawn_local(async move { done.emit(start_app().await) });
}

/// Opens the app, and calls back with it, or with nothing where it could not be loaded.
#[cfg(feature = "split")]
pub fn open_app(done: Callback<Option<Rc<dyn Behind>>>) {
    wasm_bindgen_futures::spawn_local(async move {
        done.emit(match split::load_app().await {
            Ok(starting) => starting.await,
            Err(_) => None,
        });
    });
}

#[cfg(feature = "split")]
mod split {
    #![allow(unsafe_code, reason = "the macro declares functions that the splitter links")]

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::start_app;
    use crate::platform::running::Starting;

    // A failure is not kept: the next call fetches anew. What it gives must come through the call: a value that LLVM sees
    // on both sides, as one handed to a callback, draws the app into the first module.
    #[wasm_split(app, fallible)]
    pub(super) fn load_app() -> Result<Starting, SplitLoaderError> {
        Ok(start_app())
    }
}
