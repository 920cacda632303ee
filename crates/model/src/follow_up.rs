//! What a team decides about a step and what has become of it.

use super::date::Date;
use super::record::{Answer, Evidence, Record};
use super::scale::Level;
use super::step_record::{StepRecord, StepStatus};

impl Record {
    /// What is recorded for the step to a level, where anything is.
    pub fn step(&self, to: Level) -> Option<&StepRecord> {
        self.steps.get(&to)
    }

    /// What has become of the step to a level.
    pub fn step_status(&self, to: Level) -> StepStatus {
        self.step(to).map(|step| step.status).unwrap_or_default()
    }

    /// Whether the next step should have been taken before that day. One that is done or dropped is nobody's
    /// to take any more.
    pub fn is_overdue(&self, today: Date) -> bool {
        let is_open = self.answer.level().is_none_or(|level| self.step_status(level + 1).is_open());
        is_open && self.due.is_some_and(|due| due < today)
    }

    /// The level that steps said to be done lead to, which a person has still to confirm.
    pub fn proposed_level(&self) -> Option<Level> {
        let level = self.answer.level()?;
        let is_done = |(to, step): &(&Level, &StepRecord)| **to > level && step.status == StepStatus::Done;
        self.steps.iter().filter(is_done).map(|(to, _)| *to).max()
    }

    /// Changes what is recorded for a step. What says nothing is not recorded.
    pub(super) fn change_step(&mut self, to: Level, change: impl FnOnce(&mut StepRecord)) {
        let mut step = self.steps.remove(&to).unwrap_or_default();
        change(&mut step);
        if step != StepRecord::default() {
            self.steps.insert(to, step);
        }
    }

    /// The step to `to` has been taken: this is the level now, shown by further evidence. The due date was
    /// that of the step, so it goes with it.
    pub(super) fn confirm_step(&mut self, to: Level, evidence: &[Evidence]) {
        self.answer = Answer::Level(to);
        self.due = None;
        self.evidence = self.evidence.iter().chain(evidence).cloned().collect();
        self.change_step(to, |step| step.status = StepStatus::Done);
    }
}

#[cfg(test)]
mod tests {
    use crate::{Answer, Date, Record, StepRecord, StepStatus};

    fn record(level: u8, statuses: &[(u8, StepStatus)]) -> Record {
        let mut record = Record { answer: Answer::Level(level), ..Record::default() };
        for (to, status) in statuses {
            record.change_step(*to, |step| step.status = *status);
        }
        record
    }

    #[test]
    fn a_step_is_overdue_from_the_day_after_while_it_is_open() {
        let day = |text: &str| Date::parse(text).unwrap();
        let today = day("2026-06-30");
        for (status, is_overdue) in StepStatus::ALL.into_iter().zip([true, true, false, false]) {
            let due = |text: &str| Record { due: Some(day(text)), ..record(1, &[(2, status)]) };
            assert_eq!(due("2026-06-29").is_overdue(today), is_overdue, "{status:?}");
            assert!(!due("2026-06-30").is_overdue(today), "{status:?}");
        }
        let other_step = Record { due: Some(day("2026-06-29")), ..record(1, &[(1, StepStatus::Done)]) };
        assert!(other_step.is_overdue(today), "the step that is done is not the next one");
        let unanswered = Record { due: Some(day("2026-06-29")), ..Record::default() };
        assert!(unanswered.is_overdue(today));
        assert!(!Record::default().is_overdue(today));
    }

    #[test]
    fn done_proposes_the_level_that_is_not_yet_reached() {
        use StepStatus::{Done, Dropped};
        assert_eq!(record(1, &[]).proposed_level(), None);
        assert_eq!(record(1, &[(2, Done)]).proposed_level(), Some(2));
        assert_eq!(record(1, &[(2, Done), (3, Done)]).proposed_level(), Some(3));
        assert_eq!(record(2, &[(2, Done), (3, Dropped)]).proposed_level(), None);
        let unanswered = Record { answer: Answer::Unanswered, ..record(1, &[(2, Done)]) };
        assert_eq!(unanswered.proposed_level(), None);
    }

    #[test]
    fn what_says_nothing_is_not_recorded() {
        let mut record = record(1, &[(2, StepStatus::Done)]);
        record.change_step(2, |step| *step = StepRecord::default());
        assert!(record.steps.is_empty());
    }
}
