//! The app's own files: from the page itself where it holds them, else from beside it.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestInit, Response};

use super::page_files::locate;
use crate::ports::{AssetError, AssetLoaded, Assets};

/// Files of the catalogue's folder.
pub struct PageAssets;

impl Assets for PageAssets {
    fn load(&self, name: &str, done: AssetLoaded) {
        let path = format!("catalogue/{name}");
        // A page opened from disk as one file may not fetch, so it holds them itself.
        if let Some(text) = embedded(&path) {
            done(Ok(text));
            return;
        }
        spawn_local(async move {
            done(fetch(&path).await.map_err(|_| AssetError));
        });
    }
}

fn embedded(path: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let element = document.query_selector(&format!("script[data-file=\"{path}\"]")).ok().flatten()?;
    element.text_content()
}

async fn fetch(path: &str) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let file = locate(&window.document().ok_or(JsValue::UNDEFINED)?, path);
    let checked = RequestInit::new();
    checked.set_integrity(&file.integrity);
    let response: Response =
        JsFuture::from(window.fetch_with_str_and_init(&file.address, &checked)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::UNDEFINED);
    }
    JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::UNDEFINED)
}
