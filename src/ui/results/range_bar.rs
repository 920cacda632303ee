//! A score on a bar, with its range and its target.

use yew::prelude::*;

use super::bar_geometry::{Span, place};
use crate::ui::components::legend_item;
use crate::ui::context::Ui;
use opex_language::{fill, number};
use opex_model::Figures;

/// The figures of a group on a bar from 0 to 100 %: the range as a pale band, the score as a solid bar
/// in it, the target score as a mark across.
pub fn range_bar(ui: &Ui, figures: &Figures) -> Html {
    let texts = ui.texts().results();
    let template = if figures.score.is_some() { texts.bar_words } else { texts.bar_words_open };
    let words = fill(
        template,
        &[
            ("score", &number::percent(figures.score)),
            ("low", &number::percent(figures.low)),
            ("high", &number::percent(figures.high)),
            ("target", &number::percent(figures.target_score)),
        ],
    );
    let range = figures.low.zip(figures.high).map(|(low, high)| Span::between(low, high));
    let score = figures.score.map(place);
    let target = figures.target_score.map(place);
    html! {
        <svg class="range-bar" role="img" aria-label={words} focusable="false">
            <rect class="range-bar-track" x="0" y="25%" width="100%" height="50%" />
            if let Some(Span { start, length }) = range {
                <rect class="range-bar-range" x={start} y="25%" width={length} height="50%" />
            }
            if let Some(length) = score {
                <rect class="range-bar-score" x="0" y="37.5%" width={length} height="25%" />
            }
            if let Some(x) = target {
                <line class="range-bar-target" x1={x.clone()} x2={x} y1="5%" y2="95%" />
            }
        </svg>
    }
}

/// What the parts of a bar mean, and `more` that stands beside it.
pub fn range_bar_legend(ui: &Ui, more: Html) -> Html {
    let texts = ui.texts().results();
    html! {
        <ul class="legend">
            { legend_item(Some("range-bar"), html! { <rect class="range-bar-score" x="0" y="6" width="24" height="4" /> }, texts.legend_score) }
            { legend_item(Some("range-bar"), html! { <rect class="range-bar-range" x="1" y="4" width="22" height="8" /> }, texts.legend_range) }
            { legend_item(Some("range-bar"), html! { <line class="range-bar-target" x1="12" x2="12" y1="1" y2="15" /> }, texts.legend_target) }
            { more }
        </ul>
    }
}
