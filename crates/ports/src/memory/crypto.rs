//! Stands in for cryptography.

use std::cell::Cell;
use std::hash::{DefaultHasher, Hash, Hasher as _};

use crate::{Cipher, Crypto, CryptoDone, CryptoError};

/// Keeps no secret: it only behaves as cryptography does, at once, so that tests of what is around it are quick.
#[derive(Default)]
pub struct MemoryCrypto {
    /// How many random bytes were made.
    n_random: Cell<u64>,
    /// Whether it does nothing.
    pub failure: Cell<Option<CryptoError>>,
}

impl MemoryCrypto {
    const TAG_BYTES: usize = 16;

    fn check(&self) -> Result<(), CryptoError> {
        self.failure.get().map_or(Ok(()), Err)
    }

    /// Bytes without end that anything hashed decides.
    fn bytes(seed: impl Hash) -> impl Iterator<Item = u8> {
        let word = move |block: u64| {
            let mut hasher = DefaultHasher::new();
            (block, &seed).hash(&mut hasher);
            hasher.finish().to_le_bytes()
        };
        (0..).flat_map(word)
    }

    fn tag(cipher: &Cipher, text: &[u8]) -> Vec<u8> {
        Self::bytes((cipher.key, cipher.iv, cipher.bound.clone(), text.to_vec())).take(Self::TAG_BYTES).collect()
    }

    fn mix(cipher: &Cipher, text: &[u8]) -> Vec<u8> {
        text.iter().zip(Self::bytes((cipher.key, cipher.iv))).map(|(byte, key)| byte ^ key).collect()
    }
}

impl Crypto for MemoryCrypto {
    fn fill_random(&self, bytes: &mut [u8]) -> Result<(), CryptoError> {
        self.check()?;
        self.n_random.set(self.n_random.get() + 1);
        for (byte, random) in bytes.iter_mut().zip(Self::bytes(self.n_random.get())) {
            *byte = random;
        }
        Ok(())
    }

    fn derive(&self, password: &str, salt: &[u8; 16], iterations: u32, done: CryptoDone<[u8; 64]>) {
        let mut bits = [0; 64];
        for (byte, derived) in bits.iter_mut().zip(Self::bytes((password.to_owned(), *salt, iterations))) {
            *byte = derived;
        }
        done(self.check().map(|()| bits));
    }

    fn encrypt(&self, cipher: Cipher, text: Vec<u8>, done: CryptoDone<Vec<u8>>) {
        let data = [Self::mix(&cipher, &text), Self::tag(&cipher, &text)].concat();
        done(self.check().map(|()| data));
    }

    fn decrypt(&self, cipher: Cipher, data: Vec<u8>, done: CryptoDone<Vec<u8>>) {
        let parts = data.len().checked_sub(Self::TAG_BYTES).and_then(|at| data.split_at_checked(at));
        let text = parts.map(|(mixed, tag)| (Self::mix(&cipher, mixed), tag));
        let text = text.filter(|(text, tag)| *tag == Self::tag(&cipher, text)).map(|(text, _)| text);
        done(self.check().and_then(|()| text.ok_or(CryptoError::Changed)));
    }
}
