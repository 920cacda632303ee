//! Yew components.
//!
//! [`App`] listens to the store and hands each view what it shows. Views compute nothing that the
//! domain or the app layer could; parts that repeat take narrow values and stable callbacks, so that
//! changing one answer renders one card.

mod app;
mod assess;
mod catalogue;
mod change_name;
pub mod components;
mod context;
mod entrance;
mod file_drop;
mod files;
mod first_page;
mod frame;
mod history;
mod keys;
mod open_cards;
mod page;
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
mod store_views;
mod views;
mod views_module;

pub use app::{App, AppProps};
pub use context::Ui;
pub use entrance::{
    AppViews, Appearance, AreaOutline, Beginning, BeginningLoader, Entrance, EntranceProps, GivenAnswer, LoadedApp,
    Opener, Question, Request, TopicOutline, privacy_in_browser,
};
pub use keys::{KeyPress, handle_key};
#[cfg(feature = "split")]
pub use parts::fetch_features;
pub use parts::load_features;
pub use running::RunningApp;
pub use store_views::StoreViews;
pub use views_module::fetch_drawn;
#[cfg(feature = "split")]
pub use views_module::fetch_views;
