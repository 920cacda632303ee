//! How far something has come.

use yew::prelude::*;

/// Properties of [`ProgressBar`].
#[derive(Properties, PartialEq)]
pub struct ProgressBarProps {
    /// What is done.
    pub value: usize,
    /// What there is to do.
    pub max: usize,
    /// What the bar is about, for those who cannot see its place.
    pub label: AttrValue,
}

/// A thin bar. It repeats what is written beside it.
#[component]
pub fn ProgressBar(props: &ProgressBarProps) -> Html {
    let max = props.max.max(1).to_string();
    html! { <progress class="progress" aria-label={&props.label} value={props.value.to_string()} {max} /> }
}
