//! What of the app runs in a browser: its views, the ports to the browser, and the element for other pages.
//!
//! Everything else stands in crates of its own under `crates/`, which know no Yew and no browser.

#[cfg(target_arch = "wasm32")]
#[allow(clippy::disallowed_methods, reason = "speaks with the page around it")]
pub mod element;
#[cfg(target_arch = "wasm32")]
#[allow(clippy::disallowed_methods, reason = "the ports in a browser")]
pub mod platform;
pub mod ui;
