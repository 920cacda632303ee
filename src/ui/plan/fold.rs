//! Content that is made when it is unfolded: a list of steps would have hundreds of parts otherwise.

use yew::prelude::*;

/// Whether a `<details>` is open, and what to call when it is toggled.
#[hook]
pub fn use_fold() -> (bool, Callback<Event>) {
    let is_open = use_state_eq(|| false);
    let set = is_open.setter();
    let ontoggle = use_callback((), move |event: Event, ()| {
        let details = event.target_dyn_into::<web_sys::Element>();
        set.set(details.is_some_and(|details| details.has_attribute("open")));
    });
    (*is_open, ontoggle)
}
