//! Merges the changes of another running app into the open assessment.

use std::rc::Rc;

use crate::notice::state::Notice;
use crate::saving::save_state::SaveState;
use crate::state::State;
use opex_format::Document;
use opex_model::differing_parts;

/// Merges the open document with a copy that another tab has saved, without asking: changes of different parts are all
/// kept; of parts that both have changed the later change wins, which is reported to the person.
///
/// Returns whether the result differs from that copy, so that it has to be saved.
pub(crate) fn join_saved(state: &mut State, saved: &Document) -> bool {
    let Some(open) = &mut state.open else { return false };
    let (ours, theirs) = (open.document().revision(), saved.revision());
    let joined = ours.joined(&theirs);
    let conflicts = ours.conflicts(&theirs);
    let incoming = differing_parts(&ours.assessment, &joined.assessment);
    let open = Rc::make_mut(open);
    if joined.assessment != ours.assessment {
        open.history.adopt(&incoming, &joined.assessment);
        open.is_downloaded = false;
    }
    open.changed_at = open.changed_at.take().max(saved.changed_at.clone());
    open.stamps = Rc::clone(&joined.stamps);
    if !conflicts.is_empty() {
        state.notice = Some(Rc::new(Notice::ChangedInBoth(conflicts.into())));
    }
    if state.save == SaveState::Cleared {
        state.save = SaveState::Saved;
        state.notice = state.notice.take().filter(|notice| **notice != Notice::ClearedElsewhere);
    }
    joined.assessment != theirs.assessment || joined.stamps != theirs.stamps
}
