//! Sorting and a map whose code is compiled once for all types, because bytes decide how soon the page can be used.

mod sorted;
mod sorted_map;

pub use sorted::sorted_by;
pub use sorted_map::SortedMap;
