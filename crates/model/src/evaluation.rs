//! What follows from the answers: scores, completeness, levels, risks.

use super::assessment::Assessment;
use super::catalogue::{Catalogue, Practice};
use super::date::Date;
use super::effort::Effort;
use super::figure::Figure;
use super::practice_index::PracticeIndex;
use super::ratio::Ratio;
use super::record::{Answer, Importance};
use super::risk::{PracticeRisk, Risk, RiskCounts};
use super::scale::{Level, Scale};
use super::staged_rule;

/// An assessment seen against its catalogue on a given day: everything that figures are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    scale: Scale,
    standings: Vec<Standing>,
}

/// Where one practice stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The risk that the catalogue gives it.
    pub catalogue_risk: Risk,
    /// The level, where it was answered with one.
    pub level: Option<Level>,
    /// Whether it counts: false only if the answer is that it does not apply.
    pub is_applicable: bool,
    /// The weight *w* = risk · importance, in halves, so that it is an integer.
    pub half_weight: u128,
    /// The target *t*.
    pub target: Level,
    /// The needed target *t\**: the target, raised where another practice needs this one.
    pub needed_target: Level,
    /// What one level step takes.
    pub effort: Effort,
    /// The risk left; none where the practice does not apply.
    pub risk: Option<PracticeRisk>,
}

/// The figures of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Practices in the group.
    pub n_practices: usize,
    /// Practices answered with a level.
    pub n_answered: usize,
    /// Practices said not to apply.
    pub n_not_applicable: usize,
    /// Where the group stands: Σ w·l / Σ w·S over the answered.
    pub score: Option<Ratio>,
    /// Where it would stand with every target met: Σ w·max(t, l) / Σ w·S over the answered.
    pub target_score: Option<Ratio>,
    /// What the score falls to if every open question turns out 0.
    pub low: Option<Ratio>,
    /// What it rises to if every open question turns out S.
    pub high: Option<Ratio>,
    /// (answered + not applicable) / practices.
    pub completeness: Option<Ratio>,
    /// The greatest level that is attained by the staged rule, with unanswered as 0.
    pub level_attained: Option<Level>,
    /// The same with unanswered as S.
    pub level_possible: Option<Level>,
    /// Practices by the risk left.
    pub risks: RiskCounts,
}

impl Evaluation {
    /// Evaluates an assessment as of `today`, which decides what acceptances still hold.
    pub fn new(catalogue: &Catalogue, assessment: &Assessment, today: Date) -> Self {
        let scale = catalogue.scale();
        let default_target = assessment.profile.default_target.unwrap_or(scale.good());
        let standing = |practice| Standing::new(practice, assessment, scale, default_target, today);
        let mut standings: Vec<Standing> = catalogue.practices().iter().map(standing).collect();
        raise_needed_targets(catalogue, &mut standings);
        Self { scale, standings }
    }

    /// The same standings with some practices at other levels, as a plan would have them: risks and
    /// needed targets follow. `level` gives the new level of a practice; none leaves it
    /// as it is. What is not answered with a level today stays as it is.
    pub fn at_levels(&self, catalogue: &Catalogue, level: impl Fn(PracticeIndex) -> Option<Level>) -> Self {
        let mut standings = self.standings.clone();
        for (index, standing) in PracticeIndex::enumerate(&mut standings) {
            standing.needed_target = standing.target;
            if let Some(level) = level(index).filter(|_| standing.level.is_some()) {
                let risk = PracticeRisk::at_level(standing.catalogue_risk, level, self.scale);
                let is_accepted = standing.risk == Some(PracticeRisk::Accepted);
                standing.level = Some(level);
                standing.risk = Some(if is_accepted { risk.accepted() } else { risk });
            }
        }
        raise_needed_targets(catalogue, &mut standings);
        Self { scale: self.scale, standings }
    }

    /// The same with another effort for each level step of a practice.
    pub fn with_effort(mut self, index: PracticeIndex, effort: Effort) -> Self {
        if let Some(standing) = index.of_mut(&mut self.standings) {
            standing.effort = effort;
        }
        self
    }

    /// The same with another importance of a practice.
    pub fn with_importance(mut self, index: PracticeIndex, importance: Importance) -> Self {
        if let Some(standing) = index.of_mut(&mut self.standings) {
            standing.half_weight = u128::from(standing.catalogue_risk.weight() * importance.halves());
        }
        self
    }

    /// The scale of the catalogue.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Where every practice stands, in catalogue order.
    pub fn standings(&self) -> &[Standing] {
        &self.standings
    }

    /// The standing of a practice.
    pub fn standing(&self, index: PracticeIndex) -> Option<&Standing> {
        index.of(&self.standings)
    }

    /// The figures of a group, given by its practices.
    pub fn figures(&self, members: &[PracticeIndex]) -> Figures {
        let (mut risks, mut n_answered, mut n_not_applicable) = (RiskCounts::default(), 0, 0);
        for standing in self.members(members) {
            n_answered += usize::from(standing.level.is_some());
            n_not_applicable += usize::from(!standing.is_applicable);
            if let Some(risk) = standing.risk {
                risks.add(risk);
            }
        }
        let ratio = |figure| self.explain(members, figure).value();
        Figures {
            n_practices: members.len(),
            n_answered,
            n_not_applicable,
            score: ratio(Figure::Score),
            target_score: ratio(Figure::TargetScore),
            low: ratio(Figure::Low),
            high: ratio(Figure::High),
            completeness: Ratio::new((n_answered + n_not_applicable) as u128, members.len() as u128),
            level_attained: self.staged_level(members, 0),
            level_possible: self.staged_level(members, self.scale.top()),
            risks,
        }
    }

    /// The standings of a group's practices.
    pub(super) fn members(&self, members: &[PracticeIndex]) -> impl Iterator<Item = &Standing> {
        members.iter().filter_map(|index| index.of(&self.standings))
    }

    /// Whether a group holds `level` by the staged rule: every high-risk applicable practice is at it,
    /// and so is enough of the weight.
    pub(super) fn holds_level(&self, members: &[PracticeIndex], level: Level, unanswered_as: Level) -> bool {
        let (mut reached, mut total) = (0, 0);
        for standing in self.members(members).filter(|standing| standing.is_applicable) {
            let is_there = standing.level.unwrap_or(unanswered_as) >= level;
            if !is_there && standing.catalogue_risk == Risk::High {
                return false;
            }
            total += standing.half_weight;
            reached += if is_there { standing.half_weight } else { 0 };
        }
        staged_rule::missing(reached, total) == 0
    }

    fn staged_level(&self, members: &[PracticeIndex], unanswered_as: Level) -> Option<Level> {
        if !self.members(members).any(|standing| standing.is_applicable) {
            return None;
        }
        self.scale.levels().rev().find(|level| self.holds_level(members, *level, unanswered_as))
    }
}

impl Standing {
    fn new(practice: &Practice, assessment: &Assessment, scale: Scale, default_target: Level, today: Date) -> Self {
        let record = assessment.record(&practice.id);
        let answer = record.map_or(&Answer::Unanswered, |record| &record.answer);
        let importance = record.map(|record| record.importance).unwrap_or_default();
        let target = record.and_then(|record| record.target).unwrap_or(default_target).min(scale.top());
        let is_accepted =
            record.and_then(|record| record.accepted.as_ref()).is_some_and(|accepted| accepted.holds_on(today));
        let risk = match answer {
            Answer::NotApplicable { .. } => None,
            Answer::Unanswered => Some(PracticeRisk::Unknown),
            Answer::Level(level) => {
                let risk = PracticeRisk::at_level(practice.risk, *level, scale);
                Some(if is_accepted { risk.accepted() } else { risk })
            }
        };
        Self {
            catalogue_risk: practice.risk,
            level: answer.level(),
            is_applicable: !answer.is_not_applicable(),
            half_weight: u128::from(practice.risk.weight() * importance.halves()),
            target,
            needed_target: target,
            effort: record.and_then(|record| record.effort).unwrap_or(practice.effort.effort()),
            risk,
        }
    }

    /// Whether the practice still has to rise to a level that rests on its prerequisites.
    pub(super) fn needs_prerequisites(&self, scale: Scale) -> bool {
        self.level.is_some_and(|level| level < self.needed_target) && self.needed_target >= scale.half()
    }
}

/// Raises targets from dependants to prerequisites, so that a need travels along a chain.
fn raise_needed_targets(catalogue: &Catalogue, standings: &mut [Standing]) {
    let half = catalogue.scale().half();
    for index in catalogue.prerequisites_first().iter().rev() {
        let needs = index.of(standings).is_some_and(|standing| standing.needs_prerequisites(catalogue.scale()));
        if !needs {
            continue;
        }
        for needed in catalogue.practice(*index).map(|practice| practice.prerequisites.as_slice()).unwrap_or_default() {
            if let Some(standing) = needed.of_mut(standings) {
                standing.needed_target = standing.needed_target.max(half);
            }
        }
    }
}
