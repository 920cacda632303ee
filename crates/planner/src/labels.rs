//! Partial plans that differ in what still matters.

use std::cmp::Reverse;

use crate::access::{at, row};
use crate::index::Placement;
use opex_collections::sorted_by;

/// A key that no label has.
const NONE: u32 = u32::MAX;

/// Partial plans over the same positions. Two that use the same capacity by each wave, and whose open
/// positions are in the same waves, have the same future, so only the one of more worth is kept.
#[derive(Clone, Debug)]
pub(crate) struct Labels {
    n_waves: usize,
    n_open: usize,
    /// What is used by each wave, label by label; hundredths of a person-day.
    used: Vec<i64>,
    /// Where each open position is, label by label.
    open: Vec<Placement>,
    worth: Vec<i64>,
    bound: Vec<i64>,
    /// The label that it was made from, and where its last position went.
    origins: Vec<(u32, Placement)>,
    /// An open-addressed hash table of labels, of a length that is a power of two.
    index: Vec<u32>,
}

/// One partial plan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Label<'a> {
    pub used: &'a [i64],
    pub open: &'a [Placement],
    /// What it is worth so far.
    pub worth: i64,
    /// The most that it can become worth.
    pub bound: i64,
}

impl Labels {
    /// No labels yet.
    pub fn new(n_waves: usize, n_open: usize) -> Self {
        Self {
            n_waves,
            n_open,
            used: Vec::new(),
            open: Vec::new(),
            worth: Vec::new(),
            bound: Vec::new(),
            origins: Vec::new(),
            index: vec![NONE; 1 << 10],
        }
    }

    pub fn len(&self) -> usize {
        self.worth.len()
    }

    pub fn get(&self, index: usize) -> Option<Label<'_>> {
        Some(Label {
            used: row(&self.used, index, self.n_waves),
            open: row(&self.open, index, self.n_open),
            worth: *self.worth.get(index)?,
            bound: at(&self.bound, index),
        })
    }

    /// Keeps a label unless there is one with the same future that is worth as much.
    pub fn offer(&mut self, label: Label<'_>, origin: (u32, Placement)) {
        let mut slot = hash(label.used, label.open) as usize;
        loop {
            slot &= self.index.len() - 1;
            let known = self.index.get(slot).copied().unwrap_or(NONE);
            let position = known as usize;
            if known == NONE {
                break;
            }
            if row(&self.used, position, self.n_waves) == label.used
                && row(&self.open, position, self.n_open) == label.open
            {
                if at(&self.worth, position) < label.worth {
                    self.replace(position, label, origin);
                }
                return;
            }
            slot += 1;
        }
        let own = u32::try_from(self.len()).unwrap_or(NONE);
        if let Some(entry) = self.index.get_mut(slot) {
            *entry = own;
        }
        self.push(label, origin);
        if self.len() * 2 > self.index.len() {
            self.grow_index();
        }
    }

    /// Keeps the `width` labels of the highest bounds, the oldest of equal ones. Returns the highest
    /// bound that was dropped.
    pub fn keep_best(&mut self, width: usize) -> Option<i64> {
        if self.len() <= width {
            return None;
        }
        let order = sorted_by((0..self.len()).collect(), |a: &usize, b| {
            (Reverse(at(&self.bound, *a)), *a).cmp(&(Reverse(at(&self.bound, *b)), *b))
        });
        let mut kept = Self { index: Vec::new(), ..Self::new(self.n_waves, self.n_open) };
        for index in order.iter().take(width) {
            if let Some(label) = self.get(*index) {
                kept.push(label, at(&self.origins, *index));
            }
        }
        let dropped = order.get(width).map(|index| at(&self.bound, *index));
        *self = kept;
        dropped
    }

    /// The label worth most; of equal ones that which uses least in the end, and of those the oldest.
    pub fn best(&self) -> Option<(usize, i64)> {
        let used = |index: usize| row(&self.used, index, self.n_waves).last().copied().unwrap_or_default();
        let worths = self.worth.iter().copied().enumerate();
        worths.reduce(|best, next| if (next.1, used(best.0)) > (best.1, used(next.0)) { next } else { best })
    }

    /// Where each label came from.
    pub fn origins(&self) -> &[(u32, Placement)] {
        &self.origins
    }

    fn push(&mut self, label: Label<'_>, origin: (u32, Placement)) {
        self.used.extend_from_slice(label.used);
        self.open.extend_from_slice(label.open);
        self.worth.push(label.worth);
        self.bound.push(label.bound);
        self.origins.push(origin);
    }

    fn replace(&mut self, index: usize, label: Label<'_>, origin: (u32, Placement)) {
        let entries = (self.worth.get_mut(index), self.bound.get_mut(index), self.origins.get_mut(index));
        if let (Some(worth), Some(bound), Some(from)) = entries {
            (*worth, *bound, *from) = (label.worth, label.bound, origin);
        }
    }

    fn grow_index(&mut self) {
        let length = self.index.len() * 4;
        self.index.clear();
        self.index.resize(length, NONE);
        for label in 0..self.len() {
            let mut slot = hash(row(&self.used, label, self.n_waves), row(&self.open, label, self.n_open)) as usize;
            while self.index.get(slot & (length - 1)).is_some_and(|entry| *entry != NONE) {
                slot += 1;
            }
            if let Some(entry) = self.index.get_mut(slot & (length - 1)) {
                *entry = u32::try_from(label).unwrap_or(NONE);
            }
        }
    }
}

/// A hash that is the same on every machine.
fn hash(used: &[i64], open: &[Placement]) -> u32 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |hash: u64, word: u64| (hash ^ word).wrapping_mul(FACTOR).rotate_left(29);
    let hash = used.iter().fold(FACTOR, |hash, used| mix(hash, *used as u64));
    let hash = open.iter().fold(hash, |hash, placement| mix(hash, placement.hash()));
    ((hash ^ (hash >> 31)) & 0x3fff_ffff) as u32
}
