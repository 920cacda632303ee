//! Files that were handed in are gone through, one decision after another.

use std::rc::Rc;

use super::editing::change_open;
use super::effect::Effect;
use super::handed_in::{FileStep, HandedIn, MergePreview, Pick, Tally};
use super::notice::Notice;
use super::opening::{go_on, open_copy, show_document, take_up};
use super::reduce::Moment;
use super::route::Route;
use super::state::State;
use opex_format::Document;
use opex_model::{Change, Part, Side};

/// Does what was decided.
pub(super) fn step(state: &mut State, step: FileStep, moment: &Moment) -> Vec<Effect> {
    let Some(handed_in) = state.handed_in.as_deref().cloned() else { return Vec::new() };
    match step {
        FileStep::Choose(parts, pick) => {
            choose(state, handed_in, &parts, pick);
            return Vec::new();
        }
        FileStep::Leave => {
            state.handed_in = None;
            return Vec::new();
        }
        FileStep::Skip => {
            let tally = Tally { left: handed_in.tally.left + 1, ..handed_in.tally };
            return go_on(state, HandedIn { tally, ..handed_in }).into_iter().collect();
        }
        FileStep::SavedRead(Some(saved)) => {
            state.handed_in = Some(Rc::new(HandedIn { saved: Some(Rc::from(saved)), ..handed_in }));
            return Vec::new();
        }
        FileStep::Next | FileStep::SavedRead(None) | FileStep::Merge | FileStep::OpenCopy => {}
    }
    // What follows may put something else in place of what is open.
    if state.has_work_at_risk() && !(matches!(step, FileStep::Merge) && is_open(state)) {
        state.handed_in = None;
        state.notice = Some(Rc::new(Notice::UnsavedWork));
        return Vec::new();
    }
    match step {
        FileStep::Next => next(state, handed_in, moment),
        FileStep::Merge => merge(state, handed_in, moment),
        // What is saved cannot be read: it stays as it is.
        _ => {
            let Some((name, document)) = at_hand(&handed_in) else { return Vec::new() };
            let tally = Tally { copies: handed_in.tally.copies + 1, ..handed_in.tally };
            open_copy(state, HandedIn { tally, ..handed_in }, &name, &document, moment)
        }
    }
}

fn at_hand(handed_in: &HandedIn) -> Option<(Rc<str>, Rc<Document>)> {
    let file = handed_in.file()?;
    Some((Rc::clone(&file.name), Rc::clone(file.content.as_ref().ok()?)))
}

/// Whether the file at hand is a relative of what is open.
fn is_open(state: &State) -> bool {
    let handed_in = state.handed_in.as_deref().and_then(at_hand);
    handed_in.is_some_and(|(_, document)| state.open_id() == Some(&document.assessment.id))
}

fn next(state: &mut State, handed_in: HandedIn, moment: &Moment) -> Vec<Effect> {
    let at = handed_in.at.map_or(0, |at| at + 1);
    let mut handed_in = HandedIn { at: Some(at), ..handed_in };
    match at_hand(&handed_in) {
        Some((name, document)) => take_up(state, handed_in, &name, &document, moment),
        None => {
            handed_in.tally.left += 1;
            go_on(state, handed_in).into_iter().collect()
        }
    }
}

fn choose(state: &mut State, handed_in: HandedIn, parts: &[Part], pick: Pick) {
    let mut choices = (*handed_in.choices).clone();
    for part in parts {
        match pick {
            Pick::Ours => choices.insert(part.clone(), Side::Ours),
            Pick::Theirs => choices.insert(part.clone(), Side::Theirs),
            Pick::Later => choices.remove(part),
        };
    }
    state.handed_in = Some(Rc::new(HandedIn { choices: Rc::new(choices), ..handed_in }));
}

/// Merges the file at hand with what is saved: one change, which can be undone.
fn merge(state: &mut State, handed_in: HandedIn, moment: &Moment) -> Vec<Effect> {
    let (Some((ours, theirs)), Some((file, _))) = (state.merge_sides(), at_hand(&handed_in)) else {
        return Vec::new();
    };
    let preview = MergePreview::new(&ours, &theirs);
    let choose = |part: &Part| preview.side(&handed_in.choices, part);
    let merged = ours.revision().merged(&theirs.revision(), choose, &moment.now, &moment.editor);
    let mut effects = Vec::new();
    if !is_open(state) {
        effects.extend(show_document(state, ours.clone(), None, Route::Results));
    }
    effects
        .extend(change_open(state, moment, |history| history.record(Change::Merged, Rc::clone(&merged.assessment))).1);
    if let Some(open) = state.open.as_mut().filter(|open| open.stamps != merged.stamps) {
        // Merging makes no changes of its own but where it decides against the later one: whose each part is stays.
        Rc::make_mut(open).stamps = merged.stamps;
        effects.push(Effect::SaveSoon);
    }
    let is_theirs = |difference: &&opex_model::Difference| choose(&difference.part) == Side::Theirs;
    let n_conflicts_theirs = preview.conflicts.iter().filter(is_theirs).count();
    state.notice = Some(Rc::new(if preview.has_nothing_new() {
        Notice::NothingNew { file }
    } else {
        Notice::Merged {
            file,
            n_in: preview.incoming.len() + n_conflicts_theirs,
            n_stayed: preview.staying.len() + preview.conflicts.len() - n_conflicts_theirs,
            n_snapshots: preview.n_new_snapshots,
            is_change: merged.assessment != ours.assessment,
        }
    }));
    let tally = Tally { merged: handed_in.tally.merged + 1, ..handed_in.tally };
    effects.extend([Effect::SaveNow, Effect::ReadLibrary]);
    effects.extend(go_on(state, HandedIn { tally, ..handed_in }));
    effects
}
