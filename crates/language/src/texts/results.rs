//! Scores and risks.

use crate::Plural;

/// Scores and risks.
#[derive(Debug)]
pub struct ResultsTexts {
    /// The view's title.
    pub title: &'static str,
    /// The day of the assessment.
    pub assessed_on: &'static str,
    /// Who led it.
    pub facilitated_by: &'static str,
    /// The day that figures are made for.
    pub as_of: &'static str,
    /// Prints the view.
    pub print: &'static str,
    /// Nothing is answered yet.
    pub nothing_answered: &'static str,
    /// Leads to answering.
    pub start_answering: &'static str,

    /// The score of the whole.
    pub overall_score: &'static str,
    /// The range, in a small space.
    pub range: &'static str,
    /// The lower end of the range.
    pub low: &'static str,
    /// The upper end of the range.
    pub high: &'static str,
    /// What the range means.
    pub range_words: &'static str,
    /// There is no range.
    pub range_none: &'static str,
    /// What the target score means.
    pub target_words: &'static str,
    /// The score is the target score.
    pub target_met: &'static str,
    /// What the progress is made of.
    pub completeness_words: &'static str,
    /// The level by the staged rule.
    pub level_attained: &'static str,
    /// The level that open questions still allow.
    pub level_possible: &'static str,
    /// Introduces what limits the level.
    pub limit_title: &'static str,
    /// High-risk practices limit it.
    pub limit_high_risk: Plural,
    /// The share of the weight limits it.
    pub limit_weight: &'static str,
    /// Unfolds the other practices that are missing for the weight.
    pub limit_others: Plural,
    /// Unfolds the rest of a list.
    pub more: Plural,
    /// Nothing limits the level.
    pub limit_none: &'static str,
    /// Counts of risks.
    pub risks_left: &'static str,
    /// Leads from a count to its practices.
    pub risk_count_link: &'static str,

    /// Names the table beside a chart.
    pub table_of: &'static str,

    /// The radar's title.
    pub radar_title: &'static str,
    /// What the radar shows.
    pub radar_summary: &'static str,
    /// What the radar shows while nothing is answered.
    pub radar_empty: &'static str,
    /// How many topics have no score.
    pub radar_open: Plural,
    /// In the legend: the score.
    pub legend_score: &'static str,
    /// In the legend: the target score.
    pub legend_target: &'static str,
    /// In the legend: the range.
    pub legend_range: &'static str,
    /// In the legend: no score.
    pub legend_open: &'static str,

    /// The title of the bars.
    pub bars_title: &'static str,
    /// What the bars show.
    pub bars_summary: &'static str,
    /// What one bar shows.
    pub bar_words: &'static str,
    /// What one bar without a score shows.
    pub bar_words_open: &'static str,
    /// The level of a group, in a small space.
    pub bar_level: &'static str,
    /// The title of the bars by principle.
    pub principles_title: &'static str,
    /// What the bars by principle show.
    pub principles_summary: &'static str,

    /// The title of the heat map.
    pub heat_title: &'static str,
    /// What the heat map shows.
    pub heat_summary: &'static str,
    /// Leads past the heat map.
    pub heat_skip: &'static str,
    /// Where leading past the heat map ends.
    pub heat_end: &'static str,
    /// A cell of the heat map in words.
    pub heat_cell: &'static str,
    /// A cell with a high risk in words.
    pub heat_cell_high_risk: &'static str,
    /// In the legend: high risk left.
    pub legend_high_risk: &'static str,

    /// The title of strongest and weakest.
    pub highlights_title: &'static str,
    /// The strongest practices.
    pub strongest: &'static str,
    /// How they are found.
    pub strongest_rule: &'static str,
    /// There are none.
    pub strongest_none: &'static str,
    /// The weakest practices.
    pub weakest: &'static str,
    /// How they are found.
    pub weakest_rule: &'static str,
    /// There are none.
    pub weakest_none: &'static str,
    /// Why a practice is among the strongest.
    pub strongest_reason: &'static str,
    /// Why a practice is among the weakest.
    pub weakest_reason: &'static str,

    /// The title of the risks.
    pub risks_title: &'static str,
    /// What the list of risks is.
    pub risks_summary: &'static str,
    /// A group of risks with its count.
    pub risk_group_high: &'static str,
    /// A group of risks.
    pub risk_group_medium: &'static str,
    /// A group of risks.
    pub risk_group_low: &'static str,
    /// A group of risks.
    pub risk_group_accepted: &'static str,
    /// A group of practices.
    pub risk_group_unknown: &'static str,
    /// A group of practices.
    pub risk_group_none: &'static str,
    /// No practice is in the group.
    pub risk_group_empty: &'static str,
    /// Opens the form for accepting a risk.
    pub accept: &'static str,
    /// The same, with the practice.
    pub accept_named: &'static str,
    /// Accepts it again.
    pub accept_again: &'static str,
    /// Who accepts it.
    pub accept_who: &'static str,
    /// Why.
    pub accept_why: &'static str,
    /// Until when.
    pub accept_until: &'static str,
    /// What an empty date means.
    pub accept_until_hint: &'static str,
    /// A field must not be empty.
    pub accept_missing: &'static str,
    /// The date is over.
    pub accept_past: &'static str,
    /// Accepts it.
    pub accept_save: &'static str,
    /// An acceptance in words.
    pub accepted_until: &'static str,
    /// An acceptance without an end in words.
    pub accepted_for_good: &'static str,
    /// An acceptance that no longer holds in words.
    pub accepted_expired: &'static str,
    /// Stands for a name that was not given.
    pub accepted_by_nobody: &'static str,
    /// Takes the acceptance back.
    pub withdraw: &'static str,
    /// The same, with the practice.
    pub withdraw_named: &'static str,
    /// A risk has been accepted.
    pub was_accepted: &'static str,
    /// An acceptance has been taken back.
    pub was_withdrawn: &'static str,

    /// Opens the explanation of a figure.
    pub why: &'static str,
    /// The title of the explanation.
    pub why_title: &'static str,
    /// Names the choice of a figure.
    pub why_figure: &'static str,
    /// The formula of the score in words.
    pub why_score: &'static str,
    /// The formula of the target score in words.
    pub why_target: &'static str,
    /// The formula of the lower end in words.
    pub why_low: &'static str,
    /// The formula of the upper end in words.
    pub why_high: &'static str,
    /// What the symbols are.
    pub why_symbols: &'static str,
    /// Nothing is answered.
    pub why_none_answered: &'static str,
    /// Nothing is applicable.
    pub why_none_applicable: &'static str,
    /// Names the table.
    pub why_table: &'static str,
    /// The column of weights.
    pub weight: &'static str,
    /// The column of levels.
    pub level_counted: &'static str,
    /// A level that is counted though nobody answered.
    pub level_assumed: &'static str,
    /// A target that is counted though the level is lower.
    pub level_today: &'static str,
    /// The row of sums.
    pub sum: &'static str,

    /// The title of what is left out.
    pub left_out_title: &'static str,
    /// Practices that do not apply.
    pub not_applicable_title: &'static str,
    /// There are none.
    pub not_applicable_none: &'static str,
    /// No reason was given.
    pub no_reason: &'static str,
    /// Practices that depend on another team.
    pub depends_title: &'static str,
    /// There are none.
    pub depends_none: &'static str,
    /// Answers that this catalogue has no practice for.
    pub outside: Plural,
    /// Fields that this version does not know.
    pub unknown: Plural,
}
