//! What the plan says in other programs.

use crate::{ExportTexts, Plural};

/// What the plan says in other programs.
pub static EXPORT: ExportTexts = ExportTexts {
    quarter: "{year} Q{n}",
    step_title: "{practice}: level {from} to {to}",
    why: "Why",
    done_when: "Done when (level {level})",
    builds_on: "Also builds on",
    facts: "At a glance",
    note: "Note",
    gain: "Gain in overall score",
    wave: "Planned for",
    no_wave: "Not planned for a quarter",
    status: "Status",
    status_planned: "Planned",
    status_in_progress: "In progress",
    status_done: "Done",
    status_dropped: "Dropped",

    number: "Number",
    from: "From level",
    to: "To level",
    effort_days: "Effort in days",
    gain_points: "Gain in points",
    yes: "Yes",

    other_teams_title: "What we need from other teams",
    other_teams_intro: Plural {
        one: "We cannot take this step alone. Please tell us whether and by when you can help, and whom we should talk to.",
        other: "We cannot take these {n} steps alone. Please tell us for each whether and by when you can help, and whom we should talk to.",
    },
    needed_until: "Needed by",
    contact: "Contact",
};
