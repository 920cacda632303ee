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
/// The value of a schedule is Σ over waves of the gain of what is done by then. Of two schedules of equal
/// value that of less effort is better if `counts_effort`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Network {
    pub nodes: Vec<Node>,
    /// What all steps up to a wave may take together, by wave, ascending; hundredths of a person-day.
    pub rooms: Vec<i64>,
    /// Whether effort at the end counts where values are equal.
    pub counts_effort: bool,
}

/// Units of worth in a unit of value. Bounds and prices are whole numbers of worth.
pub(super) const SCALE: i64 = 1 << 14;

/// Beyond this many, what else must come before a node is not looked at, so that time stays proportional to
/// the number of nodes.
const MAX_ANCESTORS: usize = 200;

impl Network {
    /// Narrows the waves of each node to what its neighbors and the room leave, so that no later part
    /// has to look at either.
    ///
    /// # Errors
    /// The node that is left without a wave, or the one that no longer fits where it has to be.
    pub fn narrowed(mut self) -> Result<Self, usize> {
        self.narrow()?;
        Ok(self)
    }

    /// The same in place.
    ///
    /// # Errors
    /// As for [`Self::narrowed`]; the waves are then of no use.
    pub fn narrow(&mut self) -> Result<(), usize> {
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
        Ok(())
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

    /// What a node adds to the worth by being done in a wave, wherever it was done first.
    pub fn worth_in(&self, node: &Node) -> i64 {
        SCALE * node.gain
    }

    /// What a node adds to the worth of a schedule that has it in `wave`.
    pub fn worth(&self, node: &Node, wave: Wave) -> i64 {
        SCALE * node.gain * self.n_waves().saturating_sub(usize::from(wave)) as i64
    }

    /// The value of a schedule: its worth in units of the objective.
    pub fn value(&self, schedule: &[Wave]) -> i64 {
        let waves_of = |wave: &Wave| self.n_waves().saturating_sub(usize::from(*wave)) as i64;
        self.nodes.iter().zip(schedule).map(|(node, wave)| node.gain * waves_of(wave)).sum()
    }

    /// What all that a schedule does takes, in hundredths of a person-day.
    pub fn effort(&self, schedule: &[Wave]) -> i64 {
        let is_done = |(_, wave): &(&Node, &Wave)| usize::from(**wave) < self.n_waves();
        self.nodes.iter().zip(schedule).filter(is_done).map(|(node, _)| node.effort).sum()
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

    /// What a node takes together with everything that must come before it, or as much of that as the
    /// first [`MAX_ANCESTORS`] come to. `seen_for` remembers for each node the last one that it was counted for.
    fn effort_with_ancestors(&self, index: usize, seen_for: &mut [usize]) -> i64 {
        let mut open = vec![index];
        let (mut effort, mut n_left) = (0, MAX_ANCESTORS);
        while let Some(next) = open.pop().filter(|_| n_left > 0) {
            if let Some(seen_for) = seen_for.get_mut(next).filter(|seen_for| **seen_for != index) {
                *seen_for = index;
                n_left -= 1;
                effort += self.node(next).map_or(0, |node| node.effort);
                open.extend(self.predecessors(next));
            }
        }
        effort
    }
}
