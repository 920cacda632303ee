//! Where the app comes from: a release build has it in a WebAssembly module of its own, other builds have it at hand.
//!
//! With the feature `split` a tool moves every function that only [`start_app`] leads to into that second module.

use std::rc::Rc;

use yew::Callback;

use super::running::start_app;
use crate::ui::Behind;

/// Opens the app, and calls back with it, or with nothing where it could not be loaded.
#[cfg(not(feature = "split"))]
#[allow(clippy::needless_pass_by_value, reason = "the split build keeps it until the app is there")]
pub fn open_app(done: Callback<Option<Rc<dyn Behind>>>) {
    start_app(done);
}

/// Opens the app, and calls back with it, or with nothing where it could not be loaded.
#[cfg(feature = "split")]
pub fn open_app(done: Callback<Option<Rc<dyn Behind>>>) {
    wasm_bindgen_futures::spawn_local(async move {
        if split::load_app(done.clone()).await.is_err() {
            done.emit(None);
        }
    });
}

#[cfg(feature = "split")]
mod split {
    #![allow(unsafe_code, reason = "the macro declares functions that the splitter links")]

    use std::rc::Rc;

    use wasm_split_helpers::{SplitLoaderError, wasm_split};
    use yew::Callback;

    use super::start_app;
    use crate::ui::Behind;

    // A failure is not kept: the next call fetches anew.
    #[wasm_split(app, fallible)]
    pub(super) fn load_app(done: Callback<Option<Rc<dyn Behind>>>) -> Result<(), SplitLoaderError> {
        start_app(done);
        Ok(())
    }
}
