//! The planner at work beside the app.

use super::Store;
use crate::effect::PlanEffect;
use crate::late::plan_tools;
use crate::planning::message::PlanMessage;

/// How long after a change the search for another plan begins, so that typing begins one search.
const PLAN_DELAY_MILLISECONDS: u32 = 150;

impl Store {
    pub(super) fn carry_out_plan(&self, effect: PlanEffect) {
        let at_work = &self.inner.planner;
        match effect {
            PlanEffect::Ask(question) => {
                let is_new = at_work.planner.borrow_mut().ask(question);
                if is_new || at_work.has_work() {
                    self.plan_later(PLAN_DELAY_MILLISECONDS);
                }
                if is_new {
                    self.show_plan();
                }
            }
            PlanEffect::Rest => drop(at_work.timer.take()),
            PlanEffect::GoOn => {
                if at_work.has_work() {
                    self.plan_later(0);
                }
            }
            PlanEffect::Stop => {
                if let Some(tools) = plan_tools() {
                    (tools.stop)(&mut at_work.planner.borrow_mut());
                }
                self.show_plan();
            }
            PlanEffect::Resume => {
                at_work.planner.borrow_mut().go_on();
                self.show_plan();
                self.plan_later(0);
            }
            PlanEffect::AskMargin(step) => {
                at_work.planner.borrow_mut().ask_margin(step);
                self.plan_later(0);
            }
            PlanEffect::AskThresholds(step) => {
                let is_new = at_work.planner.borrow_mut().ask_thresholds(step);
                if is_new {
                    self.show_plan();
                    self.plan_later(0);
                }
            }
        }
    }

    fn plan_later(&self, milliseconds: u32) {
        let back = self.downgrade();
        let due = move || {
            if let Some(store) = back.upgrade() {
                store.inner.planner.timer.take();
                store.plan_on();
            }
        };
        let timer = self.inner.ports.timer.after(milliseconds, Box::new(due));
        self.inner.planner.timer.replace(Some(timer));
    }

    /// Works for a while or shows what it has led to, never both at once, since drawing takes its time as well; and asks
    /// for another turn.
    fn plan_on(&self) {
        let at_work = &self.inner.planner;
        if at_work.is_to_be_shown.take() {
            self.show_plan();
        } else {
            at_work.is_to_be_shown.set(at_work.work(&*self.inner.ports.timer));
        }
        if at_work.has_work() {
            self.plan_later(0);
        }
    }

    fn show_plan(&self) {
        let planning = self.inner.planner.planner.borrow().planning().clone();
        self.dispatch(PlanMessage::Planned(Box::new(planning)));
    }
}
