//! Counts renders, so that a test can see what a change renders. Does nothing in a release build.

#[cfg(debug_assertions)]
use std::cell::RefCell;
#[cfg(debug_assertions)]
use std::collections::BTreeMap;

#[cfg(debug_assertions)]
thread_local! {
    static RENDERS: RefCell<BTreeMap<&'static str, usize>> = const { RefCell::new(BTreeMap::new()) };
}

/// Notes that a component renders.
pub fn rendered(_component: &'static str) {
    #[cfg(debug_assertions)]
    RENDERS.with_borrow_mut(|renders| *renders.entry(_component).or_default() += 1);
}

/// How often a component has rendered since the last call; 0 in a release build.
pub fn take(_component: &'static str) -> usize {
    #[cfg(debug_assertions)]
    return RENDERS.with_borrow_mut(|renders| renders.remove(_component).unwrap_or_default());
    #[cfg(not(debug_assertions))]
    0
}
