//! Making a plan of what the relaxed waves would do.

use super::forest::{Forest, rate};
use super::network::{Network, Schedule, Wave};
use super::total::at;
use crate::domain::sorted_by;

/// Turns choices that break rules into a schedule that keeps them.
#[derive(Clone, Debug)]
pub(super) struct Repair {
    /// Positions by gain per effort, high first.
    by_rate: Vec<usize>,
}

/// A schedule that is being moved forward, and the room it uses.
struct Draft<'a> {
    network: &'a Network,
    schedule: Schedule,
    used: Vec<i64>,
}

impl Repair {
    pub fn new(network: &Network, forest: &Forest) -> Self {
        let rate = |position: &usize| forest.node(network, *position).map_or(0, rate);
        Self { by_rate: sorted_by((0..forest.len()).collect(), |a, b| rate(b).cmp(&rate(a)).then(a.cmp(b))) }
    }

    /// Begins with everything as late as it may be, and moves forward wave by wave: first what the
    /// choices want in that wave, by the number of waves that want it; then whatever else fits.
    pub fn schedule(&self, network: &Network, forest: &Forest, choices: &[Vec<bool>]) -> Schedule {
        let wanted = |position: usize| choices.iter().filter(|choice| at(choice, position)).count();
        let mut buckets = vec![Vec::new(); choices.len() + 1];
        for position in &self.by_rate {
            if let Some(bucket) = buckets.get_mut(wanted(*position)) {
                bucket.push(*position);
            }
        }
        let order: Vec<usize> = buckets.into_iter().rev().flatten().collect();
        let mut draft = Draft::new(network);
        for (k, choice) in choices.iter().enumerate() {
            let Ok(wave) = Wave::try_from(k) else { break };
            for only_wanted in [true, false] {
                let is_meant = |position: &usize| !only_wanted || at(choice, *position);
                let nodes = order.iter().filter(|position| is_meant(position));
                let nodes: Vec<usize> = nodes.filter_map(|position| Some(forest.places.get(*position)?.node)).collect();
                // What has just been moved may be what another was waiting for.
                while nodes.iter().filter(|node| draft.advance(**node, wave, only_wanted)).count() > 0 {}
            }
        }
        draft.schedule
    }
}

impl<'a> Draft<'a> {
    fn new(network: &'a Network) -> Self {
        let schedule = network.latest();
        let mut used = vec![0; network.n_waves()];
        for (node, wave) in network.nodes.iter().zip(&schedule) {
            for used in used.iter_mut().skip(usize::from(*wave)) {
                *used += node.effort;
            }
        }
        Self { network, schedule, used }
    }

    /// Moves a node forward to `wave` if it is later now, the rules allow it and it is worth something
    /// or wanted.
    fn advance(&mut self, index: usize, wave: Wave, is_wanted: bool) -> bool {
        let Some(node) = self.network.node(index) else { return false };
        let now = at(&self.schedule, index);
        let is_ready = || node.predecessors.iter().all(|before| at(&self.schedule, *before) <= wave);
        if now <= wave || node.first > wave || (node.gain == 0 && !is_wanted) || !is_ready() {
            return false;
        }
        let waves = usize::from(wave)..usize::from(now);
        let rooms = self.network.rooms.get(waves.clone()).unwrap_or_default();
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
