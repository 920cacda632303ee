//! What one team has answered about one workload.

use std::cmp::Ordering;
use std::rc::Rc;

use super::catalogue::Catalogue;
use super::date::Date;
use super::extent::{Excerpt, Excerpted};
use super::fields::fields;
use super::id::{AssessmentId, CatalogueId, OperatingModelId, PracticeId};
use super::plan_settings::PlanSettings;
use super::record::{Answer, Record};
use super::scale::Level;
use super::timestamp::Timestamp;
use super::unknown_fields::UnknownFields;
use opex_collections::SortedMap;

/// An assessment: who was asked about what, and the answers.
///
/// It is changed only by [`super::apply`]. Records sit behind [`Rc`], so that a changed assessment
/// shares all that has not changed, and comparing two is quick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Tells saved assessments apart.
    pub id: AssessmentId,
    /// The catalogue that was answered.
    pub catalogue: CatalogueId,
    /// The team, the workload and how they were assessed.
    pub profile: Rc<Profile>,
    /// What the plan is made for.
    pub plan: Rc<PlanSettings>,
    /// What is recorded per practice. A practice without a record is unanswered and has no notes.
    /// Practices that the catalogue does not have are kept here as well, and not scored.
    pub records: SortedMap<PracticeId, Rc<Record>>,
    /// Earlier states, kept under a name.
    pub snapshots: Snapshots,
    /// What the file said at its top level that this version does not know.
    pub kept: UnknownFields,
}

fields! {
    /// The team, the workload and how they were assessed.
    Profile, ProfilePart, ProfileField {
        /// The team that answers.
        team: Rc<str> => Team, typed, shared;
        /// The workload that is assessed.
        workload: Rc<str> => Workload, typed, shared;
        /// What is in and out of scope.
        scope: Rc<str> => Scope, typed, private;
        /// The day of the assessment.
        date: Option<Date> => Date, chosen, shared;
        /// Who leads it.
        facilitator: Rc<str> => Facilitator, typed, private;
        /// The operating model that the team works under.
        operating_model: Option<OperatingModelId> => OperatingModel, chosen, shared;
        /// The level aimed at where a practice has no target of its own; the scale's good level if unset.
        default_target: Option<Level> => DefaultTarget, chosen, shared;
        /// Made up, to show what an assessment looks like.
        example: bool => Example, chosen, shared;
    }
}

/// All snapshots of an assessment, the earliest first.
pub type Snapshots = SortedMap<SnapshotKey, Rc<Snapshot>>;

/// Tells snapshots apart and orders them by time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SnapshotKey {
    /// When it was taken.
    pub taken_at: Timestamp,
    /// A digest of the snapshot and of the seal before it; the format layer makes it. As each seal covers the
    /// one before, nobody can change an old snapshot unnoticed without making all later ones anew.
    pub seal: Rc<str>,
}

/// A state of an assessment that is kept under a name: a milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// What the person calls it.
    pub name: Rc<str>,
    /// The seal of the snapshot that was the latest when this one was taken.
    pub previous: Option<Rc<str>>,
    /// The version of results files in whose form it was sealed: seals cover what that version would write.
    pub sealed_version: u64,
    /// The assessment as it was, without snapshots of its own and without what the file said at its top level that
    /// this version does not know. None once it has been removed: what is left
    /// keeps the chain of seals whole.
    pub content: Option<Rc<Assessment>>,
    /// What the file said here that this version does not know.
    pub kept: UnknownFields,
}

impl Assessment {
    /// An assessment in which nothing is answered.
    pub fn new(id: AssessmentId, catalogue: CatalogueId, profile: Profile) -> Self {
        Self {
            id,
            catalogue,
            profile: Rc::new(profile),
            plan: Rc::default(),
            records: SortedMap::new(),
            snapshots: Snapshots::default(),
            kept: UnknownFields::default(),
        }
    }

    /// What is recorded for a practice, where anything is.
    pub fn record(&self, id: &PracticeId) -> Option<&Rc<Record>> {
        self.records.get(id)
    }

    /// How a practice is answered.
    pub fn answer(&self, id: &PracticeId) -> &Answer {
        const UNANSWERED: &Answer = &Answer::Unanswered;
        self.records.get(id).map_or(UNANSWERED, |record| &record.answer)
    }

    /// How many practices have a record here that the catalogue does not have.
    pub fn n_outside(&self, catalogue: &Catalogue) -> usize {
        self.records.keys().filter(|id| catalogue.position(id).is_none()).count()
    }

    /// In how many places the file said something that this version does not know: the file itself, the profile, the
    /// plan, and each record of a practice that the catalogue has.
    pub fn n_unknown(&self, catalogue: &Catalogue) -> usize {
        let of_all = [&self.kept, &self.profile.kept, &self.plan.kept];
        let n_of_all = of_all.into_iter().filter(|kept| !kept.is_empty()).count();
        let known = self.records.iter().filter(|(id, _)| catalogue.position(id).is_some());
        n_of_all + known.filter(|(_, record)| record.has_unknown()).count()
    }
}
