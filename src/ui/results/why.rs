//! Asking why a figure is what it is.

use yew::prelude::*;

use crate::ui::components::{Icon, icon};
use crate::ui::context::Ui;
use opex_app::{ExplainedFigure, ViewMessage};
use opex_language::{Texts, fill};
use opex_model::Figure;

/// Stands beside a figure of a group of this name, and asks why it is so.
pub fn why_button(ui: &Ui, figure: ExplainedFigure, name: &str) -> Html {
    let words = figure_name(ui.texts(), figure.figure);
    let label = fill(ui.texts().results().why, &[("figure", words), ("group", name)]);
    let onclick = ui.on::<MouseEvent>(ViewMessage::Explain(Some(figure)));
    html! {
        <button type="button" class="why" {onclick} aria-haspopup="dialog" aria-label={label.clone()} title={label}>
            { icon(Icon::Help) }
        </button>
    }
}

/// What a figure is called.
pub fn figure_name(texts: Texts, figure: Figure) -> &'static str {
    match figure {
        Figure::Score => texts.common().score,
        Figure::TargetScore => texts.common().target_score,
        Figure::Low => texts.results().low,
        Figure::High => texts.results().high,
    }
}
