//! Calendar quarters, in which a plan is divided.

use std::fmt;

use super::date::Date;

/// A quarter of a year, written `YYYY-Qn`. Later quarters are greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: u16,
    number: u8,
}

impl Quarter {
    /// The given quarter, `number` from 1 to 4; none outside of the years 1 to 9999.
    pub fn new(year: u16, number: u8) -> Option<Self> {
        ((1..=9_999).contains(&year) && (1..=4).contains(&number)).then_some(Self { year, number })
    }

    /// Reads `YYYY-Qn`; none where it is written otherwise.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once("-Q")?;
        let has_digits = |part: &str, n| part.len() == n && part.bytes().all(|byte| byte.is_ascii_digit());
        if !has_digits(year, 4) || !has_digits(number, 1) {
            return None;
        }
        Self::new(year.parse().ok()?, number.parse().ok()?)
    }

    /// The quarter that a day is in.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), number: day.month().div_ceil(3) }
    }

    /// The quarter that comes so many quarters later; none beyond the year 9999.
    pub fn later(self, n: usize) -> Option<Self> {
        let quarters = (usize::from(self.year) * 4 + usize::from(self.number) - 1).checked_add(n)?;
        Self::new(u16::try_from(quarters / 4).ok()?, u8::try_from(quarters % 4 + 1).ok()?)
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Which quarter of the year, 1 to 4.
    pub fn number(self) -> u8 {
        self.number
    }

    /// The quarter's last day.
    pub fn last_day(self) -> Date {
        let days = if matches!(self.number, 1 | 4) { 31 } else { 30 };
        Date::new(self.year, 3 * self.number, days).unwrap_or(Date::EPOCH)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::Quarter;
    use crate::Date;

    #[test]
    fn a_quarter_has_its_days() {
        let cases = [
            ("2026-Q1", "2026-01-01", "2026-03-31"),
            ("2026-Q2", "2026-04-01", "2026-06-30"),
            ("2026-Q3", "2026-07-01", "2026-09-30"),
            ("0001-Q4", "0001-10-01", "0001-12-31"),
        ];
        for (text, first, last) in cases {
            let quarter = Quarter::parse(text).unwrap();
            assert_eq!(quarter.last_day().to_string(), last);
            assert_eq!(quarter.to_string(), text);
            for day in [first, last] {
                assert_eq!(Quarter::of(Date::parse(day).unwrap()), quarter, "{day}");
            }
        }
        assert_eq!(Quarter::of(Date::parse("2026-05-15").unwrap()), Quarter::parse("2026-Q2").unwrap());
    }

    #[test]
    fn quarters_follow_each_other() {
        let quarter = |text: &str| Quarter::parse(text).unwrap();
        assert_eq!(quarter("2026-Q3").later(0), Some(quarter("2026-Q3")));
        assert_eq!(quarter("2026-Q3").later(2), Some(quarter("2027-Q1")));
        assert_eq!(quarter("2026-Q3").later(7), Some(quarter("2028-Q2")));
        assert_eq!(quarter("9999-Q4").later(1), None);
        assert_eq!(quarter("9999-Q4").later(usize::MAX), None);
        assert!(quarter("2026-Q4") < quarter("2027-Q1"));
    }

    #[test]
    fn err_quarters() {
        for text in
            ["", "2026-Q0", "2026-Q5", "0000-Q1", "2026Q1", "2026-q1", "26-Q1", "2026-Q01", "+026-Q1", "2026 Q1"]
        {
            assert_eq!(Quarter::parse(text), None, "{text}");
        }
    }
}
