//! A clock and a timer that only go on when they are told to.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::{Clock, Timer};
use opex_model::{Date, LocalTime, Timestamp};

/// A clock that stands still until it is set.
pub struct FixedClock {
    now: RefCell<Timestamp>,
    today: Date,
}

impl FixedClock {
    /// A clock at `now`, on the day `today`.
    pub fn new(now: Timestamp, today: Date) -> Self {
        Self { now: RefCell::new(now), today }
    }

    /// Moves the clock.
    pub fn set(&self, now: Timestamp) {
        *self.now.borrow_mut() = now;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        self.now.borrow().clone()
    }

    fn today(&self) -> Date {
        self.today
    }

    fn local(&self, moment: &Timestamp) -> LocalTime {
        moment.in_utc()
    }
}

type Waiting = Rc<RefCell<Option<Box<dyn FnOnce()>>>>;

/// A timer whose time passes when [`Self::elapse`] or [`Self::advance`] is called.
#[derive(Default)]
pub struct ManualTimer {
    /// Milliseconds that have passed.
    now: Cell<u64>,
    /// How often somebody has asked how much time has passed.
    looks: Cell<u32>,
    /// What waits, with the time at which it is due.
    waiting: RefCell<Vec<(u64, Waiting)>>,
}

struct CancelOnDrop(Waiting);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.borrow_mut().take();
    }
}

impl ManualTimer {
    /// Lets all the time pass that anything waits for.
    pub fn elapse(&self) {
        for (_, action) in self.waiting.take() {
            call(&action);
        }
    }

    /// Lets so many milliseconds pass, one after the other.
    pub fn advance(&self, milliseconds: u64) {
        for _ in 0..milliseconds {
            self.now.set(self.now.get() + 1);
            let (due, waiting) = self.waiting.take().into_iter().partition(|(at, _)| *at <= self.now.get());
            *self.waiting.borrow_mut() = waiting;
            let due: Vec<(u64, Waiting)> = due;
            for (_, action) in due {
                call(&action);
            }
        }
    }
}

fn call(action: &Waiting) {
    let action = action.borrow_mut().take();
    if let Some(action) = action {
        action();
    }
}

impl Timer for ManualTimer {
    fn after(&self, milliseconds: u32, action: Box<dyn FnOnce()>) -> Box<dyn Any> {
        let waiting = Rc::new(RefCell::new(Some(action)));
        let due = self.now.get() + u64::from(milliseconds);
        self.waiting.borrow_mut().push((due, Rc::clone(&waiting)));
        Box::new(CancelOnDrop(waiting))
    }

    /// A second passes with each look, so that work until a time is up is done one piece at a time.
    fn elapsed(&self) -> f64 {
        self.looks.set(self.looks.get() + 1);
        f64::from(self.looks.get()) * 1_000.0
    }
}
