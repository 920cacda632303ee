//! The plan for other programs.

pub mod message;
pub mod update;
