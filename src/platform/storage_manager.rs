//! What the browser says about all that it keeps for the page.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{StorageEstimate, StorageManager as WebStorageManager};

use opex_ports::{StorageManager, StorageStanding, StorageStood};

/// The browser's storage manager, where it has one: on pages that did not come by a secure way it has none.
pub struct BrowserStorageManager;

impl BrowserStorageManager {
    fn open() -> Option<WebStorageManager> {
        let navigator = web_sys::window()?.navigator();
        let has_one = Reflect::get(&navigator, &"storage".into()).is_ok_and(|manager| manager.is_object());
        has_one.then(|| navigator.storage())
    }

    async fn standing(manager: &WebStorageManager) -> StorageStanding {
        let is_persistent = settled(manager.persisted()).await.and_then(|said| said.as_bool());
        let estimate = settled(manager.estimate()).await.map(StorageEstimate::from);
        let bytes = |number: Option<f64>| number.filter(|number| *number >= 0.0).map(|number| number as u64);
        StorageStanding {
            is_persistent,
            n_used: estimate.as_ref().and_then(|estimate| bytes(estimate.get_usage())),
            n_limit: estimate.as_ref().and_then(|estimate| bytes(estimate.get_quota())),
        }
    }
}

impl StorageManager for BrowserStorageManager {
    fn stand(&self, done: StorageStood) {
        spawn_local(async {
            done(match Self::open() {
                Some(manager) => Self::standing(&manager).await,
                None => StorageStanding::default(),
            });
        });
    }

    fn persist(&self, done: StorageStood) {
        spawn_local(async {
            done(match Self::open() {
                Some(manager) => {
                    // Whether it was granted is asked for below.
                    let _ = settled(manager.persist()).await;
                    Self::standing(&manager).await
                }
                None => StorageStanding::default(),
            });
        });
    }
}

/// What a promise was fulfilled with; none where the browser refused to make it or to keep it.
async fn settled(promise: Result<js_sys::Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}
