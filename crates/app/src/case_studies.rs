//! Made-up teams to practise rating on.

use std::rc::Rc;

use super::lookup::load_both;
use super::message::{CatalogueMessage, Message};
use super::state::State;
use super::store::Store;
use opex_format::{Document, read_case_studies, read_case_studies_text};
use opex_language::Language;
use opex_model::{Assessment, CaseStudiesText, CaseStudy, CaseStudyId, CaseStudyText};

/// All case studies in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseStudies {
    /// What is the same in every language.
    pub cases: Vec<CaseStudy>,
    /// What is not.
    pub text: CaseStudiesText,
}

impl CaseStudies {
    /// All of them with their words, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&CaseStudy, &Rc<CaseStudyText>)> {
        self.cases.iter().filter_map(|case| Some((case, self.text.cases.get(&case.id)?)))
    }

    /// One of them with its words.
    pub fn get(&self, id: &str) -> Option<(&CaseStudy, &Rc<CaseStudyText>)> {
        self.iter().find(|(case, _)| case.id.as_str() == id)
    }
}

/// Loads them.
pub(super) fn load(store: &Store, language: Language) {
    let (store_then, text_file) = (store.clone(), format!("cases.{}.json", language.tag()));
    let name = text_file.clone();
    load_both(store, CASES_FILE, &name, move |texts| {
        let catalogue = Rc::clone(&store_then.state().catalogue);
        let cases = texts.and_then(|(cases, text)| {
            let cases = read_case_studies(CASES_FILE, &cases, &catalogue).ok()?;
            let text = read_case_studies_text(&text_file, &text, &catalogue, &cases).ok()?;
            Some(Rc::new(CaseStudies { cases, text }))
        });
        store_then.dispatch(Message::Catalogue(CatalogueMessage::CaseStudiesLoaded(language, cases)));
    });
}

/// A case study as an example assessment, where it has been loaded.
pub(super) fn document(state: &State, id: &CaseStudyId, fresh_id: &str) -> Option<Document> {
    let cases = state.case_studies.get(state.language)?;
    let (case, text) = cases.get(id.as_str())?;
    let assessment: Assessment = case.assessment(fresh_id.into(), &state.catalogue, text);
    Some(Document::new(Rc::new(assessment), None))
}

/// The file of what they say in every language.
const CASES_FILE: &str = "cases.json";
