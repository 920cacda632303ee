//! The parts of an assessment that change, are merged and are compared one by one.

use std::cmp::Ordering;
use std::rc::Rc;

use super::assessment::{Assessment, ProfilePart};
use super::id::PracticeId;
use super::plan_settings::PlanPart;
use super::record::{Record, RecordPart};
use opex_collections::union;

/// A field of an assessment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A field of the profile.
    Profile(ProfilePart),
    /// A field of what the plan is made for.
    Plan(PlanPart),
    /// A field of what is recorded for a practice.
    Record(PracticeId, RecordPart),
    /// What the file said at its top level that this version does not know.
    Kept,
}

impl Part {
    /// The practice that it belongs to, where it is one's.
    pub fn practice(&self) -> Option<&PracticeId> {
        match self {
            Self::Record(id, _) => Some(id),
            Self::Profile(_) | Self::Plan(_) | Self::Kept => None,
        }
    }

    /// Whether people type it, so that several changes in a row are one to them.
    pub fn is_typed(&self) -> bool {
        match self {
            Self::Profile(part) => part.is_typed(),
            Self::Plan(part) => part.is_typed(),
            Self::Record(_, part) => part.is_typed(),
            Self::Kept => false,
        }
    }

    /// Compares what two assessments say here, by an order that means nothing but is the same everywhere: with
    /// it two copies decide alike where nothing else decides.
    pub fn order(&self, a: &Assessment, b: &Assessment) -> Ordering {
        match self {
            Self::Profile(part) => part.order(&a.profile, &b.profile),
            Self::Plan(part) => part.order(&a.plan, &b.plan),
            Self::Record(id, part) => with_records(a, b, id, |a, b| part.order(a, b)),
            Self::Kept => a.kept.cmp(&b.kept),
        }
    }

    /// Makes `into` say here what `from` says.
    pub fn take(&self, into: &mut Assessment, from: &Assessment) {
        match self {
            Self::Profile(part) => part.take(Rc::make_mut(&mut into.profile), &from.profile),
            Self::Plan(part) => part.take(Rc::make_mut(&mut into.plan), &from.plan),
            Self::Record(id, part) => {
                let mut record = into.record(id).map(|record| (**record).clone()).unwrap_or_default();
                let none = Record::default();
                part.take(&mut record, from.record(id).map_or(&none, |record| &**record));
                // A record that says nothing is no record.
                if record == none {
                    into.records.remove(id);
                } else {
                    into.records.insert(id.clone(), Rc::new(record));
                }
            }
            Self::Kept => into.kept.clone_from(&from.kept),
        }
    }
}

/// The parts in which two assessments differ: the profile, the plan, then practices by id.
pub fn differing_parts(a: &Assessment, b: &Assessment) -> Vec<Part> {
    let mut parts = Vec::new();
    if a.profile != b.profile {
        parts.extend(ProfilePart::differing(&a.profile, &b.profile).into_iter().map(Part::Profile));
    }
    if a.plan != b.plan {
        parts.extend(PlanPart::differing(&a.plan, &b.plan).into_iter().map(Part::Plan));
    }
    for id in union(a.records.keys(), b.records.keys()) {
        if a.record(id) != b.record(id) {
            let differing = with_records(a, b, id, RecordPart::differing);
            parts.extend(differing.into_iter().map(|part| Part::Record(id.clone(), part)));
        }
    }
    if a.kept != b.kept {
        parts.push(Part::Kept);
    }
    parts
}

fn with_records<T>(a: &Assessment, b: &Assessment, id: &PracticeId, see: impl FnOnce(&Record, &Record) -> T) -> T {
    let none = Record::default();
    let of = |assessment: &Assessment| assessment.record(id).cloned();
    let (a, b) = (of(a), of(b));
    see(a.as_deref().unwrap_or(&none), b.as_deref().unwrap_or(&none))
}
