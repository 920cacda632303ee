//! One group with its score on a bar.

use std::rc::Rc;

use yew::prelude::*;

use super::range_bar::range_bar;
use super::why::{Question, WhyButton};
use crate::ui::components::{GroupName, LevelBadge, ScoreFigure, group_link};
use crate::ui::context::use_ui;
use opex_language::{fill, number};
use opex_model::{Answer, Figure, Figures, Group};

/// Properties of [`GroupRow`].
#[derive(Properties, PartialEq)]
pub struct GroupRowProps {
    /// The group.
    pub group: Group,
    /// What it is called.
    pub name: GroupName,
    /// Its figures.
    pub figures: Rc<Figures>,
    /// Called when a figure is to be explained.
    pub on_why: Callback<Question>,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
}

/// Name, bar, score, level and progress of a group.
#[component]
pub fn GroupRow(props: &GroupRowProps) -> Html {
    let ui = use_ui();
    let (common, texts) = (ui.texts().common(), ui.texts().results());
    let GroupRowProps { group, name, figures, on_why, class } = props;
    let (n, m) = ((figures.n_answered + figures.n_not_applicable).to_string(), figures.n_practices.to_string());
    html! {
        <li class={classes!("group-row", class.clone())}>
            <span class="group-name">{ group_link(&ui, group, name) }</span>
            { range_bar(&ui, figures) }
            <span class="group-score">
                <ScoreFigure group={group.as_str().to_owned()} value={figures.score} />
                <WhyButton group={group.clone()} figure={Figure::Score} name={name.full()} {on_why} />
            </span>
            <span class="group-level" title={texts.bar_level}>
                <span class="visually-hidden">{ texts.bar_level }{ ": " }</span>
                { match figures.level_attained {
                    Some(level) => html! { <LevelBadge answer={Answer::Level(level)} /> },
                    None => html! { number::NO_FIGURE },
                } }
            </span>
            <span class="group-done">
                <span aria-hidden="true">{ &n }{ "/" }{ &m }</span>
                <span class="visually-hidden">{ fill(common.answered_of, &[("n", &n), ("m", &m)]) }</span>
            </span>
        </li>
    }
}
