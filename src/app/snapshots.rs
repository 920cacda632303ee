//! Milestones: states of the open assessment that are kept under a name.

use std::rc::Rc;

use super::editing::change_open;
use super::effect::Effect;
use super::reduce::Moment;
use super::state::State;
use crate::domain::{Assessment, Change, Snapshot, SnapshotKey};
use crate::format::take_snapshot;

/// Keeps the open assessment as it is now under a name.
pub(super) fn take(state: &mut State, name: &str, moment: &Moment) -> Vec<Effect> {
    let Some(before) = state.assessment().cloned() else { return Vec::new() };
    let (key, snapshot) = take_snapshot(&before, name, &moment.now);
    let mut next = (*before).clone();
    next.snapshots.insert(key, Rc::new(snapshot));
    change_open(state, moment, |history| history.record(Change::SnapshotTaken, Rc::new(next))).1
}

/// Removes the content of a snapshot. Its name, time and seal stay, so that the chain stays whole.
pub(super) fn remove(state: &mut State, key: &SnapshotKey, moment: &Moment) -> Vec<Effect> {
    let Some(before) = state.assessment().cloned() else { return Vec::new() };
    let Some(snapshot) = before.snapshots.get(key).filter(|snapshot| snapshot.content.is_some()) else {
        return Vec::new();
    };
    let mut next = (*before).clone();
    next.snapshots.insert(key.clone(), Rc::new(Snapshot { content: None, ..(**snapshot).clone() }));
    change_open(state, moment, |history| history.record(Change::SnapshotRemoved, Rc::new(next))).1
}

/// Makes the open assessment say again what it said in a snapshot. Snapshots themselves stay.
pub(super) fn restore(state: &mut State, key: &SnapshotKey, moment: &Moment) -> Vec<Effect> {
    let Some(before) = state.assessment().cloned() else { return Vec::new() };
    let content = before.snapshots.get(key).and_then(|snapshot| snapshot.content.as_deref());
    let Some(content) = content else { return Vec::new() };
    let next = content_of(content, &before);
    change_open(state, moment, |history| history.record(Change::SnapshotRestored, Rc::new(next))).1
}

/// What `content` says, as the assessment `of`: its id and its snapshots.
pub(super) fn content_of(content: &Assessment, of: &Assessment) -> Assessment {
    Assessment { id: of.id.clone(), snapshots: of.snapshots.clone(), ..content.clone() }
}
