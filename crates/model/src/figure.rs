//! The figures that can be explained.

/// The figures that are a weighted share of what could be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// Σ w·l / Σ w·S over the answered.
    Score,
    /// Σ w·max(t, l) / Σ w·S over the answered.
    TargetScore,
    /// Σ w·l over the answered / Σ w·S over the applicable.
    Low,
    /// (Σ w·l over the answered + Σ w·S over the unanswered) / Σ w·S over the applicable.
    High,
}
