//! A case study as an example.

use std::rc::Rc;

use crate::state::State;
use opex_format::Document;
use opex_model::{Assessment, CaseStudyId};

/// A case study as an example assessment, where it has been loaded.
pub(crate) fn document(state: &State, id: &CaseStudyId, fresh_id: &str) -> Option<Document> {
    let cases = state.case_studies.get(state.language)?;
    let (case, text) = cases.get(id.as_str())?;
    let assessment: Assessment = case.assessment(fresh_id.into(), &state.catalogue, text);
    Some(Document::new(Rc::new(assessment), None))
}
