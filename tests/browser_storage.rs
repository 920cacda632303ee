//! The tests of crates/app/tests/storage once more, in a browser: on its real local storage and its real database.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may stop, and looks at the page itself"
)]
#![allow(dead_code, reason = "each test uses its part of what they have in common")]

#[path = "../crates/app/tests/storage/burst.rs"]
mod burst;
#[path = "../crates/app/tests/storage/damage.rs"]
mod damage;
#[path = "../crates/app/tests/storage/faults.rs"]
mod faults;
#[path = "../crates/app/tests/storage/faulty_database.rs"]
mod faulty_database;
#[path = "../crates/app/tests/storage/faulty_storage.rs"]
mod faulty_storage;
#[path = "../crates/app/tests/storage/injected.rs"]
mod injected;
#[path = "../crates/app/tests/storage/keeper.rs"]
mod keeper;
#[path = "../crates/app/tests/storage/loss.rs"]
mod loss;
#[path = "common/random.rs"]
mod random;
#[path = "../crates/app/tests/storage/recovery.rs"]
mod recovery;
#[path = "../crates/app/tests/storage/room.rs"]
mod room;
#[path = "../crates/app/tests/storage/space.rs"]
mod space;
#[path = "../crates/app/tests/storage/tabs.rs"]
mod tabs;
#[path = "../crates/app/tests/storage/visit.rs"]
mod visit;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
