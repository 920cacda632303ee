//! The start view.

use crate::i18n::StartTexts;

pub(super) const START: StartTexts = StartTexts {
    title: "How mature are your operations?",
    title_back: "Welcome back",
    intro: "Answer how your team practises 82 best practices of operational excellence. See your score, where the risk lies, and what to improve first.",
    privacy: "Everything stays in this browser. Nothing is sent anywhere.",
    continue_with: "Continue with {name}",
    new: "New assessment",
    new_hint: "82 questions, about an hour with the team",
    open_file: "Open a results file",
    open_file_hint: "or drop an .opex.json file anywhere on the page",
    try_example: "Try an example",
    try_example_hint: "A half-filled assessment of a made-up team",
    saved_list: "Saved assessments",
    unnamed: "Unnamed assessment",
    last_change: "Changed {when}",
    open: "Open",
    rename: "Rename",
    rename_save: "Save names",
    duplicate: "Duplicate",
    delete: "Delete",
    download_saved: "Download",
    actions_for: "Actions for {name}",
    deleted_list: "Recently deleted",
    restore: "Restore",
    unreadable: "Cannot be read",
    storage_refused: "This browser does not let the page save (private mode or a blocked site?). You can work and download the results file, but nothing stays after the window is closed.",
    in_progress: "{percent} answered",
};
