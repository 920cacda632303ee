//! Reading and adding without a panic.
//!
//! In the inner loops every position is below the length by construction. A wrong one must not end the page, but it
//! must not go unseen either: it would make a wrong proof. Builds with debug assertions, those of the tests among them,
//! stop at it.

/// The item at a position.
#[inline]
pub(crate) fn at<T: Copy + Default>(items: &[T], index: usize) -> T {
    debug_assert!(index < items.len(), "position {index} of {}", items.len());
    items.get(index).copied().unwrap_or_default()
}

/// Adds to the item at a position.
#[inline]
pub(crate) fn add(items: &mut [i64], index: usize, amount: i64) {
    debug_assert!(index < items.len(), "position {index} of {}", items.len());
    if let Some(item) = items.get_mut(index) {
        *item += amount;
    }
}

/// Replaces the item at a position.
#[inline]
pub(crate) fn set<T>(items: &mut [T], index: usize, item: T) {
    debug_assert!(index < items.len(), "position {index} of {}", items.len());
    if let Some(entry) = items.get_mut(index) {
        *entry = item;
    }
}

/// The items of one row of a table of rows of equal length.
#[inline]
pub(crate) fn row<T>(items: &[T], index: usize, length: usize) -> &[T] {
    debug_assert!((index + 1) * length <= items.len(), "row {index} of {length} in {}", items.len());
    items.get(index * length..(index + 1) * length).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{add, at, row, set};

    #[test]
    fn a_position_in_range_is_what_it_says() {
        let mut items = [1, 2, 3, 4];
        add(&mut items, 1, 5);
        set(&mut items, 3, 9);
        assert_eq!((at(&items, 1), row(&items, 1, 2)), (7, &[3, 9][..]));
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "position 4 of 4")]
    fn a_position_out_of_range_is_seen() {
        at(&[1, 2, 3, 4], 4);
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "row 2 of 2 in 4")]
    fn a_row_out_of_range_is_seen() {
        row(&[1, 2, 3, 4], 2, 2);
    }
}
