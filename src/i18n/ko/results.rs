//! Scores and risks.

use crate::i18n::ResultsTexts;

pub(super) const RESULTS: ResultsTexts = ResultsTexts {
    title: "결과",
};
