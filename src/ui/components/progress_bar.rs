//! How far something has come.

use yew::prelude::*;

/// A thin bar: `value` of `max` are done. It repeats what is written beside it; `label` says what it is about to those who
/// cannot see its place.
pub fn progress_bar(value: usize, max: usize, label: impl Into<AttrValue>) -> Html {
    bar(value, max, label.into())
}

fn bar(value: usize, max: usize, label: AttrValue) -> Html {
    let max = max.max(1).to_string();
    html! { <progress class="progress" aria-label={label} value={value.to_string()} {max} /> }
}
