//! What to improve next, in which order and why.

use super::practice_index::PracticeIndex;
use std::cmp::Reverse;

use super::catalogue::{Catalogue, Practice};
use super::effort::Effort;
use super::evaluation::{Evaluation, Standing};
use super::ratio::Ratio;
use super::risk::Risk;
use super::scale::Level;
use opex_collections::sorted_by;

/// The next step of a practice: one level up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// The practice.
    pub practice: PracticeIndex,
    /// The level today.
    pub from: Level,
    /// The level after the step.
    pub to: Level,
    /// The rise of the overall score, were every applicable practice answered: w / Σ w·S.
    pub gain: Ratio,
    /// What the step takes.
    pub effort: Effort,
    /// What the step is worth for the practices behind it, by the model's rule of thumb.
    pub unlock: Ratio,
    /// (gain + unlock) / person-days.
    pub priority: Ratio,
    /// Prerequisites that are answered and not yet in place.
    pub waits_for: Vec<PracticeIndex>,
    /// Prerequisites that nobody has answered; the step rests on them all the same.
    pub assumes: Vec<PracticeIndex>,
    /// Practices that this one holds back while it is not in place.
    pub unlocks: Vec<PracticeIndex>,
    /// Practices that need this one above its own target; empty where the target is high enough.
    pub needed_by: Vec<PracticeIndex>,
}

/// A practice that nobody has answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The practice.
    pub practice: PracticeIndex,
    /// How many next steps rest on it.
    pub n_steps: usize,
}

impl Evaluation {
    /// The next step of every practice that has one, in the order of the plain list: what waits for
    /// nothing first; within that by priority, then catalogue risk, then catalogue order.
    pub fn next_steps(&self, catalogue: &Catalogue) -> Vec<NextStep> {
        let reachable = self.applicable_reachable();
        let steps = PracticeIndex::enumerate(catalogue.practices());
        let steps: Vec<NextStep> =
            steps.filter_map(|(index, practice)| self.next_step(catalogue, index, practice, reachable)).collect();
        sorted_by(steps, |a, b| self.order(a, b))
    }

    /// Unanswered practices: those that most of `steps` rest on first, then by risk, then in
    /// catalogue order.
    pub fn open_questions(&self, steps: &[NextStep]) -> Vec<OpenQuestion> {
        let is_open = |standing: &Standing| standing.is_applicable && standing.level.is_none();
        let open: Vec<(OpenQuestion, Risk)> = PracticeIndex::enumerate(self.standings())
            .filter(|(_, standing)| is_open(standing))
            .map(|(practice, standing)| {
                let n_steps = steps.iter().filter(|step| step.assumes.contains(&practice)).count();
                (OpenQuestion { practice, n_steps }, standing.catalogue_risk)
            })
            .collect();
        let rank =
            |(question, risk): &(OpenQuestion, Risk)| (Reverse(question.n_steps), Reverse(*risk), question.practice);
        sorted_by(open, |a, b| rank(a).cmp(&rank(b))).into_iter().map(|(question, _)| question).collect()
    }

    /// Σ w·S over all applicable practices, in halves.
    fn applicable_reachable(&self) -> u128 {
        let applicable = self.standings().iter().filter(|standing| standing.is_applicable);
        applicable.map(|standing| standing.half_weight).sum::<u128>() * u128::from(self.scale().top())
    }

    fn next_step(
        &self,
        catalogue: &Catalogue,
        index: PracticeIndex,
        practice: &Practice,
        reachable: u128,
    ) -> Option<NextStep> {
        let standing = self.standing(index)?;
        let from = standing.level.filter(|level| *level < standing.needed_target)?;
        let to = from + 1;
        let half = self.scale().half();
        let gated = to >= half;
        let prerequisites = |keep: fn(&Standing, Level) -> bool| -> Vec<PracticeIndex> {
            let kept =
                |needed: &&PracticeIndex| gated && self.standing(**needed).is_some_and(|standing| keep(standing, half));
            practice.prerequisites.iter().filter(kept).copied().collect()
        };
        let waits_for = prerequisites(is_below);
        let assumes = prerequisites(|standing, _| standing.is_applicable && standing.level.is_none());

        let held_back: Vec<PracticeIndex> = (practice.dependants.iter().copied())
            .filter(|dependant| self.standing(*dependant).is_some_and(|q| q.needs_prerequisites(self.scale())))
            .collect();
        let unlocks = if from < half { held_back.clone() } else { Vec::new() };
        let unlock_weight = self.unlock_weight(catalogue, &unlocks, half - from.min(half));
        let worth = Ratio::new(standing.half_weight, 1)?.plus(unlock_weight);
        let hundredths = u128::from(standing.effort.hundredths());
        Some(NextStep {
            practice: index,
            from,
            to,
            gain: Ratio::new(standing.half_weight, reachable)?,
            effort: standing.effort,
            unlock: unlock_weight.divided_by(reachable)?,
            priority: worth.times(100).divided_by(hundredths)?.divided_by(reachable)?,
            waits_for,
            assumes,
            unlocks,
            needed_by: if standing.target < standing.needed_target { held_back } else { Vec::new() },
        })
    }

    /// Σ over the practices behind of w / (m · d · e), in halves: `m` prerequisites of theirs are
    /// answered and not in place, `d` steps bring them to their first gated level, and `e` steps
    /// bring this practice to where it opens the gate.
    fn unlock_weight(&self, catalogue: &Catalogue, unlocks: &[PracticeIndex], e: Level) -> Ratio {
        let half = self.scale().half();
        let share = |index: &PracticeIndex| {
            let standing = self.standing(*index)?;
            let level = standing.level?;
            let blocking =
                |needed: &&PracticeIndex| self.standing(**needed).is_some_and(|standing| is_below(standing, half));
            let m = catalogue.practice(*index)?.prerequisites.iter().filter(blocking).count() as u128;
            let d = (level + 1).max(half) - level;
            Ratio::new(standing.half_weight, m * u128::from(d) * u128::from(e))
        };
        unlocks.iter().filter_map(share).fold(Ratio::ZERO, Ratio::plus)
    }
}

/// Whether a prerequisite is answered and not in place.
fn is_below(standing: &Standing, half: Level) -> bool {
    standing.level.is_some_and(|level| level < half)
}
