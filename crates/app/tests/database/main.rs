//! Work is kept by a database: what is called saved outlives a crash, and what an earlier version kept elsewhere comes over.

// Runs natively: it needs no browser.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../storage/faulty_database.rs"]
#[allow(dead_code, reason = "the tests of both stores use more of it")]
mod faulty_database;
#[path = "../storage/faulty_storage.rs"]
#[allow(dead_code, reason = "the tests of both stores use more of it")]
mod faulty_storage;
#[path = "../storage/injected.rs"]
#[allow(dead_code, reason = "the tests of both stores use more of it")]
mod injected;
#[path = "../storage/keeper.rs"]
#[allow(dead_code, unused_imports, unused_macros, reason = "the tests of both stores use more of it")]
mod keeper;
mod kept;
mod moved;
#[path = "../../../../tests/common/random.rs"]
#[allow(dead_code, reason = "the other tests draw whole assessments")]
mod random;
#[path = "../storage/room.rs"]
mod room;
mod tab;
mod tabs;
