//! How much of a group's weight has to be at a level for the group to attain it.

use super::ratio::Ratio;

/// The share that is needed: 80 % (`docs/scoring.md`, level attained).
pub const NEEDED_SHARE: Ratio = match Ratio::new(NEEDED, WHOLE) {
    Some(share) => share,
    None => Ratio::ZERO,
};

const NEEDED: u128 = 4;
const WHOLE: u128 = 5;

/// A weight in the unit of [`missing`], so that it can be told exactly how much is missing.
pub fn in_parts(weight: u128) -> u128 {
    WHOLE * weight
}

/// What `reached` of a `total` weight lacks to the share that is needed; 0 where it is reached.
pub fn missing(reached: u128, total: u128) -> u128 {
    (NEEDED * total).saturating_sub(in_parts(reached))
}

#[cfg(test)]
mod tests {
    use super::{NEEDED_SHARE, missing};
    use crate::Ratio;

    #[test]
    fn nothing_is_missing_from_the_needed_share_on() {
        assert_eq!(Some(NEEDED_SHARE), Ratio::new(8, 10));
        assert_eq!([missing(7, 10), missing(8, 10), missing(10, 10), missing(0, 0)], [5, 0, 0, 0]);
    }
}
