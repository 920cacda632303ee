//! The status of the assessment that is answered at the entrance, which the loaded app computes and saves.

use yew::AttrValue;

use opex_language::number::NO_FIGURE;
use opex_model::PracticeRisk;

/// The status of an assessment, as the first question's page shows it.
pub struct AssessmentStatus {
    /// Whether it is saved, for scripts and for people.
    pub save: (&'static str, &'static str),
    /// The groups that have been counted.
    pub counts: Vec<Count>,
}

/// The progress and figures of a group of practices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Its id.
    pub group: AttrValue,
    /// Its score for people and for scripts.
    pub score: (AttrValue, AttrValue),
    /// The range in which the score will end; none if it is known.
    pub range: Option<AttrValue>,
    /// How many practices are done.
    pub n_done: usize,
    /// How many practices it has.
    pub n_practices: usize,
    /// How many practices stand at which risk.
    pub risks: Vec<(PracticeRisk, usize)>,
}

impl AssessmentStatus {
    /// The progress and figures of a group.
    pub fn of(&self, group: &str) -> Option<&Count> {
        self.counts.iter().find(|count| count.group == group)
    }
}

impl Count {
    /// A group without answers.
    pub fn none(group: AttrValue, n_practices: usize) -> Self {
        Self {
            group,
            score: (AttrValue::Static(NO_FIGURE), AttrValue::default()),
            range: Some(AttrValue::Static("0% – 100%")),
            n_done: 0,
            n_practices,
            risks: vec![(PracticeRisk::Unknown, n_practices)],
        }
    }
}
