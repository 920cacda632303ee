//! The way to the page around an embedded app.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use opex_format::{AppMessage, write_app_message};
use opex_ports::{Host, HostAnswer, HostAnswered, Timer};

/// How long the host has to say that it keeps a document.
const ANSWER_MILLISECONDS: u32 = 10_000;

/// The way to the page around the app: carries messages, and waits for the answers to documents handed over.
pub struct HostLine {
    send: Box<dyn Fn(&str)>,
    timer: Rc<dyn Timer>,
    is_keeper: bool,
    n_documents: Cell<u64>,
    /// The document that the host has not answered.
    awaited: RefCell<Option<Awaited>>,
    /// Whether the host supports keeping documents: it has answered at least once that it did, or that it could not.
    keeps: Cell<bool>,
    /// The line itself, for what happens later.
    this: Weak<HostLine>,
}

struct Awaited {
    request: String,
    done: HostAnswered,
    /// Ends the waiting; kept to be dropped with it.
    _timeout: Box<dyn Any>,
}

impl HostLine {
    /// A line that gives each message to `send`. Where the host is a keeper, it is asked to keep what is open.
    pub fn new(send: Box<dyn Fn(&str)>, timer: Rc<dyn Timer>, is_keeper: bool) -> Rc<Self> {
        Rc::new_cyclic(|this| Self {
            send,
            timer,
            is_keeper,
            n_documents: Cell::default(),
            awaited: RefCell::default(),
            keeps: Cell::default(),
            this: this.clone(),
        })
    }

    /// Takes the host's answer to a document.
    pub(crate) fn answered(&self, request: &str, answer: HostAnswer) {
        let is_awaited = self.awaited.borrow().as_ref().is_some_and(|awaited| awaited.request == request);
        let awaited = if is_awaited { self.awaited.take() } else { None };
        if let Some(awaited) = awaited {
            if answer != HostAnswer::NotTaken {
                self.keeps.set(true);
            }
            (awaited.done)(answer);
        }
    }

    /// A host that has confirmed a document before is expected to go on doing so. One that never has may not support it.
    fn unanswered(&self, request: &str) {
        let answer = if self.keeps.get() { HostAnswer::Refused } else { HostAnswer::NotTaken };
        self.answered(request, answer);
    }
}

impl Host for HostLine {
    fn is_keeper(&self) -> bool {
        self.is_keeper
    }

    fn tell(&self, message: &str) {
        (self.send)(message);
    }

    fn keep(&self, document: &str, done: HostAnswered) {
        self.n_documents.set(self.n_documents.get() + 1);
        let request = format!("save-{}", self.n_documents.get());
        if self.is_keeper {
            let (line, timed) = (self.this.clone(), request.clone());
            let timeout = move || {
                if let Some(line) = line.upgrade() {
                    line.unanswered(&timed);
                }
            };
            let timeout = self.timer.after(ANSWER_MILLISECONDS, Box::new(timeout));
            self.awaited.replace(Some(Awaited { request: request.clone(), done, _timeout: timeout }));
            self.tell(&write_app_message(&AppMessage::Save { request: &request, document }));
        } else {
            self.tell(&write_app_message(&AppMessage::Save { request: &request, document }));
            done(HostAnswer::Kept);
        }
    }
}
