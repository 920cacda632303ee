//! Making a plan of what the relaxed waves would do.

use super::forest::{Forest, rate};
use super::network::{Network, Schedule, Wave};
use super::total::at;
use crate::sorted_by;

/// Cells that take about as long as a look at a node in a pass.
pub(super) const CELLS_PER_REPAIR: usize = 4;

/// Turns choices that break rules into a schedule that keeps them, a pass at a time.
#[derive(Clone, Debug)]
pub(super) struct Repair {
    /// Positions by gain per effort, high first.
    by_rate: Vec<usize>,
    draft: Option<Draft>,
}

/// A schedule that is being moved forward.
#[derive(Clone, Debug)]
struct Draft {
    schedule: Schedule,
    /// The room that it uses.
    used: Vec<i64>,
    choices: Vec<Vec<bool>>,
    /// Positions by the number of waves that want them, then by rate.
    order: Vec<usize>,
    wave: Wave,
    only_wanted: bool,
}

impl Repair {
    pub fn new(network: &Network, forest: &Forest) -> Self {
        let rate = |position: &usize| forest.node(network, *position).map_or(0, rate);
        let by_rate = sorted_by((0..forest.len()).collect(), |a, b| rate(b).cmp(&rate(a)).then(a.cmp(b)));
        Self { by_rate, draft: None }
    }

    /// Begins with everything as late as it may be. Wave by wave it is then moved forward: first what the
    /// choices want in that wave, by the number of waves that want it; then whatever else fits.
    pub fn begin(&mut self, network: &Network, choices: &[Vec<bool>]) {
        let wanted = |position: usize| choices.iter().filter(|choice| at(choice, position)).count();
        let mut buckets = vec![Vec::new(); choices.len() + 1];
        for position in &self.by_rate {
            if let Some(bucket) = buckets.get_mut(wanted(*position)) {
                bucket.push(*position);
            }
        }
        let order = buckets.into_iter().rev().flatten().collect();
        self.draft = Some(Draft::new(network, choices, order));
    }

    /// Whether a schedule has been begun.
    pub fn is_busy(&self) -> bool {
        self.draft.is_some()
    }

    /// One pass over the positions. Returns the schedule once it is complete.
    pub fn advance(&mut self, network: &Network, forest: &Forest) -> Option<Schedule> {
        let mut draft = self.draft.take()?;
        // What has just been moved may be what another was waiting for.
        if !draft.pass(network, forest) {
            draft.wave += Wave::from(!draft.only_wanted);
            draft.only_wanted = !draft.only_wanted;
        }
        if usize::from(draft.wave) >= network.n_waves() {
            return Some(draft.schedule);
        }
        self.draft = Some(draft);
        None
    }
}

impl Draft {
    fn new(network: &Network, choices: &[Vec<bool>], order: Vec<usize>) -> Self {
        let schedule = network.latest();
        let mut used = vec![0; network.n_waves()];
        for (node, wave) in network.nodes.iter().zip(&schedule) {
            for used in used.iter_mut().skip(usize::from(*wave)) {
                *used += node.effort;
            }
        }
        Self { schedule, used, choices: choices.to_vec(), order, wave: 0, only_wanted: true }
    }

    /// Moves what can be moved. Returns whether anything was.
    fn pass(&mut self, network: &Network, forest: &Forest) -> bool {
        let mut has_moved = false;
        for index in 0..self.order.len() {
            let position = at(&self.order, index);
            let choice = self.choices.get(usize::from(self.wave)).map(Vec::as_slice).unwrap_or_default();
            if self.only_wanted && !at(choice, position) {
                continue;
            }
            if let Some(place) = forest.places.get(position) {
                has_moved |= self.advance(network, place.node);
            }
        }
        has_moved
    }

    /// Moves a node forward to the wave at hand if it is later now, the rules allow it and it is worth something
    /// or wanted.
    fn advance(&mut self, network: &Network, index: usize) -> bool {
        let (wave, is_wanted) = (self.wave, self.only_wanted);
        let Some(node) = network.node(index) else { return false };
        let now = at(&self.schedule, index);
        let is_ready = || node.predecessors.iter().all(|before| at(&self.schedule, *before) <= wave);
        if now <= wave || node.first > wave || (node.gain == 0 && !is_wanted) || !is_ready() {
            return false;
        }
        let waves = usize::from(wave)..usize::from(now);
        let rooms = network.rooms.get(waves.clone()).unwrap_or_default();
        let Some(used) = self.used.get_mut(waves) else { return false };
        if used.iter().zip(rooms).any(|(used, room)| used + node.effort > *room) {
            return false;
        }
        for used in used {
            *used += node.effort;
        }
        if let Some(entry) = self.schedule.get_mut(index) {
            *entry = wave;
        }
        true
    }
}
