//! What keeps a group from the next level of the staged rule.

use super::evaluation::Evaluation;
use super::practice_index::PracticeIndex;
use super::ratio::Ratio;
use super::risk::Risk;
use super::scale::Level;
use super::staged_rule;

/// Why a group has not attained the level above its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelLimit {
    /// The level that is not attained.
    pub level: Level,
    /// High-risk practices below it or unanswered, each of which alone prevents it.
    pub high_risk_below: Vec<PracticeIndex>,
    /// Other practices below it or unanswered.
    pub others_below: Vec<PracticeIndex>,
    /// The share of the weight that is at the level; [`super::NEEDED_SHARE`] is needed.
    pub weight_reached: Ratio,
}

impl LevelLimit {
    /// Whether too little of the weight is at the level.
    pub fn lacks_weight(&self) -> bool {
        staged_rule::missing(self.weight_reached.numerator(), self.weight_reached.denominator()) > 0
    }
}

impl Evaluation {
    /// What limits the level attained by a group; none at the top level, or where nothing applies.
    pub fn level_limit(&self, members: &[PracticeIndex]) -> Option<LevelLimit> {
        let attained = self.figures(members).level_attained?;
        let level = attained.checked_add(1).filter(|level| self.scale().contains(*level))?;
        let (mut high_risk_below, mut others_below) = (Vec::new(), Vec::new());
        let (mut reached, mut total) = (0, 0);
        for (index, standing) in members.iter().filter_map(|index| Some((*index, self.standing(*index)?))) {
            if !standing.is_applicable {
                continue;
            }
            total += standing.half_weight;
            match standing.catalogue_risk {
                _ if standing.level.unwrap_or(0) >= level => reached += standing.half_weight,
                Risk::High => high_risk_below.push(index),
                Risk::Medium | Risk::Low => others_below.push(index),
            }
        }
        let weight_reached = Ratio::new(reached, total)?;
        Some(LevelLimit { level, high_risk_below, others_below, weight_reached })
    }
}
