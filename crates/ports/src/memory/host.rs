//! A page around the app, for tests.

use std::cell::{Cell, RefCell};

use crate::{Host, HostAnswer, HostAnswered};

/// Keeps what was handed over last, and answers as it is told to.
pub struct MemoryHost {
    /// The text handed over last; empty until one is.
    pub document: RefCell<String>,
    /// What it was told, in order.
    pub told: RefCell<Vec<String>>,
    /// What it answers.
    pub answer: Cell<HostAnswer>,
}

impl Default for MemoryHost {
    fn default() -> Self {
        Self { document: RefCell::default(), told: RefCell::default(), answer: Cell::new(HostAnswer::Kept) }
    }
}

impl Host for MemoryHost {
    fn is_keeper(&self) -> bool {
        true
    }

    fn tell(&self, message: &str) {
        self.told.borrow_mut().push(message.to_owned());
    }

    fn keep(&self, document: &str, done: HostAnswered) {
        document.clone_into(&mut self.document.borrow_mut());
        done(self.answer.get());
    }
}
