//! The constraints of the plan: which of the decisions about steps it has to follow.

use super::assessment::Assessment;
use super::catalogue::Catalogue;
use super::evaluation::{Evaluation, Standing};
use super::plan_constraint::{PlanConstraint, StepConstraint};
use super::plan_settings::PlanSettings;
use super::practice_index::PracticeIndex;
use super::record::Record;
use super::step_record::{StepDecision, StepRecord, StepStatus};

/// All constraints on steps of the catalogue's practices, in catalogue order and by level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanConstraints {
    /// Those that count.
    pub counting: Vec<PlanConstraint>,
    /// Those that do not for the time being. They are kept, for the day on which they count again.
    pub ignored: Vec<(PlanConstraint, IgnoredBecause)>,
}

/// Why a decision does not count for the time being.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IgnoredBecause {
    /// The practice has no level, so that it has no steps.
    NoLevel,
    /// The level is reached.
    Reached,
    /// A higher step of the practice is done.
    PassedBy,
    /// The level is above what is aimed at.
    BeyondTarget,
    /// The plan has no such wave.
    NoSuchWave,
}

impl PlanConstraints {
    /// What has been decided in an assessment.
    pub fn new(catalogue: &Catalogue, assessment: &Assessment, evaluation: &Evaluation) -> Self {
        let mut constraints = Self::default();
        for (practice, (known, standing)) in
            PracticeIndex::enumerate(catalogue.practices().iter().zip(evaluation.standings()))
        {
            let Some(record) = assessment.record(&known.id) else { continue };
            for (to, step) in record.steps.iter() {
                let Some(kind) = constraint_kind(step) else { continue };
                let constraint = PlanConstraint { practice, to: *to, kind };
                match ignored_because(constraint, standing, record, &assessment.plan) {
                    Some(reason) => constraints.ignored.push((constraint, reason)),
                    None => constraints.counting.push(constraint),
                }
            }
        }
        constraints
    }
}

fn ignored_because(
    PlanConstraint { to, kind, .. }: PlanConstraint,
    standing: &Standing,
    record: &Record,
    plan: &PlanSettings,
) -> Option<IgnoredBecause> {
    match (standing.level, kind) {
        (None, _) => Some(IgnoredBecause::NoLevel),
        (Some(level), _) if to <= level => Some(IgnoredBecause::Reached),
        _ if record.proposed_level().is_some_and(|done| to < done) => Some(IgnoredBecause::PassedBy),
        _ if to > standing.needed_target => Some(IgnoredBecause::BeyondTarget),
        (_, StepConstraint::Pinned(wave)) if !plan.has(wave) => Some(IgnoredBecause::NoSuchWave),
        _ => None,
    }
}

fn constraint_kind(step: &StepRecord) -> Option<StepConstraint> {
    match (step.status, step.decision) {
        (StepStatus::Done, _) => Some(StepConstraint::Done),
        (StepStatus::Dropped, _) | (_, Some(StepDecision::Excluded)) => Some(StepConstraint::Excluded),
        (_, Some(StepDecision::Pinned(wave))) => Some(StepConstraint::Pinned(wave)),
        (_, None) => None,
    }
}
