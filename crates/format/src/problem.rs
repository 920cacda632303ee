//! What is wrong with a file, and where.

use std::fmt;

use opex_model::{CatalogueProblem, Effort, Level};

/// One thing that is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, as a JSON pointer (RFC 6901).
    pub path: String,
    /// What.
    pub kind: ProblemKind,
}

/// What can be wrong at a place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A value that must be there is not.
    Missing,
    /// The value is not one of those that belong here.
    NotAllowed {
        /// What belongs here.
        expected: Expected,
        /// The value found, shortened.
        found: String,
    },
    /// The parts of a catalogue do not fit together.
    Catalogue(CatalogueProblem),
}

/// What belongs at a place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An object.
    Object,
    /// A list.
    List,
    /// A text.
    Text,
    /// A text that is not blank.
    TextNotBlank,
    /// True or false.
    Flag,
    /// A whole number that is not negative.
    WholeNumber,
    /// A level from 0 to this one.
    Level(Level),
    /// A level from 0 to this one, or `"na"`.
    LevelOrNotApplicable(Level),
    /// Person-days.
    Days,
    /// Person-days, or zero.
    Capacity,
    /// At most so many waves.
    Waves(usize),
    /// A wave from 1 to this one, or `"none"`.
    WaveOrNone(usize),
    /// A level from 1 to this one, which a step leads to.
    StepLevel(Level),
    /// A quarter.
    Quarter,
    /// A calendar day.
    Day,
    /// A moment in time.
    Moment,
    /// A change: when, and by which running app.
    Change,
    /// A digest.
    Digest,
    /// An operating model of the catalogue.
    OperatingModel,
    /// One of these words, each in quotes.
    OneOf(Vec<&'static str>),
    /// A whole number of this range.
    Between(u64, u64),
    /// Base64 of so many bytes, or of any number.
    Base64(Option<usize>),
    /// Something that only authors of catalogues meet.
    Other(String),
}

/// Everything that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblems {
    /// The file's name.
    pub file: String,
    /// At least one problem, in the file's order.
    pub problems: Vec<Problem>,
}

impl fmt::Display for FileProblems {
    /// A line per problem: `file: /path: what`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            let break_before = if index == 0 { "" } else { "\n" };
            write!(f, "{break_before}{}: {problem}", self.file)?;
        }
        Ok(())
    }
}

impl std::error::Error for FileProblems {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "/" } else { &self.path };
        write!(f, "{path}: {}", self.kind)
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is missing"),
            Self::NotAllowed { expected, found } => write!(f, "must be {expected}, is {found}"),
            Self::Catalogue(problem) => describe(problem, f),
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Object => f.write_str("an object"),
            Self::List => f.write_str("a list"),
            Self::Text => f.write_str("a text"),
            Self::TextNotBlank => f.write_str("a text that is not blank"),
            Self::Flag => f.write_str("true or false"),
            Self::WholeNumber => f.write_str("a whole number"),
            Self::Level(top) => write!(f, "0 to {top}"),
            Self::LevelOrNotApplicable(top) => write!(f, "0 to {top}, or \"na\""),
            Self::Days => {
                write!(f, "a number of days above 0, at most {} and with at most two decimals", Effort::MAX_DAYS)
            }
            Self::Capacity => {
                write!(f, "a number of days from 0 to {} with at most two decimals", Effort::MAX_DAYS)
            }
            Self::Waves(most) => write!(f, "a list of at most {most}"),
            Self::WaveOrNone(most) => write!(f, "1 to {most}, or \"none\""),
            Self::StepLevel(top) => write!(f, "1 to {top}"),
            Self::Quarter => f.write_str("a quarter as 2026-Q1"),
            Self::Day => f.write_str("a day as 2026-01-31"),
            Self::Moment => f.write_str("a moment as 2026-01-31T09:30:00.000Z"),
            Self::Change => f.write_str("a moment and who made the change, as 2026-01-31T09:30:00.000Z 4fk2"),
            Self::Digest => f.write_str("sha-256: and 64 hexadecimal digits"),
            Self::OperatingModel => f.write_str("an operating model of the catalogue"),
            Self::Between(least, most) => write!(f, "{least} to {most}"),
            Self::Base64(None) => f.write_str("base64"),
            Self::Base64(Some(n)) => write!(f, "base64 of {n} bytes"),
            Self::OneOf(words) => write!(f, "\"{}\"", words.join("\" or \"")),
            Self::Other(text) => f.write_str(text),
        }
    }
}

fn describe(problem: &CatalogueProblem, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match problem {
        CatalogueProblem::Empty => f.write_str("the catalogue has no practice"),
        CatalogueProblem::DuplicateGroup(id) => write!(f, "the id \"{id}\" is taken already"),
        CatalogueProblem::DuplicatePractice(id) => write!(f, "the practice id \"{id}\" is taken already"),
        CatalogueProblem::UnknownArea(_, area) => write!(f, "there is no area \"{area}\""),
        CatalogueProblem::UnknownTopic(_, topic) => write!(f, "there is no topic \"{topic}\""),
        CatalogueProblem::UnknownPrinciple(_, principle) => write!(f, "there is no design principle \"{principle}\""),
        CatalogueProblem::DanglingPrerequisite(_, id) => write!(f, "there is no practice \"{id}\""),
        CatalogueProblem::RepeatedPrerequisite(_, id) => write!(f, "names \"{id}\" twice"),
        CatalogueProblem::TooManyPrerequisites(_, n) => {
            write!(f, "has {n} prerequisites; at most {} are allowed", opex_model::MAX_PREREQUISITES)
        }
        CatalogueProblem::Cycle(ids) => {
            f.write_str("these practices wait for each other: ")?;
            for id in ids {
                write!(f, "\"{id}\" → ")?;
            }
            match ids.first() {
                Some(id) => write!(f, "\"{id}\""),
                None => Ok(()),
            }
        }
    }
}
