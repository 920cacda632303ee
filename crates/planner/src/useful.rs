//! Leaving out steps that no best schedule has.

use crate::access::{at, set};
use crate::index::{Placement, StepIndex};
use crate::problem::Step;

/// The steps that a best schedule can have, each with its place in the list that was given, in the same order. The others
/// take effort and neither gain anything nor lead to anything that does, nor have to be in a wave or in none.
pub fn useful_steps(steps: Vec<Step>) -> Vec<(StepIndex, Step)> {
    let mut is_useful: Vec<bool> = steps.iter().map(|step| step.gain > 0 || step.last < Placement::NEVER).collect();
    for (index, step) in steps.iter().enumerate().rev() {
        if at(&is_useful, index) {
            for before in &step.predecessors {
                set(&mut is_useful, before.index(), true);
            }
        }
    }
    let mut places = Vec::with_capacity(steps.len());
    let mut n_kept = 0;
    for useful in &is_useful {
        places.push(n_kept);
        n_kept += usize::from(*useful);
    }
    let kept = steps.into_iter().enumerate().zip(is_useful).filter(|(_, useful)| *useful);
    kept.map(|((index, mut step), _)| {
        for before in &mut step.predecessors {
            *before = StepIndex::new(at(&places, before.index()));
        }
        (StepIndex::new(index), step)
    })
    .collect()
}
