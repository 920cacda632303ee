//! What the page of a report is made of.

use crate::export_step::ExportStep;
use crate::source::Export;
use opex_language::{Language, Texts};
use opex_model::{Assessment, Catalogue, CatalogueText, Date, Outlook, Timestamp};

/// What the page is made of.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// What is assessed.
    pub catalogue: &'a Catalogue,
    /// The answers.
    pub assessment: &'a Assessment,
    /// The catalogue's text.
    pub text: &'a CatalogueText,
    /// The language of everything else.
    pub language: Language,
    /// The day that figures are made for.
    pub today: Date,
    /// The moment of the export.
    pub now: &'a Timestamp,
    /// The plan, where one has been found.
    pub outlook: Option<&'a Outlook>,
    /// The results file, which the page holds.
    pub results: &'a str,
}

impl Report<'_> {
    pub(super) fn texts(&self) -> Texts {
        self.language.texts()
    }

    /// The same for what is said about steps.
    pub(super) fn export<'b>(&'b self, steps: &'b [ExportStep]) -> Export<'b> {
        let Report { catalogue, assessment, text, language, today, now, .. } = *self;
        Export { catalogue, assessment, text, language, today, now, steps }
    }
}
