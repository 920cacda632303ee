//! Why a figure is what it is: the terms of its formula.

use super::evaluation::{Evaluation, Standing};
use super::figure::Figure;
use super::practice_index::PracticeIndex;
use super::ratio::Ratio;
use super::scale::Level;

/// One practice's part in a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The practice.
    pub practice: PracticeIndex,
    /// The weight *w*, in halves.
    pub half_weight: u128,
    /// The level that counts for it in this figure.
    pub level: Level,
}

/// A figure with everything it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The practices that count, in catalogue order.
    pub terms: Vec<Term>,
    /// The highest level of the scale, S.
    pub top: Level,
}

impl Term {
    /// What it adds above the line, w·level, in halves.
    pub fn reached(&self) -> u128 {
        self.half_weight * u128::from(self.level)
    }

    /// What it adds below the line, w·S, in halves, on a scale that ends at `top`.
    pub fn reachable(&self, top: Level) -> u128 {
        self.half_weight * u128::from(top)
    }
}

impl Explanation {
    /// The figure itself; none where nothing counts.
    pub fn value(&self) -> Option<Ratio> {
        Ratio::new(self.reached(), self.reachable())
    }

    /// Σ w·level, in halves.
    pub fn reached(&self) -> u128 {
        self.terms.iter().map(Term::reached).sum()
    }

    /// Σ w·S, in halves.
    pub fn reachable(&self) -> u128 {
        self.terms.iter().map(|term| term.reachable(self.top)).sum()
    }
}

impl Evaluation {
    /// The terms of a figure of a group, given by its practices.
    pub fn explain(&self, members: &[PracticeIndex], figure: Figure) -> Explanation {
        let top = self.scale().top();
        let term = |index: &PracticeIndex| {
            let standing = self.standing(*index)?;
            let level = level_in(figure, standing, top)?;
            Some(Term { practice: *index, half_weight: standing.half_weight, level })
        };
        Explanation { terms: members.iter().filter_map(term).collect(), top }
    }
}

/// The level that counts for a practice in a figure; none where it is left out.
fn level_in(figure: Figure, standing: &Standing, top: Level) -> Option<Level> {
    match (figure, standing.level) {
        (Figure::Score | Figure::Low | Figure::High, Some(level)) => Some(level),
        (Figure::TargetScore, Some(level)) => Some(level.max(standing.target)),
        (Figure::Score | Figure::TargetScore, None) => None,
        (Figure::Low, None) => standing.is_applicable.then_some(0),
        (Figure::High, None) => standing.is_applicable.then_some(top),
    }
}
