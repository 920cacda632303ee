//! How imported files relate to the assessments that are already here.

use std::rc::Rc;

use super::state::{HandedFile, HandedIn, Relation};
use crate::library::list::LibraryEntry;
use crate::state::State;
use opex_model::AssessmentId;

impl HandedIn {
    /// How each file relates to the assessments that are here and to the files before it.
    pub fn relations(&self, state: &State) -> Vec<Relation> {
        let relation = |(at, file): (usize, &HandedFile)| {
            let document = match &file.content {
                Ok(document) => document,
                Err(error) => return Relation::Refused(error.clone()),
            };
            let id = &document.assessment.id;
            let is_same = |other: &&HandedFile| other.content.as_ref().is_ok_and(|other| other.assessment.id == *id);
            match relation_of(state, id) {
                Relation::New => (self.files.iter().take(at).find(is_same))
                    .map_or(Relation::New, |other| Relation::SameAs(Rc::clone(&other.name))),
                other => other,
            }
        };
        self.files.iter().enumerate().map(relation).collect()
    }
}

/// How an assessment of this id relates to the assessments that are here.
pub(super) fn relation_of(state: &State, id: &AssessmentId) -> Relation {
    let is_in = |entries: &[LibraryEntry]| entries.iter().any(|entry| entry.id == *id);
    if state.open_id() == Some(id) || is_in(&state.library.saved) {
        Relation::Known
    } else if is_in(&state.library.deleted) {
        Relation::Deleted
    } else {
        Relation::New
    }
}
