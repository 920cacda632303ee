//! Files that were handed in are gone through, one decision after another.

use std::rc::Rc;

use super::relation::relation_of;
use super::state::{FileStep, HandedIn, MergePreview, Pick, Relation, Tally};
use crate::app::App;
use crate::editing::update::change_open;
use crate::effect::{Effect, StorageEffect};
use crate::files::message::FilesMessage;
use crate::library;
use crate::library::saved::ReadFor;
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::opening::show::{open_and_save, show_document, with_id};
use crate::saving::save::{save_now, save_soon};
use crate::state::State;
use crate::view::route::Route;
use opex_format::Document;
use opex_model::{Change, Part, Side};

/// Does what was decided.
pub(super) fn step(app: &mut App, step: FileStep, moment: &Moment) -> Vec<Effect> {
    let state = &mut app.state;
    let Some(handed_in) = state.handed_in.as_deref().cloned() else { return Vec::new() };
    match step {
        FileStep::Choose(parts, pick) => {
            choose(state, handed_in, &parts, pick);
            Vec::new()
        }
        FileStep::Leave => {
            state.handed_in = None;
            Vec::new()
        }
        FileStep::Skip => {
            let tally = Tally { left: handed_in.tally.left + 1, ..handed_in.tally };
            go_on(state, HandedIn { tally, ..handed_in }).into_iter().collect()
        }
        FileStep::Merge if is_open(state) => merge(app, handed_in, moment),
        // The next step may replace the open document.
        FileStep::Next | FileStep::Merge | FileStep::OpenCopy if state.has_work_at_risk() => {
            refuse(state);
            Vec::new()
        }
        FileStep::Next => next(app, handed_in, moment),
        FileStep::Merge => merge(app, handed_in, moment),
        FileStep::OpenCopy => open_copy_at_hand(app, handed_in, moment),
    }
}

/// Takes the saved document with the id of the current file, or that it could not be read.
pub(crate) fn saved_read(app: &mut App, saved: Option<Document>, moment: &Moment) -> Vec<Effect> {
    let Some(handed_in) = app.state.handed_in.as_deref().cloned() else { return Vec::new() };
    match saved {
        Some(saved) => {
            app.state.handed_in = Some(Rc::new(HandedIn { saved: Some(Rc::new(saved)), ..handed_in }));
            Vec::new()
        }
        None if app.state.has_work_at_risk() => {
            refuse(&mut app.state);
            Vec::new()
        }
        // What is saved cannot be read: it stays as it is.
        None => open_copy_at_hand(app, handed_in, moment),
    }
}

fn refuse(state: &mut State) {
    state.handed_in = None;
    state.notice = Some(Rc::new(Notice::UnsavedWork));
}

fn open_copy_at_hand(app: &mut App, handed_in: HandedIn, moment: &Moment) -> Vec<Effect> {
    let Some((name, document)) = current_file(&handed_in) else { return Vec::new() };
    let tally = Tally { copies: handed_in.tally.copies + 1, ..handed_in.tally };
    open_copy(app, HandedIn { tally, ..handed_in }, &name, &document, moment)
}

fn current_file(handed_in: &HandedIn) -> Option<(Rc<str>, Rc<Document>)> {
    let file = handed_in.file()?;
    Some((Rc::clone(&file.name), Rc::clone(file.content.as_ref().ok()?)))
}

/// Whether the current file is a copy of the open assessment.
fn is_open(state: &State) -> bool {
    let handed_in = state.handed_in.as_deref().and_then(current_file);
    handed_in.is_some_and(|(_, document)| state.open_id() == Some(&document.assessment.id))
}

fn next(app: &mut App, handed_in: HandedIn, moment: &Moment) -> Vec<Effect> {
    let at = handed_in.at.map_or(0, |at| at + 1);
    let mut handed_in = HandedIn { at: Some(at), ..handed_in };
    match current_file(&handed_in) {
        Some((name, document)) => take_up(app, handed_in, &name, &document, moment),
        None => {
            handed_in.tally.left += 1;
            go_on(&mut app.state, handed_in).into_iter().collect()
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

/// Merges the current file with the saved document as one change, which can be undone.
fn merge(app: &mut App, handed_in: HandedIn, moment: &Moment) -> Vec<Effect> {
    let (Some((ours, theirs)), Some((file, _))) = (app.state.merge_sides(), current_file(&handed_in)) else {
        return Vec::new();
    };
    let preview = MergePreview::new(&ours, &theirs);
    let choose = |part: &Part| preview.side(&handed_in.choices, part);
    let merged = ours.revision().merged(&theirs.revision(), choose, &moment.now, &moment.editor);
    let mut effects = Vec::new();
    if !is_open(&app.state) {
        effects.extend(show_document(app, ours.clone(), None, Route::Results, moment));
    }
    effects.extend(change_open(app, moment, |history| history.record(Change::Merged, Rc::clone(&merged.assessment))).1);
    if let Some(open) = app.state.open.as_mut().filter(|open| open.stamps != merged.stamps) {
        // Merged parts keep their stamps. Only a decision against the later change is a change of its own.
        Rc::make_mut(open).stamps = merged.stamps;
        effects.extend(save_soon(app));
    }
    let is_theirs = |difference: &&opex_model::Difference| choose(&difference.part) == Side::Theirs;
    let n_conflicts_theirs = preview.conflicts.iter().filter(is_theirs).count();
    app.state.notice = Some(Rc::new(if preview.has_nothing_new() {
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
    effects.extend(save_now(app));
    effects.push(library::reading::read(&app.state, moment));
    effects.extend(go_on(&mut app.state, HandedIn { tally, ..handed_in }));
    effects
}

/// Opens the current file, or first requests the saved document with its id.
pub(super) fn take_up(
    app: &mut App,
    mut handed_in: HandedIn,
    name: &Rc<str>,
    document: &Rc<Document>,
    moment: &Moment,
) -> Vec<Effect> {
    let id = document.assessment.id.clone();
    let file = Rc::clone(name);
    match relation_of(&app.state, &id) {
        Relation::Known => {
            let is_open = app.state.open_id() == Some(&id);
            app.state.handed_in = Some(Rc::new(handed_in));
            app.state.notice = None;
            if is_open { Vec::new() } else { vec![StorageEffect::ReadSaved(id, ReadFor::Comparing).into()] }
        }
        Relation::Deleted => {
            handed_in.tally.copies += 1;
            open_copy(app, handed_in, name, document, moment)
        }
        Relation::New | Relation::SameAs(_) | Relation::Refused(_) => {
            handed_in.tally.opened += 1;
            let mut effects = open_and_save(app, (**document).clone(), Some(Notice::FileOpened { file }), moment);
            effects.extend(go_on(&mut app.state, handed_in));
            effects
        }
    }
}

/// Opens the current file under a new id.
fn open_copy(
    app: &mut App,
    handed_in: HandedIn,
    name: &Rc<str>,
    document: &Rc<Document>,
    moment: &Moment,
) -> Vec<Effect> {
    let copy = with_id((**document).clone(), &moment.fresh_id);
    let notice = Notice::FileOpenedAsCopy { file: Rc::clone(name) };
    let mut effects = open_and_save(app, copy, Some(notice), moment);
    effects.extend(go_on(&mut app.state, handed_in));
    effects
}

/// Goes on to the next file, or ends and, where there were several, says what was done.
fn go_on(state: &mut State, handed_in: HandedIn) -> Option<Effect> {
    if handed_in.n_behind() > 0 {
        let next = HandedIn { saved: None, choices: Rc::default(), ..handed_in };
        state.handed_in = Some(Rc::new(next));
        return Some(Effect::send(FilesMessage::Step(FileStep::Next)));
    }
    state.handed_in = None;
    if handed_in.files.len() > 1 {
        state.notice = Some(Rc::new(Notice::FilesTaken(handed_in.tally)));
    }
    None
}
