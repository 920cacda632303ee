//! Changes that a person only tries out.

pub mod message;
pub mod state;
pub mod update;
