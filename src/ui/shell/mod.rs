//! What is around every view.

mod header;
mod help_dialog;
mod notice_bar;
mod notice_text;
mod nothing_open;

pub use header::{Header, go};
pub use help_dialog::HelpDialog;
pub use notice_bar::NoticeBar;
pub use notice_text::error_lines;
pub use nothing_open::NothingOpen;
