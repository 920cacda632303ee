//! Spreads steps that depend on each other over waves of limited capacity, so that they are worth the most, and proves it.
//!
//! A [`Problem`] is numbers alone: what each step gains and takes, what must come before it, and what each wave has room
//! for. A [`Solver`] works on it in slices and knows, at any moment, a valid schedule and a bound that no schedule exceeds.
//! Everything is computed in whole numbers, so it is the same on every machine, and a proof is a proof.
//! `docs/planning.md` tells how it goes about it, with the literature.
//!
//! ```
//! # use opex_planner::{Placement, Problem, Solver, Step, StepIndex};
//! // Five units of work fit into each of two waves; the second step needs the first.
//! let step = |gain, effort, predecessors| Step {
//!     gain, effort, predecessors, first: Placement::FIRST, last: Placement::NEVER,
//! };
//! let steps = vec![step(1, 2, vec![]), step(9, 5, vec![StepIndex::new(0)]), step(2, 3, vec![])];
//! let mut solver = Solver::new(&Problem::new(steps, &[5, 5]).unwrap());
//! while !solver.is_done() {
//!     solver.advance(100);
//! }
//! assert!(solver.is_proven() && solver.bound() == solver.value());
//! // The first and the third step are enjoyed in both waves, the second in the last.
//! assert_eq!(solver.value(), 2 * (1 + 2) + 9);
//! ```

mod access;
mod ascent;
mod beam;
mod branch_and_bound;
mod capacity_dual;
mod corridor;
mod fix_and_optimize;
mod forest;
mod incumbent;
mod index;
mod knapsack_table;
mod labels;
mod problem;
mod relaxation;
mod repair;
mod replanting;
mod solver;
mod turning_point;
mod useful;

pub use index::{Placement, StepIndex, WaveIndex};
pub use problem::{Problem, Step};
pub use solver::Solver;
pub use turning_point::TurningPoint;
pub use useful::useful_steps;
