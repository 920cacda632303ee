//! Words that several views use.

use crate::Plural;
use opex_model::{PracticeRisk, Risk};

/// Words that several views use.
#[derive(Debug)]
pub struct CommonTexts {
    /// A weighted share of what can be reached.
    pub score: &'static str,
    /// The level aimed at.
    pub target: &'static str,
    /// The score with every target met.
    pub target_score: &'static str,
    /// How much is answered.
    pub completeness: &'static str,
    /// So many of so many.
    pub answered_of: &'static str,
    /// A level of the scale.
    pub level: &'static str,
    /// No answer yet.
    pub unanswered: &'static str,
    /// Does not apply.
    pub not_applicable: &'static str,
    /// What can go wrong.
    pub risk: &'static str,
    /// High risk.
    pub risk_high: &'static str,
    /// Medium risk.
    pub risk_medium: &'static str,
    /// Low risk.
    pub risk_low: &'static str,
    /// No risk left.
    pub risk_none: &'static str,
    /// Accepted risk.
    pub risk_accepted: &'static str,
    /// Risk not known.
    pub risk_unknown: &'static str,
    /// The risk of leaving a practice out.
    pub risk_of_practice: &'static str,
    /// Counts twice.
    pub importance_high: &'static str,
    /// Counts once.
    pub importance_normal: &'static str,
    /// Counts half.
    pub importance_low: &'static str,
    /// Person-days.
    pub days: Plural,
    /// Practices.
    pub practices: Plural,
    /// A topic of the catalogue.
    pub topic: &'static str,
    /// An area of the catalogue.
    pub area: &'static str,
    /// A practice of the catalogue.
    pub practice: &'static str,
    /// A design principle.
    pub principle: &'static str,
    /// The whole catalogue.
    pub overall: &'static str,
    /// Who sees to it.
    pub owner: &'static str,
    /// When it is due.
    pub due: &'static str,
    /// Work.
    pub effort: &'static str,
    /// Closes a dialog or message.
    pub close: &'static str,
    /// Gives up an input.
    pub cancel: &'static str,
    /// Takes a change back.
    pub undo: &'static str,
    /// Does a change again.
    pub redo: &'static str,
    /// Opens the table beside a chart.
    pub show_table: &'static str,
}

impl CommonTexts {
    /// The word for a risk of the catalogue.
    pub fn risk_word(&self, risk: Risk) -> &'static str {
        match risk {
            Risk::High => self.risk_high,
            Risk::Medium => self.risk_medium,
            Risk::Low => self.risk_low,
        }
    }

    /// The word for a risk left in an assessment.
    pub fn standing_risk_word(&self, risk: PracticeRisk) -> &'static str {
        match risk {
            PracticeRisk::High => self.risk_high,
            PracticeRisk::Medium => self.risk_medium,
            PracticeRisk::Low => self.risk_low,
            PracticeRisk::None => self.risk_none,
            PracticeRisk::Accepted => self.risk_accepted,
            PracticeRisk::Unknown => self.risk_unknown,
        }
    }
}
