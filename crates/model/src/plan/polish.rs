//! Making a schedule better a few waves at a time.
//!
//! Everything that the schedule does before a window of waves, or not by the end of it, stays; the rest
//! is solved anew for the window alone. That is a far smaller network, mostly solved in an instant.

use super::network::{Network, Node, Schedule, Wave};
use super::solver::{Solver, Thoroughness};
use super::total::at;

/// Goes round all windows until none of them helps.
#[derive(Clone, Debug)]
pub(super) struct Polish {
    schedule: Schedule,
    windows: Vec<Window>,
    /// The window that comes next.
    next: usize,
    /// Windows since the last one that helped.
    n_idle: usize,
    running: Option<Running>,
}

/// Waves whose sets of done nodes are free: from `first` up to, not including, `end`.
#[derive(Clone, Copy, Debug)]
struct Window {
    first: usize,
    end: usize,
}

#[derive(Clone, Debug)]
struct Running {
    window: Window,
    /// The nodes of the whole network that the window's nodes stand for.
    nodes: Vec<usize>,
    solver: Solver,
}

impl Polish {
    /// None where there are too few waves for a window to be smaller than the whole.
    pub fn new(network: &Network, schedule: &Schedule) -> Option<Self> {
        let n_waves = network.n_waves();
        let windows = |size: usize| (0..=n_waves - size).map(move |first| Window { first, end: first + size });
        let windows: Vec<Window> = [2, 3].into_iter().filter(|size| *size < n_waves).flat_map(windows).collect();
        let is_useful = !windows.is_empty();
        is_useful.then(|| Self { schedule: schedule.clone(), windows, next: 0, n_idle: 0, running: None })
    }

    /// The schedule, as good as it has become.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// Whether no window helps any more.
    pub fn is_done(&self) -> bool {
        self.n_idle >= self.windows.len()
    }

    /// Works about as long as `work` partial plans take. Returns what was done.
    pub fn advance(&mut self, network: &Network, work: usize) -> usize {
        let mut running = match self.running.take() {
            Some(running) => running,
            None => {
                let window = self.windows.get(self.next).copied();
                self.next = (self.next + 1) % self.windows.len().max(1);
                match window.and_then(|window| Running::new(network, &self.schedule, window)) {
                    Some(running) => running,
                    None => {
                        self.n_idle += 1;
                        return 1;
                    }
                }
            }
        };
        let done = running.solver.advance(work);
        if !running.solver.is_done() {
            self.running = Some(running);
        } else if running.solver.has_improved() {
            running.write_to(&mut self.schedule);
            self.n_idle = 1;
        } else {
            self.n_idle += 1;
        }
        done
    }
}

impl Running {
    /// None where nothing is free.
    fn new(network: &Network, schedule: &Schedule, window: Window) -> Option<Self> {
        let (first, end) = (Wave::try_from(window.first).ok()?, Wave::try_from(window.end).ok()?);
        let is_free = |index: &usize| (first..=end).contains(&at(schedule, *index));
        let nodes: Vec<usize> = (0..network.nodes.len()).filter(is_free).collect();
        let mut places = vec![None; network.nodes.len()];
        for (place, index) in nodes.iter().enumerate() {
            if let Some(entry) = places.get_mut(*index) {
                *entry = Some(place);
            }
        }
        let free = |index: &usize| -> Option<Node> {
            let node = network.node(*index)?;
            let before = node.predecessors.iter().filter_map(|before| at(&places, *before));
            Some(Node {
                gain: node.gain,
                effort: node.effort,
                predecessors: before.collect(),
                first: node.first.max(first) - first,
                last: node.last.min(end) - first,
            })
        };
        let used: i64 =
            network.nodes.iter().zip(schedule).filter(|(_, wave)| **wave < first).map(|(node, _)| node.effort).sum();
        let rooms = network.rooms.get(window.first..window.end)?;
        let part = Network {
            nodes: nodes.iter().filter_map(free).collect(),
            rooms: rooms.iter().map(|room| room - used).collect(),
            counts_effort: network.counts_effort && window.end == network.n_waves(),
        };
        let known: Schedule = nodes.iter().map(|index| at(schedule, *index) - first).collect();
        let part = part.narrowed().ok().filter(|part| !part.nodes.is_empty())?;
        Some(Self { window, nodes, solver: Solver::new(part, Thoroughness::Glance, Some(known)) })
    }

    fn write_to(&self, schedule: &mut Schedule) {
        let first = Wave::try_from(self.window.first).unwrap_or_default();
        for (index, wave) in self.nodes.iter().zip(self.solver.schedule()) {
            if let Some(entry) = schedule.get_mut(*index) {
                *entry = wave + first;
            }
        }
    }
}
