//! The order in which the optimiser looks at steps, and which precedences its tables hold exactly.
//!
//! Of the predecessors of a step one at most becomes its parent. In the order of the trees (a parent,
//! then its subtrees) leaving a step out means skipping its subtree, so a knapsack table keeps to all
//! precedences between parents and children. The others, the links, are priced instead.

use crate::access::{at, set};
use crate::index::StepIndex;
use crate::problem::{Problem, Step};
use opex_collections::sorted_by;

/// A precedence that no tree holds, between two positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// Must not come in a later wave than `after`.
    pub before: usize,
    pub after: usize,
}

/// A step at its position in the order of the trees.
#[derive(Clone, Debug)]
pub(crate) struct ForestNode {
    /// The step there.
    pub step: StepIndex,
    /// The first position behind the step's subtree.
    pub skip: usize,
    /// The position of its parent.
    pub parent: Option<usize>,
    /// Positions of all its predecessors, parent included.
    pub before: Vec<usize>,
    /// Positions of all steps that it precedes.
    pub after: Vec<usize>,
    /// Its links, by their place among all.
    pub links: Vec<usize>,
}

/// All steps in the order of their trees.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forest {
    pub places: Vec<ForestNode>,
    pub links: Vec<Link>,
}

impl Forest {
    /// Plants the trees: the parent of a step is the predecessor for which `weight` is greatest, the
    /// first of several.
    pub fn new(problem: &Problem, weight: impl Fn(StepIndex, StepIndex) -> i64) -> Self {
        let n = problem.steps.len();
        let parent_of = |index: StepIndex| {
            let best = |best: Option<(i64, StepIndex)>, before: &StepIndex| {
                let weight = weight(*before, index);
                if best.is_none_or(|(most, _)| weight > most) { Some((weight, *before)) } else { best }
            };
            problem.predecessors(index).iter().fold(None, best).map(|(_, before)| before)
        };
        let parents: Vec<Option<StepIndex>> = problem.indices().map(parent_of).collect();
        let order = order_of_trees(problem, &parents);

        let mut positions = vec![0; n];
        for (position, step) in order.iter().enumerate() {
            set(&mut positions, step.index(), position);
        }
        let mut forest = Self { places: Vec::with_capacity(n), links: Vec::new() };
        for (position, step) in order.iter().enumerate() {
            forest.places.push(ForestNode {
                step: *step,
                skip: position + 1,
                parent: at(&parents, step.index()).map(|parent| at(&positions, parent.index())),
                before: problem.predecessors(*step).iter().map(|before| at(&positions, before.index())).collect(),
                after: Vec::new(),
                links: Vec::new(),
            });
        }
        forest.connect();
        forest
    }

    /// The step of the problem at a position.
    pub fn step<'a>(&self, problem: &'a Problem, position: usize) -> Option<&'a Step> {
        problem.step(self.places.get(position)?.step)
    }

    /// How many steps there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    fn connect(&mut self) {
        for position in (0..self.places.len()).rev() {
            let Some(ForestNode { parent, before, skip, .. }) = self.places.get(position).cloned() else { continue };
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
fn order_of_trees(problem: &Problem, parents: &[Option<StepIndex>]) -> Vec<StepIndex> {
    let n = parents.len();
    let mut largest: Vec<i64> = problem.steps.iter().map(|step| step.effort).collect();
    let mut children = vec![Vec::new(); n];
    // A predecessor has a lower index than its step, so this goes from the leaves to the roots.
    for (index, parent) in problem.indices().zip(parents).rev() {
        let own = at(&largest, index.index());
        if let Some((most, children)) =
            parent.and_then(|parent| Some((largest.get_mut(parent.index())?, children.get_mut(parent.index())?)))
        {
            *most = own.max(*most);
            children.push(index);
        }
    }
    let roots: Vec<StepIndex> = problem.indices().filter(|index| at(parents, index.index()).is_none()).collect();
    let mut open = sorted_by(roots, |a, b| at(&largest, a.index()).cmp(&at(&largest, b.index())).then(b.cmp(a)));
    let mut order = Vec::with_capacity(n);
    while let Some(step) = open.pop() {
        order.push(step);
        open.extend(children.get(step.index()).into_iter().flatten());
    }
    order
}

/// Gain per effort, in a unit that keeps it whole.
pub(crate) fn rate(step: &Step) -> i64 {
    (step.gain << 24) / step.effort.max(1)
}
