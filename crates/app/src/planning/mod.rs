//! The plan, and the search for it.

pub mod message;
pub mod planner;
pub mod state;
pub mod task;
pub mod update;

#[cfg(test)]
mod tests;
