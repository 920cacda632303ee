//! Nothing is lost: what is saved in the browser, whatever happens to it.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod burst;
mod damage;
mod faults;
mod faulty_database;
mod faulty_storage;
mod injected;
mod keeper;
mod loss;
#[path = "../../../../tests/common/random.rs"]
#[allow(dead_code, reason = "the other tests draw whole assessments")]
mod random;
mod recovery;
mod room;
mod space;
mod tabs;
mod visit;
