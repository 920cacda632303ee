//! Finds the optimal plan in slices, between which the page can handle events and draw.

use std::collections::VecDeque;
use std::rc::Rc;

use super::state::{Margin, Planning, StepKey, Thresholds};
use super::task::{Search, Task, without_step};
use opex_model::{
    Catalogue, ConstraintCost, FrontierSearch, Outlook, Plan, PlanConstraint, PlanError, PlanProblem, PlanQuestion,
    PlanSearch, StepConstraint, ThresholdSearch,
};

/// How many points of the frontier are computed.
const N_FRONTIER: usize = 20;

/// Slices of the search after which its progress is worth showing again.
const SLICES_PER_REPORT: u32 = 128;

/// Searches for the plan of the current question. It has no clock and no timer: its owner calls [`Self::advance`] while
/// there is work.
pub struct Planner {
    catalogue: Rc<Catalogue>,
    planning: Planning,
    current: Option<Search>,
    /// The search for the frontier, suspended while something is computed that a person has asked for.
    put_off: Option<Box<FrontierSearch>>,
    /// The search for the plan, if the person has stopped it.
    stopped: Option<Box<PlanSearch>>,
    tasks: VecDeque<Task>,
    n_slices: u32,
}

impl Planner {
    /// Partial plans that are extended in one slice. A slice takes a part of a millisecond, so a caller that lets the search
    /// work for a given time exceeds it by little, even on a device of a quarter of the speed.
    pub const SLICE: usize = 100;

    /// A planner without a question.
    pub fn new(catalogue: Rc<Catalogue>) -> Self {
        let (current, put_off, stopped, tasks) = (None, None, None, VecDeque::new());
        Self { catalogue, planning: Planning::default(), current, put_off, stopped, tasks, n_slices: 0 }
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
        if self.planning.question.as_deref() == question.as_ref() {
            return false;
        }
        let before = std::mem::replace(&mut self.planning.question, question.map(Rc::new));
        (self.current, self.put_off, self.stopped) = (None, None, None);
        self.tasks.clear();
        let Some(question) = self.planning.question.take() else {
            self.planning = Planning::default();
            return true;
        };
        // Costs of removed constraints mean nothing. Those of the others are close enough to show until they are recomputed.
        let costs =
            self.planning.costs.iter().filter(|(constraint, _)| question.request.constraints.contains(constraint));
        let keeps_frontier = before.is_some_and(|before| before.shares_frontier(&question));
        let frontier = if keeps_frontier { Rc::clone(&self.planning.frontier) } else { Rc::default() };
        self.planning = Planning {
            outlook: self.planning.outlook.take(),
            costs: costs.copied().collect(),
            frontier,
            question: Some(question),
            ..Planning::default()
        };
        self.tasks.push_back(Task::Plan);
        true
    }

    /// Asks what the plan would lose without a step.
    pub fn ask_margin(&mut self, step: StepKey) {
        if self.planning.margin(step).is_none() {
            self.ask_about(Task::Margin(step));
        }
    }

    /// Asks what would have to change for a step to leave the plan. Returns whether nobody has asked before.
    pub fn ask_thresholds(&mut self, step: StepKey) -> bool {
        let is_new = self.planning.thresholds(step) == Thresholds::NotAsked;
        if is_new {
            self.planning.set_thresholds(step, Thresholds::Searching);
            self.ask_about(Task::Thresholds(step));
        }
        is_new
    }

    fn ask_about(&mut self, task: Task) {
        let is_asked =
            self.tasks.contains(&task) || self.current.as_ref().is_some_and(|current| current.task() == task);
        let Planning { question, refusal, .. } = &self.planning;
        if question.is_none() || refusal.is_some() || is_asked {
            return;
        }
        // Thresholds are those of a plan, which has to be found first.
        if self.planning.is_stale() || self.planning.progress.is_some() {
            self.tasks.push_back(task);
            return;
        }
        // A person waits for it, so it precedes the frontier, for which nobody has asked.
        self.put_frontier_off();
        self.tasks.push_front(task);
    }

    fn put_frontier_off(&mut self) {
        match self.current.take() {
            Some(Search::Frontier(search)) => {
                self.put_off = Some(search);
                self.tasks.push_front(Task::Frontier);
            }
            other => self.current = other,
        }
    }

    /// Ends the search for the plan with the best found so far.
    pub fn stop(&mut self) {
        match self.current.take() {
            Some(Search::Plan(Task::Plan, search)) => {
                if let Some(question) = self.planning.question.clone() {
                    let mut outlook = Outlook::new(question, &search);
                    while !outlook.look_ahead(&self.catalogue) {}
                    self.found(outlook);
                }
                self.planning.is_stopped = true;
                self.stopped = Some(search);
            }
            other => self.current = other,
        }
    }

    /// Goes on with the search that was ended.
    pub fn go_on(&mut self) {
        let Some(search) = self.stopped.take() else { return };
        self.put_frontier_off();
        // Tasks about the plan found so far are obsolete. What a person has asked is answered for the next plan.
        let at_work = self.current.take().map(|current| current.task());
        self.tasks.extend(at_work);
        self.tasks.retain(|task| matches!(task, Task::Margin(_) | Task::Thresholds(_)));
        self.planning.is_stopped = false;
        self.planning.progress = Some(search.progress());
        self.current = Some(Search::Plan(Task::Plan, search));
    }

    /// Whether the next call of [`Self::advance`] is a slice of a search. Starting a search, and turning its result into a
    /// plan, take longer than a slice.
    pub fn is_searching(&self) -> bool {
        match &self.current {
            Some(Search::Plan(_, search)) => !search.progress().is_done,
            Some(Search::Thresholds(..) | Search::Frontier(_) | Search::Outlook(_)) => true,
            None => false,
        }
    }

    /// Works for one slice, or starts or completes a search. Returns whether [`Self::planning`] has changed enough to be shown.
    pub fn advance(&mut self) -> bool {
        self.n_slices = self.n_slices.wrapping_add(1);
        match self.current.take() {
            None => match self.tasks.pop_front() {
                Some(task) => self.begin(task),
                None => false,
            },
            Some(Search::Plan(task, search)) if search.progress().is_done => self.ended(task, &search),
            Some(Search::Plan(task, mut search)) => {
                let progress = search.advance(Self::SLICE);
                self.current = Some(Search::Plan(task, search));
                let is_worth_showing = task == Task::Plan && self.n_slices.is_multiple_of(SLICES_PER_REPORT);
                if is_worth_showing {
                    self.planning.progress = Some(progress);
                }
                is_worth_showing
            }
            Some(Search::Thresholds(step, mut search)) => {
                let is_done = search.advance(&self.catalogue, Self::SLICE);
                if is_done {
                    let found = search.thresholds().map_or(Thresholds::Searching, Thresholds::Known);
                    self.planning.set_thresholds(step, found);
                } else {
                    self.current = Some(Search::Thresholds(step, search));
                }
                is_done
            }
            Some(Search::Frontier(mut search)) => {
                let is_done = search.advance(Self::SLICE);
                if is_done {
                    self.planning.frontier = search.points().into();
                } else {
                    self.current = Some(Search::Frontier(search));
                }
                is_done
            }
            Some(Search::Outlook(mut outlook)) => {
                let is_done = outlook.look_ahead(&self.catalogue);
                if is_done {
                    self.found(*outlook);
                } else {
                    self.current = Some(Search::Outlook(outlook));
                }
                is_done
            }
        }
    }

    /// Returns whether that alone is worth showing.
    fn ended(&mut self, task: Task, search: &PlanSearch) -> bool {
        match task {
            Task::Plan => {
                let outlook = |question| Search::Outlook(Box::new(Outlook::new(question, search)));
                self.current = self.planning.question.clone().map(outlook);
            }
            Task::Cost(constraint) => self.found_cost(constraint, &search.plan()),
            Task::Margin(step) => self.found_margin(step, &search.plan()),
            Task::Thresholds(_) | Task::Frontier => {}
        }
        task != Task::Plan
    }

    /// Returns whether that alone is worth showing.
    fn begin(&mut self, task: Task) -> bool {
        let Some(question) = self.planning.question.clone() else { return false };
        let PlanQuestion { evaluation, request } = &*question;
        let request = match task {
            Task::Plan => request.clone(),
            Task::Cost(constraint) => request.without(constraint),
            Task::Margin((practice, to)) => without_step(request, practice, to),
            Task::Thresholds(step) => {
                let plan = self.planning.outlook.as_ref().map(|outlook| &outlook.plan);
                let search = plan.and_then(|plan| ThresholdSearch::new(evaluation, request, plan, step));
                self.current = search.map(|search| Search::Thresholds(step, Box::new(search)));
                return false;
            }
            Task::Frontier => {
                let anew = || FrontierSearch::new(&self.catalogue, evaluation, request, N_FRONTIER).ok().map(Box::new);
                self.current = self.put_off.take().or_else(anew).map(Search::Frontier);
                return false;
            }
        };
        match PlanProblem::new(&self.catalogue, evaluation, &request) {
            Ok(problem) => {
                let search = PlanSearch::new(problem);
                if task == Task::Plan {
                    self.planning.progress = Some(search.progress());
                }
                self.current = Some(Search::Plan(task, Box::new(search)));
                // That a search is running is already shown.
                return false;
            }
            Err(refusal) if task == Task::Plan => self.refuse(refusal),
            Err(_) => {
                if let Task::Margin(step) = task {
                    self.add_margin(step, Margin::Pinned);
                }
            }
        }
        true
    }

    fn refuse(&mut self, refusal: PlanError) {
        self.planning.refusal = Some(refusal);
        self.planning.progress = None;
        self.tasks.clear();
    }

    fn found(&mut self, outlook: Outlook) {
        // First the costs of the person's decisions, then their questions.
        let constraints =
            outlook.question.request.constraints.iter().filter(|constraint| constraint.kind != StepConstraint::Done);
        for (place, constraint) in constraints.enumerate() {
            self.tasks.insert(place, Task::Cost(*constraint));
        }
        if self.planning.frontier.is_empty() {
            self.tasks.push_back(Task::Frontier);
        }
        self.planning.outlook = Some(Rc::new(outlook));
        self.planning.progress = None;
        (self.planning.margins, self.planning.thresholds) = Default::default();
        // Questions that were asked during the search.
        for task in &self.tasks {
            if let Task::Thresholds(step) = task {
                self.planning.set_thresholds(*step, Thresholds::Searching);
            }
        }
    }

    fn found_cost(&mut self, constraint: PlanConstraint, without: &Plan) {
        let Some(outlook) = &self.planning.outlook else { return };
        let cost = ConstraintCost::new(&outlook.plan, without);
        let others = self.planning.costs.iter().filter(|(known, _)| *known != constraint).copied();
        self.planning.costs = others.chain([(constraint, cost)]).collect();
    }

    fn found_margin(&mut self, step: StepKey, without: &Plan) {
        let Some(outlook) = &self.planning.outlook else { return };
        let cost = ConstraintCost::new(without, &outlook.plan);
        self.add_margin(step, Margin::Costs(cost));
    }

    fn add_margin(&mut self, step: StepKey, margin: Margin) {
        self.planning.margins = self.planning.margins.iter().copied().chain([(step, margin)]).collect();
    }
}
