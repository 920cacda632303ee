//! Typed indices of steps and waves.

/// A step of a problem, by its place in the problem's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepIndex(u32);

/// A wave, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WaveIndex(u8);

/// The placement of a step in a schedule: a wave or never. Ordered by time; never is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Placement(u8);

impl StepIndex {
    /// The step at a place in the list, counted from 0.
    #[inline]
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its place in the list, counted from 0.
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl WaveIndex {
    /// The most waves that a problem can have.
    pub const MAX_WAVES: usize = Placement::NEVER.0 as usize;

    pub(crate) const FIRST: Self = Self(0);

    /// The wave that so many others come before; none beyond [`Self::MAX_WAVES`].
    #[inline]
    pub fn new(index: usize) -> Option<Self> {
        u8::try_from(index).ok().filter(|index| *index < Placement::NEVER.0).map(Self)
    }

    /// How many waves come before it.
    #[inline]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl Placement {
    /// In the first wave.
    pub const FIRST: Self = Self(0);

    /// In no wave.
    pub const NEVER: Self = Self(u8::MAX);

    /// In the wave that so many others come before; never, where there is no such wave of `n_waves`.
    #[inline]
    pub(crate) fn at(index: usize, n_waves: usize) -> Self {
        WaveIndex::new(index).filter(|_| index < n_waves).map_or(Self::NEVER, Self::from)
    }

    /// The wave that it is in; none for never.
    #[inline]
    pub fn wave(self) -> Option<WaveIndex> {
        (self != Self::NEVER).then_some(WaveIndex(self.0))
    }

    /// Whether the step is done once a wave is over.
    #[inline]
    pub fn is_done_by(self, wave: WaveIndex) -> bool {
        self.0 <= wave.0
    }

    /// How many of `n_waves` go by before the step is done.
    #[inline]
    pub(crate) fn n_before(self, n_waves: usize) -> usize {
        usize::from(self.0).min(n_waves)
    }

    pub(crate) fn hash(self) -> u64 {
        u64::from(self.0)
    }
}

impl From<WaveIndex> for Placement {
    #[inline]
    fn from(wave: WaveIndex) -> Self {
        Self(wave.0)
    }
}

impl Default for Placement {
    fn default() -> Self {
        Self::NEVER
    }
}

#[cfg(test)]
mod tests {
    use super::{Placement, WaveIndex};

    #[test]
    fn never_is_after_every_wave_and_in_none() {
        let last = WaveIndex::new(WaveIndex::MAX_WAVES - 1).unwrap();
        assert!(Placement::from(last) < Placement::NEVER);
        assert_eq!((Placement::from(last).wave(), Placement::NEVER.wave()), (Some(last), None));
        assert!(!Placement::NEVER.is_done_by(last));
        assert_eq!(WaveIndex::new(WaveIndex::MAX_WAVES), None);
    }

    #[test]
    fn a_place_beyond_the_waves_is_never() {
        assert_eq!(Placement::at(3, 3), Placement::NEVER);
        assert_eq!(Placement::at(2, 3).wave(), WaveIndex::new(2));
        assert_eq!((Placement::NEVER.n_before(3), Placement::at(1, 3).n_before(3)), (3, 1));
    }
}
