//! A random assessment with what it is planned for.

use std::rc::Rc;
use std::time::Instant;

use opex_model::{Assessment, Catalogue, Date, Evaluation, Objective, Plan, PlanProblem, PlanRequest, PlanSearch};

use crate::random;

/// How many waves of how many person-days.
pub type Size = (usize, u64);

/// A plan to be found.
pub struct Trial<'a> {
    pub catalogue: &'a Catalogue,
    pub seed: u64,
    pub assessment: Rc<Assessment>,
    pub evaluation: Evaluation,
    pub request: PlanRequest,
}

impl<'a> Trial<'a> {
    pub fn new(catalogue: &'a Catalogue, seed: u64, (n_waves, days): Size, objective: Objective) -> Self {
        let assessment = Rc::new(random::assessment(catalogue, seed));
        let evaluation = Evaluation::new(catalogue, &assessment, Date::EPOCH);
        let request = PlanRequest { capacities: random::waves(n_waves, days), objective, constraints: Vec::new() };
        Self { catalogue, seed, assessment, evaluation, request }
    }

    /// Which one it is, so that it can be looked at again.
    pub fn name(&self) -> String {
        let days: Vec<f64> = self.request.capacities.iter().map(|capacity| capacity.days()).collect();
        format!("seed {}, {}, days {days:?}", self.seed, self.request.objective.as_str())
    }

    pub fn problem(&self) -> PlanProblem {
        PlanProblem::new(self.catalogue, &self.evaluation, &self.request).unwrap()
    }

    /// The plan, and the milliseconds from the assessment to it.
    pub fn run(&self) -> (Plan, f64) {
        let start = Instant::now();
        let plan = PlanSearch::new(self.problem()).run();
        (plan, milliseconds_since(start))
    }
}

pub fn milliseconds_since(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

/// By how much the bound exceeds the value, in percent.
pub fn gap(plan: &Plan) -> f64 {
    if plan.bound == plan.value { 0.0 } else { 100.0 * (plan.bound.to_f64() / plan.value.to_f64() - 1.0) }
}
