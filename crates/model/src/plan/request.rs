//! What a plan is asked for.

use crate::effort::EffortSum;
use crate::scale::Level;

/// The most waves that a plan can have.
pub const MAX_WAVES: usize = 8;

/// What a plan is to raise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Objective {
    /// The overall score.
    #[default]
    Score,
    /// Risk points taken away: high 9, medium 3, low 1, none or accepted 0, times importance.
    Risk,
}

impl Objective {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::Score, Self::Risk];

    /// The word that options and files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Risk => "risk",
        }
    }
}

/// What a plan is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanRequest {
    /// The work that each wave has room for; what a wave leaves unused carries over.
    pub capacities: Vec<EffortSum>,
    /// What is to be raised.
    pub objective: Objective,
    /// What a person has decided; the plan is the best around these choices.
    pub choices: Vec<Choice>,
}

/// A person's decision about one step, named by its practice and the level that it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Position of the practice in the catalogue.
    pub practice: usize,
    /// The level after the step.
    pub to: Level,
    /// What was decided.
    pub decision: Decision,
}

/// What can be decided about a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is taken in this wave, counted from 1.
    Pinned(usize),
    /// It is not taken, so neither are those after it.
    Excluded,
    /// It has been taken already, at no cost to the plan and no gain for it, as have those before it.
    Done,
}

impl PlanRequest {
    /// The same request without one of its choices: its optimum against this one's is what the choice
    /// costs.
    pub fn without(&self, choice: Choice) -> Self {
        let choices = self.choices.iter().filter(|other| **other != choice).copied().collect();
        Self { choices, ..self.clone() }
    }
}

/// Why a plan cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// There are no waves, or more than [`MAX_WAVES`].
    Waves(usize),
    /// A choice names a step that there is not.
    NoSuchStep(Choice),
    /// The choices contradict each other, the order of steps, a gate or the room of a wave: this step of
    /// a practice (its position, and the level that it leads to) has no place left.
    NoPlace {
        /// Position of the practice in the catalogue.
        practice: usize,
        /// The level after the step.
        to: Level,
    },
}
