//! What to improve first.

/// What to improve first.
#[derive(Debug)]
pub struct PlanTexts {
    /// The view's title.
    pub title: &'static str,
}
