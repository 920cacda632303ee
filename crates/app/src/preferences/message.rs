//! What one reader prefers.

use std::rc::Rc;

use super::state::Theme;
use opex_language::Language;

/// A preference is changed.
#[derive(Clone, Debug, PartialEq)]
pub enum PreferenceMessage {
    /// Speak another language.
    SetLanguage(Language),
    /// Record this name with what is changed from now on.
    SetName(Rc<str>),
    /// Be light or dark.
    SetTheme(Theme),
    /// Switch keys without a modifier on or off.
    SetShortcuts(bool),
    /// The moment to keep them has come.
    Due,
}
