//! Requests saved assessments and makes documents of them.

use std::rc::Rc;

use super::list::Reading;
use super::saved::Saved;
use crate::app::App;
use crate::effect::{Effect, StorageEffect};
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::state::State;
use opex_format::{Document, read_results};
use opex_model::AssessmentId;

/// Has the list of what is saved read again.
pub(crate) fn read(state: &State, moment: &Moment) -> Effect {
    read_again(state, moment, 0)
}

/// The same after a reading that has noticed damage.
pub(crate) fn read_again(state: &State, moment: &Moment, n_noticed: usize) -> Effect {
    let reading = Reading { catalogue: Rc::clone(&state.catalogue), today: state.today, now: moment.now.clone() };
    StorageEffect::ReadLibrary(Box::new(reading), n_noticed).into()
}

/// The document that is saved; where it cannot be read the person is told.
pub(crate) fn document_of(app: &mut App, id: &AssessmentId, saved: &Saved) -> Option<Document> {
    let text = saved.text()?;
    match read_results(text, &app.state.catalogue) {
        Ok(document) => {
            // What another tab has saved of what is open is not taken for its own: it is joined with it.
            if app.state.open_id() != Some(id) {
                app.saves.note_saved(id, Rc::clone(text));
            }
            Some(document)
        }
        Err(error) => {
            app.state.notice = Some(Rc::new(Notice::SavedUnreadable { id: id.clone(), error }));
            None
        }
    }
}
