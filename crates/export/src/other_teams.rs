//! A message to those on whom steps depend.

use super::body::{Content, Section};
use super::markdown::{inline, sections};
use super::source::Export;
use super::step::StepWords;
use opex_language::{fill, number};

/// What this team cannot raise alone, in Markdown; none where there is nothing, done and dropped left aside.
pub fn other_teams(export: &Export<'_>) -> Option<String> {
    let texts = export.texts().export();
    let steps: Vec<StepWords<'_>> = export.open_steps().filter(StepWords::depends_on_other_team).collect();
    if steps.is_empty() {
        return None;
    }
    let heading = match export.who().as_str() {
        "" => texts.other_teams_title.to_owned(),
        who => format!("{}: {}", texts.other_teams_title, inline(who)),
    };
    let requests: Vec<Section> = steps.iter().map(|step| request(export, step)).collect();
    Some(format!("# {heading}\n\n{}\n\n{}", texts.other_teams_intro.of(steps.len()), sections(&requests, 2)))
}

/// What is asked for, why, and by when.
fn request(export: &Export<'_>, step: &StepWords<'_>) -> Section {
    let (common, texts) = (export.texts().common(), export.texts().export());
    let fact = |name: &str, value: &str| (!value.is_empty()).then(|| format!("{name}: {value}"));
    let done_when = fill(texts.done_when, &[("level", &step.step.to.to_string())]);
    let items = [
        fact(texts.why, &step.words.why),
        step.looks_like().and_then(|looks_like| fact(&done_when, looks_like)),
        fact(common.effort, &step.effort()),
        fact(texts.needed_until, &number::day(step.target_date())),
        fact(texts.contact, step.owner()),
        fact(texts.note, step.note()),
    ];
    Section { title: step.title(), content: Content::Items(items.into_iter().flatten().collect()) }
}
