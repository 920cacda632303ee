//! What the plan says in other programs.

use crate::Plural;

/// What the plan says in other programs.
#[derive(Debug)]
pub struct ExportTexts {
    /// A quarter.
    pub quarter: &'static str,
    /// What a step is called in a list of its own.
    pub step_title: &'static str,
    /// The heading of what goes wrong without the practice.
    pub why: &'static str,
    /// The heading of what the level looks like that is aimed at.
    pub done_when: &'static str,
    /// The heading of the prerequisites that are no obstacle.
    pub builds_on: &'static str,
    /// The heading of figures and names.
    pub facts: &'static str,
    /// The heading of the note on the step.
    pub note: &'static str,
    /// Names the gain.
    pub gain: &'static str,
    /// Names the quarter that a step is planned for.
    pub wave: &'static str,
    /// The heading of steps that are planned for no quarter.
    pub no_wave: &'static str,
    /// Names what has become of a step.
    pub status: &'static str,
    /// Nobody has begun.
    pub status_planned: &'static str,
    /// Someone is at it.
    pub status_in_progress: &'static str,
    /// It has been taken.
    pub status_done: &'static str,
    /// It will not be taken.
    pub status_dropped: &'static str,

    /// The heading of the numbers of practices.
    pub number: &'static str,
    /// The heading of the levels before steps.
    pub from: &'static str,
    /// The heading of the levels after steps.
    pub to: &'static str,
    /// The heading of efforts as numbers.
    pub effort_days: &'static str,
    /// The heading of gains as numbers.
    pub gain_points: &'static str,
    /// What a heading says is so.
    pub yes: &'static str,

    /// The title of the message to other teams.
    pub other_teams_title: &'static str,
    /// What is asked of them.
    pub other_teams_intro: Plural,
    /// Names the day by which something is needed.
    pub needed_until: &'static str,
    /// Names the person to talk to.
    pub contact: &'static str,
}
