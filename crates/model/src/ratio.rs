//! Exact fractions.

use std::cmp::Ordering;

/// A fraction of two non-negative integers, exact. The denominator is never zero.
///
/// Two ratios are equal when they have the same value, however they are written.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    numerator: u128,
    denominator: u128,
}

impl Ratio {
    /// Nought.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// `numerator / denominator`, or none where there is nothing to divide by.
    pub fn new(numerator: u128, denominator: u128) -> Option<Self> {
        (denominator != 0).then_some(Self { numerator, denominator })
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
        let common = greatest_common_divisor(self.denominator, other.denominator);
        let other_factor = self.denominator / common;
        let numerator = self.numerator * (other.denominator / common) + other.numerator * other_factor;
        Self { numerator, denominator: other_factor * other.denominator }.reduced()
    }

    /// The difference, nought where `other` is greater.
    pub fn minus(self, other: Self) -> Self {
        let common = greatest_common_divisor(self.denominator, other.denominator);
        let other_factor = self.denominator / common;
        let from = self.numerator * (other.denominator / common);
        let numerator = from.saturating_sub(other.numerator * other_factor);
        Self { numerator, denominator: other_factor * other.denominator }.reduced()
    }

    /// This ratio divided by `divisor`; none for nought.
    pub fn divided_by(self, divisor: u128) -> Option<Self> {
        Self::new(self.numerator, self.denominator * divisor).map(Self::reduced)
    }

    /// What part of `whole` this is; none where the whole is nought, or where the numbers get too large.
    pub fn share_of(self, whole: Self) -> Option<Self> {
        let numerator = self.numerator.checked_mul(whole.denominator)?;
        Self::new(numerator, self.denominator.checked_mul(whole.numerator)?).map(Self::reduced)
    }

    /// The same value times `factor`, in lowest terms.
    pub fn times(self, factor: u128) -> Self {
        Self { numerator: self.numerator * factor, denominator: self.denominator }.reduced()
    }

    /// The value in units of `1 / per_unit`, rounded half up: `rounded(1000)` is tenths of a percent.
    pub fn rounded(self, per_unit: u128) -> u128 {
        (2 * self.numerator * per_unit + self.denominator) / (2 * self.denominator)
    }

    /// The value in units of `1 / per_unit`, rounded up.
    pub fn rounded_up(self, per_unit: u128) -> u128 {
        (self.numerator * per_unit).div_ceil(self.denominator)
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
    }
}
