//! Which figure a person wants to have explained.

use opex_model::{Figure, Group};

/// A figure of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedFigure {
    /// The group.
    pub group: Group,
    /// Which of its figures.
    pub figure: Figure,
}
