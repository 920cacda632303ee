//! Changes of the open assessment, each noted, undoable and saved.

use std::rc::Rc;

use super::message::EditMessage;
use crate::app::App;
use crate::effect::Effect;
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::saving::save::save_soon;
use crate::saving::save_state::SaveState;
use crate::state::State;
use opex_model::{Answer, Assessment, Change, Command, History, apply};

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: EditMessage, moment: &Moment) -> Vec<Effect> {
    match message {
        EditMessage::Change(command) => edit(app, command, moment),
        EditMessage::AnswerFocused(level) => match app.state.focused().cloned() {
            Some(practice) => edit(app, Command::SetAnswer(practice, Answer::Level(level)), moment),
            None => Vec::new(),
        },
        EditMessage::EndTyping => {
            end_typing(&mut app.state);
            Vec::new()
        }
        EditMessage::Undo => travel(app, moment, History::undo, Notice::Undone),
        EditMessage::Redo => travel(app, moment, History::redo, Notice::Redone),
    }
}

/// Makes a change.
pub(crate) fn edit(app: &mut App, command: Command, moment: &Moment) -> Vec<Effect> {
    let Some(open) = &app.state.open else { return Vec::new() };
    let change = command.change();
    match apply(&app.state.catalogue, open.assessment(), command) {
        Err(_) => {
            app.state.notice = Some(Rc::new(Notice::ChangeRefused));
            Vec::new()
        }
        Ok(next) if Rc::ptr_eq(&next, open.assessment()) => Vec::new(),
        Ok(next) => {
            drop_offer(&mut app.state);
            change_open(app, moment, |history| history.record(change, next)).1
        }
    }
}

/// Takes the last change back, or does it again.
fn travel(
    app: &mut App,
    moment: &Moment,
    step: impl Fn(&mut History) -> Option<Change>,
    notice: impl Fn(Change) -> Notice,
) -> Vec<Effect> {
    let (change, effects) = change_open(app, moment, step);
    if let Some(change) = change.flatten() {
        app.state.notice = Some(Rc::new(notice(change)));
    }
    effects
}

/// Makes a change under its name, which the person is told, since nothing on the page need look different.
pub(crate) fn change_and_tell(app: &mut App, moment: &Moment, change: Change, next: Assessment) -> Vec<Effect> {
    let effects = change_open(app, moment, |history| history.record(change.clone(), Rc::new(next))).1;
    if !effects.is_empty() {
        app.state.notice = Some(Rc::new(Notice::Done(change)));
    }
    effects
}

/// Changes what is open, notes who has changed what and when, and has it saved. What `change` gives is none where nothing
/// may be changed.
pub(crate) fn change_open<T>(
    app: &mut App,
    moment: &Moment,
    change: impl FnOnce(&mut History) -> T,
) -> (Option<T>, Vec<Effect>) {
    let state = &mut app.state;
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
    (Some(result), save_soon(app))
}

/// What the last notice offered to undo is no longer the last change.
pub(crate) fn drop_offer(state: &mut State) {
    if state.notice.as_deref().is_some_and(|notice| !notice.is_error()) {
        state.notice = None;
    }
}

/// What is typed from now on is a step of its own.
pub(crate) fn end_typing(state: &mut State) {
    if let Some(open) = &mut state.open {
        Rc::make_mut(open).history.end_typing();
    }
}
