//! The report that opens in any browser.

/// The report that opens in any browser.
#[derive(Debug)]
pub struct ReportTexts {
    /// The column of bars.
    pub bar: &'static str,
    /// What the table of groups shows.
    pub bars_caption: &'static str,
    /// So many of so many are answered.
    pub answered: &'static str,
    /// The column of what was written.
    pub written: &'static str,
    /// The steps are those of the plan.
    pub planned_caption: &'static str,
    /// The steps are the first of the plain list.
    pub next_caption: &'static str,
    /// What else the page is for.
    pub how_to_go_on: &'static str,
}
