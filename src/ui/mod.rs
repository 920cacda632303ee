//! Yew components.
//!
//! [`App`] listens to the store and hands each view what it shows. Views compute nothing that the
//! domain or the app layer could; parts that repeat take narrow values and stable callbacks, so that
//! changing one answer renders one card.

mod app;
mod assess;
mod catalogue;
pub mod components;
mod context;
mod entrance;
mod file_drop;
mod files;
mod frame;
mod history;
mod keys;
mod part_groups;
mod part_name;
mod part_value;
mod parts;
mod plan;
pub mod probe;
mod results;
mod running;
mod settings;
mod share;
mod shell;
mod start;
mod storage;
mod views;

pub use app::{App, AppProps};
pub use context::Ui;
pub use entrance::{
    AreaOutline, Beginning, BeginningLoader, Behind, Entrance, EntranceProps, Given, Look, Opener, Question, Request,
    TopicOutline,
};
pub use keys::{KeyPress, handle_key};
pub use running::RunningApp;
