//! Why a results file cannot be opened.

use std::fmt;

use super::link::LinkError;
use super::problem::Problem;

/// Why a results file is refused. Nothing is changed by a refused file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The file has no content.
    Empty,
    /// The file is larger than any results file can be.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The largest size that is read.
        limit: u64,
    },
    /// The file could not be read by the browser, or is not text.
    Unreadable,
    /// The file ends in the middle.
    Truncated {
        /// The line at which it ends, from 1.
        line: usize,
    },
    /// The file is not JSON.
    NotJson {
        /// The line at which that shows, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The file is a web page that holds no results.
    PageWithoutResults,
    /// The file or the link is not as it was written: its checksum says so.
    Damaged,
    /// The share link cannot be opened.
    Link(LinkError),
    /// The file is JSON of another program.
    NotResults {
        /// What it calls itself, where it does.
        found: Option<String>,
    },
    /// The file names a version that there has never been.
    UnknownVersion {
        /// What it says.
        found: String,
    },
    /// The file was written by a newer version of this program.
    NewerVersion {
        /// Its version.
        found: u64,
        /// The latest version that is read here.
        supported: u64,
    },
    /// The file belongs to another catalogue.
    OtherCatalogue {
        /// The catalogue that it names.
        found: String,
        /// The catalogue that is open.
        expected: String,
    },
    /// The file is password-protected and came along with others: a password is asked for one file at a time.
    Locked,
    /// The file is a results file with values that are not allowed.
    Invalid(Vec<Problem>),
}

impl fmt::Display for LoadError {
    /// One line, in English, for the command line. The page says it in the reader's language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty"),
            Self::TooLarge { bytes, limit } => write!(f, "the file has {bytes} bytes; at most {limit} are read"),
            Self::Unreadable => f.write_str("the file cannot be read as text"),
            Self::Truncated { line } => write!(f, "the file is cut off: it ends in the middle at line {line}"),
            Self::NotJson { line, column } => write!(f, "the file is not JSON: see line {line}, column {column}"),
            Self::PageWithoutResults => f.write_str("the file is a web page without results in it"),
            Self::Damaged => f.write_str("the file is damaged: its checksum is that of other content"),
            Self::Link(LinkError::Empty) => f.write_str("the link holds nothing"),
            Self::Link(LinkError::NewerVersion) => f.write_str("the link was made by a newer version of this program"),
            Self::Link(LinkError::Damaged) => f.write_str("the link is cut off or damaged"),
            Self::Link(LinkError::TooLarge) => f.write_str("the link holds more than any link can"),
            Self::NotResults { found: Some(found) } => write!(f, "not a results file: its format is \"{found}\""),
            Self::NotResults { found: None } => f.write_str("not a results file: it does not name its format"),
            Self::UnknownVersion { found } => write!(f, "the version {found} is not one of this format"),
            Self::NewerVersion { found, supported } => {
                write!(f, "the file has version {found}; this program reads up to version {supported}")
            }
            Self::OtherCatalogue { found, expected } => {
                write!(f, "the file belongs to the catalogue \"{found}\", not to \"{expected}\"")
            }
            Self::Locked => f.write_str("the file is password-protected: open it by itself"),
            Self::Invalid(problems) => {
                let first = problems.first().map(ToString::to_string).unwrap_or_default();
                match problems.len() {
                    0 | 1 => f.write_str(&first),
                    n => write!(f, "{first} (and {} more)", n - 1),
                }
            }
        }
    }
}

impl std::error::Error for LoadError {}
