//! The hosted page: mounts the app where the page has a place for it.

#[cfg(target_arch = "wasm32")]
#[allow(clippy::disallowed_methods, reason = "it mounts the page, so it has to find it")]
fn main() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.get_element_by_id("app")) {
        opex_maturity::platform::mount_page(root);
    }
}

/// Natively there is no page; the library is for tests, benches and examples.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
