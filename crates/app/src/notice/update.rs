//! What the person is told.

use std::rc::Rc;

use super::message::NoticeMessage;
use crate::state::State;

/// The next state.
pub(crate) fn update(state: &mut State, message: NoticeMessage) {
    state.notice = match message {
        NoticeMessage::Show(notice) => Some(Rc::new(notice)),
        NoticeMessage::Dismiss => None,
    };
}
