//! A plan with what it was made for and what will be if all goes as planned.

use std::rc::Rc;

use crate::assessment::Assessment;
use crate::catalogue::Catalogue;
use crate::date::Date;
use crate::derived::Derived;
use crate::evaluation::Evaluation;
use crate::plan::{Plan, PlanRequest, PlanSearch};
use crate::plan_constraint::{PlanConstraint, StepConstraint};
use crate::plan_constraints::PlanConstraints;

/// A plan with what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// What it was made for.
    pub question: Rc<PlanQuestion>,
    /// The plan.
    pub plan: Plan,
    /// How many steps there were to choose from.
    pub n_steps: usize,
    /// Where the practices stand once what is marked as done is done: what the plan begins with.
    settled: Rc<Evaluation>,
    /// The figures today, and after each wave if all goes as planned.
    pub forecast: Vec<Rc<Derived>>,
}

impl Outlook {
    /// A plan of which nothing has been worked out yet.
    pub fn new(question: Rc<PlanQuestion>, search: &PlanSearch) -> Self {
        let (plan, settled) = (search.plan(), Rc::new(search.evaluation().clone()));
        Self { question, plan, n_steps: search.n_steps(), settled, forecast: Vec::new() }
    }

    /// Works out the figures of one more moment. Returns whether those of all are there.
    pub fn look_ahead(&mut self, catalogue: &Catalogue) -> bool {
        let n_waves = self.question.request.capacities.len();
        let evaluation = match self.forecast.len() {
            0 => Rc::clone(&self.question.evaluation),
            wave => Rc::new(self.plan.forecast(catalogue, &self.settled, wave)),
        };
        self.forecast.push(Rc::new(Derived::of(catalogue, evaluation)));
        self.forecast.len() > n_waves
    }
}

/// What a plan is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanQuestion {
    /// Where the practices stand.
    pub evaluation: Rc<Evaluation>,
    /// The time that there is, what is to be raised, and what a person has decided.
    pub request: PlanRequest,
}

impl PlanQuestion {
    /// Whether more time brings the same for both: it does not hang on when which step is taken.
    pub fn shares_frontier(&self, other: &Self) -> bool {
        let apart_from_time = |question: &Self| {
            let is_kept = |constraint: &&PlanConstraint| !matches!(constraint.kind, StepConstraint::Pinned(_));
            question.request.constraints.iter().filter(is_kept).copied().collect::<Vec<_>>()
        };
        self.evaluation == other.evaluation
            && self.request.objective == other.request.objective
            && apart_from_time(self) == apart_from_time(other)
    }

    /// What the plan of an assessment is to be made for. None where no time is given for it.
    pub fn new(catalogue: &Catalogue, assessment: &Assessment, today: Date) -> Option<Self> {
        Self::of(catalogue, assessment, Rc::new(Evaluation::new(catalogue, assessment, today)))
    }

    /// The same where the practices of the assessment stand so.
    pub fn of(catalogue: &Catalogue, assessment: &Assessment, evaluation: Rc<Evaluation>) -> Option<Self> {
        if assessment.plan.capacities.is_empty() {
            return None;
        }
        let constraints = PlanConstraints::new(catalogue, assessment, &evaluation).counting;
        let request = PlanRequest {
            capacities: assessment.plan.capacities.to_vec(),
            objective: assessment.plan.objective,
            constraints,
        };
        Some(Self { evaluation, request })
    }
}
