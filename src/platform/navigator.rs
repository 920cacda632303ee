//! The browser's address bar and title.

use wasm_bindgen::JsValue;
use web_sys::{Url, Window};

use opex_ports::Navigator;

/// The page's own address: where the app is stands in the fragment.
pub struct AddressBar;

impl Navigator for AddressBar {
    fn place(&self) -> String {
        let hash = web_sys::window().and_then(|window| window.location().hash().ok());
        hash.unwrap_or_default()
    }

    fn go(&self, place: &str) {
        // A page without an address of its own goes on without.
        if let Some(window) = web_sys::window()
            && self.place() != place
        {
            let _ = window.location().set_hash(place);
        }
    }

    fn replace(&self, place: &str) {
        let Some(window) = web_sys::window() else { return };
        let replaced =
            window.history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(place)));
        // A page without an address of its own has no history to write.
        if replaced.is_err() {
            self.go(place);
        }
    }

    fn address(&self) -> Option<String> {
        let location = web_sys::window()?.location();
        let (origin, path) = (location.origin().ok()?, location.pathname().ok()?);
        origin.starts_with("http").then(|| format!("{origin}{path}"))
    }

    fn print(&self) {
        if let Some(window) = web_sys::window() {
            // Refused in a sandbox that allows no dialogs.
            let _ = window.print();
        }
    }

    fn announce(&self, title: &str, language: &str, theme: &str) {
        let Some(window) = web_sys::window() else { return };
        drop_overruled(&window, language, theme);
        let Some(document) = window.document() else { return };
        document.set_title(title);
        if let Some(root) = document.document_element() {
            for (name, value) in [("lang", language), ("data-theme", theme)] {
                // Refused only for names that are no names.
                let _ = root.set_attribute(name, value);
            }
        }
    }
}

/// Takes out of the address what it asks for and no longer counts: somebody has chosen otherwise since, and a reload must
/// not go back to it.
fn drop_overruled(window: &Window, language: &str, theme: &str) {
    let Ok(url) = window.location().href().and_then(|address| Url::new(&address)) else { return };
    let query = url.search_params();
    for (name, shown) in [("lang", language), ("theme", theme)] {
        if query.get(name).is_some_and(|asked| asked != shown) {
            query.delete(name);
            // Refused where the page has no address of its own, and then there is no reload to think of.
            let history = window.history();
            let _ = history.and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&url.href())));
        }
    }
}
