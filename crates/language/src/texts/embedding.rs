//! What is said only within another page.

/// What is said only within another page.
#[derive(Debug)]
pub struct EmbeddingTexts {
    /// The page around the app keeps all changes.
    pub saved: &'static str,
    /// The page around the app keeps nothing.
    pub not_taken: &'static str,
    /// The page around the app could not keep the changes.
    pub save_failed: &'static str,
    /// The same, with what it means.
    pub trouble: &'static str,
    /// Where the work goes.
    pub privacy: &'static str,
    /// Names the list of assessments that are there as long as the page is open.
    pub opened_list: &'static str,
    /// Nothing can be changed here.
    pub read_only: &'static str,
    /// The page around the app has handed in what cannot be shown.
    pub refused: &'static str,
}
