//! Finds the optimal plan in slices, between which a page can breathe.

use std::collections::VecDeque;
use std::rc::Rc;

use super::derived::Derived;
use super::planning::{Outlook, PlanQuestion, Planning, StepKey};
use crate::domain::{Catalogue, Choice, ChoiceCost, Decision, Plan, PlanError, PlanProblem, PlanRequest, PlanSearch};

/// Partial plans that are extended in one slice: a few milliseconds on a slow machine.
const SLICE: usize = 1_500;

/// Slices of the search after which its progress is worth showing again.
const SLICES_PER_REPORT: u32 = 16;

/// The search for the plan of one question after the other. It knows no clock and no timer: who owns it
/// calls [`Self::advance`] as long as there is work.
pub struct Planner {
    catalogue: Rc<Catalogue>,
    question: Option<Rc<PlanQuestion>>,
    planning: Planning,
    current: Option<(Task, PlanSearch)>,
    tasks: VecDeque<Task>,
    n_slices: u32,
}

/// Something to search for. All tasks are about the question that was asked last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Task {
    /// The plan.
    Plan,
    /// What a choice costs.
    Cost(Choice),
    /// What the plan loses without a step.
    Margin(StepKey),
}

impl Planner {
    /// A planner that was asked nothing.
    pub fn new(catalogue: Rc<Catalogue>) -> Self {
        let (current, tasks) = (None, VecDeque::new());
        Self { catalogue, question: None, planning: Planning::default(), current, tasks, n_slices: 0 }
    }

    /// What is known.
    pub fn planning(&self) -> &Planning {
        &self.planning
    }

    /// Whether there is anything left to do.
    pub fn has_work(&self) -> bool {
        self.current.is_some() || !self.tasks.is_empty()
    }

    /// Asks another question, or none. The last plan stays until there is another. Returns whether the
    /// question is a new one.
    pub fn ask(&mut self, question: Option<PlanQuestion>) -> bool {
        if self.question.as_deref() == question.as_ref() {
            return false;
        }
        self.question = question.map(Rc::new);
        self.current = None;
        self.tasks.clear();
        let Some(question) = &self.question else {
            self.planning = Planning::default();
            return true;
        };
        // Costs of choices that are gone say nothing; the others are nearly right until they are known anew.
        let costs = self.planning.costs.iter().filter(|(choice, _)| question.request.choices.contains(choice));
        self.planning =
            Planning { outlook: self.planning.outlook.take(), costs: costs.copied().collect(), ..Planning::default() };
        self.tasks.push_back(Task::Plan);
        true
    }

    /// Asks what the plan would lose without a step.
    pub fn ask_margin(&mut self, step: StepKey) {
        let task = Task::Margin(step);
        let is_asked = self.tasks.contains(&task) || self.current.as_ref().is_some_and(|(current, _)| *current == task);
        if self.question.is_some() && !is_asked && self.planning.margin(step).is_none() {
            self.tasks.push_back(task);
        }
    }

    /// Ends the search for the plan with the best found so far.
    pub fn stop(&mut self) {
        if let Some((Task::Plan, search)) = self.current.take_if(|(task, _)| *task == Task::Plan) {
            self.planning.is_stopped = true;
            self.found(search.plan());
        }
    }

    /// Works for one slice. Returns whether what is known has changed enough to be shown.
    pub fn advance(&mut self) -> bool {
        if self.current.is_none() {
            let Some(task) = self.tasks.pop_front() else { return false };
            return self.begin(task);
        }
        self.n_slices = self.n_slices.wrapping_add(1);
        let Some((task, search)) = &mut self.current else { return false };
        let progress = search.advance(SLICE);
        if !progress.is_done {
            if *task == Task::Plan && self.n_slices.is_multiple_of(SLICES_PER_REPORT) {
                self.planning.progress = Some(progress);
                return true;
            }
            return false;
        }
        let (task, plan) = (*task, search.plan());
        self.current = None;
        match task {
            Task::Plan => self.found(plan),
            Task::Cost(choice) => self.found_cost(choice, &plan),
            Task::Margin(step) => self.found_margin(step, &plan),
        }
        true
    }

    /// Returns whether that alone is worth showing.
    fn begin(&mut self, task: Task) -> bool {
        let Some(question) = self.question.clone() else { return false };
        let request = match task {
            Task::Plan => question.request.clone(),
            Task::Cost(choice) => question.request.without(choice),
            Task::Margin((practice, to)) => without_step(&question.request, practice, to),
        };
        match PlanProblem::new(&self.catalogue, &question.evaluation, &request) {
            Ok(problem) => {
                let search = PlanSearch::new(problem);
                if task == Task::Plan {
                    self.planning.progress = Some(search.progress());
                }
                self.current = Some((task, search));
                task == Task::Plan
            }
            Err(refusal) => {
                if task == Task::Plan {
                    self.refuse(refusal);
                }
                task == Task::Plan
            }
        }
    }

    fn refuse(&mut self, refusal: PlanError) {
        self.planning.refusal = Some(refusal);
        self.planning.progress = None;
        self.tasks.clear();
    }

    fn found(&mut self, plan: Plan) {
        let Some(question) = self.question.clone() else { return };
        let after = plan.forecast(&self.catalogue, &question.evaluation, question.request.capacities.len());
        let evaluations = std::iter::once((*question.evaluation).clone()).chain(after);
        let derived = |evaluation| Rc::new(Derived::of(&self.catalogue, Rc::new(evaluation)));
        let forecast = evaluations.map(derived).collect();
        // First what the person has decided, then what they have asked.
        let choices = question.request.choices.iter().filter(|choice| choice.decision != Decision::Done);
        for (place, choice) in choices.enumerate() {
            self.tasks.insert(place, Task::Cost(*choice));
        }
        self.planning.outlook = Some(Rc::new(Outlook { question, plan, forecast }));
        self.planning.progress = None;
    }

    fn found_cost(&mut self, choice: Choice, without: &Plan) {
        let Some(outlook) = &self.planning.outlook else { return };
        let cost = ChoiceCost::new(&outlook.plan, without);
        let others = self.planning.costs.iter().filter(|(known, _)| *known != choice).copied();
        self.planning.costs = others.chain([(choice, cost)]).collect();
    }

    fn found_margin(&mut self, step: StepKey, without: &Plan) {
        let Some(outlook) = &self.planning.outlook else { return };
        let margin = ChoiceCost::new(without, &outlook.plan);
        self.planning.margins = self.planning.margins.iter().copied().chain([(step, margin)]).collect();
    }
}

/// The request with a step left out, and with it those that the person wants behind it.
fn without_step(request: &PlanRequest, practice: usize, to: u8) -> PlanRequest {
    let is_behind = |choice: &&Choice| choice.practice == practice && choice.to >= to;
    let others = request.choices.iter().filter(|choice| !is_behind(choice)).copied();
    let left_out = Choice { practice, to, decision: Decision::Excluded };
    PlanRequest { choices: others.chain([left_out]).collect(), ..request.clone() }
}
