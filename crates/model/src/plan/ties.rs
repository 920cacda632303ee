//! What a step of a plan has to do with the others.

use super::plan::{Plan, PlannedStep};
use crate::catalogue::Catalogue;
use crate::evaluation::Evaluation;
use crate::practice_index::PracticeIndex;

/// What a step of a plan has to do with others, as positions in the plan's list of steps and in the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepTies {
    /// Steps of the plan that have to come before: the one below it, and those that open its gate.
    pub before: Vec<usize>,
    /// Steps of the plan that can come only after it.
    pub behind: Vec<usize>,
    /// Practices that need this one above its own target; empty where the target is high enough.
    pub needed_by: Vec<PracticeIndex>,
}

impl Plan {
    /// The ties of the step at a place in the list; `today` is the evaluation that the plan was made for.
    pub fn ties(&self, catalogue: &Catalogue, today: &Evaluation, place: usize) -> StepTies {
        let Some(step) = self.steps.get(place) else { return StepTies::default() };
        let half = today.scale().half();
        let opens = |first: &PlannedStep, second: &PlannedStep| {
            let is_next = first.practice == second.practice && second.from == first.to;
            let needs = || catalogue.practice(second.practice).map(|practice| practice.prerequisites.as_slice());
            let is_gate = first.to == half && second.to >= half && second.from < second.to;
            is_next || is_gate && needs().unwrap_or_default().contains(&first.practice)
        };
        let places = |is_tied: &dyn Fn(&PlannedStep) -> bool| -> Vec<usize> {
            let steps = self.steps.iter().enumerate();
            steps.filter(|(_, other)| is_tied(other)).map(|(place, _)| place).collect()
        };
        let is_raised = today.standing(step.practice).is_some_and(|standing| step.to > standing.target);
        let dependants = catalogue.practice(step.practice).map(|practice| practice.dependants.as_slice());
        let needs = |index: &&PracticeIndex| {
            is_raised && today.standing(**index).is_some_and(|standing| standing.needs_prerequisites(today.scale()))
        };
        StepTies {
            before: places(&|other| opens(other, step)),
            behind: places(&|other| opens(step, other)),
            needed_by: dependants.unwrap_or_default().iter().filter(needs).copied().collect(),
        }
    }
}
