//! Has the cryptography compute.

use super::Store;
use super::late_effects::LateEffects;
use crate::effect::CryptoEffect;
use crate::sharing::job::{Keys, LockedBy};
use crate::sharing::message::ShareMessage;
use opex_format::LockParameters;

impl Store {
    pub(super) fn carry_out_crypto(&self, effect: CryptoEffect) {
        // Only what comes with the features asks for it.
        if let Some(late) = LateEffects::there() {
            (late.crypto)(self, effect);
        }
    }

    pub(super) fn compute(&self, effect: CryptoEffect) {
        let (crypto, back) = (&self.inner.ports.crypto, self.downgrade());
        match effect {
            CryptoEffect::FillRandom(job) => {
                let (mut salt, mut iv) = ([0; 16], [0; 12]);
                let drawn = crypto.fill_random(&mut salt).and_then(|()| crypto.fill_random(&mut iv));
                self.dispatch(ShareMessage::Drawn(job, drawn.map(|()| (salt, iv))));
            }
            CryptoEffect::Derive(by) => {
                let (parameters, password) = match &by {
                    LockedBy::Writing(job) => (&job.parameters, &job.password),
                    LockedBy::Opening(unlocking, password) => (&unlocking.file.parameters, password),
                };
                let (LockParameters { iterations, salt, .. }, password) = (parameters.clone(), password.clone());
                let done = move |bits: Result<[u8; 64], _>| back.dispatch(ShareMessage::Derived(by, bits.map(Keys)));
                crypto.derive(&password.0, &salt, iterations, Box::new(done));
            }
            CryptoEffect::Encrypt(job, cipher) => {
                let text = job.text.as_bytes().to_vec();
                crypto.encrypt(cipher, text, Box::new(move |data| back.dispatch(ShareMessage::Encrypted(job, data))));
            }
            CryptoEffect::Decrypt(unlocking, cipher) => {
                let data = unlocking.file.data.clone();
                let done = move |text| back.dispatch(ShareMessage::Decrypted(unlocking, text));
                crypto.decrypt(cipher, data, Box::new(done));
            }
        }
    }
}
