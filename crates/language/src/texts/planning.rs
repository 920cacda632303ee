//! The plan by quarter.

use crate::Plural;

/// The plan by quarter.
#[derive(Debug)]
pub struct PlanningTexts {
    /// Names the fields.
    pub setup: &'static str,
    /// The days in each quarter.
    pub days: &'static str,
    /// What the days are for, while there are none.
    pub days_hint: &'static str,
    /// Not days.
    pub days_invalid: &'static str,
    /// How many quarters.
    pub quarters: &'static str,
    /// The first quarter.
    pub first: &'static str,
    /// What is to be raised.
    pub objective: &'static str,
    /// The overall score.
    pub objective_score: &'static str,
    /// The risk left.
    pub objective_risk: &'static str,
    /// Unfolds a field per quarter.
    pub each: &'static str,
    /// Shown in the field for all where quarters differ.
    pub differ: &'static str,

    /// Names the two ways to see the steps.
    pub views: &'static str,
    /// Quarter by quarter.
    pub view_quarters: &'static str,
    /// The plain list.
    pub view_list: &'static str,

    /// Steps, counted.
    pub steps: Plural,
    /// Quarters, counted.
    pub n_quarters: Plural,
    /// What the plan is.
    pub lead: &'static str,
    /// What it brings.
    pub lead_score: &'static str,
    /// What becomes of the high risks.
    pub lead_risks: &'static str,
    /// Nothing fits into the time.
    pub nothing_fits: &'static str,
    /// It is proven to be the best.
    pub proven: &'static str,
    /// It is the best found, within so much of any other.
    pub bounded: &'static str,
    /// A plan is looked for and there is none yet.
    pub searching: &'static str,
    /// Another plan is looked for, and the last one is shown.
    pub updating: &'static str,
    /// How far the search has come.
    pub progress: &'static str,
    /// Ends the search.
    pub stop: &'static str,
    /// The person has ended the search; how far the plan can be from the best.
    pub stopped: &'static str,
    /// Goes on with the search.
    pub go_on: &'static str,
    /// The choices leave a step no place.
    pub no_place: &'static str,
    /// Takes back what was decided for that step.
    pub free: &'static str,
    /// A plan cannot be made for another reason.
    pub refused: &'static str,

    /// The capacity of a quarter and what is used of it.
    pub used: &'static str,
    /// What comes from the quarters before.
    pub carried_in: &'static str,
    /// What is left for the quarters behind.
    pub carried_out: &'static str,
    /// What is left at the end.
    pub left: &'static str,
    /// The score after the quarter.
    pub after: &'static str,
    /// Nothing is planned in the quarter.
    pub empty: &'static str,

    /// Names the field of a step, for those who cannot see its place.
    pub when_of: &'static str,
    /// Where it is best.
    pub when_best: &'static str,
    /// Not at all.
    pub when_never: &'static str,
    /// A person has said when.
    pub pinned: &'static str,
    /// What a choice costs.
    pub costs: &'static str,
    /// What it costs at least and at most.
    pub costs_between: &'static str,
    /// It costs nothing.
    pub costs_nothing: &'static str,
    /// That is being worked out.
    pub costs_open: &'static str,
    /// Points of the overall score.
    pub points: &'static str,
    /// Risk points.
    pub risk_points: &'static str,
    /// What a step adds, in risk points.
    pub risk_gain: &'static str,
    /// What a cost is counted in.
    pub cost_note: &'static str,
    /// Practices that nobody has answered, counted.
    pub n_assumed: Plural,

    /// Unfolds more about a step.
    pub more: &'static str,
    /// What has become of a step.
    pub status: &'static str,
    /// The note on a step.
    pub note: &'static str,
    /// Why a step is in the plan.
    pub why: &'static str,
    /// Its gain and what it takes.
    pub why_rate: &'static str,
    /// The same in risk points.
    pub why_rate_risk: &'static str,
    /// What the plan would be without it.
    pub why_without: &'static str,
    /// It could as well be left out.
    pub why_without_nothing: &'static str,
    /// The search for that goes on.
    pub why_open: &'static str,
    /// What would have to change for a step to leave its place.
    pub leaves: &'static str,
    /// Has that worked out.
    pub leaves_ask: &'static str,
    /// It is being worked out.
    pub leaves_open: &'static str,
    /// What the lines say and what they do not.
    pub leaves_note: &'static str,
    /// What is changed, both ends, how sure they are.
    pub leaves_line: &'static str,
    /// At one amount it stays, at the next it does not.
    pub leaves_between: &'static str,
    /// It stays to the end.
    pub leaves_never: &'static str,
    /// It is no longer in the plan.
    pub leaves_out: &'static str,
    /// It comes later.
    pub leaves_later: &'static str,
    /// What is pinned has no place.
    pub leaves_no_plan: &'static str,
    /// The plans at both ends are proven.
    pub leaves_proven: &'static str,
    /// They are the best found.
    pub leaves_found: &'static str,
    /// The effort.
    pub leaves_effort: &'static str,
    /// The importance.
    pub leaves_importance: &'static str,
    /// The importance cannot be lowered.
    pub leaves_lowest: &'static str,
    /// The time of the quarter.
    pub leaves_capacity: &'static str,
    /// Steps that have to come before, in the plan.
    pub why_before: &'static str,
    /// Steps of the plan that can come only after it.
    pub why_behind: &'static str,
    /// It rests on nothing and nothing rests on it.
    pub why_alone: &'static str,
    /// A step in words.
    pub step: &'static str,

    /// Steps that are done and not confirmed.
    pub done_title: &'static str,
    /// What is to be done about them.
    pub done_hint: &'static str,
    /// The level that is proposed.
    pub done_proposal: &'static str,
    /// What shows it.
    pub done_evidence: &'static str,
    /// Where that is.
    pub done_link: &'static str,
    /// Confirms the level.
    pub done_confirm: &'static str,
    /// It is not done after all.
    pub done_back: &'static str,

    /// Steps that a person has left out.
    pub left_out: &'static str,
    /// What those are.
    pub left_out_hint: &'static str,
    /// Choices that do not count.
    pub ignored: &'static str,
    /// The practice has no level.
    pub ignored_no_level: &'static str,
    /// The level is above the target.
    pub ignored_beyond_target: &'static str,
    /// There is no such quarter.
    pub ignored_no_quarter: &'static str,
    /// Takes a choice back.
    pub forget: &'static str,

    /// What the plan brings, quarter by quarter.
    pub forecast: &'static str,
    /// That in words.
    pub forecast_words: &'static str,
    /// Before the first quarter.
    pub today: &'static str,
    /// High risks.
    pub high_risks: &'static str,
    /// Medium risks.
    pub medium_risks: &'static str,
    /// Low risks.
    pub low_risks: &'static str,

    /// Changes that are only tried out.
    pub what_if: &'static str,
    /// What trying out means.
    pub what_if_hint: &'static str,
    /// Which practice to change.
    pub what_if_practice: &'static str,
    /// No practice yet.
    pub what_if_none: &'static str,
    /// The level to try.
    pub what_if_level: &'static str,
    /// Names what is tried out.
    pub what_if_title: &'static str,
    /// A level tried out.
    pub what_if_level_change: &'static str,
    /// A target tried out.
    pub what_if_target_change: &'static str,
    /// An importance tried out.
    pub what_if_importance_change: &'static str,
    /// What becomes of the score.
    pub what_if_score: &'static str,
    /// What becomes of the plan.
    pub what_if_plan: &'static str,
    /// Takes one of them back.
    pub what_if_back: &'static str,
    /// Makes them.
    pub what_if_keep: &'static str,
    /// Forgets them.
    pub what_if_discard: &'static str,

    /// Something pinned rests on it.
    pub why_pinned: &'static str,
    /// What more time would bring.
    pub frontier: &'static str,
    /// That in words.
    pub frontier_words: &'static str,
    /// Where more time stops paying.
    pub frontier_shares: &'static str,
    /// What the curve is.
    pub frontier_note: &'static str,
    /// It is being worked out.
    pub frontier_open: &'static str,
    /// A column of the table.
    pub frontier_days: &'static str,
    /// A column of the table.
    pub frontier_value: &'static str,
    /// A column of the table.
    pub frontier_more: &'static str,
    /// The time of the plan, in the drawing.
    pub frontier_here: &'static str,
    /// What it takes to lift a topic.
    pub lift: &'static str,
    /// What is shown there.
    pub lift_hint: &'static str,
    /// Which topic.
    pub lift_group: &'static str,
    /// To the next level.
    pub lift_level: &'static str,
    /// Without high risks.
    pub lift_risks: &'static str,
    /// There is no higher level.
    pub lift_top: &'static str,
    /// There is no high risk.
    pub lift_safe: &'static str,
    /// How much it is.
    pub lift_work: &'static str,
    /// It is not proven to be the least.
    pub lift_bounded: &'static str,
    /// What has to be answered first.
    pub lift_unanswered: &'static str,
    /// Tries it out.
    pub lift_try: &'static str,

    /// Unfolds the ways out of here.
    pub export: &'static str,
    /// What is handed over.
    pub export_note: &'static str,
    /// Nothing is left that a plan could hold.
    pub nothing_left: &'static str,
    /// What all the work there is would take (`{all}`) and bring (`{most}`).
    pub frontier_all: &'static str,
    /// The forecast where there are no high risks: `{from}`, `{to}`, `{quarter}`.
    pub forecast_words_safe: &'static str,
    /// A file for Jira.
    pub export_jira: &'static str,
    /// A file for Azure DevOps.
    pub export_azure: &'static str,
    /// What steps become there.
    pub export_item: &'static str,
    /// A task list.
    pub export_tasks: &'static str,
    /// All issues.
    pub export_issues: &'static str,
    /// One issue.
    pub export_issue: &'static str,
    /// A calendar.
    pub export_calendar: &'static str,
    /// A table.
    pub export_table: &'static str,
    /// A message.
    pub export_teams: &'static str,
}
