//! The plan for other programs and for people without this one. Pure functions, one output a file.
//!
//! Every output is made of the same list of steps. What can be downloaded or copied as a whole goes through
//! [`export()`]; the title and the text of a single issue are those of [`issue()`].

mod azure_devops;
mod body;
mod calendar;
mod csv;
mod export_file;
mod export_step;
mod issue;
mod jira;
mod markdown;
mod one_line;
mod other_teams;
mod planned;
mod report;
mod source;
mod step;
mod table;
mod task_list;

pub use azure_devops::WorkItemType;
pub use csv::csv;
pub use export_file::ExportFile;
pub use export_step::ExportStep;
pub use issue::{Issue, issue};
pub use planned::planned_steps;
pub use report::{Report, report};
pub use source::Export;

use opex_format::file_stem;

/// What a plan can be turned into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportKind {
    /// A CSV file for the importer of Jira.
    Jira,
    /// A CSV file for the importer of Azure DevOps, whose rows become work items of one type.
    AzureDevOps(WorkItemType),
    /// A task list in Markdown.
    TaskList,
    /// Issues in Markdown, as GitHub shows them.
    Issues,
    /// The due dates as a calendar.
    Calendar,
    /// A table for a spreadsheet, cells apart by tabs.
    Table,
    /// A message in Markdown about what depends on other teams.
    OtherTeams,
}

/// A plan as a file; none where there is nothing to say: no steps, no due dates, nothing that depends on
/// another team.
pub fn export(kind: ExportKind, export: &Export<'_>) -> Option<ExportFile> {
    let text = match kind {
        ExportKind::Jira => jira::jira(export),
        ExportKind::AzureDevOps(item) => azure_devops::azure_devops(export, item),
        ExportKind::TaskList => task_list::task_list(export),
        ExportKind::Issues => issue::issues(export),
        ExportKind::Calendar => calendar::calendar(export),
        ExportKind::Table => table::table(export),
        ExportKind::OtherTeams => other_teams::other_teams(export),
    }?;
    let (end, media_type) = match kind {
        ExportKind::Jira => ("jira.csv", "text/csv;charset=utf-8"),
        ExportKind::AzureDevOps(_) => ("azure-devops.csv", "text/csv;charset=utf-8"),
        ExportKind::TaskList => ("tasks.md", "text/markdown;charset=utf-8"),
        ExportKind::Issues => ("issues.md", "text/markdown;charset=utf-8"),
        ExportKind::Calendar => ("due-dates.ics", "text/calendar;charset=utf-8"),
        ExportKind::Table => ("steps.tsv", "text/tab-separated-values;charset=utf-8"),
        ExportKind::OtherTeams => ("other-teams.md", "text/markdown;charset=utf-8"),
    };
    let name = format!("{}-{end}", file_stem(&export.assessment.profile));
    Some(ExportFile { name, media_type, text })
}
