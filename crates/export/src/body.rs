//! What a ticket says below its title, whatever program it goes to.

use super::source::Export;
use super::step::StepWords;
use opex_language::{fill, number};
use opex_model::{PracticeIndex, StepStatus};

/// A part of the text below its heading.
pub struct Section {
    /// The heading.
    pub title: String,
    /// The content below the heading.
    pub content: Content,
}

/// What stands below a heading. Each program has its own way of writing it.
pub enum Content {
    /// Text of one or more lines.
    Text(String),
    /// A list.
    Items(Vec<String>),
    /// A list to be ticked off.
    Tasks(Vec<String>),
}

/// Why, when it is done, how to get there, what it rests on, what it takes and brings. Parts that have
/// nothing to say are left out.
pub fn sections(export: &Export<'_>, step: &StepWords<'_>) -> Vec<Section> {
    let (plan, texts) = (export.texts().plan(), export.texts().export());
    let (from, to) = (step.step.from.to_string(), step.step.to.to_string());
    let tasks = |texts: &[std::rc::Rc<str>]| Content::Tasks(texts.iter().map(ToString::to_string).collect());
    let prerequisites = |practices: &[PracticeIndex]| Content::Items(step.prerequisites(practices));
    let all = [
        (texts.why.to_owned(), Content::Text(step.words.why.to_string())),
        (
            fill(texts.done_when, &[("level", &to)]),
            tasks(step.looks_like().map(std::slice::from_ref).unwrap_or_default()),
        ),
        (fill(plan.actions, &[("from", &from), ("to", &to)]), tasks(step.actions())),
        (plan.waits_for_title.to_owned(), prerequisites(&step.step.waits_for)),
        (plan.assumes_title.to_owned(), prerequisites(&step.step.assumes)),
        (texts.builds_on.to_owned(), prerequisites(&step.other_prerequisites())),
        (texts.facts.to_owned(), Content::Items(facts(export, step))),
        (texts.note.to_owned(), Content::Text(step.note().to_owned())),
    ];
    let sections = all.into_iter().map(|(title, content)| Section { title, content });
    sections.filter(|section| !section.content.is_empty()).collect()
}

/// What there is to know about a step, a line each.
pub fn facts(export: &Export<'_>, step: &StepWords<'_>) -> Vec<String> {
    let (common, texts) = (export.texts().common(), export.texts().export());
    let fact = |name: &str, value: &str| (!value.is_empty()).then(|| format!("{name}: {value}"));
    let facts = [
        fact(texts.gain, &step.gain()),
        fact(common.effort, &step.effort()),
        fact(common.risk, step.risk_name()),
        fact(common.topic, step.topic()),
        fact(common.owner, step.owner()),
        fact(common.due, &number::day(step.due())),
        fact(texts.wave, &step.wave()),
        (step.status() != StepStatus::Planned).then(|| format!("{}: {}", texts.status, step.status_name())),
        step.depends_on_other_team().then(|| export.texts().assess().depends.to_owned()),
    ];
    facts.into_iter().flatten().collect()
}

impl Content {
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Items(items) | Self::Tasks(items) => items.is_empty(),
        }
    }
}
