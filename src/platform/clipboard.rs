//! The browser's clipboard.

use wasm_bindgen_futures::{JsFuture, spawn_local};

use opex_ports::{Clipboard, ClipboardError, ClipboardWritten};

/// The clipboard of the machine, as far as the browser lets the page write to it.
pub struct BrowserClipboard;

impl Clipboard for BrowserClipboard {
    fn write(&self, text: &str, done: ClipboardWritten) {
        let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
        // Pages that were not loaded safely have none, and calling one that is not there would throw.
        let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined()) else {
            done(Err(ClipboardError));
            return;
        };
        let written = JsFuture::from(clipboard.write_text(text));
        spawn_local(async move { done(written.await.map(|_| ()).map_err(|_| ClipboardError)) });
    }
}
