//! The assessment's details and the reader's preferences.

/// The assessment's details and the reader's preferences.
#[derive(Debug)]
pub struct ProfileTexts {
    /// The view's title.
    pub title: &'static str,
    /// Why the details help.
    pub intro: &'static str,
    /// The team.
    pub team: &'static str,
    /// The workload.
    pub workload: &'static str,
    /// What is in and out.
    pub scope: &'static str,
    /// What to write there.
    pub scope_hint: &'static str,
    /// The day.
    pub date: &'static str,
    /// Who leads it.
    pub facilitator: &'static str,
    /// The reader's own name.
    pub your_name: &'static str,
    /// What the name is for.
    pub your_name_hint: &'static str,
    /// The level aimed at.
    pub default_target: &'static str,
    /// What the default target does.
    pub default_target_hint: &'static str,
    /// How work is divided.
    pub operating_model: &'static str,
    /// Why it is asked.
    pub operating_model_hint: &'static str,
    /// None chosen.
    pub operating_model_none: &'static str,
    /// A column of the picture.
    pub engineering: &'static str,
    /// A column of the picture.
    pub operations: &'static str,
    /// A row of the picture.
    pub application: &'static str,
    /// A row of the picture.
    pub infrastructure: &'static str,
    /// What the model demands.
    pub demands: &'static str,
    /// Leads to answering.
    pub begin: &'static str,
    /// Leads to the quick pass.
    pub quick_pass: &'static str,
}
