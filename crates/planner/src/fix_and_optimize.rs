//! Making a schedule better a few waves at a time.
//!
//! Everything that the schedule does before a window of waves, or not by the end of it, is fixed; the rest is optimized
//! anew within the window alone. That is a far smaller problem, mostly solved in an instant.

use crate::access::{at, set};
use crate::index::{Placement, StepIndex, WaveIndex};
use crate::problem::{Problem, Schedule, Step};

/// Goes round all windows until none of them helps.
#[derive(Clone, Debug)]
pub(crate) struct FixAndOptimize {
    schedule: Schedule,
    windows: Vec<Window>,
    /// The window that comes next.
    next: usize,
    /// Windows since the last one that helped.
    n_idle: usize,
}

/// What a window leaves free.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    window: Window,
    /// The steps of the whole problem that the part's steps stand for.
    steps: Vec<StepIndex>,
}

/// Waves whose sets of done steps are free: from `first` up to, not including, `end`.
#[derive(Clone, Copy, Debug)]
struct Window {
    first: usize,
    end: usize,
    n_waves: usize,
}

impl FixAndOptimize {
    /// None where there are too few waves for a window to be smaller than the whole.
    pub fn new(problem: &Problem, schedule: &Schedule) -> Option<Self> {
        let n_waves = problem.n_waves();
        let windows = |size: usize| (0..=n_waves - size).map(move |first| Window { first, end: first + size, n_waves });
        let windows: Vec<Window> = [2, 3].into_iter().filter(|size| *size < n_waves).flat_map(windows).collect();
        let is_useful = !windows.is_empty();
        is_useful.then(|| Self { schedule: schedule.clone(), windows, next: 0, n_idle: 0 })
    }

    /// The schedule, as good as it has become.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// Whether no window helps any more.
    pub fn is_done(&self) -> bool {
        self.n_idle >= self.windows.len()
    }

    /// What is free in the next window, as a problem of its own, and the schedule for it as it is now; none where nothing
    /// is free.
    pub fn next_part(&mut self, problem: &Problem) -> Option<(Part, Problem, Schedule)> {
        let window = self.windows.get(self.next).copied();
        self.next = (self.next + 1) % self.windows.len().max(1);
        let part = window.and_then(|window| Part::new(problem, &self.schedule, window));
        self.n_idle += usize::from(part.is_none());
        part
    }

    /// Takes in what has become of a part; none where nothing better was found for it.
    pub fn learn(&mut self, part: &Part, better: Option<&Schedule>) {
        let Some(better) = better else {
            self.n_idle += 1;
            return;
        };
        for (index, placement) in part.steps.iter().zip(better) {
            set(&mut self.schedule, index.index(), part.window.outside(*placement));
        }
        self.n_idle = 1;
    }
}

impl Part {
    /// None where nothing is free.
    fn new(problem: &Problem, schedule: &Schedule, window: Window) -> Option<(Self, Problem, Schedule)> {
        let first = Placement::from(WaveIndex::new(window.first)?);
        let end = Placement::at(window.end, window.n_waves);
        let is_free = |index: &StepIndex| (first..=end).contains(&at(schedule, index.index()));
        let steps: Vec<StepIndex> = problem.indices().filter(is_free).collect();
        let mut places = vec![None; problem.steps.len()];
        for (place, index) in steps.iter().enumerate() {
            set(&mut places, index.index(), Some(StepIndex::new(place)));
        }
        let free = |index: &StepIndex| -> Option<Step> {
            let step = problem.step(*index)?;
            let before = step.predecessors.iter().filter_map(|before| at(&places, before.index()));
            Some(Step {
                gain: step.gain,
                effort: step.effort,
                predecessors: before.collect(),
                first: window.inside(step.first),
                last: window.inside(step.last),
            })
        };
        let fixed = problem.steps.iter().zip(schedule).filter(|(_, placement)| **placement < first);
        let used: i64 = fixed.map(|(step, _)| step.effort).sum();
        let capacities = problem.capacities.get(window.first..window.end)?;
        let part = Problem {
            steps: steps.iter().filter_map(free).collect(),
            capacities: capacities.iter().map(|capacity| capacity - used).collect(),
            counts_effort: problem.counts_effort && window.end == window.n_waves,
        };
        let known: Schedule = steps.iter().map(|index| window.inside(at(schedule, index.index()))).collect();
        let problem = part.narrowed().ok().filter(|part| !part.steps.is_empty())?;
        Some((Self { window, steps }, problem, known))
    }
}

impl Window {
    /// Where a step of the whole is in the window: what comes before it is at its beginning, what comes behind it never.
    fn inside(self, placement: Placement) -> Placement {
        let index = placement.n_before(self.n_waves).saturating_sub(self.first);
        Placement::at(index, self.end - self.first)
    }

    /// Where a step of the window is in the whole: what is left out of the window comes right behind it.
    fn outside(self, placement: Placement) -> Placement {
        Placement::at(self.first + placement.n_before(self.end - self.first), self.n_waves)
    }
}
