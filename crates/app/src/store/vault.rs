//! Files under a password, and what is recognized before it is opened.

use std::rc::Rc;

use super::Store;
use crate::message::{FilesMessage, Message};
use crate::sharing::ShareMessage;
use crate::vault::{Password, UnlockProblem, Unlocking};
use opex_format::{
    Incoming, LOCK_ITERATIONS, LoadError, LockKeys, LockParameters, LockedFile, locked_file_name, recognize,
    write_locked, write_results,
};
use opex_model::Assessment;
use opex_ports::{Cipher, CryptoError};

/// What a password-protected file holds.
const LOCKED_TYPE: &str = "application/json";

impl Store {
    /// Takes in the text of a file, whatever form of an assessment it is.
    pub(super) fn receive(&self, name: &str, text: Result<String, LoadError>) {
        let name = name.into();
        self.dispatch(match text.and_then(|text| recognize(&text)) {
            Ok(Incoming::Results(text)) => Message::Files(FilesMessage::Read { name, text: Ok(text.into()) }),
            Ok(Incoming::Locked(file)) => Message::Share(ShareMessage::LockedRead { name, file: Rc::new(file) }),
            Err(error) => Message::Files(FilesMessage::Read { name, text: Err(error) }),
        });
    }

    /// Writes what is open under a password, and hands it to the person.
    pub(super) fn lock(&self, password: &Password) {
        let Some(document) = self.state().open.as_ref().map(|open| open.document()) else { return };
        let (assessment, name) = (Rc::clone(&document.assessment), locked_file_name(&document.assessment.profile));
        let parameters = match self.lock_parameters() {
            Ok(parameters) => parameters,
            Err(error) => return self.lock_ended(assessment, Err(error)),
        };
        let text = write_results(&document);
        let store = self.clone();
        let LockParameters { iterations, salt, .. } = parameters.clone();
        let derived = move |bits: Result<[u8; 64], CryptoError>| match bits {
            Ok(bits) => store.encrypt(assessment, name, parameters, LockKeys::new(&bits), text),
            Err(error) => store.lock_ended(assessment, Err(error)),
        };
        self.inner.ports.crypto.derive(&password.0, &salt, iterations, Box::new(derived));
    }

    fn encrypt(
        &self,
        assessment: Rc<Assessment>,
        name: String,
        parameters: LockParameters,
        keys: LockKeys,
        text: String,
    ) {
        let store = self.clone();
        let cipher = cipher_of(&parameters, &keys);
        let encrypted = move |data: Result<Vec<u8>, CryptoError>| {
            let ended = data.and_then(|data| {
                let file = LockedFile::new(parameters, &keys, data);
                let is_offered = store.offer(&name, LOCKED_TYPE, &write_locked(&file));
                if is_offered { Ok(()) } else { Err(CryptoError::Refused) }
            });
            store.lock_ended(assessment, ended);
        };
        self.inner.ports.crypto.encrypt(cipher, text.into_bytes(), Box::new(encrypted));
    }

    fn lock_parameters(&self) -> Result<LockParameters, CryptoError> {
        let (mut salt, mut iv) = ([0; 16], [0; 12]);
        self.inner.ports.crypto.fill_random(&mut salt)?;
        self.inner.ports.crypto.fill_random(&mut iv)?;
        Ok(LockParameters { iterations: LOCK_ITERATIONS, salt, iv })
    }

    fn lock_ended(&self, assessment: Rc<Assessment>, ended: Result<(), CryptoError>) {
        self.dispatch(Message::Share(ShareMessage::LockEnded(assessment, ended)));
    }

    /// Tries a password on the file that one is asked for.
    pub(super) fn unlock(&self, password: &Password) {
        let Some(unlocking) = self.state().vault.unlocking.clone() else { return };
        let LockParameters { iterations, salt, .. } = unlocking.file.parameters.clone();
        let store = self.clone();
        let derived = move |bits: Result<[u8; 64], CryptoError>| match bits.map(|bits| LockKeys::new(&bits)) {
            Ok(keys) if unlocking.file.fits(&keys) => store.decrypt(unlocking, &keys),
            Ok(_) => store.unlock_failed(&unlocking, UnlockProblem::WrongPassword),
            Err(error) => store.unlock_failed(&unlocking, UnlockProblem::Crypto(error)),
        };
        self.inner.ports.crypto.derive(&password.0, &salt, iterations, Box::new(derived));
    }

    fn decrypt(&self, unlocking: Rc<Unlocking>, keys: &LockKeys) {
        let store = self.clone();
        let (cipher, data) = (cipher_of(&unlocking.file.parameters, keys), unlocking.file.data.clone());
        let decrypted = move |text: Result<Vec<u8>, CryptoError>| {
            let text = text.and_then(|text| String::from_utf8(text).map_err(|_| CryptoError::Changed));
            match text {
                Ok(text) if store.is_asked(&unlocking) => {
                    store.dispatch(Message::Share(ShareMessage::StopUnlocking));
                    store.receive(&unlocking.name, Ok(text));
                }
                Ok(_) => {}
                Err(CryptoError::Changed) => store.unlock_failed(&unlocking, UnlockProblem::Damaged),
                Err(error) => store.unlock_failed(&unlocking, UnlockProblem::Crypto(error)),
            }
        };
        self.inner.ports.crypto.decrypt(cipher, data, Box::new(decrypted));
    }

    fn unlock_failed(&self, unlocking: &Rc<Unlocking>, problem: UnlockProblem) {
        if self.is_asked(unlocking) {
            self.dispatch(Message::Share(ShareMessage::UnlockFailed(problem)));
        }
    }

    /// Whether the person still waits for this file: they may have closed it, or handed in another.
    fn is_asked(&self, unlocking: &Rc<Unlocking>) -> bool {
        self.state().vault.unlocking.as_ref().is_some_and(|asked| Rc::ptr_eq(asked, unlocking))
    }
}

fn cipher_of(parameters: &LockParameters, keys: &LockKeys) -> Cipher {
    Cipher { key: keys.encryption, iv: parameters.iv, bound: parameters.header() }
}
