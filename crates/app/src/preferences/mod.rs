//! What one reader prefers, on one browser.

pub mod message;
pub mod state;
pub mod update;

#[cfg(test)]
mod tests;
