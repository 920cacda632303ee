//! What a person lays down for the plan: its capacities, its start and its objective.

use std::cmp::Ordering;
use std::rc::Rc;

use super::date::Date;
use super::effort::{Effort, EffortSum};
use super::extent::{Excerpt, Excerpted};
use super::fields::fields;
use super::objective::Objective;
use super::quarter::Quarter;
use super::unknown_fields::UnknownFields;
use super::wave::Wave;

fields! {
    /// What the plan of an assessment is made for. What is decided about single steps stands with their practices, in
    /// [`super::StepRecord`].
    PlanSettings, PlanPart, PlanField {
        /// The capacity of each wave, at most [`Wave::MAX`] of them; none where nothing is planned.
        capacities: Rc<[EffortSum]> => Capacities, typed, shared;
        /// What is to be raised.
        objective: Objective => Objective, chosen, shared;
        /// The quarter of the first wave; each wave after it is the quarter that follows.
        first_quarter: Option<Quarter> => FirstQuarter, chosen, shared;
    }
}

impl PlanSettings {
    /// How many waves there are.
    pub fn n_waves(&self) -> usize {
        self.capacities.len()
    }

    /// Whether there is such a wave.
    pub fn has(&self, wave: Wave) -> bool {
        wave.index() < self.n_waves()
    }

    /// The quarter of a wave. Where the first one's is not laid down, it is that of `today`.
    pub fn quarter(&self, wave: Wave, today: Date) -> Option<Quarter> {
        self.first_quarter.unwrap_or(Quarter::of(today)).later(wave.index())
    }
}

/// Whether a wave may have that capacity: at most what a single step may take.
pub fn is_capacity(capacity: EffortSum) -> bool {
    capacity.hundredths() <= u64::from(Effort::MAX_DAYS) * 100
}

/// Reads the capacity of a wave in days, with at most two decimals, as `60`, `0` or `12.25`; none for
/// more decimals or for more than [`Effort::MAX_DAYS`].
pub fn parse_capacity(text: &str) -> Option<EffortSum> {
    EffortSum::parse_days(text).filter(|capacity| is_capacity(*capacity))
}

#[cfg(test)]
mod tests {
    use super::{PlanSettings, is_capacity, parse_capacity};
    use crate::{Date, Quarter, Wave};

    #[test]
    fn days_of_a_wave() {
        let cases = [("0", 0), ("0.0", 0), ("60", 6_000), (" 12.25 ", 1_225), ("0.5", 50), ("99999", 9_999_900)];
        for (text, hundredths) in cases {
            let capacity = parse_capacity(text).unwrap();
            assert_eq!(capacity.hundredths(), hundredths, "{text}");
            assert!(is_capacity(capacity), "{text}");
        }
        for text in ["", "-1", "-0", "0.001", "1.234", "1e3", "100000", "99999.01", "abc", "1,5", ".", "0."] {
            assert_eq!(parse_capacity(text), None, "{text}");
        }
    }

    #[test]
    fn waves_are_consecutive_quarters() {
        let today = Date::parse("2026-11-22").unwrap();
        let wave = |number| Wave::from_number(number).unwrap();
        let mut plan = PlanSettings::default();
        assert_eq!(plan.quarter(wave(1), today), Quarter::parse("2026-Q4"));
        plan.first_quarter = Quarter::parse("2027-Q3");
        assert_eq!(plan.quarter(wave(1), today), Quarter::parse("2027-Q3"));
        assert_eq!(plan.quarter(wave(3), today), Quarter::parse("2028-Q1"));
    }
}
