//! What the page says in Korean.

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

use crate::{AssessTexts, CommonTexts, EntranceTexts, ShellTexts, Texts};

/// All texts in Korean.
pub static TEXTS: Texts = Texts {
    entrance: entrance::ENTRANCE,
    common: common::COMMON,
    shell: shell::SHELL,
    start: start::START,
    storage: storage::STORAGE,
    profile: profile::PROFILE,
    assess: assess::ASSESS,
    results: results::RESULTS,
    plan: plan::PLAN,
    planning: planning::PLANNING,
    export: export::EXPORT,
    sharing: sharing::SHARING,
    report: report::REPORT,
    files: files::FILES,
    history: history::HISTORY,
    catalogue: catalogue::CATALOGUE,
    embedding: embedding::EMBEDDING,
    notices: notices::NOTICES,
    changes: notices::CHANGES,
    errors: notices::ERRORS,
};

/// The texts in Korean of what is there from the start.
pub static ENTRANCE: EntranceTexts = entrance::ENTRANCE;

/// Answering.
pub static ASSESS: AssessTexts = assess::ASSESS;

/// Words that several views use.
pub static COMMON: CommonTexts = common::COMMON;

/// What is around every view.
pub static SHELL: ShellTexts = shell::SHELL;
