//! The search for the best plan, in slices.

use opex_planner::Solver;

use super::plan::Plan;
use super::problem::PlanProblem;
use crate::evaluation::Evaluation;
use crate::ratio::Ratio;

/// Looks for the best plan. It can be stopped after any slice, and has a valid plan from the start.
///
/// The same problem gives the same plan, however it is sliced: all limits are counts of partial plans,
/// never a clock.
///
/// ```
/// # use opex_model::{PlanProblem, PlanSearch, Plan};
/// fn best_plan(problem: PlanProblem) -> Plan {
///     let mut search = PlanSearch::new(problem);
///     while !search.advance(2_000).is_done {
///         // Show the progress, let the browser breathe, or stop here and keep what there is.
///     }
///     search.plan()
/// }
/// ```
#[derive(Clone, Debug)]
pub struct PlanSearch {
    problem: PlanProblem,
    solver: Solver,
    n_nodes: usize,
}

/// How far a search has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The value of the best plan so far.
    pub value: Ratio,
    /// What the value of no plan exceeds.
    pub bound: Ratio,
    /// Whether there is nothing left to try: the plan is proven to be the best, or the search has
    /// reached its limits.
    pub is_done: bool,
    /// The work so far, in partial plans.
    pub n_nodes: usize,
}

impl PlanSearch {
    /// Begins a search.
    pub fn new(problem: PlanProblem) -> Self {
        let solver = Solver::new(&problem.problem);
        Self { problem, solver, n_nodes: 0 }
    }

    /// Works about as long as extending `n_nodes` partial plans takes, in the order of a microsecond
    /// each.
    pub fn advance(&mut self, n_nodes: usize) -> Progress {
        self.n_nodes += self.solver.advance(n_nodes);
        self.progress()
    }

    /// How far the search has come.
    pub fn progress(&self) -> Progress {
        Progress {
            value: self.problem.value(self.solver.value()),
            bound: self.problem.value(self.solver.bound()),
            is_done: self.solver.is_done(),
            n_nodes: self.n_nodes,
        }
    }

    /// Where the practices stand once what is marked as done is done: what the plan begins with.
    pub fn evaluation(&self) -> &Evaluation {
        self.problem.evaluation()
    }

    /// How many steps there are to choose from.
    pub fn n_steps(&self) -> usize {
        self.problem.n_steps()
    }

    /// The best plan so far.
    pub fn plan(&self) -> Plan {
        Plan::new(&self.problem, &self.solver)
    }

    /// The best plan that the search can find, in one go.
    pub fn run(mut self) -> Plan {
        const SLICE: usize = 1 << 20;
        while !self.advance(SLICE).is_done {}
        self.plan()
    }
}
