//! Does what a person wants to be done with what is saved in this browser.

use std::rc::Rc;

use super::list::Library;
use super::message::LibraryMessage;
use super::reading::{document_of, read, read_again};
use super::saved::{ReadFor, Saved};
use crate::app::App;
use crate::editing::update::edit;
use crate::effect::{Effect, Offer, StorageEffect};
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::opening::show::with_id;
use crate::saving::elsewhere::look;
use crate::saving::request::SaveRequest;
use crate::saving::save::{save_damaged, save_document, save_now};
use crate::sharing::job::{Holds, RESULTS_TYPE};
use crate::state::State;
use opex_model::{Assessment, AssessmentId, Command, Profile, ProfileField};

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: LibraryMessage, moment: &Moment) -> Vec<Effect> {
    match message {
        LibraryMessage::Due => vec![read(&app.state, moment)],
        LibraryMessage::Listed { library, n_noticed_before } => listed(app, library, n_noticed_before, moment),
        LibraryMessage::Rename { id, team, workload } => rename(app, id, team, workload, moment),
        LibraryMessage::Duplicate(id) => vec![StorageEffect::ReadSaved(id, ReadFor::Duplicating).into()],
        LibraryMessage::Delete(id) => delete(&mut app.state, id, moment),
        LibraryMessage::Restore(id) => {
            app.state.notice = Some(Rc::new(Notice::Restored));
            let is_open = app.state.open_id() == Some(&id);
            let mut effects = vec![StorageEffect::BringBack(id).into()];
            if is_open {
                effects.extend(look(&app.state));
            }
            effects.push(read(&app.state, moment));
            effects
        }
        LibraryMessage::Download(id) => vec![StorageEffect::ReadForDownload(id).into()],
        LibraryMessage::DownloadRead(id, text) => vec![Effect::Offer(Offer {
            name: format!("{id}.opex.json"),
            media_type: RESULTS_TYPE,
            text: text.to_string(),
            holds: Holds::Something,
        })],
    }
}

/// Takes the list that has been read. What is open and was found damaged in the storage is written there once more.
fn listed(app: &mut App, mut library: Library, n_noticed_before: usize, moment: &Moment) -> Vec<Effect> {
    let is_damaged = |id: &&AssessmentId| library.damaged.iter().any(|entry| entry.key.id() == *id);
    let damaged = app.state.open_id().filter(is_damaged).cloned();
    if let Some(id) = damaged.filter(|_| n_noticed_before == 0 && library.n_noticed > 0) {
        let n_noticed = library.n_noticed;
        let mut effects = save_damaged(app, &id);
        effects.push(read_again(&app.state, moment, n_noticed));
        return effects;
    }
    if n_noticed_before > 0 {
        library.n_noticed = n_noticed_before;
    }
    if let Some(notice) = Notice::of_damage(&library) {
        app.state.notice = Some(Rc::new(notice));
    }
    app.state.library = Rc::new(library);
    Vec::new()
}

fn rename(app: &mut App, id: AssessmentId, team: Rc<str>, workload: Rc<str>, moment: &Moment) -> Vec<Effect> {
    if app.state.open_id() == Some(&id) {
        let mut effects = edit(app, Command::SetProfile(ProfileField::Team(team)), moment);
        effects.extend(edit(app, Command::SetProfile(ProfileField::Workload(workload)), moment));
        effects.extend(save_now(app));
        effects.push(read(&app.state, moment));
        return effects;
    }
    let saved = app.state.library.saved.iter().find(|entry| entry.id == id);
    if let Some(before) = saved.and_then(|entry| entry.summary.as_ref().ok()) {
        let before = (before.team.as_str().into(), before.workload.as_str().into());
        app.state.notice = Some(Rc::new(Notice::Renamed { id: id.clone(), team: before.0, workload: before.1 }));
    }
    vec![StorageEffect::ReadSaved(id, ReadFor::Renaming(team, workload)).into()]
}

/// A saved assessment has been read to get other names.
pub(crate) fn rename_saved(
    app: &mut App,
    (id, saved): (&AssessmentId, &Saved),
    (team, workload): (Rc<str>, Rc<str>),
    moment: &Moment,
) -> Vec<Effect> {
    let Some(document) = document_of(app, id, saved) else { return vec![read(&app.state, moment)] };
    let profile = Profile { team, workload, ..(*document.assessment.profile).clone() };
    let assessment = Assessment { profile: Rc::new(profile), ..(*document.assessment).clone() };
    let renamed = document.changed(assessment, &moment.now, &moment.editor);
    let mut effects = save_document(app, SaveRequest::replacing(renamed));
    effects.push(read(&app.state, moment));
    effects
}

/// A saved assessment has been read to be saved once more.
pub(crate) fn duplicate_saved(app: &mut App, id: &AssessmentId, saved: &Saved, moment: &Moment) -> Vec<Effect> {
    let copy = document_of(app, id, saved).map(|document| with_id(document, &moment.fresh_id));
    let mut effects = copy.map(|copy| save_document(app, SaveRequest::replacing(copy))).unwrap_or_default();
    effects.push(read(&app.state, moment));
    effects
}

fn delete(state: &mut State, id: AssessmentId, moment: &Moment) -> Vec<Effect> {
    let saved = state.library.saved.iter().find(|entry| entry.id == id);
    let name = saved.and_then(|entry| entry.summary.as_ref().ok()).map(|summary| {
        let parts = [summary.team.as_str(), summary.workload.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    });
    state.notice = Some(Rc::new(Notice::Deleted { id: id.clone(), name: name.unwrap_or_default().into() }));
    if state.open_id() == Some(&id) {
        state.open = None;
        state.prefer(|preferences| preferences.current = None);
    }
    let standby = StorageEffect::RemoveStandby(id.clone());
    vec![standby.into(), StorageEffect::MoveToDeleted(id).into(), read(state, moment)]
}
