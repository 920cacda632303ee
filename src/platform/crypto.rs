//! The browser's cryptography.

use js_sys::{Array, JsString, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AesGcmParams, CryptoKey, Pbkdf2Params, SubtleCrypto};

use opex_ports::{Cipher, Crypto, CryptoDone, CryptoError};

/// WebCrypto, which browsers have on pages that were loaded safely.
pub struct WebCrypto;

impl Crypto for WebCrypto {
    fn fill_random(&self, bytes: &mut [u8]) -> Result<(), CryptoError> {
        let crypto = web_sys::window().and_then(|window| window.crypto().ok()).ok_or(CryptoError::Unavailable)?;
        crypto.get_random_values_with_u8_array(bytes).map(|_| ()).map_err(|_| CryptoError::Unavailable)
    }

    fn derive(&self, password: &str, salt: &[u8; 16], iterations: u32, done: CryptoDone<[u8; 64]>) {
        // A syllable can be one character or several, depending on the keyboard.
        let password = String::from(JsString::from(password).normalize("NFC"));
        let salt = *salt;
        spawn_local(async move {
            done(match subtle() {
                Some(subtle) => derive(&subtle, &password, &salt, iterations).await.ok_or(CryptoError::Refused),
                None => Err(CryptoError::Unavailable),
            });
        });
    }

    fn encrypt(&self, cipher: Cipher, text: Vec<u8>, done: CryptoDone<Vec<u8>>) {
        spawn_local(async move {
            let Some(subtle) = subtle() else { return done(Err(CryptoError::Unavailable)) };
            let Ok((key, params)) = prepare(&subtle, &cipher, "encrypt").await else {
                return done(Err(CryptoError::Refused));
            };
            let encrypted = subtle.encrypt_with_object_and_js_u8_array(&params, &key, &bytes_of(&text));
            done(bytes_in(encrypted).await.map_err(|_| CryptoError::Refused));
        });
    }

    fn decrypt(&self, cipher: Cipher, data: Vec<u8>, done: CryptoDone<Vec<u8>>) {
        spawn_local(async move {
            let Some(subtle) = subtle() else { return done(Err(CryptoError::Unavailable)) };
            let Ok((key, params)) = prepare(&subtle, &cipher, "decrypt").await else {
                return done(Err(CryptoError::Refused));
            };
            let decrypted = subtle.decrypt_with_object_and_js_u8_array(&params, &key, &bytes_of(&data));
            done(bytes_in(decrypted).await.map_err(|_| CryptoError::Changed));
        });
    }
}

/// What does the work; pages that were not loaded safely have none.
fn subtle() -> Option<SubtleCrypto> {
    let subtle = web_sys::window()?.crypto().ok()?.subtle();
    (!subtle.is_undefined()).then_some(subtle)
}

async fn derive(subtle: &SubtleCrypto, password: &str, salt: &[u8; 16], iterations: u32) -> Option<[u8; 64]> {
    let raw = bytes_of(password.as_bytes());
    let usages = Array::of1(&"deriveBits".into());
    let key = subtle.import_key_with_str("raw", &raw, "PBKDF2", false, &usages).ok()?;
    let key: CryptoKey = JsFuture::from(key).await.ok()?.unchecked_into();
    let params = Pbkdf2Params::new("PBKDF2", &"SHA-256".into(), iterations, &bytes_of(salt));
    let bits = subtle.derive_bits_with_object(&params, &key, 512);
    bytes_in(bits).await.ok()?.try_into().ok()
}

async fn prepare(subtle: &SubtleCrypto, cipher: &Cipher, usage: &str) -> Result<(CryptoKey, AesGcmParams), JsValue> {
    let raw = bytes_of(&cipher.key);
    let imported = subtle.import_key_with_str("raw", &raw, "AES-GCM", false, &Array::of1(&usage.into()))?;
    let key = JsFuture::from(imported).await?.unchecked_into();
    let params = AesGcmParams::new("AES-GCM", &bytes_of(&cipher.iv));
    params.set_additional_data(&bytes_of(cipher.bound.as_bytes()));
    Ok((key, params))
}

/// A copy of bytes that outlives the call.
fn bytes_of(bytes: &[u8]) -> Uint8Array {
    Uint8Array::from(bytes)
}

async fn bytes_in(promise: Result<js_sys::Promise, JsValue>) -> Result<Vec<u8>, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(promise?).await?).to_vec())
}
