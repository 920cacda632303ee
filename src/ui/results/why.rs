//! Asking why a figure is what it is.

use yew::prelude::*;

use crate::ui::components::{Icon, icon};
use crate::ui::context::use_ui;
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

/// Properties of [`WhyButton`].
#[derive(Properties, PartialEq)]
pub struct WhyButtonProps {
    /// The group that the figure is of.
    pub group: Group,
    /// The figure.
    pub figure: Figure,
    /// What the group is called.
    pub name: AttrValue,
    /// Called with the question.
    pub on_why: Callback<Question>,
}

/// Stands beside a figure and asks why it is so.
#[component]
pub fn WhyButton(props: &WhyButtonProps) -> Html {
    let ui = use_ui();
    let figure = figure_name(ui.texts(), props.figure);
    let label = fill(ui.texts().results().why, &[("figure", figure), ("group", &props.name)]);
    let onclick = {
        let (on_why, group, figure) = (props.on_why.clone(), props.group.clone(), props.figure);
        Callback::from(move |_: MouseEvent| on_why.emit(Question { group: group.clone(), figure }))
    };
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
