//! Moves what another storage holds into the app's own storage at start-up.

use super::bring_over::{Brought, bring_over, take_in_standby};
use crate::late::feature;
use opex_model::{Catalogue, Timestamp};
use opex_ports::Storage;

/// Copies the assessments and standby copies of another storage into this one and returns what was copied. Before the
/// features module is loaded it does nothing, so everything stays in place.
pub fn move_in(from: &dyn Storage, to: &dyn Storage, catalogue: &Catalogue, now: &Timestamp) -> Vec<Brought> {
    let over = feature(|features| features.bring_over).or(bring_over);
    let standby = feature(|features| features.take_in_standby).or(take_in_standby);
    // A storage that cannot be read holds nothing that could be seen anywhere else.
    let brought =
        [over, standby].into_iter().flatten().map(|bring| bring(from, to, catalogue, now).unwrap_or_default());
    brought.flatten().collect()
}
