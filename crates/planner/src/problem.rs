//! What is to be planned: steps, who must come before whom, and the capacity of each wave.

use crate::access::at;
use crate::index::{Placement, StepIndex, WaveIndex};

/// Steps to be spread over waves, so that the steps of all waves up to one never take more than the capacities of those
/// waves: what a wave leaves unused carries over.
///
/// The value of a schedule is Σ over its steps of gain · (waves from the step's own on). Of two schedules of equal value
/// that of less effort is better. This is the precedence-constrained knapsack problem over several periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub(crate) steps: Vec<Step>,
    /// What all steps up to a wave may take together, by wave, ascending.
    pub(crate) capacities: Vec<i64>,
    /// Whether effort at the end counts where values are equal.
    pub(crate) counts_effort: bool,
}

/// A step that can be taken once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What the step adds to every wave from its own on, in whole units; never negative.
    pub gain: i64,
    /// What it takes, in whole units of the capacities; never negative.
    pub effort: i64,
    /// Steps that must not come in a later wave; each stands before this one in the problem's list.
    pub predecessors: Vec<StepIndex>,
    /// The first wave that it may be in; never, if it must not be taken.
    pub first: Placement,
    /// The last wave that it may be in; never, if it need not be taken.
    pub last: Placement,
}

/// Where each step of a problem is put.
pub(crate) type Schedule = Vec<Placement>;

/// Units of worth in a unit of value. Bounds and multipliers are whole numbers of worth.
pub(crate) const SCALE: i64 = 1 << 14;

/// Beyond this many, what else must come before a step is not looked at, so that time stays proportional to
/// the number of steps.
const MAX_ANCESTORS: usize = 200;

impl Problem {
    /// The problem of these steps in waves of these capacities; at most [`WaveIndex::MAX_WAVES`] of them count.
    ///
    /// # Errors
    /// A step that has no place left: its own first and last wave, those of its neighbors and the capacities contradict
    /// each other.
    pub fn new(steps: Vec<Step>, capacities: &[i64]) -> Result<Self, StepIndex> {
        let n_waves = capacities.len().min(WaveIndex::MAX_WAVES);
        let total: i64 = steps.iter().map(|step| step.effort).sum();
        let within = |placement: Placement| Placement::at(placement.n_before(n_waves), n_waves);
        let steps = steps.into_iter().map(|step| Step { first: within(step.first), last: within(step.last), ..step });
        let mut sum: i64 = 0;
        let capacities = capacities.iter().take(n_waves).map(|capacity| {
            sum = sum.saturating_add(*capacity).min(total);
            sum
        });
        Self { capacities: capacities.collect(), steps: steps.collect(), counts_effort: true }.narrowed()
    }

    /// The problem of one wave of another capacity for the same steps, but for those that have no place here. No step has
    /// to be taken.
    #[must_use]
    pub fn with_one_wave(&self, capacity: i64) -> Self {
        let first = |step: &Step| if step.first.wave().is_some() { WaveIndex::FIRST.into() } else { Placement::NEVER };
        let free = |step: &Step| Step { first: first(step), last: Placement::NEVER, ..step.clone() };
        let steps: Vec<Step> = self.steps.iter().map(free).collect();
        let capacities = vec![capacity.min(steps.iter().map(|step| step.effort).sum())];
        let mut problem = Self { steps, capacities, counts_effort: true };
        // Where nothing has to be done nothing can be stuck.
        let is_possible = problem.narrow().is_ok();
        debug_assert!(is_possible, "a problem in which nothing has to be done has a schedule");
        problem
    }

    /// A step; none beyond the list.
    pub fn step(&self, index: StepIndex) -> Option<&Step> {
        self.steps.get(index.index())
    }

    /// The steps that must not come in a later wave than a step.
    pub fn predecessors(&self, index: StepIndex) -> &[StepIndex] {
        self.step(index).map(|step| step.predecessors.as_slice()).unwrap_or_default()
    }

    /// How many steps there are.
    pub fn n_steps(&self) -> usize {
        self.steps.len()
    }

    /// How many waves there are.
    pub fn n_waves(&self) -> usize {
        self.capacities.len()
    }

    /// What all steps take together that have a place in some wave.
    pub fn effort_of_all(&self) -> i64 {
        self.steps.iter().filter(|step| step.first.wave().is_some()).map(|step| step.effort).sum()
    }

    pub(crate) fn indices(&self) -> impl DoubleEndedIterator<Item = StepIndex> + ExactSizeIterator + use<> {
        (0..self.steps.len()).map(StepIndex::new)
    }

    /// The waves, the first one first.
    pub(crate) fn waves(&self) -> impl DoubleEndedIterator<Item = WaveIndex> + use<> {
        (0..self.n_waves()).filter_map(WaveIndex::new)
    }

    /// In the wave behind a wave; never, where there is none.
    pub(crate) fn after(&self, wave: WaveIndex) -> Placement {
        Placement::at(wave.index() + 1, self.n_waves())
    }

    /// Everything from one placement to another, the first one first.
    pub(crate) fn placements(
        &self,
        first: Placement,
        last: Placement,
    ) -> impl DoubleEndedIterator<Item = Placement> + use<> {
        let waves = self.waves().map(Placement::from).filter(move |wave| (first..=last).contains(wave));
        waves.chain((last == Placement::NEVER).then_some(Placement::NEVER))
    }

    /// Narrows the waves of each step to what its neighbors and the capacities leave, so that no later part
    /// has to look at either.
    ///
    /// # Errors
    /// The step that is left without a wave, or the one that no longer fits where it has to be.
    pub(crate) fn narrowed(mut self) -> Result<Self, StepIndex> {
        self.narrow()?;
        Ok(self)
    }

    /// The same in place.
    ///
    /// # Errors
    /// As for [`Self::narrowed`]; the waves are then of no use.
    pub(crate) fn narrow(&mut self) -> Result<(), StepIndex> {
        let mut seen_for = vec![None; self.steps.len()];
        for index in self.indices() {
            let needed = self.effort_with_ancestors(index, &mut seen_for);
            let fits_by = self.waves().zip(&self.capacities).find(|(_, capacity)| needed <= **capacity);
            let first_fit = fits_by.map_or(Placement::NEVER, |(wave, _)| wave.into());
            let earlier = self.predecessors(index).iter().filter_map(|before| self.step(*before));
            let earliest = earlier.map(|step| step.first).fold(first_fit, Placement::max);
            if let Some(step) = self.steps.get_mut(index.index()) {
                step.first = step.first.max(earliest);
            }
        }
        for index in self.indices().rev() {
            let last = self.step(index).map_or(Placement::NEVER, |step| step.last);
            for before in self.predecessors(index).to_vec() {
                if let Some(step) = self.steps.get_mut(before.index()) {
                    step.last = step.last.min(last);
                }
            }
        }
        if let Some(stuck) = self.steps.iter().position(|step| step.first > step.last) {
            return Err(StepIndex::new(stuck));
        }
        // What has to be done by each wave, and nothing else, is a schedule; if it does not fit, none does.
        let mut used = vec![0; self.capacities.len()];
        for (index, step) in self.indices().zip(&self.steps) {
            for (sum, capacity) in used.iter_mut().zip(&self.capacities).skip(step.last.n_before(self.capacities.len()))
            {
                *sum += step.effort;
                if *sum > *capacity {
                    return Err(index);
                }
            }
        }
        Ok(())
    }

    /// What a step adds to the worth by being done in a wave, wherever it was done first.
    pub(crate) fn worth_in(&self, step: &Step) -> i64 {
        SCALE * step.gain
    }

    /// What a step adds to the worth of a schedule that has it at `placement`.
    pub(crate) fn worth(&self, step: &Step, placement: Placement) -> i64 {
        SCALE * self.value_of(step, placement)
    }

    /// What a step adds to the value of a schedule that has it at `placement`.
    pub(crate) fn value_of(&self, step: &Step, placement: Placement) -> i64 {
        step.gain * (self.n_waves() - placement.n_before(self.n_waves())) as i64
    }

    /// The value of a schedule.
    pub(crate) fn value(&self, schedule: &[Placement]) -> i64 {
        self.steps.iter().zip(schedule).map(|(step, placement)| self.value_of(step, *placement)).sum()
    }

    /// What all that a schedule does takes.
    pub(crate) fn effort(&self, schedule: &[Placement]) -> i64 {
        let is_done = |(_, placement): &(&Step, &Placement)| placement.wave().is_some();
        self.steps.iter().zip(schedule).filter(is_done).map(|(step, _)| step.effort).sum()
    }

    /// The schedule in which everything is done as late as it may be: valid, if seldom good.
    pub(crate) fn latest(&self) -> Schedule {
        self.steps.iter().map(|step| step.last).collect()
    }

    /// Whether a schedule keeps all rules; what tests hold every result against.
    pub(crate) fn allows(&self, schedule: &[Placement]) -> bool {
        let in_order = |(step, placement): (&Step, &Placement)| {
            let after_all = step.predecessors.iter().all(|before| at(schedule, before.index()) <= *placement);
            after_all && (step.first..=step.last).contains(placement)
        };
        let fits = |(wave, capacity): (WaveIndex, &i64)| {
            let done = self.steps.iter().zip(schedule).filter(|(_, placement)| placement.is_done_by(wave));
            done.map(|(step, _)| step.effort).sum::<i64>() <= *capacity
        };
        schedule.len() == self.steps.len()
            && self.steps.iter().zip(schedule).all(in_order)
            && self.waves().zip(&self.capacities).all(fits)
    }

    /// What a step takes together with everything that must come before it, or as much of that as the
    /// first [`MAX_ANCESTORS`] come to. `seen_for` remembers for each step the last one that it was counted for.
    fn effort_with_ancestors(&self, index: StepIndex, seen_for: &mut [Option<StepIndex>]) -> i64 {
        let mut open = vec![index];
        let (mut effort, mut n_left) = (0, MAX_ANCESTORS);
        while let Some(next) = open.pop().filter(|_| n_left > 0) {
            if let Some(seen_for) = seen_for.get_mut(next.index()).filter(|seen_for| **seen_for != Some(index)) {
                *seen_for = Some(index);
                n_left -= 1;
                effort += self.step(next).map_or(0, |step| step.effort);
                open.extend(self.predecessors(next));
            }
        }
        effort
    }
}

impl Step {
    /// Whether a wave may end with the step done, and may end without it.
    #[inline]
    pub(crate) fn is_open(&self, wave: WaveIndex) -> bool {
        self.first.is_done_by(wave) && !self.last.is_done_by(wave)
    }
}
