//! Issues in Markdown, as GitHub shows them.

use super::body::sections;
use super::export_step::ExportStep;
use super::markdown;
use super::one_line::one_line;
use super::source::Export;
use super::step::StepWords;

/// An issue to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Its title, plain text of one line.
    pub title: String,
    /// Its text, Markdown.
    pub body: String,
}

/// The issue of one step; none where the catalogue has no such practice.
pub fn issue(export: &Export<'_>, step: &ExportStep) -> Option<Issue> {
    export.words_of(step).map(|step| of_step(export, &step))
}

/// The issues of all steps that are open, each below its title, with rules between them.
pub fn issues(export: &Export<'_>) -> Option<String> {
    let issue = |step| {
        let Issue { title, body } = of_step(export, &step);
        format!("# {}\n\n{body}", markdown::inline(&title))
    };
    let issues: Vec<String> = export.open_steps().map(issue).collect();
    (!issues.is_empty()).then(|| issues.join("\n---\n\n"))
}

fn of_step(export: &Export<'_>, step: &StepWords<'_>) -> Issue {
    Issue { title: one_line(&step.title()), body: markdown::sections(&sections(export, step), 2) }
}
