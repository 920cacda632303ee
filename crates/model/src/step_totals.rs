//! What several steps come to.

use super::effort::EffortSum;
use super::ratio::Ratio;
use super::step::NextStep;

/// What several next steps come to, all of them taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepTotals {
    /// How many they are.
    pub n_steps: usize,
    /// The work they take.
    pub effort: EffortSum,
    /// The rise of the overall score, were every applicable practice answered.
    pub gain: Ratio,
}

impl StepTotals {
    /// The totals of some steps, exact.
    pub fn of<'a>(steps: impl IntoIterator<Item = &'a NextStep>) -> Self {
        let none = Self { n_steps: 0, effort: EffortSum::default(), gain: Ratio::ZERO };
        steps.into_iter().fold(none, |totals, step| Self {
            n_steps: totals.n_steps + 1,
            effort: totals.effort.plus(step.effort),
            gain: totals.gain.plus(step.gain),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::StepTotals;
    use crate::{Effort, NextStep, PracticeIndex, Ratio};

    #[test]
    fn sums_are_exact() {
        let step = |days: &str, gain: u128| NextStep {
            practice: PracticeIndex::new(0),
            from: 0,
            to: 1,
            gain: Ratio::new(gain, 30).unwrap(),
            effort: Effort::parse_days(days).unwrap(),
            unlock: Ratio::ZERO,
            priority: Ratio::ZERO,
            waits_for: Vec::new(),
            assumes: Vec::new(),
            unlocks: Vec::new(),
            needed_by: Vec::new(),
        };
        let steps = [step("0.1", 1), step("0.2", 4), step("99999", 10)];
        let totals = StepTotals::of(&steps);
        assert_eq!((totals.n_steps, totals.effort.to_string().as_str()), (3, "99999.3"));
        assert_eq!(Some(totals.gain), Ratio::new(1, 2));
        assert_eq!(StepTotals::of(&[]).gain, Ratio::ZERO);
    }
}
