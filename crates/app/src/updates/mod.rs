//! Newer versions of the app.

pub mod message;
pub mod update;
