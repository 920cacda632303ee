//! Files that a person hands in.

pub mod message;
pub mod relation;
pub mod state;
pub mod steps;
pub mod update;
