//! What a person hands in: recognized before anything of it is read.

use super::link::{LinkError, link_data, read_link};
use super::load_error::LoadError;
use super::locked::{LockedFile, names_locked_format, read_locked};
use super::page::{is_page, results_in_page};

/// The largest file that is looked at: a results file of the greatest size within a page or under a password.
pub const MAX_INCOMING_BYTES: u64 = 40_000_000;

/// What a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// The text of a results file, which has still to be read: of a file as it is, or out of a page or a link.
    Results(String),
    /// A password-protected file.
    Locked(LockedFile),
}

/// Recognizes a text: a results file, one within a page, a password-protected file, or the address of a share link.
/// What is none of them is handed on as a results file, whose reader says what is wrong with it.
///
/// # Errors
/// Where it is known what the text is, and that it cannot be opened.
pub fn recognize(text: &str) -> Result<Incoming, LoadError> {
    let bytes = text.len() as u64;
    if bytes > MAX_INCOMING_BYTES {
        return Err(LoadError::TooLarge { bytes, limit: MAX_INCOMING_BYTES });
    }
    let begun = text.trim_start_matches('\u{feff}').trim_start();
    if is_page(begun) {
        return results_in_page(begun).map(Incoming::Results);
    }
    if names_locked_format(begun)
        && let Some(file) = read_locked(begun)?
    {
        return Ok(Incoming::Locked(file));
    }
    if begun.starts_with("http")
        && let Some(data) = link_data(begun.trim_end())
    {
        return read_link(data).map(Incoming::Results).map_err(LoadError::from);
    }
    Ok(Incoming::Results(text.to_owned()))
}

impl From<LinkError> for LoadError {
    fn from(error: LinkError) -> Self {
        Self::Link(error)
    }
}
