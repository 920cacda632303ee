//! What differs between two states of an assessment.

use crate::domain::{Assessment, PracticeId, Record};

/// The parts in which two assessments differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Practices with different records, by id.
    pub practices: Vec<PracticeId>,
    /// The team, the workload or anything else that is said about the assessment as a whole.
    pub has_other_profile: bool,
    /// What the plan is made for.
    pub has_other_plan: bool,
}

impl Difference {
    /// The parts in which two assessments differ.
    pub fn new(a: &Assessment, b: &Assessment) -> Self {
        let nothing = Record::default();
        let record =
            |of: &Assessment, id: &PracticeId| of.record(id).map_or_else(|| nothing.clone(), |one| (**one).clone());
        let mut practices: Vec<PracticeId> =
            a.records.keys().filter(|id| record(a, id) != record(b, id)).cloned().collect();
        let only_in_b = b.records.keys().filter(|id| !a.records.contains_key(id));
        practices.extend(only_in_b.filter(|id| record(b, id) != nothing).cloned());
        Self { practices, has_other_profile: a.profile != b.profile, has_other_plan: a.plan != b.plan }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::Difference;
    use crate::domain::{Assessment, Profile, Record};

    #[test]
    fn a_record_that_says_nothing_is_no_difference() {
        let blank = Assessment::new("a".into(), "c".into(), Profile::default());
        let mut other = blank.clone();
        other.records.insert("p".into(), Rc::default());
        assert!(Difference::new(&blank, &other).is_empty() && Difference::new(&other, &blank).is_empty());
        other.records.insert("q".into(), Rc::new(Record { note: "n".into(), ..Record::default() }));
        other.profile = Rc::new(Profile { team: "t".into(), ..Profile::default() });
        for difference in [Difference::new(&blank, &other), Difference::new(&other, &blank)] {
            assert_eq!(difference.practices, ["q".into()]);
            assert!(difference.has_other_profile && !difference.has_other_plan);
        }
    }
}
