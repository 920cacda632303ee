//! The optimal plan: which steps to take in which wave.
//!
//! `docs/planning.md` tells how it is found and proven. From the outside: a [`PlanRequest`] and an
//! evaluation make a [`PlanProblem`], a [`PlanSearch`] works on it in slices, and its [`Plan`] carries a
//! proven bound. The search itself is `opex_planner`: numbers alone.

mod frontier;
mod lift;
mod load;
#[expect(clippy::module_inception, reason = "the most important item of the module is the plan")]
mod plan;
mod problem;
mod request;
mod search;
mod threshold;
mod ties;

pub use frontier::{FrontierPoint, FrontierSearch};
pub use lift::{Lift, LiftGoal, LiftStep};
pub use load::WaveLoad;
pub use plan::{ConstraintCost, Plan, PlannedStep};
pub use problem::PlanProblem;
pub use request::{PlanError, PlanRequest};
pub use search::{PlanSearch, Progress};
pub use threshold::{Departure, StepThresholds, Threshold, ThresholdSearch};
pub use ties::StepTies;
