//! The tests of tests/storage once more, in a browser and on its real local storage.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]
#![allow(dead_code, reason = "each test uses its part of what they have in common")]

#[path = "storage/burst.rs"]
mod burst;
#[path = "storage/damage.rs"]
mod damage;
#[path = "storage/faults.rs"]
mod faults;
#[path = "storage/faulty_storage.rs"]
mod faulty_storage;
#[path = "common/random.rs"]
mod random;
#[path = "storage/recovery.rs"]
mod recovery;
#[path = "storage/room.rs"]
mod room;
#[path = "storage/space.rs"]
mod space;
#[path = "storage/tabs.rs"]
mod tabs;
#[path = "storage/visit.rs"]
mod visit;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
