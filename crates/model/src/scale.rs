//! The levels that a practice can be at.

/// A level of a practice, 0…S of the catalogue's [`Scale`].
pub type Level = u8;

/// The scale 0…S of a catalogue, 1 ≤ S ≤ 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    top: Level,
}

impl Scale {
    /// A scale that ends at `top`; none where `top` is not 1…10.
    pub fn new(top: u64) -> Option<Self> {
        match u8::try_from(top) {
            Ok(top @ 1..=10) => Some(Self { top }),
            _ => None,
        }
    }

    /// The highest level, S.
    pub fn top(self) -> Level {
        self.top
    }

    /// ceil(S/2): from this level on a practice is really in place.
    pub fn half(self) -> Level {
        self.top.div_ceil(2)
    }

    /// ceil(3·S/4): from this level on a practice carries no risk; the usual target.
    pub fn good(self) -> Level {
        (3 * self.top).div_ceil(4)
    }

    /// All levels, lowest first.
    pub fn levels(self) -> impl DoubleEndedIterator<Item = Level> + Clone {
        0..=self.top
    }

    /// Whether `level` is on the scale.
    pub fn contains(self, level: Level) -> bool {
        level <= self.top
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn half_and_good_round_up() {
        let marks = |top| Scale::new(top).map(|scale| (scale.half(), scale.good()));
        assert_eq!(marks(1), Some((1, 1)));
        assert_eq!(marks(2), Some((1, 2)));
        assert_eq!(marks(3), Some((2, 3)));
        assert_eq!(marks(4), Some((2, 3)));
        assert_eq!(marks(5), Some((3, 4)));
        assert_eq!(marks(10), Some((5, 8)));
        assert_eq!(marks(0), None);
        assert_eq!(marks(11), None);
        assert_eq!(marks(257), None);
    }
}
