//! The planner at work beside the app.

use std::rc::Rc;

use super::Store;
use crate::late::{PlanTools, plan_tools};
use crate::message::{Message, PlanMessage};
use crate::planning::StepKey;
use crate::route::Route;
use crate::state::State;
use opex_model::PlanQuestion;

/// How long a search works before the browser gets its turn: a part of a frame of 16 ms, so that there is time to draw.
const TURN_MILLISECONDS: f64 = 4.0;

/// How long after a change the search for another plan begins, so that typing begins one search.
const PLAN_DELAY_MILLISECONDS: u32 = 150;

impl Store {
    /// Has the planner look for what the state asks for, as long as the plan is shown.
    pub(super) fn follow_plan(&self, state: &State) {
        if state.route != Route::Plan {
            // What was found stays, and the search goes on where it was left.
            self.inner.plan_timer.take();
            self.inner.planned.take();
            return;
        }
        let asked = Some((state.tried().cloned(), state.today));
        let before = self.inner.planned.replace(asked.clone());
        let is_same = match (&before, &asked) {
            (Some((Some(before), then)), Some((Some(now), today))) => Rc::ptr_eq(before, now) && then == today,
            _ => before == asked,
        };
        if is_same {
            return;
        }
        let tried = state.tried();
        let question = tried.and_then(|assessment| PlanQuestion::new(&state.catalogue, assessment, state.today));
        let is_new = self.inner.planner.borrow_mut().ask(question);
        if is_new || self.has_plan_work() {
            self.plan_later(PLAN_DELAY_MILLISECONDS);
        }
        if is_new {
            self.show_plan();
        }
    }

    /// Ends the search for the plan with the best found so far.
    pub(super) fn stop_planning(&self) {
        if let Some(tools) = plan_tools() {
            (tools.stop)(&mut self.inner.planner.borrow_mut());
        }
        self.show_plan();
    }

    /// Finds out what the plan would lose without a step.
    pub(super) fn ask_margin(&self, step: StepKey) {
        self.inner.planner.borrow_mut().ask_margin(step);
        self.plan_later(0);
    }

    /// Goes on with the search that was ended.
    pub(super) fn resume_planning(&self) {
        self.inner.planner.borrow_mut().go_on();
        self.show_plan();
        self.plan_later(0);
    }

    /// Finds out what would have to change for a step to leave the plan.
    pub(super) fn ask_thresholds(&self, step: StepKey) {
        let is_new = self.inner.planner.borrow_mut().ask_thresholds(step);
        if is_new {
            self.show_plan();
            self.plan_later(0);
        }
    }

    /// Begins the search that has waited for what the view of the plan brings.
    pub fn tools_came(&self) {
        if self.has_plan_work() {
            self.plan_later(0);
        }
    }

    fn plan_later(&self, milliseconds: u32) {
        let weak = Rc::downgrade(&self.inner);
        let due = move || {
            if let Some(inner) = weak.upgrade() {
                inner.plan_timer.take();
                Self { inner }.plan_on();
            }
        };
        let timer = self.inner.ports.timer.after(milliseconds, Box::new(due));
        self.inner.plan_timer.replace(Some(timer));
    }

    /// Works for a while or shows what it has led to, never both at once, since drawing takes its time as well; and asks
    /// for another turn.
    fn plan_on(&self) {
        let is_to_be_shown = &self.inner.is_plan_to_be_shown;
        if is_to_be_shown.take() {
            self.show_plan();
        } else {
            is_to_be_shown.set(self.work_on_plan());
        }
        if self.has_plan_work() {
            self.plan_later(0);
        }
    }

    /// Works until time is up; what is more than a slice gets a turn of its own. Returns whether there is anything to show.
    fn work_on_plan(&self) -> bool {
        let Some(PlanTools { advance, .. }) = plan_tools() else { return false };
        let timer = &self.inner.ports.timer;
        let mut planner = self.inner.planner.borrow_mut();
        if !planner.is_searching() {
            return advance(&mut planner);
        }
        let begun = timer.elapsed();
        let mut is_to_be_shown = advance(&mut planner);
        while !is_to_be_shown && planner.is_searching() && timer.elapsed() - begun < TURN_MILLISECONDS {
            is_to_be_shown = advance(&mut planner);
        }
        is_to_be_shown
    }

    fn has_plan_work(&self) -> bool {
        plan_tools().is_some() && self.has_plan_to_find()
    }

    fn has_plan_to_find(&self) -> bool {
        self.inner.is_plan_to_be_shown.get() || self.inner.planner.borrow().has_work()
    }

    fn show_plan(&self) {
        let planning = self.inner.planner.borrow().planning().clone();
        self.dispatch(Message::Plan(PlanMessage::Planned(Box::new(planning))));
    }
}
