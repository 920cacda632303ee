//! The catalogue: its texts, its pages, searching it.

pub mod case_studies;
pub mod example;
pub mod loading;
pub mod lookup;
pub mod message;
pub mod page;
pub mod reference;
pub mod search;
pub mod update;
