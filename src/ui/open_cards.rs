//! Cards that were open before the app was there, so that they do not fold under the person's hands as it arrives.

use std::cell::RefCell;

use opex_model::PracticeId;

thread_local! {
    static OPEN: RefCell<Vec<PracticeId>> = const { RefCell::new(Vec::new()) };
}

/// Has the next card of a practice be open, although it is answered.
pub fn keep_open(practice: &PracticeId) {
    OPEN.with_borrow_mut(|open| open.push(practice.clone()));
}

/// Whether the card of a practice was kept open; asked once, it is forgotten.
pub fn takes_open(practice: &PracticeId) -> bool {
    OPEN.with_borrow_mut(|open| {
        let n_before = open.len();
        open.retain(|kept| kept != practice);
        open.len() < n_before
    })
}
