//! What is known of the optimal plan.

use std::rc::Rc;

use super::derived::Derived;
use super::state::State;
use crate::domain::{
    Catalogue, Choice, ChoiceCost, Decision, Evaluation, FrontierPoint, Level, Plan, PlanChoice, PlanError,
    PlanRequest, PlanSearch, Progress, StepDecision, StepThresholds, plan_choices,
};

/// What a plan is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanQuestion {
    /// Where the practices stand.
    pub evaluation: Rc<Evaluation>,
    /// The time that there is, what is to be raised, and what a person has decided.
    pub request: PlanRequest,
}

/// A plan with what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// What it was made for.
    pub question: Rc<PlanQuestion>,
    /// The plan.
    pub plan: Plan,
    /// How many steps there were to choose from.
    pub n_steps: usize,
    /// Where the practices stand once what is marked as done is done: what the plan begins with.
    settled: Rc<Evaluation>,
    /// The figures today, and after each wave if all goes as planned.
    pub forecast: Vec<Rc<Derived>>,
}

impl Outlook {
    /// A plan of which nothing has been worked out yet.
    pub(super) fn new(question: Rc<PlanQuestion>, search: &PlanSearch) -> Self {
        let (plan, settled) = (search.plan(), Rc::new(search.evaluation().clone()));
        Self { question, plan, n_steps: search.n_steps(), settled, forecast: Vec::new() }
    }

    /// Works out the figures of one more moment. Returns whether those of all are there.
    pub(super) fn look_ahead(&mut self, catalogue: &Catalogue) -> bool {
        let n_waves = self.question.request.capacities.len();
        let evaluation = match self.forecast.len() {
            0 => Rc::clone(&self.question.evaluation),
            wave => Rc::new(self.plan.forecast(catalogue, &self.settled, wave)),
        };
        self.forecast.push(Rc::new(Derived::of(catalogue, evaluation)));
        self.forecast.len() > n_waves
    }
}

/// What is known of the plan at a moment. Cloning it is cheap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planning {
    /// What is to be planned; none where no time is given for it.
    pub question: Option<Rc<PlanQuestion>>,
    /// The last plan. While another is looked for it may be one for an earlier question.
    pub outlook: Option<Rc<Outlook>>,
    /// What each pinned or excluded step costs, as far as it has been worked out.
    pub costs: Rc<[(Choice, ChoiceCost)]>,
    /// What the plan would lose with a step, for those that a person has asked about.
    pub margins: Rc<[(StepKey, Margin)]>,
    /// What would have to change for a step to leave the plan, for those that a person has asked about; none until
    /// it is known.
    pub thresholds: Rc<[(StepKey, Option<StepThresholds>)]>,
    /// What more time would bring, by the time; empty until all of it is known.
    pub frontier: Rc<[FrontierPoint]>,
    /// How far the search for a plan has come; none where nothing is looked for.
    pub progress: Option<Progress>,
    /// Why there can be no plan.
    pub refusal: Option<PlanError>,
    /// The person has ended the search before it was done.
    pub is_stopped: bool,
}

/// A step by its practice, a position in the catalogue, and the level that it leads to.
pub type StepKey = (usize, Level);

/// What leaving a step out, with all that rests on it, would do to the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Margin {
    /// The best plan without it is worth so much less.
    Costs(ChoiceCost),
    /// There is no plan without it: it is pinned, or something pinned rests on it.
    Pinned,
}

impl PlanQuestion {
    /// Whether more time brings the same for both: it does not hang on when which step is taken.
    pub fn shares_frontier(&self, other: &Self) -> bool {
        let apart_from_time = |question: &Self| {
            let is_kept = |choice: &&Choice| !matches!(choice.decision, Decision::Pinned(_));
            question.request.choices.iter().filter(is_kept).copied().collect::<Vec<_>>()
        };
        self.evaluation == other.evaluation
            && self.request.objective == other.request.objective
            && apart_from_time(self) == apart_from_time(other)
    }

    /// What the plan of the open assessment is to be made for, with what is tried out upon it. None where no
    /// time is given for it.
    pub fn of(state: &State) -> Option<Self> {
        let assessment = state.tried().filter(|assessment| !assessment.plan.capacities.is_empty())?;
        let evaluation = Evaluation::new(&state.catalogue, assessment, state.today);
        let choices = plan_choices(&state.catalogue, assessment, &evaluation);
        let counting = choices.iter().filter(|choice| choice.ignored.is_none());
        let request = PlanRequest {
            capacities: assessment.plan.capacities.to_vec(),
            objective: assessment.plan.objective,
            choices: counting.map(choice).collect(),
        };
        Some(Self { evaluation: Rc::new(evaluation), request })
    }
}

fn choice(choice: &PlanChoice) -> Choice {
    let decision = match choice.decision {
        StepDecision::Pinned(wave) => Decision::Pinned(wave.number()),
        StepDecision::Excluded => Decision::Excluded,
        StepDecision::Done => Decision::Done,
    };
    Choice { practice: choice.practice, to: choice.to, decision }
}

impl Planning {
    /// Whether another plan than the last one is still to be found.
    pub fn is_stale(&self) -> bool {
        self.outlook.as_ref().map(|outlook| &outlook.question) != self.question.as_ref()
    }

    /// The cost of a choice, once it is known.
    pub fn cost(&self, choice: &Choice) -> Option<ChoiceCost> {
        self.costs.iter().find(|(known, _)| known == choice).map(|(_, cost)| *cost)
    }

    /// What the plan would lose without a step, once it is known.
    pub fn margin(&self, step: StepKey) -> Option<Margin> {
        self.margins.iter().find(|(known, _)| *known == step).map(|(_, margin)| *margin)
    }

    /// What would have to change for a step to leave the plan: none where nobody has asked, none inside until it is
    /// known.
    pub fn thresholds(&self, step: StepKey) -> Option<Option<StepThresholds>> {
        self.thresholds.iter().find(|(known, _)| *known == step).map(|(_, thresholds)| *thresholds)
    }

    pub(super) fn set_thresholds(&mut self, step: StepKey, thresholds: Option<StepThresholds>) {
        let others = self.thresholds.iter().filter(|(known, _)| *known != step).copied();
        self.thresholds = others.chain([(step, thresholds)]).collect();
    }
}
