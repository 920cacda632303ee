//! Made-up teams to practise rating on.

use std::rc::Rc;

use opex_model::{CaseStudiesText, CaseStudy, CaseStudyText};

/// All case studies in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseStudies {
    /// What is the same in every language.
    pub cases: Vec<CaseStudy>,
    /// The words, in one language.
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
