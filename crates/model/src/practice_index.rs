//! The positions of practices in a catalogue.

/// A practice of a catalogue, by its position: an earlier one of the catalogue is less. It is only meaningful beside the
/// catalogue it was made for, so reading a list by it is always checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PracticeIndex(usize);

impl PracticeIndex {
    /// The practice that so many others of the catalogue come before.
    pub const fn new(position: usize) -> Self {
        Self(position)
    }

    /// How many practices of the catalogue come before it.
    pub const fn get(self) -> usize {
        self.0
    }

    /// What a list in catalogue order has for this practice.
    pub fn of<T>(self, list: &[T]) -> Option<&T> {
        list.get(self.0)
    }

    /// What a list in catalogue order has for this practice, to be changed.
    pub fn of_mut<T>(self, list: &mut [T]) -> Option<&mut T> {
        list.get_mut(self.0)
    }

    /// The items of a list in catalogue order, each with its practice.
    pub fn enumerate<I: IntoIterator>(list: I) -> impl Iterator<Item = (Self, I::Item)> {
        list.into_iter().enumerate().map(|(position, item)| (Self(position), item))
    }
}
