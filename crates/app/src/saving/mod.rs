//! Saving what is open, beside other tabs and within another page.

pub mod elsewhere;
pub mod host;
pub mod joining;
pub mod message;
pub mod outcome;
pub mod request;
pub mod save;
pub mod save_state;
pub mod state;
pub mod update;

#[cfg(test)]
mod tests;
