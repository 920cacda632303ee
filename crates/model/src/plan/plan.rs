//! A plan, as it is shown.

use crate::practice_index::PracticeIndex;
use std::cmp::Reverse;

use opex_collections::SortedMap;
use opex_planner::{Placement, Solver, StepIndex, WaveIndex};

use super::problem::{PlanProblem, Step};
use crate::catalogue::Catalogue;
use crate::effort::{Effort, EffortSum};
use crate::evaluation::Evaluation;
use crate::ratio::Ratio;
use crate::scale::Level;
use crate::wave::Wave;

/// Steps spread over waves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Σ over the steps of gain · (waves from the step's own on): a share of the overall score, or risk
    /// points.
    pub value: Ratio,
    /// The work of all steps.
    pub effort: EffortSum,
    /// What the value of no plan exceeds; the value itself where that is proven.
    pub bound: Ratio,
    /// Whether it is proven that no plan has more value, or as much with less work.
    pub is_optimal: bool,
    /// The steps wave by wave. Within a wave each comes when its earlier step and its gates are there,
    /// and of those always the one with the most gain per effort.
    pub steps: Vec<PlannedStep>,
}

/// A step of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedStep {
    /// The practice.
    pub practice: PracticeIndex,
    /// The level before the step.
    pub from: Level,
    /// The level after the step.
    pub to: Level,
    /// The wave that it is taken in.
    pub wave: Wave,
    /// What it adds to the value in each wave from its own on.
    pub gain: Ratio,
    /// What it takes.
    pub effort: Effort,
    /// Prerequisites that nobody has answered; the step rests on them all the same.
    pub assumes: Vec<PracticeIndex>,
}

/// What a constraint costs: how much more value the best plan would have without it. One
/// number where both plans are proven to be the best, else a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConstraintCost {
    /// At least this much.
    pub least: Ratio,
    /// At most this much.
    pub most: Ratio,
}

impl ConstraintCost {
    /// Compares the plan with a constraint, pinned or excluded, to the plan without it
    /// ([`super::PlanRequest::without`]).
    pub fn new(with: &Plan, without: &Plan) -> Self {
        Self { least: without.value.minus(with.bound), most: without.bound.minus(with.value) }
    }
}

impl Plan {
    pub(super) fn new(problem: &PlanProblem, solver: &Solver) -> Self {
        let is_taken = |placement: &Placement| placement.wave().is_some();
        let efforts = problem.steps.iter().zip(solver.schedule()).filter(|(_, placement)| is_taken(placement));
        Self {
            value: problem.value(solver.value()),
            effort: efforts.fold(EffortSum::default(), |sum, (step, _)| sum.plus(step.effort)),
            bound: problem.value(solver.bound()),
            is_optimal: solver.is_proven(),
            steps: list(problem, solver.schedule()),
        }
    }

    /// The plan's assessment after so many waves, on which all figures can be made: what it will be if all goes as
    /// planned. `settled` is where the practices stand once what is marked as done is done ([`PlanProblem::evaluation`]).
    pub fn forecast(&self, catalogue: &Catalogue, settled: &Evaluation, n_waves: usize) -> Evaluation {
        let mut levels: SortedMap<PracticeIndex, Level> = SortedMap::new();
        for step in self.steps.iter().filter(|step| step.wave.index() < n_waves) {
            let known = levels.get(&step.practice).copied().unwrap_or_default();
            levels.insert(step.practice, known.max(step.to));
        }
        settled.at_levels(catalogue, |practice| levels.get(&practice).copied())
    }
}

/// The steps of a schedule in the order of the plan.
fn list(problem: &PlanProblem, schedule: &[Placement]) -> Vec<PlannedStep> {
    let mut listed = Vec::new();
    let mut is_listed = vec![false; problem.steps.len()];
    for wave in (0..problem.n_waves()).filter_map(Wave::from_index) {
        let is_here = |placement: &Placement| placement.wave().map(WaveIndex::index) == Some(wave.index());
        let here = schedule.iter().enumerate().filter(|(_, placement)| is_here(placement));
        let mut left: Vec<StepIndex> = here.map(|(index, _)| StepIndex::new(index)).collect();
        loop {
            let is_there = |before: &StepIndex| is_listed.get(before.index()).copied().unwrap_or_default();
            let is_ready = |index: &StepIndex| problem.problem.predecessors(*index).iter().all(is_there);
            let ready = left.iter().enumerate().filter(|(_, index)| is_ready(index));
            let next = ready.min_by_key(|(_, index)| rank(problem, **index)).map(|(place, _)| place);
            let Some(index) = next.map(|place| left.remove(place)) else { break };
            if let Some(entry) = is_listed.get_mut(index.index()) {
                *entry = true;
            }
            listed.extend(problem.steps.get(index.index()).map(|step| planned(problem, index, step, wave)));
        }
    }
    listed
}

/// What decides between steps that can come next: gain per effort, then catalogue order.
fn rank(problem: &PlanProblem, index: StepIndex) -> Option<(Reverse<Option<Ratio>>, PracticeIndex)> {
    let (numbers, step) = (problem.problem.step(index)?, problem.steps.get(index.index())?);
    let rate = Ratio::new(u128::try_from(numbers.gain).ok()?, u128::try_from(numbers.effort).ok()?);
    Some((Reverse(rate), step.practice))
}

fn planned(problem: &PlanProblem, index: StepIndex, step: &Step, wave: Wave) -> PlannedStep {
    PlannedStep {
        practice: step.practice,
        from: step.to.saturating_sub(1),
        to: step.to,
        wave,
        gain: problem.value(problem.problem.step(index).map_or(0, |step| step.gain)),
        effort: step.effort,
        assumes: step.assumes.clone(),
    }
}
