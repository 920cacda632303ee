//! Exact fractions.

use std::cmp::Ordering;

/// A fraction of two non-negative integers, exact. The denominator is never zero.
///
/// Both numbers have 128 bits. Where the terms of a sum or a product need more, the result is the nearest that can be
/// had within them; nothing wraps around or panics. Figures of assessments stay far below that: their denominators are
/// products of weights and efforts, which catalogues bound.
///
/// Two ratios are equal when they have the same value, however they are written.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    numerator: u128,
    denominator: u128,
}

impl Ratio {
    /// Zero.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// `numerator / denominator`, or none where there is nothing to divide by.
    pub const fn new(numerator: u128, denominator: u128) -> Option<Self> {
        if denominator == 0 { None } else { Some(Self { numerator, denominator }) }
    }

    /// The number above the line, as it was summed.
    pub fn numerator(self) -> u128 {
        self.numerator
    }

    /// The number below the line, as it was summed; never zero.
    pub fn denominator(self) -> u128 {
        self.denominator
    }

    /// The nearest float, for display and files only.
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// The sum, in lowest terms, so that long sums stay within 128 bits.
    pub fn plus(self, other: Self) -> Self {
        Self::of_both(self, other, |a, b| a.with_common_denominator(b, u128::checked_add))
    }

    /// The difference, zero where `other` is greater.
    pub fn minus(self, other: Self) -> Self {
        if self <= other {
            return Self::ZERO;
        }
        Self::of_both(self, other, |a, b| a.with_common_denominator(b, |a, b| Some(a.saturating_sub(b))))
    }

    /// This ratio divided by `divisor`; none for zero.
    pub fn divided_by(self, divisor: u128) -> Option<Self> {
        let divisor = Self::new(divisor, 1).filter(|divisor| divisor.numerator > 0)?;
        let quotient = |a: Self, b: Self| {
            let common = greatest_common_divisor(a.numerator, b.numerator).max(1);
            let numerator = (a.numerator / common).checked_mul(b.denominator)?;
            Self::new(numerator, a.denominator.checked_mul(b.numerator / common)?)
        };
        Some(Self::of_both(self, divisor, quotient))
    }

    /// What part of `whole` this is; none where the whole is zero, or where the numbers get too large.
    pub fn share_of(self, whole: Self) -> Option<Self> {
        let numerator = self.numerator.checked_mul(whole.denominator)?;
        Self::new(numerator, self.denominator.checked_mul(whole.numerator)?).map(Self::reduced)
    }

    /// The same value times `factor`, in lowest terms.
    pub fn times(self, factor: u128) -> Self {
        let product = |a: Self, b: Self| {
            let common = greatest_common_divisor(a.denominator, b.numerator).max(1);
            let numerator = a.numerator.checked_mul(b.numerator / common)?;
            Self::new(numerator, (a.denominator / common).checked_mul(b.denominator)?)
        };
        Self::of_both(self, Self { numerator: factor, denominator: 1 }, product)
    }

    /// The value in units of `1 / per_unit`, rounded half up: `rounded(1000)` is tenths of a percent.
    pub fn rounded(self, per_unit: u128) -> u128 {
        self.in_units(per_unit, |rest, denominator| {
            Some(rest.checked_mul(2)?.checked_add(denominator)? / denominator.checked_mul(2)?)
        })
    }

    /// The value in units of `1 / per_unit`, rounded up.
    pub fn rounded_up(self, per_unit: u128) -> u128 {
        self.in_units(per_unit, |rest, denominator| Some(rest.div_ceil(denominator)))
    }

    /// Whole parts and the rest apart, so that only the rest, which is less than one, is multiplied.
    fn in_units(self, per_unit: u128, round: impl Fn(u128, u128) -> Option<u128>) -> u128 {
        let whole = (self.numerator / self.denominator).saturating_mul(per_unit);
        let mut rest = Self { numerator: self.numerator % self.denominator, ..self };
        loop {
            let rounded = rest.numerator.checked_mul(per_unit).and_then(|units| round(units, rest.denominator));
            match rounded {
                Some(rounded) => return whole.saturating_add(rounded),
                None if rest.denominator == 1 => return u128::MAX,
                None => rest = rest.coarser(),
            }
        }
    }

    /// Both over the same denominator, the numerators joined; none where that takes more than 128 bits.
    fn with_common_denominator(self, other: Self, join: impl Fn(u128, u128) -> Option<u128>) -> Option<Self> {
        let common = greatest_common_divisor(self.denominator, other.denominator);
        let (factor, other_factor) = (other.denominator / common, self.denominator / common);
        let numerator = join(self.numerator.checked_mul(factor)?, other.numerator.checked_mul(other_factor)?)?;
        Self::new(numerator, other_factor.checked_mul(other.denominator)?)
    }

    /// What `operation` makes of both: exact where its terms fit into 128 bits, which those of every assessment do by far.
    /// Else both lose digits until they fit, and what is larger than 2¹²⁸ is that.
    fn of_both(a: Self, b: Self, operation: impl Fn(Self, Self) -> Option<Self>) -> Self {
        let (mut a, mut b) = (a, b);
        loop {
            if let Some(exact) = operation(a, b) {
                return exact.reduced();
            }
            if a.denominator.max(b.denominator) == 1 {
                return Self { numerator: u128::MAX, denominator: 1 };
            }
            (a, b) = (a.coarser(), b.coarser());
        }
    }

    /// Nearly the same value with half as large numbers.
    fn coarser(self) -> Self {
        if self.denominator == 1 {
            return self;
        }
        Self { numerator: self.numerator / 2, denominator: (self.denominator / 2).max(1) }
    }

    fn reduced(self) -> Self {
        let common = greatest_common_divisor(self.numerator, self.denominator).max(1);
        Self { numerator: self.numerator / common, denominator: self.denominator / common }
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    /// Compares whole parts, then the reciprocals of what is left: exact, and never overflows as
    /// multiplying across would.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        loop {
            let whole = (a.numerator / a.denominator).cmp(&(b.numerator / b.denominator));
            if whole != Ordering::Equal {
                return whole;
            }
            let (left_a, left_b) = (a.numerator % a.denominator, b.numerator % b.denominator);
            match (left_a, left_b) {
                (0, 0) => return Ordering::Equal,
                (0, _) => return Ordering::Less,
                (_, 0) => return Ordering::Greater,
                _ => {}
            }
            // a < b exactly when 1/b < 1/a, so the sides change places.
            let next_a = Self { numerator: b.denominator, denominator: left_b };
            b = Self { numerator: a.denominator, denominator: left_a };
            a = next_a;
        }
    }
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::Ratio;

    fn ratio(numerator: u128, denominator: u128) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn compares_by_value_even_where_cross_products_overflow() {
        assert_eq!(ratio(1, 3), ratio(2, 6));
        assert!(ratio(1, 3) > ratio(333_333_333, 1_000_000_000));
        let big = 1 << 100;
        assert!(ratio(big, big + 1) < ratio(big + 1, big + 2));
        assert!(ratio(big + 1, big) > ratio(big + 2, big + 1));
        assert!(ratio(0, 5) < ratio(1, big));
    }

    #[test]
    fn adds_and_rounds() {
        assert_eq!(ratio(1, 6).plus(ratio(1, 10)), ratio(4, 15));
        assert_eq!(ratio(1, 6).minus(ratio(1, 10)), ratio(1, 15));
        assert_eq!(ratio(1, 10).minus(ratio(1, 6)), Ratio::ZERO);
        assert_eq!(ratio(1, 8).rounded(100), 13);
        assert_eq!(ratio(2, 3).rounded(1000), 667);
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(ratio(2, 3).divided_by(0), None);
        assert_eq!(ratio(2, 3).divided_by(4), Some(ratio(1, 6)));
        assert_eq!(ratio(2, 3).times(6), ratio(4, 1));
        assert_eq!((ratio(7, 3).rounded_up(1), ratio(6, 3).rounded_up(1), ratio(5, 2).rounded(1)), (3, 2, 3));
    }

    #[test]
    fn what_needs_more_than_128_bits_is_nearly_right_and_never_wraps() {
        let max = u128::MAX;
        assert_eq!(ratio(max, 1).plus(ratio(1, 1)), ratio(max, 1));
        assert_eq!(ratio(max, 1).times(2), ratio(max, 1));
        assert_eq!(ratio(max, 1).rounded(1000), max);
        assert_eq!(ratio(max, max).plus(ratio(max, max)), ratio(2, 1));
        // Denominators without a common divisor, whose product has 254 bits: 1/(2¹²⁷-1) + 1/2¹²⁷ is nearly 1/2¹²⁶.
        let sum = ratio(1, (1 << 127) - 1).plus(ratio(1, 1 << 127));
        assert!(sum <= ratio(1, 1 << 125), "{sum:?}");
        let halves = ratio((1 << 126) - 1, (1 << 127) - 1).plus(ratio((1 << 126) + 1, (1 << 127) + 1));
        assert!(halves > ratio(999, 1000) && halves < ratio(1001, 1000), "{halves:?}");
        assert_eq!(halves.rounded(1000), 1000);
        let small = ratio(1, max).divided_by(max).unwrap();
        assert!(small < ratio(1, 1 << 120), "{small:?}");
        assert_eq!(ratio(max / 2, max).rounded(1_000_000), 500_000);
        assert_eq!(ratio(max, max - 1).minus(ratio(max - 1, max)).rounded(1000), 0);
    }
}
