//! What is answered.

/// An answer of the first question's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenAnswer {
    /// A level.
    Level(u8),
    /// Not applicable.
    NotApplicable,
    /// The answer is taken back.
    Cleared,
}
