//! What a first visit sees.

use opex_app::{Route, State};

/// Whether the start view says no more than on a first visit.
pub fn is_first_page(state: &State) -> bool {
    let library = &state.library;
    let has_saved = !library.saved.is_empty() || !library.deleted.is_empty() || !library.damaged.is_empty();
    state.route == Route::Start && state.open.is_none() && !has_saved && library.failure.is_none()
}
