//! Two copies of the same assessment become one.

use std::cmp::Ordering;
use std::rc::Rc;

use super::assessment::Assessment;
use super::part::{Part, differing_parts};
use super::snapshot::join_snapshots;
use super::stamp::Editor;
use super::stamps::Stamps;
use super::timestamp::Timestamp;

/// A copy of an assessment, with what is known of the changes that led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// What it says.
    pub assessment: Rc<Assessment>,
    /// The changes that led to it.
    pub stamps: Rc<Stamps>,
}

/// Something that two copies say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is.
    pub part: Part,
    /// How the two came to differ.
    pub cause: Cause,
    /// The side that says what a merge takes unless a person decides otherwise.
    pub suggested: Side,
}

/// How two copies came to differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Our side was changed after theirs was taken from it.
    OursChanged,
    /// Their side was changed after it was taken from ours.
    TheirsChanged,
    /// Both were changed, neither knowing of the other, or nothing is known of the changes.
    BothChanged,
}

/// One of two copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one at hand.
    Ours,
    /// The one that comes along.
    Theirs,
}

impl Revision {
    /// Both copies as one: each part as it was changed last, by stamps alone.
    ///
    /// The order in which copies are joined, and how often, makes no difference (commutative, associative and
    /// idempotent): each part is the greatest of what the copies say, by stamp, then by [`Part::order`]. The
    /// id and the catalogue are ours; copies of the same assessment have the same.
    pub fn joined(&self, theirs: &Self) -> Self {
        let mut assessment = (*self.assessment).clone();
        for part in differing_parts(&self.assessment, &theirs.assessment) {
            if self.later(theirs, &part) == Side::Theirs {
                part.take(&mut assessment, &theirs.assessment);
            }
        }
        assessment.snapshots = join_snapshots(&self.assessment.snapshots, &theirs.assessment.snapshots);
        let stamps = if self.stamps == theirs.stamps {
            Rc::clone(&self.stamps)
        } else {
            Rc::new(self.stamps.joined(&theirs.stamps))
        };
        let is_same = assessment == *self.assessment;
        Self { assessment: if is_same { Rc::clone(&self.assessment) } else { Rc::new(assessment) }, stamps }
    }

    /// What the two say differently, in the order of [`differing_parts`], and which of them is likely meant.
    pub fn differences(&self, theirs: &Self) -> Vec<Difference> {
        // A file without stamps may have been changed by any program at any time.
        let is_known = !self.stamps.is_empty() && !theirs.stamps.is_empty();
        let difference = |part: Part| {
            let (our_change, their_change) = (self.stamps.parts.get(&part), theirs.stamps.parts.get(&part));
            let they_know_ours = is_known && theirs.stamps.knows(our_change);
            let we_know_theirs = is_known && self.stamps.knows(their_change);
            let cause = match (we_know_theirs, they_know_ours) {
                (true, false) => Cause::OursChanged,
                (false, true) => Cause::TheirsChanged,
                // Where both know both, somebody has changed a file without saying so.
                (true, true) | (false, false) => Cause::BothChanged,
            };
            let suggested = match cause {
                Cause::OursChanged => Side::Ours,
                Cause::TheirsChanged => Side::Theirs,
                Cause::BothChanged => self.later(theirs, &part),
            };
            Difference { part, cause, suggested }
        };
        differing_parts(&self.assessment, &theirs.assessment).into_iter().map(difference).collect()
    }

    /// Both copies as one, each difference as `choose` says. A choice against the later change is a change
    /// of its own, made by `by`, so that it stands in every later merge.
    pub fn merged(&self, theirs: &Self, choose: impl Fn(&Part) -> Side, now: &Timestamp, by: &Editor) -> Self {
        let joined = self.joined(theirs);
        let mut assessment = (*joined.assessment).clone();
        let mut decided = Vec::new();
        for part in differing_parts(&self.assessment, &theirs.assessment) {
            let chosen = match choose(&part) {
                Side::Ours => &self.assessment,
                Side::Theirs => &theirs.assessment,
            };
            if part.order(&assessment, chosen).is_ne() {
                part.take(&mut assessment, chosen);
                decided.push(part);
            }
        }
        let mut stamps = (*joined.stamps).clone();
        stamps.note_parts(decided, now, by);
        Self { assessment: Rc::new(assessment), stamps: Rc::new(stamps) }
    }

    /// The parts that both sides have changed, neither knowing of the other. [`Self::joined`] takes the later.
    pub fn conflicts(&self, theirs: &Self) -> Vec<Part> {
        let is_conflict = |difference: &Difference| difference.cause == Cause::BothChanged;
        self.differences(theirs).into_iter().filter(is_conflict).map(|difference| difference.part).collect()
    }

    /// The side whose change of a part counts as the later.
    fn later(&self, theirs: &Self, part: &Part) -> Side {
        let by_stamp = self.stamps.parts.get(part).cmp(&theirs.stamps.parts.get(part));
        match by_stamp.then_with(|| part.order(&self.assessment, &theirs.assessment)) {
            Ordering::Less => Side::Theirs,
            Ordering::Equal | Ordering::Greater => Side::Ours,
        }
    }
}
