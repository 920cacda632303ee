//! An app within another page: what the page around it says comes in as messages.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::Store;
use crate::embedding::line::HostLine;
use crate::embedding::message::EmbeddingMessage;
use opex_format::{AppMessage, HostMessage, read_host_message, write_app_message};
use opex_ports::{Host as _, HostAnswer};

/// Requests remembered, so that none is carried out twice.
const MAX_REQUESTS: usize = 10_000;

/// The app on one side, the line to the page around it on the other.
pub struct Embedding {
    store: Store,
    line: Rc<HostLine>,
    /// Requests that have been carried out.
    requests: RefCell<BTreeSet<Rc<str>>>,
}

impl Embedding {
    /// Puts an app and a line together.
    pub fn new(store: Store, line: Rc<HostLine>) -> Self {
        Self { store, line, requests: RefCell::default() }
    }

    /// Tells that the app is there.
    pub fn tell_ready(&self) {
        self.tell(&AppMessage::Ready { instance: self.store.editor().id.as_str() });
    }

    /// Tells the height that the app takes, in CSS pixels.
    pub fn tell_height(&self, height: u32) {
        self.tell(&AppMessage::Resize(height));
    }

    /// Takes a message of the host. What is no message, or has been carried out already, is ignored.
    pub fn receive(&self, text: &str) {
        match read_host_message(text) {
            Some(HostMessage::Ready) => self.tell_ready(),
            Some(HostMessage::Load { request, document, is_kept, settings }) if self.is_first(&request) => {
                self.store.dispatch(EmbeddingMessage::Load { request, document, is_kept, settings });
            }
            Some(HostMessage::Value { request }) if self.is_first(&request) => {
                self.store.dispatch(EmbeddingMessage::Value { request });
            }
            Some(HostMessage::Save { request, kept }) => self.line.answered(
                &request,
                match kept {
                    Some(true) => HostAnswer::Kept,
                    Some(false) => HostAnswer::Refused,
                    None => HostAnswer::NotTaken,
                },
            ),
            Some(HostMessage::Load { .. } | HostMessage::Value { .. }) | None => {}
        }
    }

    fn tell(&self, message: &AppMessage<'_>) {
        self.line.tell(&write_app_message(message));
    }

    fn is_first(&self, request: &Rc<str>) -> bool {
        let mut requests = self.requests.borrow_mut();
        // A host that asks so often without end loses the protection, not the app.
        if requests.len() >= MAX_REQUESTS {
            requests.pop_first();
        }
        requests.insert(Rc::clone(request))
    }
}
