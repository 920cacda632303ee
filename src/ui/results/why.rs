//! Asking why a figure is what it is.

use yew::prelude::*;

use crate::ui::components::{Icon, icon};
use crate::ui::context::Ui;
use opex_language::{Texts, fill};
use opex_model::{Figure, Group};

/// Which figure is to be explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The group that it is a figure of.
    pub group: Group,
    /// The figure.
    pub figure: Figure,
}

/// Stands beside a figure of a group of this name, and asks why it is so.
pub fn why_button(ui: &Ui, question: Question, name: &str, on_why: &Callback<Question>) -> Html {
    let figure = figure_name(ui.texts(), question.figure);
    let label = fill(ui.texts().results().why, &[("figure", figure), ("group", name)]);
    let on_why = on_why.clone();
    let onclick = Callback::from(move |_: MouseEvent| on_why.emit(question.clone()));
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
