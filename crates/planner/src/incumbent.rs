//! The best schedule so far, and what no schedule exceeds.

use crate::problem::{Problem, SCALE, Schedule, Step};
use crate::relaxation::common_divisor;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// A schedule of more value.
    Value,
    /// One of the same value and less effort. That there is none of more value is proven.
    Effort,
}

/// The best schedule so far, between the bounds that are known.
#[derive(Clone, Debug)]
pub(crate) struct Incumbent {
    pub schedule: Schedule,
    pub value: i64,
    pub effort: i64,
    /// What no value exceeds.
    pub upper: i64,
    /// No two values are closer to each other than this.
    grain: i64,
    /// Whether it is a better one than the first.
    pub has_improved: bool,
}

impl Incumbent {
    /// Begins with a schedule that the problem allows.
    pub fn new(problem: &Problem, schedule: Schedule) -> Self {
        // Everything at once, without regard to capacity.
        let most = |step: &Step| problem.value_of(step, step.first);
        Self {
            value: problem.value(&schedule),
            effort: problem.effort(&schedule),
            upper: problem.steps.iter().map(most).sum(),
            grain: problem.steps.iter().fold(0, |divisor, step| common_divisor(step.gain, divisor)).max(1),
            has_improved: false,
            schedule,
        }
    }

    /// Only schedules worth more than this are looked for.
    pub fn lower(&self, goal: Goal) -> i64 {
        let least = match goal {
            Goal::Value => self.value + self.grain,
            Goal::Effort => self.value,
        };
        least * SCALE - 1
    }

    /// Takes in a bound of the worth of what is looked for.
    pub fn tighten(&mut self, goal: Goal, upper: i64) {
        if goal == Goal::Value {
            let most = upper.div_euclid(SCALE);
            self.upper = self.upper.min(most - most.rem_euclid(self.grain)).max(self.value);
        }
    }

    /// Keeps a schedule if it is better. Returns whether it is.
    pub fn adopt(&mut self, problem: &Problem, schedule: Schedule) -> bool {
        debug_assert!(problem.allows(&schedule), "every schedule keeps all rules");
        let (value, effort) = (problem.value(&schedule), problem.effort(&schedule));
        let is_better = value > self.value || (value == self.value && effort < self.effort && problem.counts_effort);
        if is_better {
            (self.value, self.effort, self.schedule) = (value, effort, schedule);
            self.has_improved = true;
        }
        is_better
    }
}
