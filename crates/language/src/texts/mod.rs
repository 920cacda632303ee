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
mod of_language;
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

use crate::{Language, en, ko};

/// Everything that the page says in one language. Each view's texts are reached by a function of their own: where a release
/// build splits its code by views, they are put into the module that calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts {
    language: Language,
}

impl Texts {
    /// The texts of a language.
    pub const fn of(language: Language) -> Self {
        Self { language }
    }

    /// The frame of the page and the start view of a first visit.
    pub fn entrance(self) -> &'static EntranceTexts {
        match self.language {
            Language::Ko => &ko::ENTRANCE,
            Language::En => &en::ENTRANCE,
        }
    }

    /// Words that several views use.
    pub fn common(self) -> &'static CommonTexts {
        match self.language {
            Language::Ko => &ko::COMMON,
            Language::En => &en::COMMON,
        }
    }

    /// Around every view.
    pub fn shell(self) -> &'static ShellTexts {
        match self.language {
            Language::Ko => &ko::SHELL,
            Language::En => &en::SHELL,
        }
    }

    /// The start view.
    pub fn start(self) -> &'static StartTexts {
        match self.language {
            Language::Ko => &ko::START,
            Language::En => &en::START,
        }
    }

    /// The browser's storage.
    pub fn storage(self) -> &'static StorageTexts {
        match self.language {
            Language::Ko => &ko::STORAGE,
            Language::En => &en::STORAGE,
        }
    }

    /// The assessment's details and the reader's preferences.
    pub fn profile(self) -> &'static ProfileTexts {
        match self.language {
            Language::Ko => &ko::PROFILE,
            Language::En => &en::PROFILE,
        }
    }

    /// Answering.
    pub fn assess(self) -> &'static AssessTexts {
        match self.language {
            Language::Ko => &ko::ASSESS,
            Language::En => &en::ASSESS,
        }
    }

    /// Scores and risks.
    pub fn results(self) -> &'static ResultsTexts {
        match self.language {
            Language::Ko => &ko::RESULTS,
            Language::En => &en::RESULTS,
        }
    }

    /// What to improve first.
    pub fn plan(self) -> &'static PlanTexts {
        match self.language {
            Language::Ko => &ko::PLAN,
            Language::En => &en::PLAN,
        }
    }

    /// The plan by quarter.
    pub fn planning(self) -> &'static PlanningTexts {
        match self.language {
            Language::Ko => &ko::PLANNING,
            Language::En => &en::PLANNING,
        }
    }

    /// What the plan says in other programs.
    pub fn export(self) -> &'static ExportTexts {
        match self.language {
            Language::Ko => &ko::EXPORT,
            Language::En => &en::EXPORT,
        }
    }

    /// Handing an assessment over, and opening one that was.
    pub fn sharing(self) -> &'static SharingTexts {
        match self.language {
            Language::Ko => &ko::SHARING,
            Language::En => &en::SHARING,
        }
    }

    /// The report that opens in any browser.
    pub fn report(self) -> &'static ReportTexts {
        match self.language {
            Language::Ko => &ko::REPORT,
            Language::En => &en::REPORT,
        }
    }

    /// Files that are handed in, and merging.
    pub fn files(self) -> &'static FilesTexts {
        match self.language {
            Language::Ko => &ko::FILES,
            Language::En => &en::FILES,
        }
    }

    /// Snapshots, and what has changed between two of them.
    pub fn history(self) -> &'static HistoryTexts {
        match self.language {
            Language::Ko => &ko::HISTORY,
            Language::En => &en::HISTORY,
        }
    }

    /// Reading the catalogue.
    pub fn catalogue(self) -> &'static CatalogueTexts {
        match self.language {
            Language::Ko => &ko::CATALOGUE,
            Language::En => &en::CATALOGUE,
        }
    }

    /// What is said only within another page.
    pub fn embedding(self) -> &'static EmbeddingTexts {
        match self.language {
            Language::Ko => &ko::EMBEDDING,
            Language::En => &en::EMBEDDING,
        }
    }

    /// Messages.
    pub fn notices(self) -> &'static NoticeTexts {
        match self.language {
            Language::Ko => &ko::NOTICES,
            Language::En => &en::NOTICES,
        }
    }

    /// Names of changes, for undo and redo.
    pub fn changes(self) -> &'static ChangeTexts {
        match self.language {
            Language::Ko => &ko::CHANGES,
            Language::En => &en::CHANGES,
        }
    }

    /// Why a file cannot be opened.
    pub fn errors(self) -> &'static ErrorTexts {
        match self.language {
            Language::Ko => &ko::ERRORS,
            Language::En => &en::ERRORS,
        }
    }
}
