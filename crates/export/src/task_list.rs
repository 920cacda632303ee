//! A task list in Markdown.

use super::markdown::inline;
use super::source::Export;
use super::step::StepWords;
use opex_language::{fill, number};
use opex_model::{EffortSum, StepStatus, Wave};

/// The steps to be ticked off, by quarter where they are planned. What was dropped is not listed.
pub fn task_list(export: &Export<'_>) -> Option<String> {
    let (common, plan, texts) = (export.texts().common(), export.texts().plan(), export.texts().export());
    let steps: Vec<StepWords<'_>> = export.step_words().filter(|step| step.status() != StepStatus::Dropped).collect();
    if steps.is_empty() {
        return None;
    }
    let effort = steps.iter().fold(EffortSum::default(), |sum, step| sum.plus(step.step.effort));
    let totals = [("steps", &*plan.steps.of(steps.len())), ("days", &*number::days(common.days, effort))];
    let mut text = format!("# {}\n\n{}\n", heading(export), inline(&fill(plan.summary, &totals)));
    let is_planned = steps.iter().any(|step| step.step.wave.is_some());
    for wave in (0..Wave::MAX).map(Wave::from_index).chain(is_planned.then_some(None)) {
        let title = wave.map_or_else(|| texts.no_wave.to_owned(), |wave| export.wave_name(wave));
        add_group(&mut text, export, Some(&title), steps.iter().filter(|step| step.step.wave == wave));
    }
    if !is_planned {
        add_group(&mut text, export, None, steps.iter());
    }
    Some(text)
}

fn heading(export: &Export<'_>) -> String {
    let title = export.texts().plan().title;
    match export.who().as_str() {
        "" => title.to_owned(),
        who => format!("{title}: {}", inline(who)),
    }
}

fn add_group<'a>(
    text: &mut String,
    export: &Export<'_>,
    title: Option<&str>,
    steps: impl Iterator<Item = &'a StepWords<'a>>,
) {
    let tasks: Vec<String> = steps.map(|step| task(export, step)).collect();
    if tasks.is_empty() {
        return;
    }
    if let Some(title) = title {
        text.push_str(&format!("\n## {}\n", inline(title)));
    }
    text.push_str(&format!("\n{}\n", tasks.join("\n")));
}

/// A line with the step, and below it what takes the team there.
fn task(export: &Export<'_>, step: &StepWords<'_>) -> String {
    let mark = if step.status() == StepStatus::Done { "x" } else { " " };
    let due = step.due().map(|due| fill(export.texts().plan().due_on, &[("day", &due.to_string())]));
    let status = (step.status() == StepStatus::InProgress).then(|| step.status_name().to_owned());
    let depends = step.depends_on_other_team().then(|| export.texts().assess().depends.to_owned());
    let owner = Some(step.owner().to_owned()).filter(|owner| !owner.is_empty());
    let facts = [Some(step.effort()), Some(step.gain()), owner, due, status, depends];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let mut lines = vec![format!("- [{mark}] **{}** {}", inline(&step.title()), inline(&format!("· {facts}")))];
    lines.extend(step.actions().iter().map(|action| format!("  - [{mark}] {}", inline(action))));
    if !step.note().is_empty() {
        lines.push(format!("  - {}", inline(&format!("{}: {}", export.texts().export().note, step.note()))));
    }
    lines.join("\n")
}
