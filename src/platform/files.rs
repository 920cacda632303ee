//! Files in and out.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use opex_ports::{DownloadError, Downloads, FileError, FileSource, FileText, Files};

/// Reads a [`File`] that was chosen or dropped.
pub struct BrowserFiles;

impl Files for BrowserFiles {
    fn read(&self, file: FileSource, max_bytes: u64, done: Box<dyn FnOnce(FileText)>) {
        let Ok(file) = file.0.downcast::<File>() else { return };
        let name = file.name();
        let bytes = file.size() as u64;
        if bytes > max_bytes {
            done(FileText { name, text: Err(FileError::TooLarge { bytes }) });
            return;
        }
        spawn_local(async move {
            let text = read_text(&file).await.ok_or(FileError::Unreadable);
            done(FileText { name, text });
        });
    }
}

async fn read_text(file: &Blob) -> Option<String> {
    let text = JsFuture::from(file.text()).await.ok()?.as_string()?;
    // Bytes that are not UTF-8 arrive as replacement characters.
    (!text.contains('\u{fffd}')).then_some(text)
}

/// Downloads by a link that is clicked once.
pub struct BrowserDownloads;

impl Downloads for BrowserDownloads {
    fn offer(&self, name: &str, media_type: &str, text: &str) -> Result<(), DownloadError> {
        offer(name, media_type, text).map_err(|_| DownloadError)
    }
}

fn offer(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::UNDEFINED)?;
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download holds the blob by now; without this the text would stay in memory.
    Url::revoke_object_url(&url)
}
