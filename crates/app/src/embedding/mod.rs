//! The page around an embedded app.

pub mod line;
pub mod message;
pub mod update;

#[cfg(test)]
mod tests;
