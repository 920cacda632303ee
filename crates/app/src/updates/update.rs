//! Newer versions of the app.

use std::rc::Rc;

use super::message::UpdateMessage;
use crate::app::App;
use crate::effect::{Effect, StorageEffect};
use crate::notice::state::Notice;
use crate::preferences;
use crate::saving::save::save_now;

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: UpdateMessage) -> Vec<Effect> {
    match message {
        UpdateMessage::Found(update) => {
            app.state.update = Some(update);
            Vec::new()
        }
        // It is in no storage, and would be gone.
        UpdateMessage::Take if app.state.what_if.is_some() => {
            app.state.notice = Some(Rc::new(Notice::TriedOutFirst));
            Vec::new()
        }
        // This running app ends by it, and so only after everything is where the next one finds it.
        UpdateMessage::Take => {
            let save = save_now(app);
            let mut effects = preferences::update::flush(app);
            effects.extend(save);
            effects.push(StorageEffect::WhenKept(Box::new(UpdateMessage::Kept.into())).into());
            effects
        }
        UpdateMessage::Kept if app.state.has_work_at_risk() => {
            app.state.notice = Some(Rc::new(Notice::UnsavedWork));
            Vec::new()
        }
        UpdateMessage::Kept => vec![Effect::TakeUpdate],
        UpdateMessage::PutOff => {
            app.state.update = None;
            Vec::new()
        }
    }
}
