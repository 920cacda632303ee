//! What the optimiser works on: steps without their meaning, who must come before whom, and the room
//! that each wave has.

use super::total::at;

/// A wave, counted from 0; the number of waves stands for "never".
pub(super) type Wave = u8;

/// The wave of every node: a plan without its meaning.
pub(super) type Schedule = Vec<Wave>;

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// What the step adds to every wave from its own on, in whole units of the objective.
    pub gain: i64,
    /// What it takes, in hundredths of a person-day.
    pub effort: i64,
    /// Nodes that must not come in a later wave; each stands before this one in the network.
    pub predecessors: Vec<usize>,
    /// The first wave that it may be in.
    pub first: Wave,
    /// The last wave that it may be in, "never" included.
    pub last: Wave,
}

/// Steps to be spread over waves, so that the room of no wave is exceeded.
///
/// The worth of a schedule is one integer: Σ over waves k of `scale` · (gain of what is done by k),
/// less the effort of all that is done at the end if `counts_effort`. As `scale` is greater than any
/// such effort, more worth means more value, and at equal value less effort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Network {
    pub nodes: Vec<Node>,
    /// What all steps up to a wave may take together, by wave, ascending; hundredths of a person-day.
    pub rooms: Vec<i64>,
    /// Units of worth in a unit of value.
    pub scale: i64,
    /// Whether effort at the end lowers the worth.
    pub counts_effort: bool,
}

impl Network {
    /// Narrows the waves of each node to what its neighbors and the room leave, so that no later part
    /// has to look at either.
    ///
    /// # Errors
    /// The node that is left without a wave, or the one that no longer fits where it has to be.
    pub fn narrowed(mut self) -> Result<Self, usize> {
        let never = self.never();
        let mut seen_for = vec![usize::MAX; self.nodes.len()];
        for index in 0..self.nodes.len() {
            let needed = self.effort_with_ancestors(index, &mut seen_for);
            let first_fit = self.rooms.iter().position(|room| needed <= *room).unwrap_or(self.rooms.len());
            let earlier = self.predecessors(index).iter().map(|before| self.node(*before).map_or(0, |node| node.first));
            let earliest = earlier.max().unwrap_or(0).max(Wave::try_from(first_fit).unwrap_or(never));
            if let Some(node) = self.nodes.get_mut(index) {
                node.first = node.first.max(earliest);
            }
        }
        for index in (0..self.nodes.len()).rev() {
            let last = self.node(index).map_or(never, |node| node.last);
            for before in self.predecessors(index).to_vec() {
                if let Some(node) = self.nodes.get_mut(before) {
                    node.last = node.last.min(last);
                }
            }
        }
        if let Some(stuck) = self.nodes.iter().position(|node| node.first > node.last) {
            return Err(stuck);
        }
        // What has to be done by each wave, and nothing else, is a schedule; if it does not fit, none does.
        let mut used = vec![0; self.rooms.len()];
        for (index, node) in self.nodes.iter().enumerate() {
            for (sum, room) in used.iter_mut().zip(&self.rooms).skip(usize::from(node.last)) {
                *sum += node.effort;
                if *sum > *room {
                    return Err(index);
                }
            }
        }
        Ok(self)
    }

    /// How many waves there are.
    pub fn n_waves(&self) -> usize {
        self.rooms.len()
    }

    /// The wave that stands for "never".
    pub fn never(&self) -> Wave {
        Wave::try_from(self.rooms.len()).unwrap_or(Wave::MAX)
    }

    pub fn node(&self, index: usize) -> Option<&Node> {
        self.nodes.get(index)
    }

    pub fn predecessors(&self, index: usize) -> &[usize] {
        self.node(index).map(|node| node.predecessors.as_slice()).unwrap_or_default()
    }

    /// What a node adds to the worth by being done in wave `k`, wherever it was done first.
    pub fn worth_in(&self, node: &Node, k: usize) -> i64 {
        let is_last = k + 1 == self.n_waves();
        self.scale * node.gain - if is_last && self.counts_effort { node.effort } else { 0 }
    }

    /// What a node adds to the worth of a schedule that has it in `wave`.
    pub fn worth(&self, node: &Node, wave: Wave) -> i64 {
        match self.n_waves().checked_sub(usize::from(wave)) {
            None | Some(0) => 0,
            Some(n_waves) => n_waves as i64 * self.scale * node.gain - if self.counts_effort { node.effort } else { 0 },
        }
    }

    /// The worth of a schedule.
    pub fn total_worth(&self, schedule: &[Wave]) -> i64 {
        self.nodes.iter().zip(schedule).map(|(node, wave)| self.worth(node, *wave)).sum()
    }

    /// The schedule in which everything is done as late as it may be: valid, if seldom good.
    pub fn latest(&self) -> Schedule {
        self.nodes.iter().map(|node| node.last).collect()
    }

    /// Whether a schedule keeps all rules; what tests hold every result against.
    pub fn allows(&self, schedule: &[Wave]) -> bool {
        let in_order = |(index, (node, wave)): (usize, (&Node, &Wave))| {
            let after_all = self.predecessors(index).iter().all(|before| at(schedule, *before) <= *wave);
            after_all && (node.first..=node.last).contains(wave)
        };
        let fits = |(k, room): (usize, &i64)| {
            let done = self.nodes.iter().zip(schedule).filter(|(_, wave)| usize::from(**wave) <= k);
            done.map(|(node, _)| node.effort).sum::<i64>() <= *room
        };
        schedule.len() == self.nodes.len()
            && self.nodes.iter().zip(schedule).enumerate().all(in_order)
            && self.rooms.iter().enumerate().all(fits)
    }

    /// What a node takes together with everything that must come before it. `seen_for` remembers for
    /// each node the last one that it was counted for.
    fn effort_with_ancestors(&self, index: usize, seen_for: &mut [usize]) -> i64 {
        let mut open = vec![index];
        let mut effort = 0;
        while let Some(next) = open.pop() {
            if let Some(seen_for) = seen_for.get_mut(next).filter(|seen_for| **seen_for != index) {
                *seen_for = index;
                effort += self.node(next).map_or(0, |node| node.effort);
                open.extend(self.predecessors(next));
            }
        }
        effort
    }
}
