//! Reading and adding without a panic: in the optimiser's inner loops every position is below the
//! length by construction, and a wrong one must still not end the page.

/// The item at a position, nought beyond the end.
#[inline]
pub(super) fn at<T: Copy + Default>(items: &[T], index: usize) -> T {
    items.get(index).copied().unwrap_or_default()
}

/// Adds to the item at a position; nothing beyond the end.
#[inline]
pub(super) fn add(items: &mut [i64], index: usize, amount: i64) {
    if let Some(item) = items.get_mut(index) {
        *item += amount;
    }
}

/// The items of one row of a table of rows of equal length; none beyond the end.
#[inline]
pub(super) fn row<T>(items: &[T], index: usize, length: usize) -> &[T] {
    items.get(index * length..(index + 1) * length).unwrap_or_default()
}
