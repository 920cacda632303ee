//! Changes of the open assessment, each noted, undoable and saved.

use std::rc::Rc;

use super::effect::Effect;
use super::notice::Notice;
use super::reduce::Moment;
use super::state::{SaveState, State};
use opex_model::{Change, Command, History, apply};

/// Carries a command out.
pub(super) fn edit(state: &mut State, command: Command, moment: &Moment) -> Vec<Effect> {
    let Some(open) = &state.open else { return Vec::new() };
    let change = command.change();
    match apply(&state.catalogue, open.assessment(), command) {
        Err(_) => {
            state.notice = Some(Rc::new(Notice::ChangeRefused));
            Vec::new()
        }
        Ok(next) if Rc::ptr_eq(&next, open.assessment()) => Vec::new(),
        Ok(next) => {
            drop_offer(state);
            change_open(state, moment, |history| history.record(change, next)).1
        }
    }
}

/// Takes the last change back, or does it again.
pub(super) fn travel(
    state: &mut State,
    moment: &Moment,
    step: impl Fn(&mut History) -> Option<Change>,
    notice: impl Fn(Change) -> Notice,
) -> Vec<Effect> {
    let (change, effects) = change_open(state, moment, step);
    if let Some(change) = change.flatten() {
        state.notice = Some(Rc::new(notice(change)));
    }
    effects
}

/// Changes what is open, notes who has changed what and when, and has it saved.
pub(super) fn change_open<T>(
    state: &mut State,
    moment: &Moment,
    change: impl FnOnce(&mut History) -> T,
) -> (Option<T>, Vec<Effect>) {
    if state.is_locked() {
        state.notice = Some(Rc::new(if state.is_read_only { Notice::HostReadOnly } else { Notice::ReadOnly }));
        return (None, Vec::new());
    }
    let Some(open) = &mut state.open else { return (None, Vec::new()) };
    let open = Rc::make_mut(open);
    let before = Rc::clone(open.assessment());
    let result = change(&mut open.history);
    if Rc::ptr_eq(&before, open.assessment()) {
        return (Some(result), Vec::new());
    }
    let after = Rc::clone(open.assessment());
    Rc::make_mut(&mut open.stamps).note(&before, &after, &moment.now, &moment.editor);
    open.changed_at = Some(moment.now.clone());
    open.is_downloaded = false;
    // A failure stays in sight until a save has worked.
    if !matches!(state.save, SaveState::Failed(_)) {
        state.save = SaveState::Saving;
    }
    (Some(result), vec![Effect::SaveSoon])
}

/// What the last notice offered to undo is no longer the last change.
fn drop_offer(state: &mut State) {
    if state.notice.as_deref().is_some_and(|notice| !notice.is_error()) {
        state.notice = None;
    }
}

/// What is typed from now on is a step of its own.
pub(super) fn end_typing(state: &mut State) {
    if let Some(open) = &mut state.open {
        Rc::make_mut(open).history.end_typing();
    }
}

/// Keeps what was tried out, as one change.
pub(super) fn keep_tried(state: &mut State, moment: &Moment) -> Vec<Effect> {
    let Some(what_if) = state.what_if.take() else { return Vec::new() };
    drop_offer(state);
    change_open(state, moment, |history| history.record(Change::WhatIf, Rc::clone(&what_if.assessment))).1
}
