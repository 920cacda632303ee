//! Milestones: states of the open assessment that are kept under a name.

use std::rc::Rc;

use super::editing::change_open;
use super::effect::Effect;
use super::notice::Notice;
use super::opening::open_and_save;
use super::reduce::Moment;
use super::state::State;
use opex_format::{Document, take_snapshot};
use opex_model::{Assessment, Change, Snapshot, SnapshotKey, without_old};

/// Keeps the open assessment as it is now under a name.
pub(super) fn take(state: &mut State, name: &str, moment: &Moment) -> Vec<Effect> {
    let Some(before) = state.assessment().cloned() else { return Vec::new() };
    let (key, snapshot) = take_snapshot(&before, name, &moment.now);
    let mut next = (*before).clone();
    next.snapshots.insert(key, Rc::new(snapshot));
    make(state, moment, Change::SnapshotTaken, next)
}

/// Removes the content of a snapshot. Its name, time and seal stay, so that the chain stays whole.
pub(super) fn remove(state: &mut State, key: &SnapshotKey, moment: &Moment) -> Vec<Effect> {
    let Some(before) = state.assessment().cloned() else { return Vec::new() };
    let Some(snapshot) = before.snapshots.get(key).filter(|snapshot| snapshot.content.is_some()) else {
        return Vec::new();
    };
    let mut next = (*before).clone();
    next.snapshots.insert(key.clone(), Rc::new(Snapshot { content: None, ..(**snapshot).clone() }));
    make(state, moment, Change::SnapshotRemoved, next)
}

/// Removes the content of all snapshots but the latest.
pub(super) fn remove_old(state: &mut State, moment: &Moment) -> Vec<Effect> {
    let Some(before) = state.assessment().cloned() else { return Vec::new() };
    let (snapshots, n_removed) = without_old(&before.snapshots);
    if n_removed == 0 {
        return Vec::new();
    }
    make(state, moment, Change::SnapshotRemoved, Assessment { snapshots, ..(*before).clone() })
}

/// Makes the open assessment say again what it said in a snapshot. Snapshots themselves stay.
pub(super) fn restore(state: &mut State, key: &SnapshotKey, moment: &Moment) -> Vec<Effect> {
    let Some(before) = state.assessment().cloned() else { return Vec::new() };
    let content = before.snapshots.get(key).and_then(|snapshot| snapshot.content.as_deref());
    let Some(content) = content else { return Vec::new() };
    // What the file said at its top level that this version does not know is not a snapshot's.
    let next = Assessment { kept: before.kept.clone(), ..content_of(content, &before) };
    make(state, moment, Change::SnapshotRestored, next)
}

/// Opens a snapshot as an assessment of its own. The open one stays as it is.
pub(super) fn open_copy(state: &mut State, key: &SnapshotKey, moment: &Moment) -> Vec<Effect> {
    let snapshot = state.assessment().and_then(|assessment| assessment.snapshots.get(key)).cloned();
    let Some(snapshot) = snapshot else { return Vec::new() };
    let Some(content) = &snapshot.content else { return Vec::new() };
    let copy = Assessment { id: moment.fresh_id.as_str().into(), ..(**content).clone() };
    let document = Document::new(Rc::new(copy), Some(key.taken_at.clone()));
    open_and_save(state, document, Some(Notice::SnapshotOpened { name: Rc::clone(&snapshot.name) }))
}

/// Makes a change, which the person is told, since nothing on the page need look different.
fn make(state: &mut State, moment: &Moment, change: Change, next: Assessment) -> Vec<Effect> {
    let effects = change_open(state, moment, |history| history.record(change.clone(), Rc::new(next))).1;
    if !effects.is_empty() {
        state.notice = Some(Rc::new(Notice::Done(change)));
    }
    effects
}

/// What `content` says, as the assessment `of`: its id and its snapshots.
pub(super) fn content_of(content: &Assessment, of: &Assessment) -> Assessment {
    Assessment { id: of.id.clone(), snapshots: of.snapshots.clone(), ..content.clone() }
}
