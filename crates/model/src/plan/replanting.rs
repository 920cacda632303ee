//! Planting the trees anew, so that they hold the precedences that turned out dear.

use super::forest::Forest;
use super::network::{Network, SCALE};
use super::relaxation::Prices;
use super::total::{add, at};
use crate::table::Table;

/// Trees that hold the precedences whose prices are highest, and the prices for them.
pub(super) fn replanted(network: &Network, old: &Forest, prices: &Prices) -> (Forest, Prices) {
    let (n_waves, n_links, n) = (network.n_waves(), old.links.len(), old.len());
    let node_of = |forest: &Forest, position: usize| forest.places.get(position).map_or(0, |place| place.node);
    let ends = |forest: &Forest| -> Vec<(usize, usize)> {
        forest.links.iter().map(|link| (node_of(forest, link.before), node_of(forest, link.after))).collect()
    };
    let old_links: Table<(usize, usize), usize> =
        ends(old).into_iter().enumerate().map(|(link, ends)| (ends, link)).collect();
    let total = |link: usize| (0..n_waves).map(|k| at(&prices.links, k * n_links + link)).sum::<i64>();
    // A precedence that the trees hold already has no price; it stays unless another is dear.
    let held = SCALE * n_waves as i64 / 4;
    let found = |before, after| old_links.get(&(before, after)).copied();
    let forest = Forest::new(network, |before, after| found(before, after).map_or(held, total));

    let mut moved = Prices::none(network, &forest);
    for (new, (before, after)) in ends(&forest).into_iter().enumerate() {
        let Some(known) = found(before, after) else { continue };
        for k in 0..n_waves {
            add(&mut moved.links, k * forest.links.len() + new, at(&prices.links, k * n_links + known));
        }
    }
    let mut positions = vec![0; n];
    for (position, place) in old.places.iter().enumerate() {
        if let Some(entry) = positions.get_mut(place.node) {
            *entry = position;
        }
    }
    for (new, place) in forest.places.iter().enumerate() {
        for k in 0..n_waves.saturating_sub(1) {
            add(&mut moved.lasting, k * n + new, at(&prices.lasting, k * n + at(&positions, place.node)));
        }
    }
    (forest, moved)
}
