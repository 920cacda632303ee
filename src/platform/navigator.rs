//! The browser's address bar and title.

use wasm_bindgen::JsValue;
use web_sys::{UrlSearchParams, Window};

use crate::app::Theme;
use crate::i18n::Language;
use crate::ports::Navigator;

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
/// not go back to it. What is no language or theme at all asks for nothing.
fn drop_overruled(window: &Window, language: &str, theme: &str) {
    let location = window.location();
    let (Ok(path), Ok(search), Ok(place)) = (location.pathname(), location.search(), location.hash()) else { return };
    let Ok(query) = UrlSearchParams::new_with_str(&search) else { return };
    let is_language = |tag: &str| Language::ALL.into_iter().any(|known| known.tag() == tag);
    let is_theme = |word: &str| Theme::ALL.into_iter().any(|known| known.as_str() == word);
    let asked = |name: &str, shown: &str| query.get(name).filter(|asked| asked != shown);
    let is_language_overruled = asked("lang", language).is_some_and(|tag| is_language(&tag));
    let is_theme_overruled = asked("theme", theme).is_some_and(|word| is_theme(&word));
    for (name, is_overruled) in [("lang", is_language_overruled), ("theme", is_theme_overruled)] {
        if is_overruled {
            query.delete(name);
        }
    }
    if !is_language_overruled && !is_theme_overruled {
        return;
    }
    let rest: String = query.to_string().into();
    let search = if rest.is_empty() { rest } else { format!("?{rest}") };
    // Refused where the page has no address of its own, and then there is no reload to think of.
    let address = format!("{path}{search}{place}");
    let _ = window.history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&address)));
}
