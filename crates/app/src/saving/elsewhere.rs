//! Several tabs with the same assessment: a tab merges what another one has saved as soon as the browser reports it.

use std::rc::Rc;

use super::joining::join_saved;
use super::outcome::set_save;
use super::save::{save_damaged, save_now, save_soon};
use crate::app::App;
use crate::effect::{Effect, StorageEffect};
use crate::library;
use crate::library::key::StoredKey;
use crate::library::saved::{AssessmentPlace, ReadFor, Saved};
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::saving::save_state::SaveState;
use crate::state::State;
use crate::view::route::Route;
use opex_format::read_results;
use opex_model::AssessmentId;

/// Another tab has changed what is stored under a key, or, without one, everything.
pub(super) fn changed(app: &mut App, key: Option<&StoredKey>, moment: &Moment) -> Vec<Effect> {
    let concerns_open = key.is_none_or(|key| app.state.open_id() == Some(key.id()));
    let mut effects = if concerns_open { look(&app.state) } else { Vec::new() };
    // Only the start view shows the list, which is read again whenever that view is shown.
    if app.state.route == Route::Start {
        effects.push(library::reading::read(&app.state, moment));
    }
    effects
}

/// Requests the saved text of the open assessment.
pub(crate) fn look(state: &State) -> Vec<Effect> {
    let read = |id: &AssessmentId| StorageEffect::ReadSaved(id.clone(), ReadFor::Joining).into();
    state.open_id().map(read).into_iter().collect()
}

/// Takes the saved text of the open assessment and merges it. None if that is not possible, since the storage holds
/// something that cannot be read.
pub(crate) fn found(app: &mut App, id: &AssessmentId, saved: &Saved) -> Option<Vec<Effect>> {
    if app.state.open_id() != Some(id) {
        return Some(Vec::new());
    }
    match saved {
        Saved::Text(text) => {
            app.saves.note_is_there(id);
            join(app, id, Rc::clone(text))
        }
        // An assessment that was never saved cannot have been deleted: there is nothing to report.
        Saved::Missing(place_of) if app.saves.knows(id) => Some(meet_loss(app, id, *place_of)),
        Saved::Missing(_) | Saved::Refused(_) => Some(Vec::new()),
    }
}

/// Merges the open assessment with its saved text. None if the text cannot be read.
pub(super) fn join(app: &mut App, id: &AssessmentId, saved: Rc<str>) -> Option<Vec<Effect>> {
    if app.saves.has_written(id, &saved) {
        // Another tab has written again what had been cleared, or brought back what it had deleted.
        let is_gone = app.state.notice.as_deref().is_some_and(Notice::is_about_what_is_gone);
        if app.state.save == SaveState::Cleared || (is_gone && app.state.save == SaveState::Saved) {
            set_save(&mut app.state, SaveState::Saved);
        }
        return Some(Vec::new());
    }
    let document = read_results(&saved, &app.state.catalogue).ok()?;
    app.saves.note_saved(id, saved);
    app.saves.note_replacing();
    let has_more = join_saved(&mut app.state, &document);
    Some(if has_more { save_soon(app) } else { Vec::new() })
}

/// Handles that no undamaged text of the open assessment is saved any more: repairs that if possible, else reports it.
fn meet_loss(app: &mut App, id: &AssessmentId, place_of: AssessmentPlace) -> Vec<Effect> {
    match place_of {
        AssessmentPlace::Nowhere => {
            app.state.save = SaveState::Cleared;
            app.state.notice = Some(Rc::new(Notice::ClearedElsewhere));
            Vec::new()
        }
        AssessmentPlace::Deleted => {
            if app.saves.note_told_deleted(id) {
                app.state.notice = Some(Rc::new(Notice::DeletedElsewhere { id: id.clone() }));
            }
            Vec::new()
        }
        // Another tab has moved the damaged text aside. This tab holds the assessment undamaged and saves it again.
        AssessmentPlace::Damaged => save_damaged(app, id),
        AssessmentPlace::Elsewhere => Vec::new(),
    }
}

/// Continues as a copy under a new id, including the undo history: what another tab has saved cannot be merged.
pub(super) fn continue_as(app: &mut App, id: AssessmentId, moment: &Moment) -> Vec<Effect> {
    let place = app.state.place().cloned();
    if let Some(open) = &mut app.state.open {
        Rc::make_mut(open).history.set_id(&id);
    }
    app.state.notice = Some(Rc::new(Notice::ChangedElsewhere));
    app.state.prefer(|preferences| {
        preferences.current = Some(id.clone());
        if let Some(place) = place {
            preferences.places.insert(id, place);
        }
    });
    let mut effects = save_now(app);
    effects.push(library::reading::read(&app.state, moment));
    effects
}
