//! What the page says in English.

mod assess;
mod common;
mod notices;
mod plan;
mod profile;
mod results;
mod shell;
mod start;

use crate::i18n::{FirstTexts, Texts};

/// All texts in English.
pub static TEXTS: Texts = Texts {
    common: common::COMMON,
    shell: shell::SHELL,
    start: start::START,
    profile: profile::PROFILE,
    assess: assess::ASSESS,
    results: results::RESULTS,
    plan: plan::PLAN,
    notices: notices::NOTICES,
    changes: notices::CHANGES,
    errors: notices::ERRORS,
};

/// The texts in English that are needed from the start.
pub static FIRST_TEXTS: FirstTexts = FirstTexts {
    common: common::COMMON,
    shell: shell::SHELL,
    start: start::START,
    profile: profile::PROFILE,
    notices: notices::NOTICES,
    changes: notices::CHANGES,
    errors: notices::ERRORS,
};
