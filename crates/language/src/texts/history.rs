//! Snapshots, and what has changed between two of them.

use crate::Plural;

/// Snapshots, and what has changed between two of them.
#[derive(Debug)]
pub struct HistoryTexts {
    /// The view's title.
    pub title: &'static str,
    /// What it is for.
    pub intro: &'static str,
    /// The field for the name of a snapshot.
    pub name: &'static str,
    /// Takes a snapshot.
    pub take: &'static str,
    /// The list of snapshots.
    pub list: &'static str,
    /// There are none yet.
    pub none: &'static str,
    /// A snapshot without a name.
    pub unnamed: &'static str,
    /// When a snapshot was taken.
    pub taken_at: &'static str,
    /// A snapshot is as it was taken.
    pub whole: &'static str,
    /// A snapshot was changed after it was taken.
    pub tampered: &'static str,
    /// The content of a snapshot was removed.
    pub removed: &'static str,
    /// The snapshot before one is not there.
    pub previous_missing: &'static str,
    /// Whether a snapshot is as it was taken.
    pub chain: &'static str,
    /// What the chain of seals can tell.
    pub chain_hint: &'static str,
    /// Makes the assessment say again what it said.
    pub restore: &'static str,
    /// Opens a snapshot as an assessment of its own.
    pub open_copy: &'static str,
    /// Removes the content of a snapshot.
    pub remove: &'static str,
    /// Names the buttons of a snapshot.
    pub actions_for: &'static str,
    /// The comparison.
    pub compare: &'static str,
    /// The state that is compared with a later one.
    pub from: &'static str,
    /// The later state.
    pub to: &'static str,
    /// The assessment as it is.
    pub now: &'static str,
    /// The two are the same.
    pub same: &'static str,
    /// On which day acceptances count.
    pub as_of: &'static str,
    /// Scores of both.
    pub scores: &'static str,
    /// A column.
    pub before: &'static str,
    /// A column.
    pub after: &'static str,
    /// A column.
    pub difference: &'static str,
    /// A difference in percentage points.
    pub points: &'static str,
    /// Practices with another level.
    pub levels: Plural,
    /// Practices with more risk.
    pub risks_came: Plural,
    /// Practices with less risk.
    pub risks_went: Plural,
    /// Fields that differ.
    pub fields: Plural,
    /// The bar of a score.
    pub bar: &'static str,
}
