//! The app's own files: from the page itself where it holds them, else from where it says they are.

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestInit, Response};

use super::page_files::{PageFile, locate};
use opex_ports::{AssetError, AssetLoaded, Assets};

/// Files of the catalogue's folder beside the page.
pub struct PageAssets;

impl Assets for PageAssets {
    fn load(&self, name: &str, done: AssetLoaded) {
        let path = format!("catalogue/{name}");
        // A page opened from disk as one file may not fetch, so it holds them itself.
        match embedded(&path) {
            Some(text) => done(Ok(text)),
            None => match web_sys::window().and_then(|window| window.document()) {
                Some(document) => load(locate(&document, &path), done),
                None => done(Err(AssetError)),
            },
        }
    }
}

/// Resolves the address of a file; none if there is no such file.
pub type AddressOf = Rc<dyn Fn(&str) -> Option<String>>;

/// Files whose addresses are asked for, as those of an element that a bundler has put anywhere.
pub struct AddressedAssets {
    /// Where the files are.
    pub address_of: AddressOf,
}

impl Assets for AddressedAssets {
    fn load(&self, name: &str, done: AssetLoaded) {
        match (self.address_of)(name) {
            Some(address) => load(PageFile { address, integrity: String::new() }, done),
            None => done(Err(AssetError)),
        }
    }
}

fn load(file: PageFile, done: AssetLoaded) {
    spawn_local(async move {
        done(fetch(&file).await.map_err(|_| AssetError));
    });
}

fn embedded(path: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let element = document.query_selector(&format!("script[data-file=\"{path}\"]")).ok().flatten()?;
    element.text_content()
}

async fn fetch(file: &PageFile) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let checked = RequestInit::new();
    checked.set_integrity(&file.integrity);
    let response: Response =
        JsFuture::from(window.fetch_with_str_and_init(&file.address, &checked)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::UNDEFINED);
    }
    JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::UNDEFINED)
}
