//! Files under a password: written and opened step by step, as the surroundings compute.

use std::rc::Rc;

use super::job::{Holds, Keys, LockJob, LockedBy};
use super::state::{Locking, Password, UnlockProblem, Unlocking, Vault};
use crate::effect::{CryptoEffect, Effect, Offer};
use crate::files::message::FilesMessage;
use crate::state::State;
use opex_format::{
    LOCK_ITERATIONS, LockKeys, LockParameters, LockedFile, locked_file_name, write_locked, write_results,
};
use opex_ports::{Cipher, CryptoError};

/// What a password-protected file holds.
const LOCKED_TYPE: &str = "application/json";

/// Begins to write what is open under a password.
pub(super) fn lock(state: &mut State, password: Password) -> Vec<Effect> {
    let Some(document) = state.open.as_ref().map(|open| open.document()) else { return Vec::new() };
    if state.vault.locking == Locking::Working {
        return Vec::new();
    }
    vault(state).locking = Locking::Working;
    // An earlier notice would take the place of the progress of this.
    state.notice = None;
    let job = LockJob {
        assessment: Rc::clone(&document.assessment),
        name: locked_file_name(&document.assessment.profile),
        text: write_results(&document).into(),
        password,
        parameters: LockParameters { iterations: LOCK_ITERATIONS, salt: [0; 16], iv: [0; 12] },
        keys: None,
    };
    vec![Effect::Crypto(CryptoEffect::FillRandom(Box::new(job)))]
}

/// Salt and initialization vector are there: the keys are derived next.
pub(super) fn drawn(
    state: &mut State,
    mut job: Box<LockJob>,
    drawn: Result<([u8; 16], [u8; 12]), CryptoError>,
) -> Vec<Effect> {
    match drawn {
        Ok((salt, iv)) => {
            job.parameters = LockParameters { salt, iv, ..job.parameters };
            vec![Effect::Crypto(CryptoEffect::Derive(LockedBy::Writing(job)))]
        }
        Err(error) => failed(state, error),
    }
}

/// The keys are there: the text is encrypted next, or the file decrypted that they fit.
pub(super) fn derived(state: &mut State, by: LockedBy, keys: Result<Keys, CryptoError>) -> Vec<Effect> {
    match (by, keys) {
        (LockedBy::Writing(mut job), Ok(keys)) => {
            let cipher = cipher_of(&job.parameters, &keys.lock_keys());
            job.keys = Some(keys);
            vec![Effect::Crypto(CryptoEffect::Encrypt(job, cipher))]
        }
        (LockedBy::Writing(_), Err(error)) => failed(state, error),
        (LockedBy::Opening(unlocking, _), Ok(keys)) => {
            let keys = keys.lock_keys();
            if unlocking.file.fits(&keys) {
                let cipher = cipher_of(&unlocking.file.parameters, &keys);
                return vec![Effect::Crypto(CryptoEffect::Decrypt(unlocking, cipher))];
            }
            unlock_failed(state, &unlocking, UnlockProblem::WrongPassword)
        }
        (LockedBy::Opening(unlocking, _), Err(error)) => unlock_failed(state, &unlocking, UnlockProblem::Crypto(error)),
    }
}

/// The text is encrypted: the file is handed over next.
pub(super) fn encrypted(state: &mut State, job: LockJob, data: Result<Vec<u8>, CryptoError>) -> Vec<Effect> {
    let (data, keys) = match (data, &job.keys) {
        (Ok(data), Some(keys)) => (data, keys.lock_keys()),
        (Ok(_), None) => return failed(state, CryptoError::Refused),
        (Err(error), _) => return failed(state, error),
    };
    let file = LockedFile::new(job.parameters, &keys, data);
    vec![Effect::Offer(Offer {
        name: job.name,
        media_type: LOCKED_TYPE,
        text: write_locked(&file),
        holds: Holds::Locked(job.assessment),
    })]
}

/// Tries a password on the file that one is asked for.
pub(super) fn unlock(state: &mut State, password: Password) -> Vec<Effect> {
    let Some(unlocking) = state.vault.unlocking.clone().filter(|unlocking| !unlocking.is_working) else {
        return Vec::new();
    };
    let working = Rc::new(Unlocking { is_working: true, problem: None, ..(*unlocking).clone() });
    vault(state).unlocking = Some(Rc::clone(&working));
    vec![Effect::Crypto(CryptoEffect::Derive(LockedBy::Opening(working, password)))]
}

/// The file is decrypted: what it holds is taken in as any file.
pub(super) fn decrypted(
    state: &mut State,
    unlocking: &Rc<Unlocking>,
    text: Result<Vec<u8>, CryptoError>,
) -> Vec<Effect> {
    match text.and_then(|text| String::from_utf8(text).map_err(|_| CryptoError::Changed)) {
        Ok(text) if is_asked(state, unlocking) => {
            vault(state).unlocking = None;
            let files = vec![(Rc::clone(&unlocking.name), Ok(text.into()))];
            vec![Effect::send(FilesMessage::Recognize(files))]
        }
        Ok(_) => Vec::new(),
        Err(CryptoError::Changed) => unlock_failed(state, unlocking, UnlockProblem::Damaged),
        Err(error) => unlock_failed(state, unlocking, UnlockProblem::Crypto(error)),
    }
}

fn failed(state: &mut State, error: CryptoError) -> Vec<Effect> {
    vault(state).locking = Locking::Failed(error);
    Vec::new()
}

fn unlock_failed(state: &mut State, unlocking: &Rc<Unlocking>, problem: UnlockProblem) -> Vec<Effect> {
    if is_asked(state, unlocking) {
        let failed = Unlocking { is_working: false, problem: Some(problem), ..(**unlocking).clone() };
        vault(state).unlocking = Some(Rc::new(failed));
    }
    Vec::new()
}

/// Whether the person still waits for this file: they may have closed it, or handed in another.
fn is_asked(state: &State, unlocking: &Rc<Unlocking>) -> bool {
    state.vault.unlocking.as_ref().is_some_and(|asked| Rc::ptr_eq(asked, unlocking))
}

fn cipher_of(parameters: &LockParameters, keys: &LockKeys) -> Cipher {
    Cipher { key: keys.encryption, iv: parameters.iv, bound: parameters.header() }
}

pub(super) fn vault(state: &mut State) -> &mut Vault {
    Rc::make_mut(&mut state.vault)
}
