//! The optimal plan: which steps to take in which wave.
//!
//! `docs/planning.md` tells how it is found and proven. From the outside: a [`PlanRequest`] and an
//! evaluation make a [`PlanProblem`], a [`PlanSearch`] works on it in slices, and its [`Plan`] carries a
//! proven bound.

mod ascent;
mod beam;
mod corridor;
mod forest;
mod frontier;
mod labels;
mod lift;
mod load;
mod network;
#[expect(clippy::module_inception, reason = "the most important item of the module is the plan")]
mod plan;
mod polish;
mod problem;
mod relaxation;
mod repair;
mod replanting;
mod request;
mod search;
mod slope;
mod solver;
mod split;
mod table;
mod threshold;
mod ties;
mod total;

pub use frontier::{FrontierPoint, FrontierSearch};
pub use lift::{Lift, LiftGoal, LiftStep};
pub use load::WaveLoad;
pub use plan::{ChoiceCost, Plan, PlannedStep};
pub use problem::PlanProblem;
pub use request::{Choice, Decision, MAX_WAVES, Objective, PlanError, PlanRequest};
pub use search::{PlanSearch, Progress};
pub use threshold::{Departure, StepThresholds, Threshold, ThresholdSearch};
pub use ties::StepTies;
