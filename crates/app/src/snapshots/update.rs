//! Milestones: states of the open assessment that are kept under a name.

use std::rc::Rc;

use super::message::SnapshotMessage;
use crate::app::App;
use crate::editing::update::change_and_tell;
use crate::effect::Effect;
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::opening::show::open_and_save;
use opex_format::{Document, take_snapshot};
use opex_model::{Assessment, Change, Snapshot, SnapshotKey, without_old};

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: SnapshotMessage, moment: &Moment) -> Vec<Effect> {
    match message {
        SnapshotMessage::Take(name) => take(app, &name, moment),
        SnapshotMessage::Remove(key) => remove(app, &key, moment),
        SnapshotMessage::Restore(key) => restore(app, &key, moment),
        SnapshotMessage::Open(key) => open_copy(app, &key, moment),
    }
}

/// Keeps the open assessment as it is now under a name.
fn take(app: &mut App, name: &str, moment: &Moment) -> Vec<Effect> {
    let Some(before) = app.state.assessment().cloned() else { return Vec::new() };
    let (key, snapshot) = take_snapshot(&before, name, &moment.now);
    let mut next = (*before).clone();
    next.snapshots.insert(key, Rc::new(snapshot));
    change_and_tell(app, moment, Change::SnapshotTaken, next)
}

/// Removes the content of a snapshot. Its name, time and seal stay, so that the chain stays whole.
fn remove(app: &mut App, key: &SnapshotKey, moment: &Moment) -> Vec<Effect> {
    let Some(before) = app.state.assessment().cloned() else { return Vec::new() };
    let Some(snapshot) = before.snapshots.get(key).filter(|snapshot| snapshot.content.is_some()) else {
        return Vec::new();
    };
    let mut next = (*before).clone();
    next.snapshots.insert(key.clone(), Rc::new(Snapshot { content: None, ..(**snapshot).clone() }));
    change_and_tell(app, moment, Change::SnapshotRemoved, next)
}

/// Removes the content of all snapshots but the latest.
pub(crate) fn remove_old(app: &mut App, moment: &Moment) -> Vec<Effect> {
    let Some(before) = app.state.assessment().cloned() else { return Vec::new() };
    let (snapshots, n_removed) = without_old(&before.snapshots);
    if n_removed == 0 {
        return Vec::new();
    }
    change_and_tell(app, moment, Change::SnapshotRemoved, Assessment { snapshots, ..(*before).clone() })
}

/// Makes the open assessment say again what it said in a snapshot. Snapshots themselves stay.
fn restore(app: &mut App, key: &SnapshotKey, moment: &Moment) -> Vec<Effect> {
    let Some(before) = app.state.assessment().cloned() else { return Vec::new() };
    let content = before.snapshots.get(key).and_then(|snapshot| snapshot.content.as_deref());
    let Some(content) = content else { return Vec::new() };
    // What the file said at its top level that this version does not know is not a snapshot's.
    let next = Assessment { kept: before.kept.clone(), ..content_of(content, &before) };
    change_and_tell(app, moment, Change::SnapshotRestored, next)
}

/// Opens a snapshot as an assessment of its own. The open one stays as it is.
fn open_copy(app: &mut App, key: &SnapshotKey, moment: &Moment) -> Vec<Effect> {
    let snapshot = app.state.assessment().and_then(|assessment| assessment.snapshots.get(key)).cloned();
    let Some(snapshot) = snapshot else { return Vec::new() };
    let Some(content) = &snapshot.content else { return Vec::new() };
    let copy = Assessment { id: moment.fresh_id.as_str().into(), ..(**content).clone() };
    let document = Document::new(Rc::new(copy), Some(key.taken_at.clone()));
    open_and_save(app, document, Some(Notice::SnapshotOpened { name: Rc::clone(&snapshot.name) }), moment)
}

/// What `content` says, as the assessment `of`: its id and its snapshots.
pub(crate) fn content_of(content: &Assessment, of: &Assessment) -> Assessment {
    Assessment { id: of.id.clone(), snapshots: of.snapshots.clone(), ..content.clone() }
}
