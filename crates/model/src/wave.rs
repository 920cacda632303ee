//! The waves of a plan.

/// One of a plan's waves. Waves that come later are greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wave(u8);

impl Wave {
    /// The most waves that a plan may have.
    pub const MAX: usize = 8;

    /// The wave that so many others come before.
    pub fn from_index(index: usize) -> Option<Self> {
        u8::try_from(index).ok().filter(|index| usize::from(*index) < Self::MAX).map(Self)
    }

    /// The wave that people and files give this number, from 1.
    pub fn from_number(number: u64) -> Option<Self> {
        Self::from_index(usize::try_from(number).ok()?.checked_sub(1)?)
    }

    /// How many waves come before it.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Its number, from 1.
    pub fn number(self) -> usize {
        self.index() + 1
    }
}

#[cfg(test)]
mod tests {
    use super::Wave;

    #[test]
    fn waves_are_counted_from_one_and_begin_at_zero() {
        assert_eq!(Wave::from_number(1), Wave::from_index(0));
        assert_eq!(Wave::from_number(8).map(|wave| (wave.index(), wave.number())), Some((7, 8)));
        assert_eq!((Wave::from_number(0), Wave::from_number(9), Wave::from_index(8)), (None, None, None));
    }
}
