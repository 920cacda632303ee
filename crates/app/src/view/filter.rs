//! Which practices are shown. A filter never changes an answer.

use opex_model::{Assessment, Catalogue, CatalogueText, Evaluation, PracticeIndex, PrincipleId, Risk};

/// What a shown practice must be like. The empty filter shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The quick pass: the high-risk practices of all topics, one after the other.
    pub quick_pass: bool,
    /// Of this risk in the catalogue.
    pub risk: Option<Risk>,
    /// Without an answer.
    pub unanswered: bool,
    /// Answered below the target.
    pub below_target: bool,
    /// Carrying this design principle.
    pub principle: Option<PrincipleId>,
    /// With all these words in the practice's text or in what the team wrote.
    pub text: String,
}

/// What a filter looks at.
pub struct FilterContext<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// Its text, where it has been loaded.
    pub text: Option<&'a CatalogueText>,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// What follows from it.
    pub evaluation: &'a Evaluation,
}

impl Filter {
    /// The quick pass.
    pub fn quick_pass() -> Self {
        Self { quick_pass: true, risk: Some(Risk::High), ..Self::default() }
    }

    /// Whether it leaves anything out.
    pub fn is_active(&self) -> bool {
        let Self { quick_pass, risk, unanswered, below_target, principle, text } = self;
        *quick_pass || risk.is_some() || *unanswered || *below_target || principle.is_some() || !text.trim().is_empty()
    }

    /// The positions of the practices that it shows, in catalogue order.
    pub fn matches(&self, context: &FilterContext<'_>) -> Vec<PracticeIndex> {
        let words: Vec<String> = self.text.split_whitespace().map(str::to_ascii_lowercase).collect();
        context.catalogue.indices().filter(|index| self.shows(*index, &words, context)).collect()
    }

    fn shows(&self, index: PracticeIndex, words: &[String], context: &FilterContext<'_>) -> bool {
        let (Some(practice), Some(standing)) = (context.catalogue.practice(index), context.evaluation.standing(index))
        else {
            return false;
        };
        let is_unanswered = standing.is_applicable && standing.level.is_none();
        let is_below_target = standing.level.is_some_and(|level| level < standing.target);
        self.risk.is_none_or(|risk| practice.risk == risk)
            && (!self.unanswered || is_unanswered)
            && (!self.below_target || is_below_target)
            && self.principle.as_ref().is_none_or(|principle| practice.principles.contains(principle))
            && (words.is_empty() || contains_all(&searchable(index, context), words))
    }
}

fn contains_all(text: &str, words: &[String]) -> bool {
    words.iter().all(|word| text.contains(word.as_str()))
}

/// Everything that a search looks through for one practice, in lower case.
fn searchable(index: PracticeIndex, context: &FilterContext<'_>) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        text.push_str(part);
        text.push('\n');
    };
    if let Some(practice) = context.catalogue.practice(index) {
        add(&practice.number);
        if let Some(topic) = context.text.and_then(|text| text.topics.get(&practice.topic)) {
            add(&topic.title);
        }
        if let Some(record) = context.assessment.record(&practice.id) {
            add(&record.note);
            add(&record.owner);
            for evidence in record.evidence.iter() {
                add(&evidence.label);
                add(&evidence.url);
            }
        }
    }
    if let Some(practice) = context.text.and_then(|text| text.practice(index)) {
        add(&practice.title);
        add(&practice.question);
        add(&practice.why);
        practice.levels.iter().chain(&practice.evidence).chain(&practice.pitfalls).for_each(|part| add(part));
    }
    // Hangul has no case and English is ASCII; the case tables of all other scripts are 15 kB of the page.
    text.to_ascii_lowercase()
}
