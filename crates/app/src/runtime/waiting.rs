//! Holds work back until the module that it needs is loaded, and then resumes it.

use super::Store;
use super::held::Held;
use crate::update::{DecidedBy, decided_by};
use crate::view::route::Route;

impl Store {
    /// Whether the person waits for the features module: for something they have asked for, or for the list of saved
    /// assessments.
    pub fn waits_for_features(&self) -> bool {
        let lists_saved = self.inner.shown.borrow().route == Route::Start;
        self.inner.held.borrow().iter().any(|held| match held {
            Held::Message(message) => decided_by(message) == DecidedBy::Features,
            Held::Storage(_) => lists_saved,
        })
    }

    /// Views or features have been loaded: resumes what was held back for them, in order.
    pub fn module_loaded(&self) {
        for held in self.inner.held.take() {
            match held {
                Held::Message(message) => self.dispatch(message),
                Held::Storage(effect) => self.carry_out_storage(effect),
            }
        }
    }

    /// Holds work back until it can be done. Subscribers are notified, since they load the module.
    pub(super) fn hold(&self, held: Held) {
        self.inner.held.borrow_mut().push(held);
        self.inner.is_to_be_told.set(true);
    }
}
