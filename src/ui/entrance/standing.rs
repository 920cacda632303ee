//! How the assessment stands that is answered at the entrance, once the app is there to count and to save.

use yew::AttrValue;

use opex_language::number::NO_FIGURE;
use opex_model::PracticeRisk;

/// How an assessment stands, as the first question's page says it.
pub struct Standing {
    /// Whether it is saved, for scripts and for people.
    pub save: (&'static str, &'static str),
    /// The groups that have been counted.
    pub counts: Vec<Count>,
}

/// How a group of practices stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Its id.
    pub group: AttrValue,
    /// Its score for people and for scripts.
    pub score: (AttrValue, AttrValue),
    /// Between which scores it will be; none where that is known.
    pub range: Option<AttrValue>,
    /// How many practices are done.
    pub n_done: usize,
    /// How many practices it has.
    pub n_practices: usize,
    /// How many practices stand at which risk.
    pub risks: Vec<(PracticeRisk, usize)>,
}

impl Standing {
    /// How a group stands.
    pub fn of(&self, group: &str) -> Option<&Count> {
        self.counts.iter().find(|count| count.group == group)
    }
}

impl Count {
    /// How a group stands of which nothing has been counted.
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
