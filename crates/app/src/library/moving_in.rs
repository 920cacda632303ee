//! What an app finds in another storage when it begins comes into its own.

use super::bring_over::{Brought, bring_over, take_in_standby};
use crate::late::feature;
use opex_model::{Catalogue, Timestamp};
use opex_ports::Storage;

/// Brings what another storage holds of assessments, and what pages have written there at once, into this one. Gives what
/// that was; nothing before the late features have come, for which it then stays where it is.
pub fn move_in(from: &dyn Storage, to: &dyn Storage, catalogue: &Catalogue, now: &Timestamp) -> Vec<Brought> {
    let over = feature(|features| features.bring_over).or(bring_over);
    let standby = feature(|features| features.take_in_standby).or(take_in_standby);
    // A storage that cannot be read holds nothing that could be seen anywhere else.
    let brought =
        [over, standby].into_iter().flatten().map(|bring| bring(from, to, catalogue, now).unwrap_or_default());
    brought.flatten().collect()
}
