//! Scores and risks.

/// Scores and risks.
#[derive(Debug)]
pub struct ResultsTexts {
    /// The view's title.
    pub title: &'static str,
}
