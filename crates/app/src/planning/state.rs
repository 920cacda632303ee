//! What is known of the optimal plan.

use std::rc::Rc;

use opex_model::{
    ConstraintCost, FrontierPoint, Level, Outlook, PlanConstraint, PlanError, PlanQuestion, PracticeIndex, Progress,
    StepThresholds,
};

/// What is known of the plan at a moment. Cloning it is cheap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planning {
    /// What is to be planned; none where no time is given for it.
    pub question: Option<Rc<PlanQuestion>>,
    /// The last plan. While another is looked for it may be one for an earlier question.
    pub outlook: Option<Rc<Outlook>>,
    /// What each pinned or excluded step costs, as far as it has been worked out.
    pub costs: Rc<[(PlanConstraint, ConstraintCost)]>,
    /// What leaving a step out would cost the plan, for steps that a person has asked about.
    pub margins: Rc<[(StepKey, Margin)]>,
    /// What would have to change for a step to leave the plan, for those that a person has asked about.
    pub thresholds: Rc<[(StepKey, Thresholds)]>,
    /// The efficient frontier: the value of the best plan of one wave, by its capacity; empty until all of it is computed.
    pub frontier: Rc<[FrontierPoint]>,
    /// How far the search for a plan has come; none where nothing is looked for.
    pub progress: Option<Progress>,
    /// Why there can be no plan.
    pub refusal: Option<PlanError>,
    /// The person has ended the search before it was done.
    pub is_stopped: bool,
}

/// A step, by its practice and the level that it leads to.
pub type StepKey = (PracticeIndex, Level);

/// What is known of what would have to change for a step to leave the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Thresholds {
    /// Nobody has asked.
    #[default]
    NotAsked,
    /// Being computed.
    Searching,
    /// Computed.
    Known(StepThresholds),
}

/// What leaving a step out, with all that rests on it, would do to the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Margin {
    /// The best plan without it is worth so much less.
    Costs(ConstraintCost),
    /// There is no plan without it: it is pinned, or something pinned rests on it.
    Pinned,
}

impl Planning {
    /// Whether another plan than the last one is still to be found.
    pub fn is_stale(&self) -> bool {
        self.outlook.as_ref().map(|outlook| &outlook.question) != self.question.as_ref()
    }

    /// The cost of a constraint, once it is known.
    pub fn cost(&self, constraint: &PlanConstraint) -> Option<ConstraintCost> {
        self.costs.iter().find(|(known, _)| known == constraint).map(|(_, cost)| *cost)
    }

    /// What the plan would lose without a step, once it is known.
    pub fn margin(&self, step: StepKey) -> Option<Margin> {
        self.margins.iter().find(|(known, _)| *known == step).map(|(_, margin)| *margin)
    }

    /// What would have to change for a step to leave the plan, as far as it is known.
    pub fn thresholds(&self, step: StepKey) -> Thresholds {
        let known = self.thresholds.iter().find(|(known, _)| *known == step);
        known.map(|(_, thresholds)| *thresholds).unwrap_or_default()
    }

    pub(super) fn set_thresholds(&mut self, step: StepKey, thresholds: Thresholds) {
        let others = self.thresholds.iter().filter(|(known, _)| *known != step).copied();
        self.thresholds = others.chain([(step, thresholds)]).collect();
    }
}
