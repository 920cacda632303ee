//! What a practice puts at risk, and how much of that is left at its level.

use super::scale::{Level, Scale};

/// The risk of not following a practice, as the catalogue rates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risk {
    /// Weight 1.
    Low,
    /// Weight 2.
    Medium,
    /// Weight 3.
    High,
}

impl Risk {
    /// All ratings, highest first, as lists show them.
    pub const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Low];

    /// The weight *r* of the scoring model: high 3, medium 2, low 1.
    pub fn weight(self) -> u32 {
        match self {
            Self::High => 3,
            Self::Medium => 2,
            Self::Low => 1,
        }
    }

    /// The rating as files and page attributes write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

/// What is left of a practice's risk in an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PracticeRisk {
    /// Needs attention first.
    High,
    /// Needs attention.
    Medium,
    /// Worth watching.
    Low,
    /// The level is good enough.
    None,
    /// There would be a risk, and someone has answered for living with it.
    Accepted,
    /// Nobody has answered yet.
    Unknown,
}

impl PracticeRisk {
    /// All, gravest first, as lists show them.
    pub const ALL: [Self; 6] = [Self::High, Self::Medium, Self::Low, Self::Accepted, Self::Unknown, Self::None];

    /// The risk left by `level`, before any acceptance: the table of the scoring model.
    pub fn at_level(risk: Risk, level: Level, scale: Scale) -> Self {
        let in_place = level >= scale.half();
        match risk {
            _ if level >= scale.good() => Self::None,
            Risk::High if in_place => Self::Medium,
            Risk::High => Self::High,
            Risk::Medium if in_place => Self::Low,
            Risk::Medium => Self::Medium,
            Risk::Low if in_place => Self::None,
            Risk::Low => Self::Low,
        }
    }

    /// The same risk once a person has accepted it; there must be something to accept.
    pub fn accepted(self) -> Self {
        match self {
            Self::High | Self::Medium | Self::Low => Self::Accepted,
            Self::None | Self::Accepted | Self::Unknown => self,
        }
    }

    /// The word that files and page attributes use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::None => "none",
            Self::Accepted => "accepted",
            Self::Unknown => "unknown",
        }
    }
}

/// How many practices of a group stand at each risk. Those not applicable are counted nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RiskCounts {
    /// Practices at high risk.
    pub high: usize,
    /// Practices at medium risk.
    pub medium: usize,
    /// Practices at low risk.
    pub low: usize,
    /// Practices at a good level.
    pub none: usize,
    /// Practices whose risk is accepted.
    pub accepted: usize,
    /// Practices without an answer.
    pub unknown: usize,
}

impl RiskCounts {
    /// Counts one more practice.
    pub fn add(&mut self, risk: PracticeRisk) {
        *match risk {
            PracticeRisk::High => &mut self.high,
            PracticeRisk::Medium => &mut self.medium,
            PracticeRisk::Low => &mut self.low,
            PracticeRisk::None => &mut self.none,
            PracticeRisk::Accepted => &mut self.accepted,
            PracticeRisk::Unknown => &mut self.unknown,
        } += 1;
    }

    /// How many stand at `risk`.
    pub fn of(&self, risk: PracticeRisk) -> usize {
        match risk {
            PracticeRisk::High => self.high,
            PracticeRisk::Medium => self.medium,
            PracticeRisk::Low => self.low,
            PracticeRisk::None => self.none,
            PracticeRisk::Accepted => self.accepted,
            PracticeRisk::Unknown => self.unknown,
        }
    }
}
