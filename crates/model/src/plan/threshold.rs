//! What would have to change for a step to leave the plan.

use crate::practice_index::PracticeIndex;
use opex_planner::TurningPoint;

use super::plan::Plan;
use super::problem::PlanProblem;
use super::request::{PlanError, PlanRequest};
use super::search::PlanSearch;
use crate::catalogue::Catalogue;
use crate::effort::{Effort, EffortSum};
use crate::evaluation::Evaluation;
use crate::record::Importance;
use crate::scale::Level;
use crate::wave::Wave;

/// Amounts are tried in half days, in hundredths of a day.
const NOTCH: u64 = 50;

/// What becomes of a step once it is no longer taken when it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Departure {
    /// The best plan takes it in this later wave.
    Later(Wave),
    /// The best plan does not have it.
    Out,
    /// There is no plan: what a person has pinned has no place any more.
    NoPlan,
}

/// Between which amounts a step leaves its place. Both ends have been planned for; what lies beyond them, or
/// between two values that are not next to each other, nobody has asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold<T> {
    /// The amount farthest from today's, of those tried, at which the step is taken no later than now.
    pub stays_at: T,
    /// The next one, at which it is not, and what becomes of it; none where it stays to the end.
    pub leaves_at: Option<(T, Departure)>,
    /// Whether the plans at both ends are proven to be the best.
    pub is_proven: bool,
}

/// What would have to change for a step to leave its place, one thing at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepThresholds {
    /// What each level step of the practice takes, upwards in half days.
    pub effort: Threshold<Effort>,
    /// The importance of the practice, downwards; none where it is the lowest already.
    pub importance: Option<Threshold<Importance>>,
    /// The capacity of the step's wave, downwards in half days; none where the wave has no capacity of its own.
    pub capacity: Option<Threshold<EffortSum>>,
}

/// Finds the thresholds of one step by planning anew with other amounts, in slices.
#[derive(Clone, Debug)]
pub struct ThresholdSearch {
    evaluation: Evaluation,
    request: PlanRequest,
    practice: PracticeIndex,
    to: Level,
    wave: Wave,
    dials: [Dial; 3],
    running: Option<Box<PlanSearch>>,
}

/// Something that is changed notch by notch from what it is today, and what has been found.
#[derive(Clone, Debug)]
struct Dial {
    kind: Kind,
    /// Where the step leaves, how, and whether the plan there is proven.
    point: TurningPoint<(Departure, bool)>,
    /// Whether the plan at the last notch at which it stays is proven.
    is_proven: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Effort,
    Importance,
    Capacity,
}

impl ThresholdSearch {
    /// The search for a step of a plan that was made for this evaluation and request; none where the plan has no
    /// such step.
    pub fn new(
        evaluation: &Evaluation,
        request: &PlanRequest,
        plan: &Plan,
        (practice, to): (PracticeIndex, Level),
    ) -> Option<Self> {
        let step = plan.steps.iter().find(|step| (step.practice, step.to) == (practice, to))?;
        let total: u64 = request.capacities.iter().map(|capacity| capacity.hundredths()).sum();
        let capacity = request.capacities.get(step.wave.index())?.hundredths();
        let n_lower = lower_than(importance(evaluation, practice)?).len();
        let dial = |kind, end| Dial { kind, point: TurningPoint::up_to(end), is_proven: plan.is_optimal };
        Some(Self {
            evaluation: evaluation.clone(),
            request: request.clone(),
            practice,
            to,
            wave: step.wave,
            dials: [
                // One notch more than there is capacity for, unless no step can take as long.
                dial(
                    Kind::Effort,
                    (total / NOTCH + 1)
                        .min(u64::from(Effort::MAX_DAYS) * 100 / NOTCH)
                        .saturating_sub(u64::from(step.effort.hundredths()) / NOTCH),
                ),
                dial(Kind::Importance, n_lower as u64),
                dial(Kind::Capacity, capacity.div_ceil(NOTCH)),
            ],
            running: None,
        })
    }

    /// Works about as long as extending `n_nodes` partial plans takes. Returns whether all is done.
    pub fn advance(&mut self, catalogue: &Catalogue, n_nodes: usize) -> bool {
        let Some(place) = self.dials.iter().position(|dial| dial.point.next().is_some()) else { return true };
        let search = match self.running.take() {
            Some(search) => Ok(search),
            None => self.begin(catalogue, place).map(|problem| Box::new(PlanSearch::new(problem))),
        };
        let found = match search {
            Ok(mut search) => {
                if !search.advance(n_nodes).is_done {
                    self.running = Some(search);
                    return false;
                }
                let plan = search.plan();
                (self.departure(&plan), plan.is_optimal)
            }
            Err(_) => (Some(Departure::NoPlan), true),
        };
        if let Some(dial) = self.dials.get_mut(place) {
            dial.learn(found);
        }
        self.dials.iter().all(|dial| dial.point.next().is_none())
    }

    /// What has been found so far.
    pub fn thresholds(&self) -> Option<StepThresholds> {
        let [effort, importance, capacity] = &self.dials;
        Some(StepThresholds {
            effort: effort.threshold(|notches| self.effort(notches))?,
            importance: importance.threshold(|notches| self.importance(notches)).filter(|_| importance.point.end() > 0),
            capacity: capacity.threshold(|notches| self.capacity(notches)).filter(|_| capacity.point.end() > 0),
        })
    }

    /// The problem at the next amount of a dial.
    fn begin(&self, catalogue: &Catalogue, place: usize) -> Result<PlanProblem, PlanError> {
        let dial = self.dials.get(place).and_then(|dial| Some((dial.kind, dial.point.next()?)));
        let (mut evaluation, mut request) = (self.evaluation.clone(), self.request.clone());
        match dial {
            Some((Kind::Effort, notches)) => {
                if let Some(effort) = self.effort(notches) {
                    evaluation = evaluation.with_effort(self.practice, effort);
                }
            }
            Some((Kind::Importance, notches)) => {
                if let Some(importance) = self.importance(notches) {
                    evaluation = evaluation.with_importance(self.practice, importance);
                }
            }
            Some((Kind::Capacity, notches)) => {
                let of_wave = request.capacities.get_mut(self.wave.index());
                if let (Some(of_wave), Some(capacity)) = (of_wave, self.capacity(notches)) {
                    *of_wave = capacity;
                }
            }
            None => {}
        }
        PlanProblem::new(catalogue, &evaluation, &request)
    }

    fn departure(&self, plan: &Plan) -> Option<Departure> {
        let step = plan.steps.iter().find(|step| (step.practice, step.to) == (self.practice, self.to));
        match step {
            Some(step) if step.wave <= self.wave => None,
            Some(step) => Some(Departure::Later(step.wave)),
            None => Some(Departure::Out),
        }
    }

    fn effort(&self, notches: u64) -> Option<Effort> {
        let effort = self.evaluation.standing(self.practice)?.effort;
        match notches {
            0 => Some(effort),
            _ => Effort::from_hundredths((u64::from(effort.hundredths()) / NOTCH + notches) * NOTCH),
        }
    }

    fn importance(&self, notches: u64) -> Option<Importance> {
        let today = importance(&self.evaluation, self.practice)?;
        let lower = notches.checked_sub(1).and_then(|lower| usize::try_from(lower).ok());
        lower.map_or(Some(today), |lower| lower_than(today).get(lower).copied())
    }

    fn capacity(&self, notches: u64) -> Option<EffortSum> {
        let capacity = *self.request.capacities.get(self.wave.index())?;
        match notches {
            0 => Some(capacity),
            _ => {
                Some(EffortSum::from_hundredths(capacity.hundredths().div_ceil(NOTCH).saturating_sub(notches) * NOTCH))
            }
        }
    }
}

impl Dial {
    /// Takes in what becomes of the step at the next notch, and whether the plan there is proven.
    fn learn(&mut self, (departure, is_proven): (Option<Departure>, bool)) {
        if departure.is_none() {
            self.is_proven = is_proven;
        }
        self.point.learn(departure.map(|departure| (departure, is_proven)));
    }

    fn threshold<T>(&self, amount: impl Fn(u64) -> Option<T>) -> Option<Threshold<T>> {
        let leaves = self.point.changed();
        Some(Threshold {
            stays_at: amount(self.point.unchanged_at())?,
            leaves_at: leaves.and_then(|(notch, (departure, _))| Some((amount(*notch)?, *departure))),
            is_proven: self.is_proven && leaves.is_none_or(|(_, (_, is_proven))| *is_proven),
        })
    }
}

/// The importance that a practice's weight stands for.
fn importance(evaluation: &Evaluation, practice: PracticeIndex) -> Option<Importance> {
    let standing = evaluation.standing(practice)?;
    let weight = |importance: &Importance| u128::from(standing.catalogue_risk.weight() * importance.halves());
    Importance::ALL.into_iter().find(|importance| weight(importance) == standing.half_weight)
}

/// The importances below one, the next lower first.
fn lower_than(importance: Importance) -> Vec<Importance> {
    Importance::ALL.into_iter().filter(|other| other.halves() < importance.halves()).collect()
}
