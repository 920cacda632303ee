//! Every text of the page, by view. What each says stands in the languages' own modules.

mod assess;
mod catalogue;
mod common;
mod embedding;
mod entrance;
mod export;
mod files;
mod history;
mod notices;
mod plan;
mod planning;
mod profile;
mod report;
mod results;
mod sharing;
mod shell;
mod start;
mod storage;

pub use assess::AssessTexts;
pub use catalogue::CatalogueTexts;
pub use common::CommonTexts;
pub use embedding::EmbeddingTexts;
pub use entrance::EntranceTexts;
pub use export::ExportTexts;
pub use files::FilesTexts;
pub use history::HistoryTexts;
pub use notices::{ChangeTexts, ErrorTexts, NoticeTexts};
pub use plan::PlanTexts;
pub use planning::PlanningTexts;
pub use profile::ProfileTexts;
pub use report::ReportTexts;
pub use results::ResultsTexts;
pub use sharing::SharingTexts;
pub use shell::ShellTexts;
pub use start::StartTexts;
pub use storage::StorageTexts;

/// Everything that the page says in one language.
#[derive(Debug)]
pub struct Texts {
    /// The frame of the page and the start view of a first visit.
    pub entrance: EntranceTexts,
    /// Words that several views use.
    pub common: CommonTexts,
    /// Around every view.
    pub shell: ShellTexts,
    /// The start view.
    pub start: StartTexts,
    /// The browser's storage.
    pub storage: StorageTexts,
    /// The assessment's details and the reader's preferences.
    pub profile: ProfileTexts,
    /// Answering.
    pub assess: AssessTexts,
    /// Scores and risks.
    pub results: ResultsTexts,
    /// What to improve first.
    pub plan: PlanTexts,
    /// The plan by quarter.
    pub planning: PlanningTexts,
    /// What the plan says in other programs.
    pub export: ExportTexts,
    /// Handing an assessment over, and opening one that was.
    pub sharing: SharingTexts,
    /// The report that opens in any browser.
    pub report: ReportTexts,
    /// Files that are handed in, and merging.
    pub files: FilesTexts,
    /// Snapshots, and what has changed between two of them.
    pub history: HistoryTexts,
    /// Reading the catalogue.
    pub catalogue: CatalogueTexts,
    /// What is said only within another page.
    pub embedding: EmbeddingTexts,
    /// Messages.
    pub notices: NoticeTexts,
    /// Names of changes, for undo and redo.
    pub changes: ChangeTexts,
    /// Why a file cannot be opened.
    pub errors: ErrorTexts,
}
