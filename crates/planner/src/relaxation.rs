//! An upper bound of what any plan can be worth: each wave by itself, as a knapsack over trees.
//!
//! Two sets of rules tie the waves and the trees together: what is done by a wave stays done in the
//! next, and a link's `before` is done by every wave by which its `after` is. Both are taken out and
//! priced: breaking a rule costs its multiplier, keeping it with slack earns the multiplier. For any
//! multipliers ≥ 0 the best of what is left bounds the plan from above (a Lagrangian relaxation), and what is
//! left falls apart into one knapsack a wave, solved exactly by a table.

use crate::access::{add, row};
use crate::forest::Forest;
use crate::index::WaveIndex;
use crate::problem::Problem;

/// The multiplier of every rule taken out, never negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LagrangeMultipliers {
    /// Wave by wave, for each link: `after` is done, `before` is not.
    pub links: Vec<i64>,
    /// Wave by wave up to the last but one, for each position: done here, not done in the next wave.
    pub lasting: Vec<i64>,
}

impl LagrangeMultipliers {
    pub fn none(problem: &Problem, forest: &Forest) -> Self {
        let n_waves = problem.n_waves();
        Self {
            links: vec![0; n_waves * forest.links.len()],
            lasting: vec![0; n_waves.saturating_sub(1) * forest.len()],
        }
    }
}

/// Cells of the tables that an ascent fills in every round.
pub(crate) const ASCENT_CELLS: usize = 1_000_000;

/// The unit of [`table_unit`], where tables in it are fine enough.
pub(crate) fn fine_unit(problem: &Problem, max_cells: usize) -> Option<i64> {
    Some(table_unit(problem, max_cells)).filter(|unit| is_fine(problem, *unit))
}

/// The finest unit of effort in which the tables of all waves stay within `max_cells`. Exact where
/// that is a common divisor of all efforts; else efforts are rounded down, so bounds still hold.
pub(crate) fn table_unit(problem: &Problem, max_cells: usize) -> i64 {
    let divisor = problem.steps.iter().fold(0, |divisor, step| common_divisor(step.effort, divisor)).max(1);
    // Never below what fits, so the loop ends after few rounds; a whole multiple keeps some efforts exact.
    let mut unit = divisor;
    while n_cells(problem, unit) > max_cells && problem.capacities.iter().any(|capacity| *capacity >= unit) {
        unit += divisor * (unit / divisor / 8).max(1);
    }
    unit
}

/// Whether tables in this unit tell efforts apart: rounding them down leaves out a fiftieth at most.
fn is_fine(problem: &Problem, unit: i64) -> bool {
    let lost: i64 = problem.steps.iter().map(|step| step.effort % unit).sum();
    let total: i64 = problem.steps.iter().map(|step| step.effort).sum();
    lost.saturating_mul(50) <= total
}

/// How many cells the tables of all waves have at most.
fn n_cells(problem: &Problem, unit: i64) -> usize {
    let of_wave = |(wave, capacity): (WaveIndex, &i64)| {
        let (mut n_open, mut total, mut residual) = (0_usize, 0, *capacity);
        for step in &problem.steps {
            match () {
                () if step.last.is_done_by(wave) => residual -= step.effort,
                () if step.first.is_done_by(wave) => (n_open, total) = (n_open + 1, total + step.effort),
                () => {}
            }
        }
        // At each position no more can be left than what comes before it takes, and no more is of use than what comes behind.
        let widest = residual.min(total - residual).min(total / 2).max(0) / unit + 1;
        usize::try_from(widest).unwrap_or(usize::MAX).saturating_mul(n_open + 1)
    };
    problem.waves().zip(&problem.capacities).map(of_wave).sum()
}

/// What each position is worth in a wave, with the multipliers of its rules.
pub(crate) fn penalized_worth(
    problem: &Problem,
    forest: &Forest,
    multipliers: &LagrangeMultipliers,
    wave: WaveIndex,
) -> Vec<i64> {
    let n = forest.len();
    let worth = |position: usize| forest.step(problem, position).map_or(0, |step| problem.worth_in(step));
    let mut worths: Vec<i64> = (0..n).map(worth).collect();
    for (link, multiplier) in forest.links.iter().zip(row(&multipliers.links, wave.index(), forest.links.len())) {
        add(&mut worths, link.before, *multiplier);
        add(&mut worths, link.after, -multiplier);
    }
    // The last wave has no next one.
    if wave.index() + 1 < problem.n_waves() {
        for (worth, multiplier) in worths.iter_mut().zip(row(&multipliers.lasting, wave.index(), n)) {
            *worth -= multiplier;
        }
    }
    if let Some(previous) = wave.index().checked_sub(1) {
        for (worth, multiplier) in worths.iter_mut().zip(row(&multipliers.lasting, previous, n)) {
            *worth += multiplier;
        }
    }
    worths
}

/// The greatest number that divides both; 0 is divided by every number.
pub(crate) fn common_divisor(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
