//! A planner that works in turns, between which the page can handle events and draw.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::late::{PlanTools, plan_tools};
use crate::planning::planner::Planner;
use opex_model::Catalogue;
use opex_ports::Timer;

/// How long a search works before the browser gets its turn: a part of a frame of 16 ms, so that there is time to draw.
const TURN_MILLISECONDS: f64 = 4.0;

/// A planner that works in turns.
pub struct PlannerAtWork {
    pub planner: RefCell<Planner>,
    /// The planner knows more than is shown.
    pub is_to_be_shown: Cell<bool>,
    /// The next turn.
    pub timer: RefCell<Option<Box<dyn Any>>>,
}

impl PlannerAtWork {
    /// A planner that was asked nothing.
    pub fn new(catalogue: Rc<Catalogue>) -> Self {
        Self {
            planner: RefCell::new(Planner::new(catalogue)),
            is_to_be_shown: Cell::default(),
            timer: RefCell::default(),
        }
    }

    /// Whether there is anything to do now.
    pub fn has_work(&self) -> bool {
        plan_tools().is_some() && (self.is_to_be_shown.get() || self.planner.borrow().has_work())
    }

    /// Works until time is up; what is more than a slice gets a turn of its own. Returns whether there is anything to show.
    pub fn work(&self, timer: &dyn Timer) -> bool {
        let Some(PlanTools { advance, .. }) = plan_tools() else { return false };
        let mut planner = self.planner.borrow_mut();
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
}
