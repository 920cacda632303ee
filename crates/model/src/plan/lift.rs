//! What would change a group's figures: the least work that lifts it.

use crate::practice_index::PracticeIndex;
use opex_collections::sorted_by;

use crate::catalogue::Catalogue;
use crate::effort::EffortSum;
use crate::evaluation::{Evaluation, Standing};
use crate::risk::{PracticeRisk, Risk};
use crate::scale::Level;
use crate::staged_rule;

/// What a group of practices is to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiftGoal {
    /// The next level attained.
    NextLevel,
    /// No practice at high risk; accepted risks stay accepted.
    NoHighRisk,
}

/// The least work that reaches a goal. Targets do not limit it: it tells what would have to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lift {
    /// What is raised, in an order in which it can be done: prerequisites first.
    pub steps: Vec<LiftStep>,
    /// The work of it all.
    pub effort: EffortSum,
    /// Unanswered practices that count as 0 and alone keep the group from its goal: they have to be
    /// answered first, so there are no steps.
    pub unanswered: Vec<PracticeIndex>,
    /// Whether it is proven that no less work does. False only where a group has too many practices to
    /// weigh against each other.
    pub is_least: bool,
}

/// A practice that is raised, by one level or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiftStep {
    /// The practice.
    pub practice: PracticeIndex,
    /// The level today.
    pub from: Level,
    /// The level that is needed.
    pub to: Level,
}

/// Choices of practices that are weighed against each other before the search gives up.
const MAX_TRIED: usize = 200_000;

impl Lift {
    /// The least work by which the practices at the positions `members` reach a goal, with all that has
    /// to be in place before. None where the goal is reached, or where there is no next level.
    pub fn new(
        catalogue: &Catalogue,
        evaluation: &Evaluation,
        members: &[PracticeIndex],
        goal: LiftGoal,
    ) -> Option<Self> {
        match goal {
            LiftGoal::NoHighRisk => {
                let half = evaluation.scale().half();
                let is_at_risk = |index: &PracticeIndex| {
                    evaluation.standing(*index).is_some_and(|p| p.risk == Some(PracticeRisk::High))
                };
                let at_risk: Vec<PracticeIndex> = members.iter().copied().filter(is_at_risk).collect();
                let mut levels = levels_today(evaluation);
                raise(catalogue, evaluation, &mut levels, &at_risk, half);
                (!at_risk.is_empty()).then(|| Self::of(catalogue, evaluation, &levels, true))
            }
            LiftGoal::NextLevel => Search::new(catalogue, evaluation, members)?.run(),
        }
    }

    fn of(catalogue: &Catalogue, evaluation: &Evaluation, levels: &[Option<Level>], is_least: bool) -> Self {
        let step = |practice: &PracticeIndex| {
            let (from, to) = (evaluation.standing(*practice)?.level?, level_in(levels, *practice)?);
            (from < to).then_some(LiftStep { practice: *practice, from, to })
        };
        Self {
            steps: catalogue.prerequisites_first().iter().filter_map(step).collect(),
            effort: EffortSum::from_hundredths(effort(evaluation, levels)),
            unanswered: Vec::new(),
            is_least,
        }
    }
}

/// Weighs which of the practices that may stay below a level stay there.
struct Search<'a> {
    catalogue: &'a Catalogue,
    evaluation: &'a Evaluation,
    members: Vec<PracticeIndex>,
    /// The level that the group is to attain.
    goal: Level,
    /// Practices below it that are not high-risk, those of the most weight for their work first.
    optional: Vec<PracticeIndex>,
    /// High-risk practices that nobody has answered.
    unanswered: Vec<PracticeIndex>,
    best: Option<(u64, Vec<Option<Level>>)>,
    n_tried: usize,
}

impl<'a> Search<'a> {
    fn new(catalogue: &'a Catalogue, evaluation: &'a Evaluation, members: &[PracticeIndex]) -> Option<Self> {
        let attained = evaluation.figures(members).level_attained?;
        let goal = attained.checked_add(1).filter(|level| evaluation.scale().contains(*level))?;
        let standing = |index: PracticeIndex| evaluation.standing(index);
        let is_high =
            |index: PracticeIndex| standing(index).is_some_and(|p| p.is_applicable && p.catalogue_risk == Risk::High);
        let level = |index: PracticeIndex| standing(index).and_then(|p| p.level);
        let optional =
            members.iter().copied().filter(|index| !is_high(*index) && level(*index).is_some_and(|l| l < goal));
        let worth = |index: PracticeIndex| {
            let Some(Standing { half_weight, effort, .. }) = standing(index) else { return (0, 1) };
            (*half_weight, u128::from(effort.hundredths()) * u128::from(goal - level(index).unwrap_or(goal)))
        };
        let optional = sorted_by(optional.collect(), |a, b| {
            let ((weight_a, effort_a), (weight_b, effort_b)) = (worth(*a), worth(*b));
            (weight_b * effort_a).cmp(&(weight_a * effort_b))
        });
        let unanswered = members.iter().copied().filter(|index| is_high(*index) && level(*index).is_none()).collect();
        Some(Self {
            catalogue,
            evaluation,
            members: members.to_vec(),
            goal,
            optional,
            unanswered,
            best: None,
            n_tried: 0,
        })
    }

    fn run(mut self) -> Option<Lift> {
        let mut levels = levels_today(self.evaluation);
        let needed = |index: &PracticeIndex| {
            let standing = self.evaluation.standing(*index);
            standing.is_some_and(|p| p.catalogue_risk == Risk::High && p.level.is_some_and(|level| level < self.goal))
        };
        let needed: Vec<PracticeIndex> = self.members.iter().copied().filter(needed).collect();
        raise(self.catalogue, self.evaluation, &mut levels, &needed, self.goal);
        if self.unanswered.is_empty() {
            self.weigh(0, &levels);
        }
        let Some((_, levels)) = &self.best else {
            let is_open = |index: &&PracticeIndex| {
                self.evaluation.standing(**index).is_some_and(|p| p.is_applicable && p.level.is_none())
            };
            let open = self.members.iter().filter(is_open).copied().collect();
            let unanswered = if self.unanswered.is_empty() { open } else { self.unanswered };
            return Some(Lift { steps: Vec::new(), effort: EffortSum::default(), unanswered, is_least: true });
        };
        Some(Lift::of(self.catalogue, self.evaluation, levels, self.n_tried < MAX_TRIED))
    }

    /// Goes on from levels in which the first `n_decided` optional practices have their place.
    fn weigh(&mut self, n_decided: usize, levels: &[Option<Level>]) {
        let spent = effort(self.evaluation, levels);
        let missing = self.missing_weight(levels);
        if missing == 0 {
            if self.best.as_ref().is_none_or(|(least, _)| spent < *least) {
                self.best = Some((spent, levels.to_vec()));
            }
            return;
        }
        self.n_tried += 1;
        let Some(least_more) = self.least_more(n_decided, levels, missing) else { return };
        let is_hopeless = self.best.as_ref().is_some_and(|(least, _)| spent + least_more >= *least);
        let is_over = self.n_tried >= MAX_TRIED && self.best.is_some();
        let Some(next) = self.optional.get(n_decided).copied().filter(|_| !is_hopeless && !is_over) else { return };
        let mut raised = levels.to_vec();
        raise(self.catalogue, self.evaluation, &mut raised, &[next], self.goal);
        self.weigh(n_decided + 1, &raised);
        self.weigh(n_decided + 1, levels);
    }

    /// The weight that is missing at the goal, in the unit of [`staged_rule::missing`] and halves.
    fn missing_weight(&self, levels: &[Option<Level>]) -> u128 {
        let (mut reached, mut total) = (0, 0);
        for index in &self.members {
            let Some(standing) = self.evaluation.standing(*index).filter(|standing| standing.is_applicable) else {
                continue;
            };
            total += standing.half_weight;
            reached +=
                if level_in(levels, *index).is_some_and(|level| level >= self.goal) { standing.half_weight } else { 0 };
        }
        staged_rule::missing(reached, total)
    }

    /// No more than any way to make up for the missing weight takes: the practices that are left by
    /// weight for work, the last one in part, prerequisites left out. None where they are not enough.
    fn least_more(&self, n_decided: usize, levels: &[Option<Level>], missing: u128) -> Option<u64> {
        let left = self.optional.get(n_decided..).unwrap_or_default().iter();
        let left = left.filter_map(|index| {
            let standing = self.evaluation.standing(*index)?;
            let n_levels = self.goal.checked_sub(level_in(levels, *index)?).filter(|n_levels| *n_levels > 0)?;
            Some((
                staged_rule::in_parts(standing.half_weight),
                u128::from(standing.effort.hundredths()) * u128::from(n_levels),
            ))
        });
        let left = sorted_by(left.collect(), |a: &(u128, u128), b| (b.0 * a.1).cmp(&(a.0 * b.1)));
        let (mut missing, mut least) = (missing, 0);
        for (weight, work) in left {
            if weight >= missing {
                return u64::try_from(least + work * missing / weight).ok();
            }
            missing -= weight;
            least += work;
        }
        None
    }
}

fn level_in(levels: &[Option<Level>], practice: PracticeIndex) -> Option<Level> {
    practice.of(levels).copied().flatten()
}

fn levels_today(evaluation: &Evaluation) -> Vec<Option<Level>> {
    evaluation.standings().iter().map(|standing| standing.level).collect()
}

/// Raises practices to a level, and to h whatever has to be in place before.
fn raise(
    catalogue: &Catalogue,
    evaluation: &Evaluation,
    levels: &mut [Option<Level>],
    practices: &[PracticeIndex],
    level: Level,
) {
    let half = evaluation.scale().half();
    let mut open: Vec<(PracticeIndex, Level)> = practices.iter().map(|index| (*index, level)).collect();
    while let Some((index, level)) = open.pop() {
        let Some(now) = index.of_mut(levels).and_then(Option::as_mut).filter(|now| **now < level) else { continue };
        *now = level;
        if level >= half {
            let prerequisites = catalogue.practice(index).map(|practice| practice.prerequisites.as_slice());
            open.extend(prerequisites.unwrap_or_default().iter().map(|needed| (*needed, half)));
        }
    }
}

/// What the rise from today's levels takes, in hundredths of a person-day.
fn effort(evaluation: &Evaluation, levels: &[Option<Level>]) -> u64 {
    let rise = |(standing, level): (&Standing, &Option<Level>)| {
        let n_levels = level.unwrap_or_default().saturating_sub(standing.level.unwrap_or_default());
        u64::from(standing.effort.hundredths()) * u64::from(n_levels)
    };
    evaluation.standings().iter().zip(levels).map(rise).sum()
}
