//! The steps of the plan by quarter.

use super::export_step::ExportStep;
use opex_model::{Catalogue, NextStep, Outlook, PlannedStep, PracticeIndex, Ratio};

/// The steps of a plan with what they have to do with others today, in the plan's order. Gains are those of
/// the overall score, whatever the plan was to raise.
pub fn planned_steps(catalogue: &Catalogue, outlook: &Outlook) -> Vec<ExportStep> {
    let evaluation = &outlook.question.evaluation;
    let half = evaluation.scale().half();
    let next: Vec<NextStep> = evaluation.next_steps(catalogue);
    let step = |step: &PlannedStep| {
        let needed = catalogue.practice(step.practice).map(|practice| practice.prerequisites.as_slice());
        let is_below = |index: &&PracticeIndex| {
            let level = evaluation.standing(**index).and_then(|standing| standing.level);
            step.to >= half && level.is_some_and(|level| level < half)
        };
        // All steps of a practice gain the same.
        let gain = next.iter().find(|next| next.practice == step.practice).map_or(Ratio::ZERO, |next| next.gain);
        ExportStep {
            practice: step.practice,
            from: step.from,
            to: step.to,
            gain,
            effort: step.effort,
            waits_for: needed.unwrap_or_default().iter().filter(is_below).copied().collect(),
            assumes: step.assumes.clone(),
            wave: Some(step.wave),
        }
    };
    outlook.plan.steps.iter().map(step).collect()
}
