//! A CSV file for the importer of Azure DevOps. `docs/exports.md` tells how to import it.

use super::body::{Content, sections};
use super::csv::csv;
use super::one_line::{one_line, title_line};
use super::source::Export;
use super::step::StepWords;
use opex_language::number;
use opex_model::Risk;

/// What steps become in Azure DevOps. Which types there are depends on the project's process.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WorkItemType {
    /// In every process, and with a target date in every one.
    #[default]
    Epic,
    /// In Agile, Scrum and CMMI.
    Feature,
    /// In Basic, Agile and CMMI.
    Issue,
    /// In every process.
    Task,
}

impl WorkItemType {
    /// All, the largest first.
    pub const ALL: [Self; 4] = [Self::Epic, Self::Feature, Self::Issue, Self::Task];

    /// The type's name in Azure DevOps.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Epic => "Epic",
            Self::Feature => "Feature",
            Self::Issue => "Issue",
            Self::Task => "Task",
        }
    }

    /// Whether items of the type have a target date. A column of a field that the type does not have would
    /// stop the import.
    pub fn has_target_date(self) -> bool {
        match self {
            Self::Epic | Self::Feature => true,
            Self::Issue | Self::Task => false,
        }
    }
}

/// The steps that are open as work items. It begins with a byte order mark, as the files do that Azure DevOps exports
/// itself: without one, Excel, in which its documentation has people prepare the file, garbles Korean.
pub fn azure_devops(export: &Export<'_>, item: WorkItemType) -> Option<String> {
    let rows: Vec<Vec<String>> = export.open_steps().map(|step| row(export, &step, item)).collect();
    let header =
        ["Work Item Type", "Title", "Description", "Priority", "Tags"].into_iter().chain(target_date_column(item));
    let header = header.map(str::to_owned).collect();
    (!rows.is_empty()).then(|| format!("\u{feff}{}", csv([header].into_iter().chain(rows))))
}

fn target_date_column(item: WorkItemType) -> Option<&'static str> {
    item.has_target_date().then_some("Target Date")
}

fn row(export: &Export<'_>, step: &StepWords<'_>, item: WorkItemType) -> Vec<String> {
    let fields = [
        item.as_str().to_owned(),
        title_line(&step.title()),
        html(export, step),
        priority(step.practice.risk).to_owned(),
        tags(export, step),
    ];
    let target_date = item.has_target_date().then(|| number::day(step.target_date()));
    fields.into_iter().chain(target_date).collect()
}

/// Azure DevOps counts from 1, the highest, to 4.
fn priority(risk: Risk) -> &'static str {
    match risk {
        Risk::High => "1",
        Risk::Medium => "2",
        Risk::Low => "3",
    }
}

/// Tags, apart by semicolons, which none of them has.
fn tags(export: &Export<'_>, step: &StepWords<'_>) -> String {
    let quarter = step.step.wave.and_then(|wave| export.assessment.plan.quarter(wave, export.today));
    let number = one_line(&step.practice.number).replace([';', ','], " ");
    let depends = if step.depends_on_other_team() { "depends-on-other-team" } else { "" };
    let quarter = quarter.map(|quarter| quarter.to_string()).unwrap_or_default();
    let tags = ["opex-maturity", number.trim(), &quarter, depends];
    tags.into_iter().filter(|tag| !tag.is_empty()).collect::<Vec<_>>().join("; ")
}

/// The text as HTML, which descriptions are kept in. Of what it is given, nothing is markup.
fn html(export: &Export<'_>, step: &StepWords<'_>) -> String {
    let section = |title: &str, content: &Content| {
        let below = match content {
            Content::Text(text) => {
                let lines: Vec<String> = text.lines().map(escaped).collect();
                format!("<p>{}</p>", lines.join("<br>"))
            }
            Content::Items(items) | Content::Tasks(items) => {
                let items: Vec<String> = items.iter().map(|item| format!("<li>{}</li>", escaped(item))).collect();
                format!("<ul>{}</ul>", items.concat())
            }
        };
        format!("<h3>{}</h3>{below}", escaped(title))
    };
    sections(export, step).iter().map(|part| section(&part.title, &part.content)).collect()
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in one_line(text).chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
    html
}
