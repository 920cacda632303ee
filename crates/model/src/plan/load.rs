//! How full the waves of a plan are.

use super::plan::Plan;
use crate::effort::EffortSum;

/// The capacity of a wave and how it is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WaveLoad {
    /// The wave's own capacity.
    pub capacity: EffortSum,
    /// What the waves before have left.
    pub carried_in: EffortSum,
    /// The work of its steps.
    pub used: EffortSum,
    /// What it leaves for the waves behind.
    pub carried_out: EffortSum,
}

impl Plan {
    /// The loads of the waves that the plan was made for, with these capacities.
    pub fn loads(&self, capacities: &[EffortSum]) -> Vec<WaveLoad> {
        let mut carried = 0_u64;
        let load = |(index, capacity): (usize, &EffortSum)| {
            let steps = self.steps.iter().filter(|step| step.wave.index() == index);
            let used = steps.fold(EffortSum::default(), |sum, step| sum.plus(step.effort));
            let carried_in = EffortSum::from_hundredths(carried);
            carried = carried.saturating_add(capacity.hundredths()).saturating_sub(used.hundredths());
            WaveLoad { capacity: *capacity, carried_in, used, carried_out: EffortSum::from_hundredths(carried) }
        };
        capacities.iter().enumerate().map(load).collect()
    }
}
