//! Part of an assessment, for others to see.

use std::rc::Rc;

use super::assessment::Assessment;
use super::extent::{Excerpt, Excerpted};
use super::record::{AcceptedRisk, Answer, Evidence, Record};
use super::scale::Level;
use super::step_record::StepRecord;
use super::unknown_fields::UnknownFields;
use opex_collections::SortedMap;

/// What `extent` says of an assessment. What this version does not know is never part of it, since nobody can see
/// what that is.
pub fn excerpt(assessment: &Assessment, extent: Excerpt) -> Assessment {
    // Named one by one here and below, so that a new field cannot be given away by accident.
    let Assessment { id, catalogue, profile, plan, records, snapshots: _, kept: _ } = assessment;
    let mut taken = Assessment::new(id.clone(), catalogue.clone(), profile.excerpt(extent));
    taken.plan = Rc::new(plan.excerpt(extent));
    for (practice, record) in records.iter() {
        let record = record.excerpt(extent);
        if record != Record::default() {
            taken.records.insert(practice.clone(), Rc::new(record));
        }
    }
    taken
}

impl Excerpted for Answer {
    fn excerpt(&self, extent: Excerpt) -> Self {
        match self {
            Self::Unanswered => Self::Unanswered,
            Self::NotApplicable { reason, explanation } => {
                Self::NotApplicable { reason: *reason, explanation: explanation.excerpt(extent) }
            }
            Self::Level(level) => Self::Level(*level),
        }
    }
}

impl Excerpted for Rc<[Evidence]> {
    fn excerpt(&self, extent: Excerpt) -> Self {
        let taken = self.iter().filter(|_| extent == Excerpt::Texts);
        let taken = taken.map(|Evidence { label, url, kept: _ }| Evidence {
            label: Rc::clone(label),
            url: Rc::clone(url),
            kept: UnknownFields::default(),
        });
        taken.collect()
    }
}

impl Excerpted for Option<AcceptedRisk> {
    fn excerpt(&self, extent: Excerpt) -> Self {
        self.as_ref().map(|AcceptedRisk { who, why, until, kept: _ }| AcceptedRisk {
            who: who.excerpt(extent),
            why: why.excerpt(extent),
            until: *until,
            kept: UnknownFields::default(),
        })
    }
}

impl Excerpted for SortedMap<Level, StepRecord> {
    fn excerpt(&self, extent: Excerpt) -> Self {
        let taken = self.iter().map(|(to, step)| (*to, step.excerpt(extent)));
        taken.filter(|(_, step)| *step != StepRecord::default()).collect()
    }
}
