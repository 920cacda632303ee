//! What is said only within another page.

use crate::EmbeddingTexts;

/// What is said only within another page.
pub static EMBEDDING: EmbeddingTexts = EmbeddingTexts {
    saved: "Saved by this site",
    not_taken: "Not saved: this site does not keep results",
    save_failed: "Not saved: this site could not keep it",
    trouble: "The site that shows this app could not save the last changes. What it saved before is still there; saving is tried again by itself.",
    privacy: "What you enter is handed to the site that shows this app, and to nobody else.",
    opened_list: "Opened in this visit",
    read_only: "Read-only: nothing can be changed here.",
    refused: "This site handed in results that cannot be opened; nothing has changed.",
};
