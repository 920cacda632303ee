//! A step to be exported.

use opex_model::{Effort, Level, NextStep, PracticeIndex, Ratio, Wave};

/// A step of a plan or of the plain list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportStep {
    /// The practice.
    pub practice: PracticeIndex,
    /// The level before the step.
    pub from: Level,
    /// The level after the step.
    pub to: Level,
    /// The rise of the overall score, were every applicable practice answered.
    pub gain: Ratio,
    /// What the step takes.
    pub effort: Effort,
    /// Prerequisites that are answered and not yet in place.
    pub waits_for: Vec<PracticeIndex>,
    /// Prerequisites that nobody has answered.
    pub assumes: Vec<PracticeIndex>,
    /// The wave that it is planned for.
    pub wave: Option<Wave>,
}

impl From<&NextStep> for ExportStep {
    fn from(step: &NextStep) -> Self {
        let NextStep { practice, from, to, gain, effort, waits_for, assumes, .. } = step.clone();
        Self { practice, from, to, gain, effort, waits_for, assumes, wave: None }
    }
}
