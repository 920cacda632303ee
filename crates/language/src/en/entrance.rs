//! What is there before the app itself has been loaded.

use super::history::HISTORY;
use super::sharing::SHARING;
use super::start::START;
use crate::EntranceTexts;

/// The frame of the page and the start view of a first visit.
pub static ENTRANCE: EntranceTexts = EntranceTexts {
    app_name: "Opex Maturity",
    loading: "Loading…",
    skip: "Skip to content",
    start: "Start",
    theme: "Theme",
    theme_system: "System",
    theme_light: "Light",
    theme_dark: "Dark",
    help: "Keyboard and help",
    drop_here: "Drop the results file to open it",
    app_failed: "The rest of the app could not be loaded. Check the connection and try again; if that does not help, reload the page. What you saved is still there.",
    try_again: "Try again",
    page_title: "{view} · Opex Maturity",
    title: "How mature are your operations?",
    intro: concat!(
        "Answer how your team practises ",
        env!("N_PRACTICES"),
        " best practices of operational excellence. See your score, where the risk lies, and what to improve first."
    ),
    privacy: "Everything stays in this browser. Nothing is sent anywhere.",
    new: "New assessment",
    new_hint: concat!(env!("N_PRACTICES"), " questions; stop at any time and go on later"),
    open_file: "Open a results file",
    open_file_hint: "or drop an .opex.json file anywhere on the page",
    try_example: "Try an example",
    try_example_hint: "A half-filled assessment of a made-up team",
    read_catalogue: "Read the catalogue: what every level of every practice looks like",
    unnamed: START.unnamed,
    history: HISTORY.title,
    share: SHARING.title,
};
