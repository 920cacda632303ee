//! Which of a person's decisions about steps the plan has to follow.

use super::assessment::{Assessment, Record};
use super::catalogue::Catalogue;
use super::evaluation::{Evaluation, Standing};
use super::follow_up::{StepChoice, StepRecord, StepStatus};
use super::plan_settings::{PlanSettings, Wave};
use super::scale::Level;

/// A decision about a step, and whether it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanChoice {
    /// Position of the practice in the catalogue.
    pub practice: usize,
    /// The level after the step.
    pub to: Level,
    /// What is decided.
    pub decision: StepDecision,
    /// Why it does not count; none where it does.
    pub ignored: Option<IgnoredBecause>,
}

/// What is decided about a step. What has become of it decides before what was chosen for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepDecision {
    /// It is taken in this wave.
    Pinned(Wave),
    /// It is not taken: it was left out, or it was dropped.
    Excluded,
    /// It has been taken, though nobody has confirmed the level yet.
    Done,
}

/// Why a decision does not count for the time being. It is kept, for the day on which it counts again.
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

/// All decisions about steps of the catalogue's practices, in catalogue order and by level.
pub fn plan_choices(catalogue: &Catalogue, assessment: &Assessment, evaluation: &Evaluation) -> Vec<PlanChoice> {
    let practices = catalogue.practices().iter().zip(evaluation.standings()).enumerate();
    practices
        .filter_map(|(index, (practice, standing))| Some((index, standing, assessment.record(&practice.id)?)))
        .flat_map(|(index, standing, record)| of_practice(index, standing, record, &assessment.plan))
        .collect()
}

fn of_practice<'a>(
    practice: usize,
    standing: &'a Standing,
    record: &'a Record,
    plan: &'a PlanSettings,
) -> impl Iterator<Item = PlanChoice> + 'a {
    let highest_done = record.proposed_level();
    record.steps.iter().filter_map(move |(to, step)| {
        let (to, decision) = (*to, decision(step)?);
        let ignored = match (standing.level, decision) {
            (None, _) => Some(IgnoredBecause::NoLevel),
            (Some(level), _) if to <= level => Some(IgnoredBecause::Reached),
            _ if highest_done.is_some_and(|done| to < done) => Some(IgnoredBecause::PassedBy),
            _ if to > standing.needed_target => Some(IgnoredBecause::BeyondTarget),
            (_, StepDecision::Pinned(wave)) if !plan.has(wave) => Some(IgnoredBecause::NoSuchWave),
            _ => None,
        };
        Some(PlanChoice { practice, to, decision, ignored })
    })
}

fn decision(step: &StepRecord) -> Option<StepDecision> {
    match (step.status, step.choice) {
        (StepStatus::Done, _) => Some(StepDecision::Done),
        (StepStatus::Dropped, _) | (_, Some(StepChoice::Excluded)) => Some(StepDecision::Excluded),
        (_, Some(StepChoice::Pinned(wave))) => Some(StepDecision::Pinned(wave)),
        (_, None) => None,
    }
}
