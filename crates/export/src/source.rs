//! What an export is made of.

use super::export_step::ExportStep;
use opex_language::Language;
use opex_model::{Assessment, Catalogue, CatalogueText, Date, Timestamp};

/// What an export is made of.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// What is assessed.
    pub catalogue: &'a Catalogue,
    /// The answers, with owners, due dates and what is recorded for steps.
    pub assessment: &'a Assessment,
    /// The catalogue's text.
    pub text: &'a CatalogueText,
    /// The language of everything else.
    pub language: Language,
    /// The day that waves are counted from where no first quarter is laid down.
    pub today: Date,
    /// The moment of the export.
    pub now: &'a Timestamp,
    /// The steps, in the order in which they are listed.
    pub steps: &'a [ExportStep],
}
