//! Handing things to the person: as a file, or through the clipboard.

use std::rc::Rc;

use super::Store;
use crate::message::{Message, NoticeMessage};
use crate::notice::Notice;
use crate::sharing::ShareMessage;
use opex_model::Assessment;

impl Store {
    pub(super) fn copy(&self, text: &str) {
        let (store, copy) = (self.clone(), Rc::from(text));
        let done = move |copied: Result<(), _>| {
            store.dispatch(Message::Notice(NoticeMessage::Show(
                copied.map_or(Notice::CopyFailed { text: copy }, |()| Notice::Copied),
            )));
        };
        self.inner.ports.clipboard.write(text, Box::new(done));
    }

    /// Hands a text to the person as a file. Where that is not allowed they are told, and it is false.
    pub(super) fn offer(&self, name: &str, media_type: &str, text: &str) -> bool {
        let is_offered = self.inner.ports.downloads.offer(name, media_type, text).is_ok();
        if !is_offered {
            self.dispatch(Message::Notice(NoticeMessage::Show(Notice::DownloadFailed)));
        }
        is_offered
    }

    /// Hands over a file that holds an assessment as a whole.
    pub(super) fn offer_all(&self, assessment: &Rc<Assessment>, name: &str, media_type: &str, text: &str) {
        if self.offer(name, media_type, text) {
            self.dispatch(Message::Share(ShareMessage::Downloaded(Rc::clone(assessment))));
        }
    }
}
