//! What is saved in this browser.

pub mod bring_over;
pub mod damaged;
pub mod generations;
pub mod index;
pub mod key;
pub mod list;
pub mod message;
pub mod moments;
pub mod moving_in;
pub mod reading;
pub mod recovery;
pub mod saved;
pub mod space;
pub mod standby;
pub mod stored;
pub mod update;
