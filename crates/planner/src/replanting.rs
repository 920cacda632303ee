//! Planting the trees anew, so that they hold the precedences that turned out dear.

use opex_collections::SortedMap;

use crate::access::{add, at, set};
use crate::forest::Forest;
use crate::index::StepIndex;
use crate::problem::{Problem, SCALE};
use crate::relaxation::LagrangeMultipliers;

/// The steps of a link.
type Ends = (Option<StepIndex>, Option<StepIndex>);

/// Trees that hold the precedences whose multipliers are highest, and the multipliers for them.
pub(crate) fn replanted(
    problem: &Problem,
    old: &Forest,
    multipliers: &LagrangeMultipliers,
) -> (Forest, LagrangeMultipliers) {
    let (n_waves, n_links, n) = (problem.n_waves(), old.links.len(), old.len());
    let step_of = |forest: &Forest, position: usize| forest.places.get(position).map(|place| place.step);
    let ends = |forest: &Forest| -> Vec<Ends> {
        forest.links.iter().map(|link| (step_of(forest, link.before), step_of(forest, link.after))).collect()
    };
    let old_links: SortedMap<Ends, usize> =
        ends(old).into_iter().enumerate().map(|(link, ends)| (ends, link)).collect();
    let total = |link: usize| (0..n_waves).map(|k| at(&multipliers.links, k * n_links + link)).sum::<i64>();
    // A precedence that the trees hold already has no multiplier; it stays unless another is dear.
    let held = SCALE * n_waves as i64 / 4;
    let found = |ends: Ends| old_links.get(&ends).copied();
    let forest = Forest::new(problem, |before, after| found((Some(before), Some(after))).map_or(held, total));

    let mut moved = LagrangeMultipliers::none(problem, &forest);
    for (new, ends) in ends(&forest).into_iter().enumerate() {
        let Some(known) = found(ends) else { continue };
        for k in 0..n_waves {
            add(&mut moved.links, k * forest.links.len() + new, at(&multipliers.links, k * n_links + known));
        }
    }
    let mut positions = vec![0; n];
    for (position, place) in old.places.iter().enumerate() {
        set(&mut positions, place.step.index(), position);
    }
    for (new, place) in forest.places.iter().enumerate() {
        for k in 0..n_waves.saturating_sub(1) {
            add(&mut moved.lasting, k * n + new, at(&multipliers.lasting, k * n + at(&positions, place.step.index())));
        }
    }
    (forest, moved)
}
