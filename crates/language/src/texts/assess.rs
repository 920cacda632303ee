//! Answering.

use crate::Plural;

/// Answering.
#[derive(Debug)]
pub struct AssessTexts {
    /// Names the list of topics.
    pub topics: &'static str,
    /// Why the practice matters.
    pub why: &'static str,
    /// Leads to the catalogue.
    pub read_all: &'static str,
    /// Names the choice of a level, for those who cannot see its place.
    pub level_legend: &'static str,
    /// Takes the answer back.
    pub clear: &'static str,
    /// Unfolds the level texts.
    pub show_levels: &'static str,
    /// Folds the level texts.
    pub hide_levels: &'static str,
    /// Marks the target level.
    pub target_mark: &'static str,
    /// The option for not applicable.
    pub na_option: &'static str,
    /// Asks for the reason.
    pub na_reason: &'static str,
    /// No reason chosen yet.
    pub na_reason_missing: &'static str,
    /// A reason.
    pub na_out_of_scope: &'static str,
    /// A reason.
    pub na_business_priorities: &'static str,
    /// A reason.
    pub na_architecture_constraints: &'static str,
    /// A reason.
    pub na_other: &'static str,
    /// More about the reason.
    pub na_explanation: &'static str,
    /// Flags that another team is needed.
    pub depends: &'static str,
    /// Unfolds notes and planning.
    pub details: &'static str,
    /// Says how many of them are filled.
    pub details_filled: Plural,
    /// Free text.
    pub note: &'static str,
    /// Things to show.
    pub evidence: &'static str,
    /// What it is.
    pub evidence_label: &'static str,
    /// Where it is.
    pub evidence_url: &'static str,
    /// One more.
    pub evidence_add: &'static str,
    /// Takes one away.
    pub evidence_remove: &'static str,
    /// The team's own factor.
    pub importance: &'static str,
    /// The practice's own target.
    pub target: &'static str,
    /// The assessment's default.
    pub target_default: &'static str,
    /// The team's own estimate.
    pub effort: &'static str,
    /// What may be written there.
    pub effort_invalid: &'static str,
    /// The catalogue's estimate.
    pub effort_default: &'static str,
    /// Unfolds what helps to judge.
    pub guidance: &'static str,
    /// What proves a level.
    pub guidance_evidence: &'static str,
    /// How teams fool themselves.
    pub guidance_pitfalls: &'static str,
    /// How much is enough.
    pub guidance_trade_off: &'static str,
    /// What comes first.
    pub guidance_prerequisites: &'static str,
    /// Examples.
    pub guidance_examples: &'static str,
    /// Kinds of tool, and services.
    pub guidance_tools: &'static str,
    /// The practice matters more under the operating model.
    pub guidance_emphasis: &'static str,
    /// What leads to the next level.
    pub guidance_next: &'static str,
    /// Names the filters.
    pub filter: &'static str,
    /// Searches all texts.
    pub search: &'static str,
    /// By risk.
    pub filter_risk: &'static str,
    /// Only unanswered.
    pub filter_unanswered: &'static str,
    /// Only below target.
    pub filter_below_target: &'static str,
    /// By principle.
    pub filter_principle: &'static str,
    /// Shows all again.
    pub filter_clear: &'static str,
    /// How many are shown.
    pub filter_found: Plural,
    /// Nothing fits.
    pub filter_nothing: &'static str,
    /// The quick pass.
    pub quick_pass: &'static str,
    /// What the quick pass is.
    pub quick_pass_hint: &'static str,
    /// Ends the quick pass.
    pub quick_pass_end: &'static str,
    /// Goes to the next topic.
    pub next_topic: &'static str,
    /// Goes to the results.
    pub to_results: &'static str,
    /// Goes to the next unanswered practice.
    pub next_unanswered: &'static str,
    /// Everything is answered.
    pub all_answered: &'static str,
    /// The progress of a topic.
    pub topic_progress: &'static str,
    /// Names the summary at the side.
    pub summary: &'static str,
    /// The summary of the topic.
    pub this_topic: &'static str,
}
