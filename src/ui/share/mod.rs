//! Handing an assessment over, and opening one that was handed over.

mod as_link;
mod link_page;
mod password_field;
mod share_button;
mod sharing;
mod unlock_dialog;
mod with_password;

pub use self::link_page::LinkPage;
pub use self::share_button::ShareButton;
pub use self::sharing::Sharing;
pub use self::unlock_dialog::unlock_dialog;
