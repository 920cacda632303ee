//! The next steps with their numbers, and what decided each one's place.

use std::rc::Rc;

use opex_model::{Catalogue, Derived, NextStep, OpenQuestion, OrderRule, Ratio, StepTotals};

/// How many steps are summed up as the first few.
const N_FIRST: usize = 3;

/// What the view shows of an assessment. It depends on the answers, not on owners or due dates.
#[derive(Debug, PartialEq, Eq)]
pub struct Ranking {
    /// The next steps in the order of the plain list: those that wait for nothing, then the others.
    pub steps: Vec<Rc<RankedStep>>,
    /// What all of them come to.
    pub all: StepTotals,
    /// What the first few come to.
    pub first: StepTotals,
    /// Unanswered practices, those that most steps rest on first.
    pub open: Rc<[OpenQuestion]>,
}

/// A next step with its place in the list.
#[derive(Debug, PartialEq, Eq)]
pub struct RankedStep {
    /// Its number in the whole list, from 1.
    pub number: usize,
    /// The step.
    pub step: NextStep,
    /// Why the step just before it comes first; none for the first.
    pub behind: Option<Behind>,
}

/// Why the step just before comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind {
    /// The rule that decided.
    pub rule: OrderRule,
    /// The priority of the step before.
    pub priority: Ratio,
}

impl Ranking {
    /// Ranks the next steps of an assessment.
    pub fn new(derived: &Derived, catalogue: &Catalogue) -> Self {
        let (steps, open) = derived.plan(catalogue);
        let (all, first) = (StepTotals::of(&steps), StepTotals::of(steps.iter().take(N_FIRST)));
        let before = std::iter::once(None).chain(steps.iter().map(Some));
        let behind = |step: &NextStep, before: &NextStep| Behind {
            rule: derived.evaluation.deciding_rule(before, step),
            priority: before.priority,
        };
        let ranked = steps.iter().zip(before).enumerate().map(|(index, (step, before))| RankedStep {
            number: index + 1,
            behind: before.map(|before| behind(step, before)),
            step: step.clone(),
        });
        Self { steps: ranked.map(Rc::new).collect(), all, first, open: open.into() }
    }
}
