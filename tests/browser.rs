//! What only a browser can show: the app on a real document. `make test` runs this in Chromium.

#![cfg(target_arch = "wasm32")]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used)]

use opex_maturity::platform::mount_page;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn the_page_mounts_and_says_that_it_can_be_used() {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    mount_page(root.clone());
    yew::scheduler::flush().await;
    assert!(root.query_selector("[data-app-ready]").unwrap().is_some());
}
