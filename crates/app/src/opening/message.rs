//! Opening an assessment.

use std::rc::Rc;

use opex_format::Document;
use opex_model::{AssessmentId, CaseStudyId};

/// An assessment is opened or put away.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenMessage {
    /// Begin an assessment.
    New,
    /// Open a saved assessment.
    Saved(AssessmentId),
    /// Open a made-up assessment.
    Example,
    /// The made-up assessment has been loaded: show and save it.
    ExampleLoaded(Box<Document>),
    /// Open a case study as an example.
    CaseStudy(CaseStudyId),
    /// Show a document that can only be looked at.
    LookAt(Rc<Document>),
    /// Put away what is open.
    Close,
    /// What was open last and had been saved is found nowhere.
    LastMissing(AssessmentId),
}
