//! A score as a figure.

use yew::prelude::*;

use opex_language::number;
use opex_model::Ratio;

/// The score of the group with this id: rounded for people, with more digits for scripts.
pub fn score_figure(group: impl Into<AttrValue>, value: Option<Ratio>) -> Html {
    score_figure_of_class("score", group.into(), value)
}

/// The same, larger.
pub fn large_score_figure(group: impl Into<AttrValue>, value: Option<Ratio>) -> Html {
    score_figure_of_class("score overall-figure", group.into(), value)
}

fn score_figure_of_class(class: &'static str, group: AttrValue, value: Option<Ratio>) -> Html {
    html! {
        <span {class} part="score" data-score={group} data-value={number::data_value(value)}>{ number::percent(value) }</span>
    }
}
