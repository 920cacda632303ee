//! Small pictures drawn in lines. They repeat a word or stand beside one.

use yew::prelude::*;

/// A picture of 16 by 16.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// An arrow back.
    Undo,
    /// An arrow forward.
    Redo,
    /// Into a tray.
    Download,
    /// A question mark.
    Help,
    /// A cross.
    Close,
    /// A check mark.
    Check,
    /// A filled triangle.
    RiskHigh,
    /// A filled diamond.
    RiskMedium,
    /// A ring.
    RiskLow,
    /// A shield.
    Accepted,
    /// A dotted ring.
    Unknown,
    /// A magnifier.
    Search,
    /// A sheet with an arrow.
    Open,
    /// A plus.
    Plus,
    /// A printer.
    Print,
    /// An arrow to the right.
    Next,
    /// An arrow to the left.
    Previous,
    /// Three points, one leading to the others.
    Share,
    /// A clock.
    Waits,
    /// A key that opens.
    Unlocks,
}

/// The picture, hidden from those who are read the word.
pub fn icon(icon: Icon) -> Html {
    let (fill, path) = match icon {
        Icon::Undo => (false, "M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 8H7"),
        Icon::Redo => (false, "m10 3 3.5 3.5L10 10m3-3.5H6.5a4 4 0 0 0 0 8H9"),
        Icon::Download => (false, "M8 2v8m0 0L4.5 6.8M8 10l3.5-3.2M2.5 11.5v2h11v-2"),
        Icon::Help => (
            false,
            "M8 14.2a6.2 6.2 0 1 0 0-12.4 6.2 6.2 0 0 0 0 12.4ZM6.2 6.3a1.8 1.8 0 1 1 2.7 1.6c-.6.3-.9.7-.9 1.4M8 11.6v.1",
        ),
        Icon::Close => (false, "m4 4 8 8m0-8-8 8"),
        Icon::Check => (false, "m3 8.5 3.3 3.3L13 4.5"),
        Icon::RiskHigh => (true, "M8 2 15 14H1Z"),
        Icon::RiskMedium => (true, "M8 2l6 6-6 6-6-6Z"),
        Icon::RiskLow => (false, "M8 12.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Z"),
        Icon::Accepted => {
            (false, "M8 1.8 13.5 4v3.5c0 3.2-2.2 5.6-5.5 6.7-3.3-1.1-5.5-3.5-5.5-6.7V4ZM5.5 8l1.8 1.8 3.2-3.4")
        }
        Icon::Unknown => (false, "M8 3.5v0M11.2 4.8v0M12.5 8v0M11.2 11.2v0M8 12.5v0M4.8 11.2v0M3.5 8v0M4.8 4.8v0"),
        Icon::Search => (false, "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14"),
        Icon::Open => (false, "M9 1.8H4v12.4h8V5ZM9 1.8V5h3M8 12V7.5M6 9.3l2-2 2 2"),
        Icon::Plus => (false, "M8 3v10M3 8h10"),
        Icon::Print => (false, "M4.5 6V2h7v4M4.5 11.5H2.5V6h11v5.5h-2M4.5 9.5h7V14h-7Z"),
        Icon::Next => (false, "M3 8h10M9 4l4 4-4 4"),
        Icon::Previous => (false, "M13 8H3M7 4 3 8l4 4"),
        Icon::Share => (
            false,
            "M5.6 7 10.4 4.4M5.6 9l4.8 2.6M4 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM12 5.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM12 14.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
        ),
        Icon::Waits => (false, "M8 14.2a6.2 6.2 0 1 0 0-12.4 6.2 6.2 0 0 0 0 12.4ZM8 4.5V8l2.5 1.8"),
        Icon::Unlocks => (false, "M5.5 14a3.5 3.5 0 1 1 0-7 3.5 3.5 0 0 1 0 7ZM8 8l5.5-5.5M11 5l2 2"),
    };
    let class = if fill { "icon icon-fill" } else { "icon" };
    html! {
        <svg {class} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d={path} />
        </svg>
    }
}
