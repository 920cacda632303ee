//! Keeps what waits for what comes later, and goes on with it.

use super::Store;
use super::held::Held;
use crate::update::{DecidedBy, decided_by};
use crate::view::route::Route;

impl Store {
    /// Whether the person waits for features that have not come: for what was asked of them, or to see the list of what is
    /// saved.
    pub fn waits_for_features(&self) -> bool {
        let lists_saved = self.inner.shown.borrow().route == Route::Start;
        self.inner.held.borrow().iter().any(|held| match held {
            Held::Message(message) => decided_by(message) == DecidedBy::Features,
            Held::Storage(_) => lists_saved,
        })
    }

    /// Views or features have come: what has waited for them is done, in the order in which it came.
    pub fn late_came(&self) {
        for held in self.inner.held.take() {
            match held {
                Held::Message(message) => self.dispatch(message),
                Held::Storage(effect) => self.carry_out_storage(effect),
            }
        }
    }

    /// Keeps something until it can be done. Those who listen are told, since it is for them to fetch what it takes.
    pub(super) fn hold(&self, held: Held) {
        self.inner.held.borrow_mut().push(held);
        self.inner.is_to_be_told.set(true);
    }
}
