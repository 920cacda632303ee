//! The assessment's details and the reader's preferences.

use crate::ProfileTexts;

/// The assessment's details and the reader's preferences.
pub static PROFILE: ProfileTexts = ProfileTexts {
    title: "Assessment details",
    intro: "All fields are optional. They name the results file and the report.",
    team: "Team",
    workload: "Workload",
    scope: "Scope",
    scope_hint: "What is assessed, and what is left out",
    date: "Date of the assessment",
    facilitator: "Facilitator",
    your_name: "Your name (optional)",
    your_name_hint: "Recorded with what you change from now on, in your files too, so that a merge can say who changed what. Kept in this browser.",
    default_target: "Default target level",
    default_target_hint: "Counts for every practice without a target of its own. Level 3 is a good target for production workloads.",
    operating_model: "Operating model",
    operating_model_hint: "Who builds and who runs applications and infrastructure. It does not change the score.",
    operating_model_none: "Not chosen",
    engineering: "Engineering",
    operations: "Operations",
    application: "Application",
    infrastructure: "Infrastructure",
    demands: "What it demands",
    begin: "Start answering",
    quick_pass: "Quick pass: high-risk practices only",
};
