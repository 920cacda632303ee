//! The relaxation of one wave where a table would be too coarse: room is priced as well.
//!
//! Every hundredth of a day then costs the same price, what is left over earns it, and the best choice
//! is made tree by tree in one go. The bound is that of a linear program: a little higher than a
//! table's, by no more than one step or so, which hardly matters among thousands.

use super::forest::{Forest, Place};
use super::network::{Network, Node};
use super::relaxation::{Prices, priced_worth};
use super::total::at;

/// Prices of room are held in this part of a unit of worth.
const PARTS: i64 = 16;

/// For one wave: the search for the price of room at which the best choice just fits.
#[derive(Clone, Debug)]
pub(super) struct Slope {
    k: usize,
    room: i64,
    worth: Vec<i64>,
    /// The price is looked for from `low` to `high`.
    low: i64,
    high: i64,
    bound: i64,
    done: Vec<bool>,
}

/// What a choice at some price of room comes to.
struct Choice {
    done: Vec<bool>,
    effort: i64,
    /// Worth less the price of the effort, in parts.
    surplus: i64,
}

impl Slope {
    /// Begins for wave `k` under `prices`.
    pub fn new(network: &Network, forest: &Forest, prices: &Prices, k: usize) -> Self {
        let worth = priced_worth(network, forest, prices, k);
        let steepest = |(place, worth): (&Place, &i64)| {
            worth * PARTS / network.node(place.node).map_or(1, |node| node.effort).max(1)
        };
        // The dearer the room, the less is done. At the upper end only what has to be, which fits.
        let high = forest.places.iter().zip(&worth).map(steepest).max().unwrap_or(0).max(0) + 1;
        let room = at(&network.rooms, k);
        let choice = Choice::new(network, forest, &worth, k, high);
        Self { k, room, worth, low: 0, high, bound: choice.bound(high, room), done: choice.done }
    }

    /// Tries one price. Returns whether there is none left to try.
    pub fn advance(&mut self, network: &Network, forest: &Forest) -> bool {
        if self.low < self.high {
            let price = self.low + (self.high - self.low) / 2;
            let choice = Choice::new(network, forest, &self.worth, self.k, price);
            self.bound = self.bound.min(choice.bound(price, self.room));
            if choice.effort <= self.room {
                self.high = price;
                self.done = choice.done;
            } else {
                self.low = price + 1;
            }
        }
        self.low >= self.high
    }

    /// What no choice for the wave is worth more than.
    pub fn bound(&self) -> i64 {
        self.bound
    }

    /// What is done, by position.
    pub fn done(&self) -> &[bool] {
        &self.done
    }
}

impl Choice {
    fn new(network: &Network, forest: &Forest, worth: &[i64], k: usize, price: i64) -> Self {
        let n = forest.len();
        // What each subtree is worth if everything above it is done.
        let mut subtrees = vec![0; n];
        for (position, place) in forest.places.iter().enumerate().rev() {
            let Some(node) = network.node(place.node) else { continue };
            let whole = at(&subtrees, position) + at(worth, position) * PARTS - price * node.effort;
            let best = if may_be_done(node, k) && (has_to_be_done(node, k) || whole > 0) { whole } else { 0 };
            if let Some(subtree) = subtrees.get_mut(position) {
                *subtree = whole;
            }
            if let Some(above) = place.parent.and_then(|parent| subtrees.get_mut(parent)) {
                *above += best;
            }
        }
        let mut choice = Self { done: vec![false; n], effort: 0, surplus: 0 };
        let mut position = 0;
        while let Some((place, node)) =
            forest.places.get(position).and_then(|place| Some((place, network.node(place.node)?)))
        {
            let is_done = may_be_done(node, k) && (has_to_be_done(node, k) || at(&subtrees, position) > 0);
            if let Some(done) = choice.done.get_mut(position).filter(|_| is_done) {
                *done = true;
                choice.effort += node.effort;
                choice.surplus += at(worth, position) * PARTS - price * node.effort;
            }
            position = if is_done { position + 1 } else { place.skip };
        }
        choice
    }

    fn bound(&self, price: i64, room: i64) -> i64 {
        (self.surplus + price * room).div_euclid(PARTS) + 1
    }
}

fn may_be_done(node: &Node, k: usize) -> bool {
    usize::from(node.first) <= k
}

fn has_to_be_done(node: &Node, k: usize) -> bool {
    usize::from(node.last) <= k
}

#[cfg(test)]
mod tests {
    use super::Slope;
    use crate::plan::corridor::Corridor;
    use crate::plan::forest::Forest;
    use crate::plan::network::{Network, Node};
    use crate::plan::relaxation::{Prices, table_unit};
    use crate::plan::table::Table;

    /// Random trees, some nodes with first and last waves.
    fn network(seed: usize) -> Option<Network> {
        let mut state = seed as u64 * 2 + 1;
        let mut below = |end: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % end
        };
        let node = |index: usize| Node {
            gain: below(9) as i64,
            effort: 1 + below(30) as i64,
            predecessors: (0..2.min(index)).map(|_| below(index as u64) as usize).collect(),
            first: u8::from(below(8) == 0),
            last: 2 - u8::from(below(8) == 0),
        };
        let nodes = (0..40).map(node).collect();
        Network { nodes, rooms: vec![90, 200], counts_effort: true }.narrowed().ok()
    }

    #[test]
    fn the_bound_is_just_above_that_of_a_table() {
        let (mut n_compared, mut n_close) = (0, 0);
        for network in (0..200).filter_map(network) {
            let forest = Forest::new(&network, |_, _| 0);
            let prices = Prices::none(&network, &forest);
            for k in 0..2 {
                let mut slope = Slope::new(&network, &forest, &prices, k);
                while !slope.advance(&network, &forest) {}
                let mut table =
                    Table::new(&network, &forest, &Corridor::open(2, forest.len()), k, table_unit(&network, 1_000_000));
                table.fill(&network, &forest, &prices);
                let exact = table.most_of_all();
                let done = |position: usize| slope.done()[position];
                let places = forest.places.iter().enumerate().filter(|(position, _)| done(*position));
                let nodes = places.clone().map(|(_, place)| &network.nodes[place.node]);
                let worth: i64 = nodes.clone().map(|node| network.worth_in(node)).sum();
                let effort: i64 = nodes.map(|node| node.effort).sum();
                assert!(places.clone().all(|(_, place)| place.parent.is_none_or(done)));
                assert!(effort <= network.rooms[k] && worth <= exact && exact <= slope.bound());
                n_close += usize::from(100 * slope.bound() <= 115 * exact);
                n_compared += 1;
            }
        }
        assert!(n_compared > 100 && 5 * n_close > 4 * n_compared, "{n_close} of {n_compared}");
    }
}
