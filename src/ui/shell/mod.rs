//! What is around every view.

mod header;
mod help_dialog;
mod nothing_open;
mod notice_bar;
mod notice_text;

pub use header::Header;
pub use help_dialog::HelpDialog;
pub use nothing_open::NothingOpen;
pub use notice_bar::{NoticeBar, NoticeBarProps};
pub use notice_text::{error_lines, notice_lines};
