//! Every text of the page, by view. What each says stands in the languages' own modules.

mod assess;
mod common;
mod notices;
mod plan;
mod profile;
mod results;
mod shell;
mod start;

pub use assess::AssessTexts;
pub use common::CommonTexts;
pub use notices::{ChangeTexts, ErrorTexts, NoticeTexts};
pub use plan::PlanTexts;
pub use profile::ProfileTexts;
pub use results::ResultsTexts;
pub use shell::ShellTexts;
pub use start::StartTexts;

/// What the page says before and around the views that are loaded later (see `ui::views`). Code that is
/// there from the start takes its texts from here: naming [`Texts`] would bring every text along.
#[derive(Debug)]
pub struct FirstTexts {
    /// Words that several views use.
    pub common: CommonTexts,
    /// Around every view.
    pub shell: ShellTexts,
    /// The start view.
    pub start: StartTexts,
    /// The assessment's details, two of which the start view asks for.
    pub profile: ProfileTexts,
    /// Messages.
    pub notices: NoticeTexts,
    /// Names of changes, for undo and redo.
    pub changes: ChangeTexts,
    /// Why a file cannot be opened.
    pub errors: ErrorTexts,
}

/// Everything that the page says in one language.
#[derive(Debug)]
pub struct Texts {
    /// Words that several views use.
    pub common: CommonTexts,
    /// Around every view.
    pub shell: ShellTexts,
    /// The start view.
    pub start: StartTexts,
    /// The assessment's details and the reader's preferences.
    pub profile: ProfileTexts,
    /// Answering.
    pub assess: AssessTexts,
    /// Scores and risks.
    pub results: ResultsTexts,
    /// What to improve first.
    pub plan: PlanTexts,
    /// Messages.
    pub notices: NoticeTexts,
    /// Names of changes, for undo and redo.
    pub changes: ChangeTexts,
    /// Why a file cannot be opened.
    pub errors: ErrorTexts,
}
