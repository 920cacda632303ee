//! The result of reading a saved assessment, and its purpose.

use std::rc::Rc;

use crate::embedding::message::HandedIn;
use crate::saving::request::SaveRequest;
use opex_format::Document;
use opex_ports::StorageError;

/// The result of reading an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The text of its latest generation that is whole.
    Text(Rc<str>),
    /// Nothing whole is saved of it.
    Missing(AssessmentPlace),
    /// The storage cannot be read.
    Refused(StorageError),
}

impl Saved {
    /// The text, where there is one.
    pub fn text(&self) -> Option<&Rc<str>> {
        match self {
            Self::Text(text) => Some(text),
            Self::Missing(_) | Self::Refused(_) => None,
        }
    }
}

/// Where an assessment is, of which no undamaged generation is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssessmentPlace {
    /// It was cleared.
    Nowhere,
    /// Among what was deleted, from where it can be brought back.
    Deleted,
    /// Put aside, since it is damaged.
    Damaged,
    /// In its place, where this version cannot read it.
    Elsewhere,
}

/// What a saved assessment is read for.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadFor {
    /// To open it.
    Opening,
    /// To join it with what is open.
    Joining,
    /// To join it with what another tab has overtaken, and save that.
    Saving(Box<SaveRequest>),
    /// To compare it with a file that was handed in.
    Comparing,
    /// To save it once more under another id.
    Duplicating,
    /// To save it with this team and this workload.
    Renaming(Rc<str>, Rc<str>),
    /// To save it without the content of its older snapshots.
    DroppingSnapshots,
    /// To open it and put the recovery copy in its place.
    Recovering(Rc<Document>),
    /// To join it with what the page around the app hands in.
    HandingIn(Box<HandedIn>),
}
