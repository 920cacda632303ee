//! Which view is shown, and what is attended to in it.

pub mod explained;
pub mod filter;
pub mod message;
pub mod movement;
pub mod route;
pub mod update;

#[cfg(test)]
mod tests;
