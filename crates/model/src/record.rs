//! What is recorded for one practice.

use std::cmp::Ordering;
use std::rc::Rc;

use super::date::Date;
use super::effort::Effort;
use super::extent::{Excerpt, Excerpted};
use super::fields::fields;
use super::scale::Level;
use super::step_record::StepRecord;
use super::unknown_fields::UnknownFields;
use opex_collections::{SortedMap, union};

/// The fields of what is recorded for a practice, for each macro that something follows from.
macro_rules! record_fields {
    ($macro:ident) => {
        $macro! {
            /// What is recorded for one practice.
            Record, RecordPart, RecordField {
                /// How the team practises it today.
                answer: Answer => Answer, chosen, private, SetAnswer;
                /// The level cannot be raised by this team alone. Says nothing about the level itself.
                depends_on_other_team: bool => DependsOnOtherTeam, chosen, shared, SetDependsOnOtherTeam;
                /// Free text.
                note: Rc<str> => Note, typed, private, SetNote;
                /// Things to show for the answer.
                evidence: Rc<[Evidence]> => Evidence, typed, private, SetEvidence;
                /// Who sees to the next step.
                owner: Rc<str> => Owner, typed, private, SetOwner;
                /// When the next step is due.
                due: Option<Date> => Due, chosen, shared, SetDue;
                /// The team's own factor.
                importance: Importance => Importance, chosen, shared, SetImportance;
                /// The level aimed at, instead of the assessment's default.
                target: Option<Level> => Target, chosen, shared, SetTarget;
                /// What a level step takes, instead of the catalogue's estimate.
                effort: Option<Effort> => Effort, typed, shared, SetEffort;
                /// Someone answers for living with the risk.
                accepted: Option<AcceptedRisk> => Accepted, typed, private, SetAcceptance;
            }
            by_key {
                /// What is recorded for its steps, by the levels that they lead to.
                steps: Level, StepRecord => Step, chosen, private;
            }
        }
    };
}

pub(crate) use record_fields;

record_fields!(fields);

/// How a team practises a best practice today.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Nobody has said yet. Never the same as level 0.
    #[default]
    Unanswered,
    /// Does not apply to this workload.
    NotApplicable {
        /// Why not, where someone has said.
        reason: Option<NotApplicableReason>,
        /// More about the reason.
        explanation: Rc<str>,
    },
    /// Practised at this level.
    Level(Level),
}

impl Answer {
    /// The level, where one was given.
    pub fn level(&self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(*level),
            Self::Unanswered | Self::NotApplicable { .. } => None,
        }
    }

    /// Whether the practice was said not to apply.
    pub fn is_not_applicable(&self) -> bool {
        matches!(self, Self::NotApplicable { .. })
    }

    /// Not applicable, for a reason still to be given.
    pub fn not_applicable() -> Self {
        Self::NotApplicable { reason: None, explanation: "".into() }
    }
}

/// Why a practice does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotApplicableReason {
    /// The workload does not need it.
    OutOfScope,
    /// The business has decided against it.
    BusinessPriorities,
    /// The architecture does not allow it.
    ArchitectureConstraints,
    /// Something else, which the explanation tells.
    Other,
}

impl NotApplicableReason {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::OutOfScope, Self::BusinessPriorities, Self::ArchitectureConstraints, Self::Other];

    /// The word that files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OutOfScope => "out-of-scope",
            Self::BusinessPriorities => "business-priorities",
            Self::ArchitectureConstraints => "architecture-constraints",
            Self::Other => "other",
        }
    }
}

/// The team's own factor per practice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Importance {
    /// Counts half.
    Low,
    /// Counts once.
    #[default]
    Normal,
    /// Counts twice.
    High,
}

impl Importance {
    /// All, highest first.
    pub const ALL: [Self; 3] = [Self::High, Self::Normal, Self::Low];

    /// The factor *i* of the scoring model in halves: 1, 2 or 4.
    pub fn halves(self) -> u32 {
        match self {
            Self::Low => 1,
            Self::Normal => 2,
            Self::High => 4,
        }
    }

    /// The word that files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
        }
    }
}

/// Something to show for an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// What it is.
    pub label: Rc<str>,
    /// Where it is; text, which is a link only where it begins with http:// or https://.
    pub url: Rc<str>,
    /// What the file said here that this version does not know.
    pub kept: UnknownFields,
}

impl Evidence {
    /// Whether the place may be offered as a link. Anything but http(s) could run script.
    pub fn is_link(&self) -> bool {
        let starts_with =
            |scheme: &str| self.url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        starts_with("http://") || starts_with("https://")
    }
}

/// A decision to live with a risk.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct AcceptedRisk {
    /// Who decided.
    pub who: Rc<str>,
    /// Why.
    pub why: Rc<str>,
    /// The last day on which it holds; for good if unset.
    pub until: Option<Date>,
    /// What the file said here that this version does not know.
    pub kept: UnknownFields,
}

impl AcceptedRisk {
    /// Whether the decision holds on that day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.until.is_none_or(|last| day <= last)
    }
}

impl Record {
    /// Whether the file said something here that this version does not know.
    pub fn has_unknown(&self) -> bool {
        let of_parts = self.evidence.iter().map(|evidence| &evidence.kept);
        let of_parts = of_parts.chain(self.accepted.iter().map(|accepted| &accepted.kept));
        let mut of_parts = of_parts.chain(self.steps.values().map(|step| &step.kept));
        !self.kept.is_empty() || of_parts.any(|kept| !kept.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::{AcceptedRisk, Evidence};
    use crate::Date;

    #[test]
    fn only_web_addresses_are_links() {
        let is_link = |url: &str| Evidence { url: url.into(), ..Evidence::default() }.is_link();
        assert!(is_link("https://example.com/a"));
        assert!(is_link("HTTP://example.com"));
        for url in
            ["javascript:alert(1)", "data:text/html,x", " https://example.com", "ftp://x", "", "가나다라마바사아"]
        {
            assert!(!is_link(url), "{url}");
        }
    }

    #[test]
    fn acceptance_holds_through_its_last_day() {
        let until = |day: &str| AcceptedRisk { until: Date::parse(day), ..AcceptedRisk::default() };
        let day = Date::parse("2026-06-30").unwrap();
        assert!(until("2026-06-30").holds_on(day));
        assert!(!until("2026-06-29").holds_on(day));
        assert!(AcceptedRisk::default().holds_on(day));
    }
}
