//! What the marks of a chart mean.

use yew::prelude::*;

/// An entry of a legend: a shape drawn 24 by 16 units, whose class says which chart it is from, and its meaning.
pub fn legend_item(class: Option<&'static str>, shape: Html, text: &'static str) -> Html {
    html! {
        <li>
            <svg
                class={classes!("legend-mark", class)}
                viewBox="0 0 24 16"
                width="24"
                height="16"
                aria-hidden="true"
                focusable="false"
            >
                { shape }
            </svg>
            { text }
        </li>
    }
}
