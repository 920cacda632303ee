//! Newer versions without a browser.

use std::cell::{Cell, RefCell};

use crate::{Update, UpdateTold, Updates};

/// Tells of the versions that a test finds, and counts how often one was taken.
#[derive(Default)]
pub struct MemoryUpdates {
    told: RefCell<Option<UpdateTold>>,
    /// How often the newest version was taken.
    pub n_taken: Cell<usize>,
}

impl MemoryUpdates {
    /// There is another version.
    pub fn find(&self, update: Update) {
        if let Some(told) = &*self.told.borrow() {
            told(update);
        }
    }
}

impl Updates for MemoryUpdates {
    fn watch(&self, told: UpdateTold) {
        *self.told.borrow_mut() = Some(told);
    }

    fn take(&self) {
        self.n_taken.set(self.n_taken.get() + 1);
    }
}
