//! What is known of the optimal plan.

use std::rc::Rc;

use super::derived::Derived;
use super::state::State;
use crate::domain::{
    Choice, ChoiceCost, Decision, Evaluation, Level, Plan, PlanChoice, PlanError, PlanRequest, Progress, StepDecision,
    plan_choices,
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
    /// The figures today, and after each wave if all goes as planned.
    pub forecast: Vec<Rc<Derived>>,
}

/// What is known of the plan at a moment. Cloning it is cheap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planning {
    /// The last plan. While another is looked for it may be one for an earlier question.
    pub outlook: Option<Rc<Outlook>>,
    /// What each pinned or excluded step costs, as far as it has been worked out.
    pub costs: Rc<[(Choice, ChoiceCost)]>,
    /// What the plan would lose with a step, for those that a person has asked about.
    pub margins: Rc<[(StepKey, ChoiceCost)]>,
    /// How far the search for a plan has come; none where nothing is looked for.
    pub progress: Option<Progress>,
    /// Why there can be no plan.
    pub refusal: Option<PlanError>,
    /// The person has ended the search before it was done.
    pub is_stopped: bool,
}

/// A step by its practice, a position in the catalogue, and the level that it leads to.
pub type StepKey = (usize, Level);

impl PlanQuestion {
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
    /// The cost of a choice, once it is known.
    pub fn cost(&self, choice: &Choice) -> Option<ChoiceCost> {
        self.costs.iter().find(|(known, _)| known == choice).map(|(_, cost)| *cost)
    }

    /// What the plan would lose without a step, once it is known.
    pub fn margin(&self, step: StepKey) -> Option<ChoiceCost> {
        self.margins.iter().find(|(known, _)| *known == step).map(|(_, cost)| *cost)
    }
}
