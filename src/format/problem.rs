//! What is wrong with a file, and where.

use std::fmt;

use crate::domain::CatalogueProblem;

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
    /// The value is of another type.
    WrongType {
        /// The type that belongs here.
        expected: &'static str,
        /// The value found, shortened.
        found: String,
    },
    /// The value is of the right type and still not allowed.
    NotAllowed {
        /// What is allowed.
        expected: String,
        /// The value found, shortened.
        found: String,
    },
    /// The parts of a catalogue do not fit together.
    Catalogue(CatalogueProblem),
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
            Self::WrongType { expected, found } => write!(f, "must be {expected}, is {found}"),
            Self::NotAllowed { expected, found } => write!(f, "must be {expected}, is {found}"),
            Self::Catalogue(problem) => describe(problem, f),
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
            write!(f, "has {n} prerequisites; at most {} are allowed", crate::domain::MAX_PREREQUISITES)
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
