//! What the element's script calls: the app within an element, as a JavaScript class.

#[cfg(target_arch = "wasm32")]
mod exported {
    use std::rc::Rc;

    use js_sys::{Function, Reflect};
    use opex_maturity::element::{ElementApp, ElementOptions, FetchStart};
    use wasm_bindgen::prelude::wasm_bindgen;
    use wasm_bindgen::{JsCast as _, JsValue};
    use web_sys::Element;

    /// Where the app comes from: a release build has it in a WebAssembly module of its own.
    #[cfg(feature = "split")]
    const FETCH_START: FetchStart = || Box::pin(async { split::load_app().await.ok() });
    #[cfg(not(feature = "split"))]
    const FETCH_START: FetchStart = || Box::pin(async { Some(opex_maturity::element::start as _) });

    #[cfg(feature = "split")]
    mod split {
        #![allow(unsafe_code, reason = "the macro declares functions that the splitter links")]

        use opex_maturity::element::{Start, start};
        use wasm_split_helpers::{SplitLoaderError, wasm_split};

        #[wasm_split(app, fallible)]
        pub(super) fn load_app() -> Result<Start, SplitLoaderError> {
            Ok(start)
        }
    }

    /// A running app. `free()` ends it.
    #[wasm_bindgen]
    pub struct RunningElement {
        app: ElementApp,
    }

    #[wasm_bindgen]
    impl RunningElement {
        /// Starts an app within `parent` with the options and functions that `assets/embed/element.js` gives.
        #[wasm_bindgen(constructor)]
        pub fn new(parent: Element, options: &JsValue) -> Self {
            let text = |name: &str| Reflect::get(options, &name.into()).ok().and_then(|value| value.as_string());
            let is_set = |name: &str| Reflect::get(options, &name.into()).is_ok_and(|value| value.is_truthy());
            // Missing callbacks, and errors thrown in them, are faults of the host page: they must not disturb the person.
            let function = |name: &str| {
                Reflect::get(options, &name.into()).ok().and_then(|value| value.dyn_into::<Function>().ok())
            };
            let [address_of, send, opened, failed] = ["addressOf", "send", "opened", "failed"].map(function);
            let address_of = move |name: &str| {
                address_of
                    .as_ref()?
                    .call1(&JsValue::UNDEFINED, &name.into())
                    .ok()
                    .and_then(|address| address.as_string())
            };
            let send = move |message: &str| {
                let _ = send.as_ref().map(|send| send.call1(&JsValue::UNDEFINED, &message.into()));
            };
            let opened = move || {
                let _ = opened.as_ref().map(|opened| opened.call0(&JsValue::UNDEFINED));
            };
            let failed = move |problem: &str, is_told: bool| {
                let _ =
                    failed.as_ref().map(|failed| failed.call2(&JsValue::UNDEFINED, &problem.into(), &is_told.into()));
            };
            let options = ElementOptions {
                language: text("language").unwrap_or_default(),
                theme: text("theme").unwrap_or_default(),
                view: text("view").unwrap_or_default(),
                storage_key: text("storageKey"),
                is_read_only: is_set("readonly"),
                catalogue: text("catalogueName").zip(text("catalogue")),
                address_of: Rc::new(address_of),
                has_document: is_set("hasDocument"),
                send: Box::new(send),
                opened: Box::new(opened),
                failed: Box::new(failed),
            };
            Self { app: ElementApp::open(parent, options, FETCH_START) }
        }

        /// Takes a message of the page, as JSON.
        pub fn receive(&self, message: &str) {
            self.app.receive(message);
        }

        /// The text of a results file of what is open; undefined where nothing is.
        pub fn value(&self) -> Option<String> {
            self.app.value()
        }

        /// The address of the view that is shown.
        pub fn place(&self) -> String {
            self.app.place()
        }

        /// Follows a link within the app.
        pub fn go(&self, place: &str) {
            self.app.go(place);
        }

        /// Saves what is still to be saved.
        pub fn flush(&self) {
            self.app.flush();
        }
    }
}

fn main() {}
