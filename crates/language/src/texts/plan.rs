//! What to improve first.

use crate::Plural;

/// What to improve first.
#[derive(Debug)]
pub struct PlanTexts {
    /// The view's title.
    pub title: &'static str,
    /// Next steps, counted.
    pub steps: Plural,
    /// How many steps there are and what they take.
    pub summary: &'static str,
    /// What the first few add together.
    pub summary_first: Plural,
    /// What gains are counted in.
    pub summary_note: &'static str,

    /// The title of the steps that wait for nothing.
    pub ready: &'static str,
    /// What those are.
    pub ready_hint: &'static str,
    /// The title of the steps that wait for others.
    pub waiting: &'static str,
    /// What those are.
    pub waiting_hint: &'static str,

    /// The gain of a step.
    pub gain: &'static str,
    /// The practices that the step helps to open.
    pub opens: Plural,
    /// The prerequisites that are not in place.
    pub waits_for: &'static str,
    /// The prerequisites that nobody has answered.
    pub assumes: &'static str,
    /// The practices that need this one above its own target.
    pub needed_by: &'static str,
    /// So many more than are named.
    pub and_more: &'static str,

    /// Unfolds the reasons and what to do.
    pub why_and_how: &'static str,
    /// What takes the team from a level to the next.
    pub actions: &'static str,
    /// What the next level looks like.
    pub looks_like: &'static str,
    /// The title of the reasons.
    pub why: &'static str,
    /// The priority with its numbers.
    pub formula: &'static str,
    /// It waits for nothing.
    pub why_ready: &'static str,
    /// It waits for others.
    pub why_waiting: &'static str,
    /// It is the first of all.
    pub why_first: &'static str,
    /// The one before waits for nothing.
    pub why_behind_waiting: &'static str,
    /// The one before has the higher priority.
    pub why_behind_priority: &'static str,
    /// The one before has the same priority and the higher risk.
    pub why_behind_risk: &'static str,
    /// The one before differs in nothing but its place in the catalogue.
    pub why_behind_order: &'static str,
    /// The title of the practices that it opens.
    pub opens_title: &'static str,
    /// The title of the prerequisites that are not in place.
    pub waits_for_title: &'static str,
    /// The title of the prerequisites that nobody has answered.
    pub assumes_title: &'static str,
    /// The title of the practices that need it.
    pub needed_by_title: &'static str,

    /// Unfolds the fields where there is neither an owner nor a day.
    pub assign: &'static str,
    /// Names the fields of a step, for those who cannot see its place.
    pub assign_label: &'static str,
    /// There is a day but no owner.
    pub no_owner: &'static str,
    /// When it is due.
    pub due_on: &'static str,
    /// The day has passed.
    pub overdue: &'static str,

    /// Names the filters.
    pub filter: &'static str,
    /// Any area.
    pub filter_area: &'static str,
    /// By owner.
    pub filter_owner: &'static str,
    /// Any effort.
    pub filter_effort: &'static str,
    /// At most so much.
    pub filter_effort_at_most: &'static str,
    /// Without those that wait.
    pub filter_ready: &'static str,
    /// How many are shown.
    pub filter_found: &'static str,
    /// Nothing fits.
    pub filter_nothing: &'static str,

    /// The title of the questions that are open.
    pub open_questions: &'static str,
    /// What those are.
    pub open_questions_hint: &'static str,
    /// How many steps rest on one.
    pub rests_on: Plural,
    /// Shows all of them.
    pub show_all: &'static str,
    /// Shows the first few again.
    pub show_first: &'static str,

    /// Nothing is answered.
    pub nothing_answered: &'static str,
    /// What to do then.
    pub nothing_answered_hint: &'static str,
    /// Goes there.
    pub start_answering: &'static str,
    /// Everything that is answered is at its target.
    pub at_target: &'static str,
    /// Where that leaves the team, before the score.
    pub at_target_score: &'static str,
    /// What to do then.
    pub at_target_hint: &'static str,
    /// Nothing applies.
    pub nothing_applies: &'static str,
}
