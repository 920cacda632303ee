//! The catalogue's texts, which are loaded.

use std::rc::Rc;

use opex_language::Language;

/// The catalogue's texts are loaded.
#[derive(Clone, Debug, PartialEq)]
pub enum CatalogueMessage {
    /// The beginning of the catalogue's text has been fetched before the app.
    BeginningFetched(Language, Rc<str>),
    /// What the view may look up beyond the catalogue's text is wanted.
    LookUp,
}

/// Files of the app that are loaded when they are first needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The catalogue's text.
    Text(Language),
    /// What the catalogue says beyond it: facts, then texts.
    Reference(Language),
    /// The case studies: what is the same in every language, then the texts.
    CaseStudies(Language),
    /// The made-up assessment.
    Example(Language),
    /// What leads from another edition to this one, for a file of that edition: its name and its text.
    Crosswalk(Rc<str>, Rc<str>),
}

/// What the catalogue says in every language beside its structure, crosswalk among it.
pub const FACTS_FILE: &str = "facts.json";

impl Wanted {
    /// The names of the files, in the order in which they are loaded.
    pub fn files(&self) -> Vec<String> {
        let text = |language: &Language| format!("text.{}.json", language.tag());
        match self {
            Self::Text(language) => vec![text(language)],
            // The browser has the texts at hand where it has loaded them before.
            Self::Reference(language) => vec![FACTS_FILE.to_owned(), text(language)],
            Self::CaseStudies(language) => vec!["cases.json".to_owned(), format!("cases.{}.json", language.tag())],
            Self::Example(language) => vec![format!("example.{}.json", language.tag())],
            Self::Crosswalk(..) => vec![FACTS_FILE.to_owned()],
        }
    }
}
