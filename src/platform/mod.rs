//! The ports in a browser. Every call that a browser may refuse is answered, never trusted.

mod assets;
mod clipboard;
mod clock;
mod crypto;
mod files;
mod ids;
mod navigator;
mod opener;
mod page;
mod page_files;
mod running;
mod storage;
mod storage_manager;
mod timer;
mod updates;

pub use page::mount_page;
pub use storage::LocalStorage;
