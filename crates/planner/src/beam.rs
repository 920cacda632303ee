//! The search: partial plans, position by position, as long as their bound leaves hope.
//!
//! Each pass goes once through all positions and keeps at most `width` partial plans after each. As
//! long as none has to be dropped the pass is exhaustive, so the best plan at its end is the best there
//! is. Otherwise the highest bound that was dropped bounds what may have been missed.

use crate::access::{add, at, row, set};
use crate::forest::{Forest, Link};
use crate::index::Placement;
use crate::knapsack_table::KnapsackTable;
use crate::labels::{Label, Labels};
use crate::problem::{Problem, Schedule};
use crate::relaxation::LagrangeMultipliers;

/// What a pass works with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting<'a> {
    pub problem: &'a Problem,
    pub forest: &'a Forest,
    pub multipliers: &'a LagrangeMultipliers,
    /// A table for each wave, under the multipliers and for the capacities that the problem has.
    pub tables: &'a [KnapsackTable],
    /// What the best plan known is worth; only more is looked for.
    pub lower: i64,
}

/// One pass, which can be interrupted between any two partial plans.
#[derive(Clone, Debug)]
pub(crate) struct Beam {
    width: usize,
    stage: Stage,
    current: Labels,
    /// The label of `current` that is looked at next.
    cursor: usize,
    next: Labels,
    history: Vec<Vec<(u32, Placement)>>,
    dropped: i64,
}

/// What a pass has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// A plan worth more than the one known, if any was found.
    pub schedule: Option<Schedule>,
    /// What no plan that was dropped can exceed.
    pub dropped: i64,
}

/// How one position extends partial plans.
#[derive(Clone, Debug)]
struct Stage {
    position: usize,
    /// Positions up to this one that have a neighbor behind it: their waves still matter.
    open: Vec<usize>,
    /// Where each of them was among those open before; none for this position.
    kept: Vec<Option<usize>>,
    /// Where its predecessors and successors are among those open before.
    before: Vec<usize>,
    after: Vec<usize>,
    /// For each open position and each wave: what the multipliers of its links to positions behind this one
    /// come to.
    link_terms: Vec<i64>,
    /// Open ancestors of the next position, root first, with the position behind their subtree.
    ancestors: Vec<(usize, usize)>,
}

impl Beam {
    pub fn new(setting: Setting<'_>, width: usize) -> Self {
        let n_waves = setting.problem.n_waves();
        let stage = Stage::new(setting, 0, &[]);
        let mut current = Labels::new(n_waves, 0);
        let nothing = Label { used: &vec![0; n_waves], open: &[], worth: 0, bound: i64::MAX };
        current.offer(nothing, (0, Placement::NEVER));
        let next = Labels::new(n_waves, stage.open.len());
        Self { width, stage, current, cursor: 0, next, history: Vec::new(), dropped: i64::MIN }
    }

    /// Extends at most `n_labels` partial plans. Returns how many, and the outcome once there is one.
    pub fn advance(&mut self, setting: Setting<'_>, n_labels: usize) -> (usize, Option<Outcome>) {
        let mut scratch = Scratch::default();
        for n_done in 0..n_labels {
            if self.cursor < self.current.len() {
                self.extend(setting, &mut scratch);
                self.cursor += 1;
                continue;
            }
            self.dropped = self.dropped.max(self.next.keep_best(self.width).unwrap_or(i64::MIN));
            let position = self.stage.position + 1;
            let stage = Stage::new(setting, position, &self.stage.open);
            let next = Labels::new(setting.problem.n_waves(), stage.open.len());
            self.current = std::mem::replace(&mut self.next, next);
            self.cursor = 0;
            self.stage = stage;
            if position >= setting.forest.len() || self.current.len() == 0 {
                return (n_done + 1, Some(self.outcome(setting)));
            }
            // The origins stay behind; the labels themselves are only needed for one stage.
            self.history.push(self.current.origins().to_vec());
        }
        (n_labels, None)
    }

    fn outcome(&mut self, setting: Setting<'_>) -> Outcome {
        let best = self.current.best().filter(|(_, worth)| *worth > setting.lower);
        let complete = self.stage.position >= setting.forest.len();
        self.history.push(self.current.origins().to_vec());
        let schedule = best.filter(|_| complete).map(|(label, _)| self.trace(setting.forest, label));
        Outcome { schedule, dropped: self.dropped }
    }

    fn trace(&self, forest: &Forest, mut label: usize) -> Schedule {
        let mut schedule = vec![Placement::NEVER; forest.len()];
        for (place, origins) in forest.places.iter().zip(&self.history).rev() {
            let (from, placement) = at(origins, label);
            set(&mut schedule, place.step.index(), placement);
            label = from as usize;
        }
        schedule
    }

    /// Puts the stage's position into every wave that the label at the cursor leaves open for it.
    fn extend(&mut self, setting: Setting<'_>, scratch: &mut Scratch) {
        let (problem, stage) = (setting.problem, &self.stage);
        let (Some(label), Some(step)) = (self.current.get(self.cursor), setting.forest.step(problem, stage.position))
        else {
            return;
        };
        // The best plan known may have become better since the label was made.
        if label.bound <= setting.lower {
            return;
        }
        let first = stage.before.iter().map(|slot| at(label.open, *slot)).fold(step.first, Placement::max);
        let last = stage.after.iter().map(|slot| at(label.open, *slot)).fold(step.last, Placement::min);
        scratch.used.clear();
        scratch.used.extend_from_slice(label.used);
        for (k, used) in scratch.used.iter_mut().enumerate().skip(last.n_before(problem.n_waves())) {
            *used += step.effort;
            if *used > at(&problem.capacities, k) {
                return;
            }
        }
        // From late to early, so that each wave uses what the one after it used and one wave more.
        for placement in problem.placements(first, last).rev() {
            if let Some(wave) = placement.wave().filter(|_| placement < last) {
                add(&mut scratch.used, wave.index(), step.effort);
                if at(&scratch.used, wave.index()) > at(&problem.capacities, wave.index()) {
                    return;
                }
            }
            scratch.open.clear();
            scratch.open.extend(stage.kept.iter().map(|kept| kept.map_or(placement, |slot| at(label.open, slot))));
            let worth = label.worth + problem.worth(step, placement);
            let bound = worth + stage.most_left(setting, &scratch.used, &scratch.open);
            if bound > setting.lower {
                let child = Label { used: &scratch.used, open: &scratch.open, worth, bound };
                self.next.offer(child, (u32::try_from(self.cursor).unwrap_or_default(), placement));
            }
        }
    }
}

/// Buffers that would otherwise be made anew for every label.
#[derive(Default)]
struct Scratch {
    used: Vec<i64>,
    open: Vec<Placement>,
}

impl Stage {
    fn new(setting: Setting<'_>, position: usize, open_before: &[usize]) -> Self {
        let Setting { problem, forest, multipliers, .. } = setting;
        let slot = |wanted: usize| open_before.iter().position(|open| *open == wanted);
        let slots = |positions: &[usize]| positions.iter().filter_map(|position| slot(*position)).collect();
        let place = forest.places.get(position);
        let matters = |open: &usize| {
            let place = forest.places.get(*open);
            place.is_some_and(|place| place.before.iter().chain(&place.after).any(|other| *other > position))
        };
        let open: Vec<usize> = open_before.iter().copied().chain(place.map(|_| position)).filter(matters).collect();
        let link_terms =
            open.iter().flat_map(|open| link_terms(problem, forest, multipliers, *open, position)).collect();
        let next = forest.places.get(position + 1);
        let mut ancestors = Vec::new();
        let mut ancestor = next.and_then(|next| next.parent);
        while let Some((at, place)) = ancestor.and_then(|at| Some((at, forest.places.get(at)?))) {
            // One that is not open has no subtree left but that of its open descendant.
            ancestors.extend(open.iter().position(|open| *open == at).map(|slot| (slot, place.skip)));
            ancestor = place.parent;
        }
        ancestors.reverse();
        Self {
            position,
            kept: open.iter().map(|open| slot(*open)).collect(),
            before: place.map(|place| slots(&place.before)).unwrap_or_default(),
            after: place.map(|place| slots(&place.after)).unwrap_or_default(),
            open,
            link_terms,
            ancestors,
        }
    }

    /// The most that the positions behind this one can add to the worth.
    fn most_left(&self, setting: Setting<'_>, used: &[i64], open: &[Placement]) -> i64 {
        let n_waves = setting.problem.n_waves();
        let terms = open
            .iter()
            .enumerate()
            .map(|(slot, placement)| at(row(&self.link_terms, slot, n_waves + 1), placement.n_before(n_waves)));
        let mut most = terms.sum();
        let residuals = setting.problem.capacities.iter().zip(used).map(|(capacity, used)| capacity - used);
        for (wave, (table, residual)) in setting.problem.waves().zip(setting.tables.iter().zip(residuals)) {
            let is_left_out = |(slot, _): &&(usize, usize)| !at(open, *slot).is_done_by(wave);
            let from = self.ancestors.iter().find(is_left_out).map_or(self.position + 1, |(_, skip)| *skip);
            most += table.most(from, residual);
        }
        most
    }
}

/// By the wave of an open position: the sum of the multipliers, over the waves by which it is done, of its
/// links to positions behind `position`. A `before` that is done earns them, an `after` costs them.
fn link_terms(
    problem: &Problem,
    forest: &Forest,
    multipliers: &LagrangeMultipliers,
    open: usize,
    position: usize,
) -> Vec<i64> {
    let n_waves = problem.n_waves();
    let mut terms = vec![0; n_waves + 1];
    let links = forest.places.get(open).map(|place| place.links.as_slice()).unwrap_or_default();
    for index in links {
        let Some(Link { before, after }) = forest.links.get(*index).copied() else { continue };
        let sign = match () {
            () if before == open && after > position => 1,
            () if after == open && before > position => -1,
            () => continue,
        };
        let mut sum = 0;
        for k in (0..n_waves).rev() {
            sum += sign * at(row(&multipliers.links, k, forest.links.len()), *index);
            add(&mut terms, k, sum);
        }
    }
    terms
}
