//! The ports in a browser. Every call that a browser may refuse is answered, never trusted.

mod assets;
mod beginning;
mod clipboard;
mod clock;
mod crypto;
mod database;
mod files;
mod frame;
mod ids;
mod navigator;
mod opener;
mod own_place;
mod page;
mod page_files;
mod running;
mod storage;
mod storage_manager;
mod surroundings;
mod timer;
mod updates;
mod work_storage;

pub use assets::{AddressOf, AddressedAssets};
pub use beginning::load_beginning_from;
pub use database::IndexedDb;
pub use own_place::OwnPlace;
pub use page::mount_page;
pub use storage::{KeyedStorage, LocalStorage};
pub use surroundings::{NameWithin, OwnPorts, browser_ports, listen_to_page};
pub use timer::BrowserTimer;
pub use work_storage::{WorkStorage, open_keyed_storage, open_work_storage};
