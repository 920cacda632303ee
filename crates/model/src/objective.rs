//! What a plan is to raise.

/// What a plan is to raise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Objective {
    /// The overall score.
    #[default]
    Score,
    /// Risk points taken away: high 9, medium 3, low 1, none or accepted 0, times importance.
    Risk,
}

impl Objective {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::Score, Self::Risk];

    /// The word that options and files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Risk => "risk",
        }
    }
}
