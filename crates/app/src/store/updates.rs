//! Newer versions of the app.

use std::rc::Rc;

use super::Store;
use crate::message::{Message, NoticeMessage, UpdateMessage};
use crate::notice::Notice;

impl Store {
    pub(super) fn watch_updates(&self) {
        let weak = Rc::downgrade(&self.inner);
        self.inner.ports.updates.watch(Box::new(move |update| {
            if let Some(inner) = weak.upgrade() {
                Self { inner }.dispatch(Message::Update(UpdateMessage::Found(update)));
            }
        }));
    }

    /// Ends this running app, and so only after everything is where the next one finds it.
    pub(super) fn take_update(&self) {
        self.flush();
        self.when_kept(Self::take_update_now);
    }

    fn take_update_now(&self) {
        if self.state().has_work_at_risk() {
            self.dispatch(Message::Notice(NoticeMessage::Show(Notice::UnsavedWork)));
        } else {
            self.inner.ports.updates.take();
        }
    }
}
