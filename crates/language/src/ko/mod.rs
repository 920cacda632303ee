//! What the page says in Korean.

mod assess;
mod catalogue;
mod common;
mod embedding;
mod entrance;
mod export;
mod files;
mod history;
mod notices;
mod plan;
mod planning;
mod profile;
mod report;
mod results;
mod sharing;
mod shell;
mod start;
mod storage;

pub use assess::ASSESS;
pub use catalogue::CATALOGUE;
pub use common::COMMON;
pub use embedding::EMBEDDING;
pub use entrance::ENTRANCE;
pub use export::EXPORT;
pub use files::FILES;
pub use history::HISTORY;
pub use notices::{CHANGES, ERRORS, NOTICES};
pub use plan::PLAN;
pub use planning::PLANNING;
pub use profile::PROFILE;
pub use report::REPORT;
pub use results::RESULTS;
pub use sharing::SHARING;
pub use shell::SHELL;
pub use start::START;
pub use storage::STORAGE;
