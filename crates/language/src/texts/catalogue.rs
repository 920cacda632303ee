//! Reading the catalogue.

use crate::Plural;

/// Reading the catalogue.
#[derive(Debug)]
pub struct CatalogueTexts {
    /// Names the list of pages.
    pub contents: &'static str,
    /// Folds the list of pages, where there is no room for it.
    pub contents_hide: &'static str,
    /// The first page.
    pub overview: &'static str,
    /// The page that has everything.
    pub everything: &'static str,
    /// Prints the page.
    pub print: &'static str,
    /// Prints the topic with all that is said about its practices.
    pub print_topic: &'static str,
    /// Searches all texts.
    pub search: &'static str,
    /// Empties the search.
    pub search_clear: &'static str,
    /// The title of what was found.
    pub search_results: &'static str,
    /// How many pages were found.
    pub search_found: Plural,
    /// Nothing was found.
    pub search_nothing: &'static str,
    /// Shows what was found again.
    pub search_again: Plural,
    /// How many more places a page has.
    pub search_more: Plural,
    /// Shows all of what was found.
    pub search_all: &'static str,
    /// How large the catalogue is.
    pub counts: &'static str,
    /// Introduces the levels.
    pub scale: &'static str,
    /// Introduces areas and topics.
    pub areas: &'static str,
    /// Introduces the other pages.
    pub by_other_ways: &'static str,
    /// The page of design principles.
    pub principles: &'static str,
    /// What is there.
    pub principles_hint: &'static str,
    /// The page of operating models.
    pub operating_models: &'static str,
    /// What is there.
    pub operating_models_hint: &'static str,
    /// The page of what has changed since.
    pub changes: &'static str,
    /// What is there.
    pub changes_hint: &'static str,
    /// The page of terms.
    pub glossary: &'static str,
    /// What is there.
    pub glossary_hint: &'static str,
    /// What each level looks like.
    pub levels: &'static str,
    /// Marks the level of the open assessment.
    pub level_today: &'static str,
    /// A level, where a text is about it.
    pub level_n: &'static str,
    /// What the team is asked.
    pub question: &'static str,
    /// What a page is about, or what a term means.
    pub summary: &'static str,
    /// What people know it by.
    pub number: &'static str,
    /// The estimate of a level step.
    pub effort_per_step: &'static str,
    /// Practices that rest on this one.
    pub makes_possible: &'static str,
    /// There are no prerequisites.
    pub nothing_before: &'static str,
    /// There are no dependants.
    pub nothing_after: &'static str,
    /// Kinds of tool, of any maker.
    pub tool_kinds: &'static str,
    /// Cloud services that the source names.
    pub services: &'static str,
    /// Other tools that the source names.
    pub tools: &'static str,
    /// What a product was called.
    pub formerly: &'static str,
    /// A product is no longer offered.
    pub retired_product: &'static str,
    /// What became of the practice.
    pub later_edition: &'static str,
    /// Same practice, same title.
    pub same: &'static str,
    /// Same practice, new title.
    pub renamed: &'static str,
    /// In another topic.
    pub moved: &'static str,
    /// Part of another practice.
    pub merged: &'static str,
    /// Gone.
    pub retired: &'static str,
    /// Only in the later edition.
    pub new: &'static str,
    /// Sums up what has changed.
    pub changes_intro: &'static str,
    /// Warns of numbers that mean something else.
    pub changes_numbers: &'static str,
    /// The risk was another one.
    pub risk_was: &'static str,
    /// Introduces operating models under which the practice matters more.
    pub emphasised: &'static str,
    /// Practices that matter more under an operating model.
    pub emphasis: &'static str,
    /// What speaks for an operating model.
    pub strengths: &'static str,
    /// What an operating model costs.
    pub costs: &'static str,
    /// Marks the operating model of the open assessment.
    pub your_model: &'static str,
    /// What one sees where a principle is lived.
    pub in_practice: &'static str,
    /// How many practices carry a principle.
    pub carried_by: Plural,
    /// What to read and watch.
    pub resources: &'static str,
    /// A kind of resource.
    pub resource_documentation: &'static str,
    /// A kind of resource.
    pub resource_video: &'static str,
    /// A kind of resource.
    pub resource_document: &'static str,
    /// Leads to answering the practice.
    pub answer: &'static str,
    /// Leads to answering the topic.
    pub answer_topic: &'static str,
    /// The page before.
    pub previous: &'static str,
    /// The page after.
    pub next: &'static str,
    /// Names the way from the overview to a page.
    pub place: &'static str,
    /// The page of made-up teams.
    pub case_studies: &'static str,
    /// What is there.
    pub case_studies_hint: &'static str,
    /// What they are for.
    pub case_studies_intro: &'static str,
    /// What to do before looking at the levels.
    pub case_study_task: &'static str,
    /// Opens it as an example assessment.
    pub case_study_open: &'static str,
    /// What was agreed on.
    pub case_study_levels: &'static str,
    /// How the levels came about.
    pub case_study_readings: &'static str,
    /// What each reader chose.
    pub case_study_read: &'static str,
    /// They could not be loaded.
    pub case_studies_failed: &'static str,
    /// Part of the catalogue could not be loaded.
    pub reference_failed: &'static str,
}
