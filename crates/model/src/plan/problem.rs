//! From an assessment to the planner's problem.

use crate::practice_index::PracticeIndex;
use opex_collections::SortedMap;
use opex_planner::{Placement, Problem, StepIndex, WaveIndex, useful_steps};

use super::request::{PlanError, PlanRequest};
use crate::catalogue::Catalogue;
use crate::effort::{Effort, EffortSum};
use crate::evaluation::{Evaluation, Standing};
use crate::objective::Objective;
use crate::plan_constraint::{PlanConstraint, StepConstraint};
use crate::ratio::Ratio;
use crate::risk::{PracticeRisk, Risk};
use crate::scale::{Level, Scale};
use crate::wave::Wave;

/// All steps that a plan can have, with everything that decides their place.
#[derive(Clone, Debug)]
pub struct PlanProblem {
    pub(super) problem: Problem,
    /// What the steps of the problem mean, in the same order.
    pub(super) steps: Vec<Step>,
    evaluation: Evaluation,
    /// How many units of the problem's gains are one of the objective.
    pub(super) gain_unit: u128,
}

/// What a step that a plan can have means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub practice: PracticeIndex,
    pub to: Level,
    pub effort: Effort,
    /// Unanswered prerequisites that it rests on.
    pub assumes: Vec<PracticeIndex>,
}

impl PlanProblem {
    /// Collects the steps of an assessment, and lays the constraints upon them.
    ///
    /// # Errors
    /// A number of waves that is not 1 to [`Wave::MAX`], and constraints that cannot be kept.
    pub fn new(catalogue: &Catalogue, evaluation: &Evaluation, request: &PlanRequest) -> Result<Self, PlanError> {
        let n_waves = request.capacities.len();
        if n_waves == 0 || n_waves > Wave::MAX {
            return Err(PlanError::Waves(n_waves));
        }
        let (evaluation, constraints) = settle_done(catalogue, evaluation, request)?;
        let (steps, mut numbers) = all_steps(catalogue, &evaluation, request.objective);
        for constraint in &constraints {
            let index = steps.iter().position(|step| (step.practice, step.to) == (constraint.practice, constraint.to));
            let placement = match constraint.kind {
                StepConstraint::Pinned(wave) if wave.index() < n_waves => {
                    WaveIndex::new(wave.index()).map(Placement::from)
                }
                StepConstraint::Pinned(_) => None,
                StepConstraint::Excluded | StepConstraint::Done => Some(Placement::NEVER),
            };
            let numbers = index.and_then(|index| numbers.get_mut(index));
            let (Some(placement), Some(step)) = (placement, numbers) else {
                return Err(PlanError::NoSuchStep(*constraint));
            };
            (step.first, step.last) = (step.first.max(placement), step.last.min(placement));
        }
        let (kept, numbers): (Vec<StepIndex>, Vec<opex_planner::Step>) = useful_steps(numbers).into_iter().unzip();
        let steps: Vec<Step> = kept.iter().filter_map(|index| steps.get(index.index()).cloned()).collect();
        let capacities: Vec<i64> = request.capacities.iter().map(|capacity| in_hundredths(*capacity)).collect();
        let problem = Problem::new(numbers, &capacities).map_err(|stuck| {
            let (practice, to) =
                steps.get(stuck.index()).map_or((PracticeIndex::new(0), 0), |step| (step.practice, step.to));
            PlanError::NoPlace { practice, to }
        })?;
        let gain_unit = match request.objective {
            Objective::Score => applicable_reachable(&evaluation).max(1),
            Objective::Risk => 2,
        };
        Ok(Self { problem, steps, evaluation, gain_unit })
    }

    /// How many steps there are to choose from: those that are worth something, or lead to one that is.
    pub fn n_steps(&self) -> usize {
        self.steps.len()
    }

    /// Where the practices stand once what is marked as done is done: what a forecast begins with.
    pub fn evaluation(&self) -> &Evaluation {
        &self.evaluation
    }

    /// How many waves there are.
    pub fn n_waves(&self) -> usize {
        self.problem.n_waves()
    }

    /// The problem of one wave of another capacity. What is pinned is free.
    pub(super) fn with_capacity_in_one_wave(&self, capacity: EffortSum) -> Self {
        Self { problem: self.problem.with_one_wave(in_hundredths(capacity)), ..self.clone() }
    }

    /// A sum of gains in its own unit: a share of the overall score, or risk points.
    pub(super) fn value(&self, gain: i64) -> Ratio {
        Ratio::new(u128::try_from(gain).unwrap_or_default(), self.gain_unit).unwrap_or(Ratio::ZERO)
    }
}

/// The standings with what is done raised, and the constraints that are left.
fn settle_done(
    catalogue: &Catalogue,
    evaluation: &Evaluation,
    request: &PlanRequest,
) -> Result<(Evaluation, Vec<PlanConstraint>), PlanError> {
    let mut levels: SortedMap<PracticeIndex, Level> = SortedMap::new();
    let (done, others): (Vec<PlanConstraint>, Vec<PlanConstraint>) =
        request.constraints.iter().partition(|constraint| constraint.kind == StepConstraint::Done);
    for constraint in done {
        let level = evaluation.standing(constraint.practice).and_then(|standing| standing.level);
        let reached = level.filter(|level| *level < constraint.to && evaluation.scale().contains(constraint.to));
        reached.ok_or(PlanError::NoSuchStep(constraint))?;
        let known = levels.get(&constraint.practice).copied().unwrap_or_default();
        levels.insert(constraint.practice, known.max(constraint.to));
    }
    let evaluation = match levels.is_empty() {
        true => evaluation.clone(),
        false => evaluation.at_levels(catalogue, |practice| levels.get(&practice).copied()),
    };
    Ok((evaluation, others))
}

/// Every step of every practice up to its needed target, each after all that must come before it, and what it is to the
/// planner.
fn all_steps(
    catalogue: &Catalogue,
    evaluation: &Evaluation,
    objective: Objective,
) -> (Vec<Step>, Vec<opex_planner::Step>) {
    let scale = evaluation.scale();
    let half = scale.half();
    let (mut steps, mut numbers) = (Vec::new(), Vec::new());
    // Where the step of a practice to level h is, for those that are not there yet.
    let mut openings = vec![None; catalogue.practices().len()];
    for position in catalogue.prerequisites_first() {
        let (Some(practice), Some(standing)) = (catalogue.practice(*position), evaluation.standing(*position)) else {
            continue;
        };
        let Some(level) = standing.level else { continue };
        let mut previous = None;
        for to in level + 1..=standing.needed_target {
            let is_gated = to >= half;
            let gates = practice.prerequisites.iter().filter(|_| is_gated);
            let gates = gates.filter_map(|needed| needed.of(&openings).copied().flatten());
            let is_open = |needed: &&PracticeIndex| {
                let standing = evaluation.standing(**needed);
                standing.is_some_and(|standing| standing.is_applicable && standing.level.is_none())
            };
            let assumed = practice.prerequisites.iter().filter(|_| is_gated).filter(is_open);
            let index = StepIndex::new(numbers.len());
            numbers.push(opex_planner::Step {
                gain: gain(standing, to, scale, objective),
                effort: i64::from(standing.effort.hundredths()),
                // What gates an earlier step of the practice gates this one through it.
                predecessors: match previous {
                    Some(previous) if to > half => vec![previous],
                    _ => previous.into_iter().chain(gates).collect(),
                },
                first: Placement::FIRST,
                last: Placement::NEVER,
            });
            steps.push(Step { practice: *position, to, effort: standing.effort, assumes: assumed.copied().collect() });
            previous = Some(index);
            if let Some(opening) = position.of_mut(&mut openings).filter(|_| to == half) {
                *opening = previous;
            }
        }
    }
    (steps, numbers)
}

/// What a step is worth, in halves: the practice's weight, or the fall in its risk points.
fn gain(standing: &Standing, to: Level, scale: Scale, objective: Objective) -> i64 {
    let gain = match objective {
        Objective::Score => standing.half_weight,
        Objective::Risk if standing.risk == Some(PracticeRisk::Accepted) => 0,
        Objective::Risk => {
            let points = |level: Level| risk_points(standing.catalogue_risk, level, scale);
            let fall = points(to - 1) - points(to);
            standing.half_weight / u128::from(standing.catalogue_risk.weight()) * fall
        }
    };
    i64::try_from(gain).unwrap_or_default()
}

fn risk_points(risk: Risk, level: Level, scale: Scale) -> u128 {
    match PracticeRisk::at_level(risk, level, scale) {
        PracticeRisk::High => 9,
        PracticeRisk::Medium => 3,
        PracticeRisk::Low => 1,
        PracticeRisk::None | PracticeRisk::Accepted | PracticeRisk::Unknown => 0,
    }
}

/// Σ w·S over all applicable practices, in halves.
fn applicable_reachable(evaluation: &Evaluation) -> u128 {
    let applicable = evaluation.standings().iter().filter(|standing| standing.is_applicable);
    applicable.map(|standing| standing.half_weight).sum::<u128>() * u128::from(evaluation.scale().top())
}

fn in_hundredths(effort: EffortSum) -> i64 {
    i64::try_from(effort.hundredths()).unwrap_or(i64::MAX)
}
