//! Handing an assessment over as a whole, and taking one in.

pub mod job;
pub mod locking;
pub mod message;
pub mod state;
pub mod update;
