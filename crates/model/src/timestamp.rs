//! Moments in time.

use std::fmt;
use std::rc::Rc;

use super::date::Date;

/// A moment in UTC, written `YYYY-MM-DDThh:mm:ss.mmmZ`. Later moments are greater.
///
/// Kept as it was written: nothing here computes with it, and a saved file must not change by being
/// read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(Rc<str>);

impl Timestamp {
    /// Reads a moment; none where it is written otherwise.
    pub fn parse(text: &str) -> Option<Self> {
        const PATTERN: &str = "0000-00-00T00:00:00.000Z";
        let fits = |(byte, pattern): (u8, u8)| if pattern == b'0' { byte.is_ascii_digit() } else { byte == pattern };
        let fits = text.len() == PATTERN.len() && text.bytes().zip(PATTERN.bytes()).all(fits);
        fits.then(|| Self(text.into()))
    }

    /// The first moment of 1970, for a clock that tells no time that can be written.
    pub fn epoch() -> Self {
        Self("1970-01-01T00:00:00.000Z".into())
    }

    /// The moment as clocks in Greenwich show it, for want of a better place.
    pub fn in_utc(&self) -> LocalTime {
        let number = |from: usize| self.0.get(from..from + 2).and_then(|digits| digits.parse().ok()).unwrap_or(0);
        let day = self.0.get(..10).and_then(Date::parse).unwrap_or(Date::EPOCH);
        LocalTime { day, hour: number(11), minute: number(14) }
    }

    /// The moment as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A day and a time of day, as a clock on the wall shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime {
    /// The day.
    pub day: Date,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
}

impl fmt::Display for LocalTime {
    /// As `2026-11-22 15:42`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:02}:{:02}", self.day, self.hour, self.minute)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Timestamp;

    #[test]
    fn only_one_way_to_write_a_moment() {
        assert!(Timestamp::parse("2026-11-22T15:42:00.123Z").is_some());
        for text in ["", "2026-11-22", "2026-11-22T15:42:00Z", "2026-11-22T15:42:00.123+09", "2026-11-22 15:42:00.123Z"]
        {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }
}
