//! What is known of the changes that led to an assessment.

use std::rc::Rc;

use super::assessment::Assessment;
use super::id::ReplicaId;
use super::part::{Part, differing_parts};
use super::stamp::{Editor, HlcTimestamp, Stamp};
use super::timestamp::Timestamp;
use opex_collections::{SortedMap, union};

/// The last change of each part, and the last change seen of each editor.
///
/// The second is what tells "newer" from "changed on both sides": a copy that has seen an editor's change
/// at a time has seen all earlier ones of the same editor (a version vector).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps {
    /// The last change of each part. A part without one is as it was when the assessment began.
    pub parts: SortedMap<Part, Stamp>,
    /// The last change seen of each editor.
    pub seen: SortedMap<ReplicaId, HlcTimestamp>,
    /// The people behind the editors, as far as they have said who they are.
    pub names: SortedMap<ReplicaId, Rc<str>>,
}

impl Stamps {
    /// Notes that `by` has changed `before` to `after`: one change, whatever it touches.
    pub fn note(&mut self, before: &Assessment, after: &Assessment, now: &Timestamp, by: &Editor) {
        self.note_parts(differing_parts(before, after), now, by);
    }

    /// Notes that `by` has changed these parts.
    pub fn note_parts(&mut self, parts: impl IntoIterator<Item = Part>, now: &Timestamp, by: &Editor) {
        let stamp = Stamp { time: HlcTimestamp::after(self.latest(), now), by: by.id.clone() };
        let mut is_change = false;
        for part in parts {
            is_change = true;
            self.parts.insert(part, stamp.clone());
        }
        if is_change {
            self.seen.insert(by.id.clone(), stamp.time);
            if !by.name.is_empty() {
                self.names.insert(by.id.clone(), Rc::clone(&by.name));
            }
        }
    }

    /// The last change seen of anyone.
    pub fn latest(&self) -> Option<&HlcTimestamp> {
        self.seen.values().max()
    }

    /// Whether nothing is known, as of an assessment whose file has no stamps.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.seen.is_empty()
    }

    /// Whether a change has been seen. What no change has led to is known to everyone.
    pub fn knows(&self, change: Option<&Stamp>) -> bool {
        change.is_none_or(|change| self.seen.get(&change.by).is_some_and(|seen| *seen >= change.time))
    }

    /// What is known of both: of each part and each editor the later change.
    pub fn joined(&self, other: &Self) -> Self {
        let later = |part: &Part| self.parts.get(part).max(other.parts.get(part)).cloned();
        let parts = union(self.parts.keys(), other.parts.keys()).into_iter();
        let seen = union(self.seen.keys(), other.seen.keys()).into_iter();
        let last = |editor: &ReplicaId| self.seen.get(editor).max(other.seen.get(editor)).cloned();
        let names = union(self.names.keys(), other.names.keys()).into_iter();
        // The name comes from the copy that has seen more changes of that editor.
        let known = |of: &Self, editor: &ReplicaId| {
            of.names.get(editor).map(|name| (of.seen.get(editor).cloned(), Rc::clone(name)))
        };
        let name = |editor: &ReplicaId| known(self, editor).max(known(other, editor)).map(|(_, name)| name);
        Self {
            names: names.filter_map(|editor| Some((editor.clone(), name(editor)?))).collect(),
            parts: parts.filter_map(|part| Some((part.clone(), later(part)?))).collect(),
            seen: seen.filter_map(|editor| Some((editor.clone(), last(editor)?))).collect(),
        }
    }
}
