//! How much work a step is.

use std::fmt;

/// Work in hundredths of a person-day, so that sums are exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Effort(u32);

impl Effort {
    /// The most that one step may take, in days. It keeps comparisons of priorities within 128 bits.
    pub const MAX_DAYS: u32 = 99_999;

    /// Reads days written with at most two decimals, as `3`, `0.5` or `12.25`; none for zero, for
    /// more decimals or for more than [`Self::MAX_DAYS`].
    pub fn parse_days(text: &str) -> Option<Self> {
        parse_hundredths(text).and_then(Self::from_hundredths)
    }

    /// So many hundredths of a person-day; none for zero or for more than [`Self::MAX_DAYS`].
    pub fn from_hundredths(hundredths: u64) -> Option<Self> {
        let hundredths = u32::try_from(hundredths).ok()?;
        (1..=Self::MAX_DAYS * 100).contains(&hundredths).then_some(Self(hundredths))
    }

    /// Hundredths of a person-day.
    pub fn hundredths(self) -> u32 {
        self.0
    }

    /// Person-days as a float, for display and files.
    pub fn days(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl fmt::Display for Effort {
    /// Days without needless zeros: `3`, `0.5`, `12.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        EffortSum::from(*self).fmt(f)
    }
}

/// The work of any number of steps, exact; zero for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct EffortSum(u64);

impl EffortSum {
    /// So many hundredths of a person-day.
    pub fn from_hundredths(hundredths: u64) -> Self {
        Self(hundredths)
    }

    /// Reads days written with at most two decimals, as `60`, `0` or `12.25`; none for more decimals or for
    /// more than a million days.
    pub fn parse_days(text: &str) -> Option<Self> {
        const MAX_DAYS: u64 = 1_000_000;
        parse_hundredths(text).filter(|hundredths| hundredths / 100 <= MAX_DAYS).map(Self)
    }

    /// Person-days as a float, for files.
    pub fn days(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// Hundredths of a person-day.
    pub fn hundredths(self) -> u64 {
        self.0
    }

    /// This work and that of one more step.
    pub fn plus(self, effort: Effort) -> Self {
        Self(self.0 + u64::from(effort.0))
    }
}

impl From<Effort> for EffortSum {
    fn from(effort: Effort) -> Self {
        Self::default().plus(effort)
    }
}

impl fmt::Display for EffortSum {
    /// Days without needless zeros: `3`, `0.5`, `12.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, hundredths) = (self.0 / 100, self.0 % 100);
        match hundredths {
            0 => write!(f, "{days}"),
            tens if tens % 10 == 0 => write!(f, "{days}.{}", tens / 10),
            _ => write!(f, "{days}.{hundredths:02}"),
        }
    }
}

/// Hundredths of days that are written with at most two decimals, not counting zeros at the end.
fn parse_hundredths(text: &str) -> Option<u64> {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let decimals = fraction.trim_end_matches('0');
    if !is_number(whole) || !is_number(fraction) || decimals.len() > 2 {
        return None;
    }
    let decimals: u64 = format!("{decimals:0<2}").parse().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(decimals)
}

/// The catalogue's estimate of one level step of a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffortSize {
    /// One person-day.
    S,
    /// Three person-days.
    M,
    /// Eight person-days.
    L,
    /// Twenty person-days.
    Xl,
}

impl EffortSize {
    /// All sizes, smallest first.
    pub const ALL: [Self; 4] = [Self::S, Self::M, Self::L, Self::Xl];

    /// What a step of this size takes.
    pub fn effort(self) -> Effort {
        Effort(match self {
            Self::S => 100,
            Self::M => 300,
            Self::L => 800,
            Self::Xl => 2_000,
        })
    }

    /// The size as files and pages write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::S => "S",
            Self::M => "M",
            Self::L => "L",
            Self::Xl => "XL",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Effort, EffortSum};

    #[test]
    fn ok_days() {
        let cases = [
            ("3", 300),
            ("0.5", 50),
            ("12.25", 1225),
            ("0.10", 10),
            ("7.0", 700),
            ("1.500", 150),
            (" 2 ", 200),
            ("0.01", 1),
        ];
        for (text, hundredths) in cases {
            assert_eq!(Effort::parse_days(text).map(Effort::hundredths), Some(hundredths), "{text}");
        }
    }

    #[test]
    fn err_days() {
        for text in ["", "0", "0.00", "-1", "0.001", "1.234", "1e3", ".5", "5.", "100000", "99999.01", "abc", "1,5"] {
            assert_eq!(Effort::parse_days(text), None, "{text}");
        }
    }

    #[test]
    fn shows_no_needless_zeros() {
        let shown = |text: &str| Effort::parse_days(text).map(|effort| effort.to_string());
        assert_eq!(shown("3.00").as_deref(), Some("3"));
        assert_eq!(shown("0.75").as_deref(), Some("0.75"));
    }

    #[test]
    fn sums_are_shown_like_single_efforts() {
        for text in ["3", "0.5", "12.25", "0.01", "7.05", "99999"] {
            let effort = Effort::parse_days(text).unwrap();
            assert_eq!((EffortSum::from(effort).to_string(), effort.to_string()), (text.into(), text.into()));
        }
        assert_eq!(EffortSum::default().to_string(), "0");
    }
}
