//! What a person sees of the browser's storage, and does about it.

pub mod message;
pub mod state;
pub mod update;
