//! Snapshots of the open assessment.

pub mod message;
pub mod update;
