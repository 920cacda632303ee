//! The order in which the optimiser looks at steps, and which precedences its tables hold exactly.
//!
//! Of the predecessors of a node one at most becomes its parent. In the order of the trees (a parent,
//! then its subtrees) leaving a node out means skipping its subtree, so a knapsack table keeps to all
//! precedences between parents and children. The others, the links, are priced instead.

use super::network::{Network, Node};
use super::total::at;
use crate::sorted_by;

/// A precedence that no tree holds, between two positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// Must not come in a later wave than `after`.
    pub before: usize,
    pub after: usize,
}

/// A node at its position in the order of the trees.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The node's index in the network.
    pub node: usize,
    /// The first position behind the node's subtree.
    pub skip: usize,
    /// The position of its parent.
    pub parent: Option<usize>,
    /// Positions of all its predecessors, parent included.
    pub before: Vec<usize>,
    /// Positions of all nodes that it precedes.
    pub after: Vec<usize>,
    /// Its links, by their place among all.
    pub links: Vec<usize>,
}

/// All nodes in the order of their trees.
#[derive(Clone, Debug, Default)]
pub(super) struct Forest {
    pub places: Vec<Place>,
    pub links: Vec<Link>,
}

impl Forest {
    /// Plants the trees: the parent of a node is the predecessor for which `weight` is greatest, the
    /// first of several.
    pub fn new(network: &Network, weight: impl Fn(usize, usize) -> i64) -> Self {
        let n = network.nodes.len();
        let parent_of = |index: usize| {
            let best = |best: Option<(i64, usize)>, before: &usize| {
                let weight = weight(*before, index);
                if best.is_none_or(|(most, _)| weight > most) { Some((weight, *before)) } else { best }
            };
            network.predecessors(index).iter().fold(None, best).map(|(_, before)| before)
        };
        let parents: Vec<Option<usize>> = (0..n).map(parent_of).collect();
        let order = order_of_trees(network, &parents);

        let mut positions = vec![0; n];
        for (position, node) in order.iter().enumerate() {
            if let Some(entry) = positions.get_mut(*node) {
                *entry = position;
            }
        }
        let mut forest = Self { places: Vec::with_capacity(n), links: Vec::new() };
        for (position, node) in order.iter().enumerate() {
            forest.places.push(Place {
                node: *node,
                skip: position + 1,
                parent: parents.get(*node).copied().flatten().map(|parent| at(&positions, parent)),
                before: network.predecessors(*node).iter().map(|before| at(&positions, *before)).collect(),
                after: Vec::new(),
                links: Vec::new(),
            });
        }
        forest.connect();
        forest
    }

    /// The node of the network at a position.
    pub fn node<'a>(&self, network: &'a Network, position: usize) -> Option<&'a Node> {
        network.node(self.places.get(position)?.node)
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    fn connect(&mut self) {
        for position in (0..self.places.len()).rev() {
            let Some(Place { parent, before, skip, .. }) = self.places.get(position).cloned() else { continue };
            for before in before {
                let link = self.links.len();
                if parent != Some(before) {
                    self.links.push(Link { before, after: position });
                }
                for end in [before, position] {
                    if let Some(place) = self.places.get_mut(end).filter(|_| parent != Some(before)) {
                        place.links.push(link);
                    }
                }
                if let Some(place) = self.places.get_mut(before) {
                    place.after.push(position);
                }
            }
            // Subtrees end before this position is left, as the order is walked from its end.
            if let Some(place) = parent.and_then(|parent| self.places.get_mut(parent)) {
                place.skip = place.skip.max(skip);
            }
        }
    }
}

/// Nodes tree by tree, those trees first that hold the largest step. A large step decides what fits
/// beside it in every wave, so bounds tell good from bad soon once the large ones have their place.
fn order_of_trees(network: &Network, parents: &[Option<usize>]) -> Vec<usize> {
    let n = parents.len();
    let mut largest: Vec<i64> = network.nodes.iter().map(|node| node.effort).collect();
    let mut children = vec![Vec::new(); n];
    // A predecessor has a lower index than its node, so this goes from the leaves to the roots.
    for (index, parent) in parents.iter().enumerate().rev() {
        let own = at(&largest, index);
        if let Some((most, children)) =
            parent.and_then(|parent| Some((largest.get_mut(parent)?, children.get_mut(parent)?)))
        {
            *most = own.max(*most);
            children.push(index);
        }
    }
    let roots: Vec<usize> = (0..n).filter(|index| at(parents, *index).is_none()).collect();
    let mut open = sorted_by(roots, |a, b| at(&largest, *a).cmp(&at(&largest, *b)).then(b.cmp(a)));
    let mut order = Vec::with_capacity(n);
    while let Some(node) = open.pop() {
        order.push(node);
        open.extend(children.get(node).into_iter().flatten());
    }
    order
}

/// Gain per effort, in a unit that keeps it whole.
pub(super) fn rate(node: &Node) -> i64 {
    (node.gain << 24) / node.effort.max(1)
}
