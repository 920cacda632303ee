//! Opening and putting away an assessment.

pub mod document;
pub mod message;
pub mod show;
pub mod update;

#[cfg(test)]
mod tests;
