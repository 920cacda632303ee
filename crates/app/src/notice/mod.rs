//! What the person should know now.

pub mod message;
pub mod state;
pub mod update;
