//! What is around every view.

mod header;
mod help_dialog;
mod not_saved;
mod nothing_open;
mod notice_bar;
mod notice_text;
mod notices;

pub use header::use_header;
pub use help_dialog::HelpDialog;
pub use nothing_open::NothingOpen;
pub use notice_bar::notice_bar;
pub use notice_text::{error_lines, notice_lines};
pub use notices::{Alerts, News, alert_of, news_of};
