//! One group with its score on a bar.

use yew::prelude::*;

use super::range_bar::range_bar;
use super::why::why_button;
use crate::ui::components::{GroupName, group_link, level_badge, score_figure};
use crate::ui::context::Ui;
use opex_app::ExplainedFigure;
use opex_language::{fill, number};
use opex_model::{Answer, Figure, Figures, Group};

/// What [`group_row`] shows.
pub struct GroupRow<'a> {
    /// The group.
    pub group: &'a Group,
    /// What it is called.
    pub name: &'a GroupName,
    /// Its figures.
    pub figures: &'a Figures,
    /// The class of its row.
    pub class: &'static str,
}

/// Name, bar, score, level and progress of a group.
pub fn group_row(ui: &Ui, row: &GroupRow<'_>) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().results());
    let GroupRow { group, name, figures, class } = row;
    let score = ExplainedFigure { group: (*group).clone(), figure: Figure::Score };
    let (n, m) = ((figures.n_answered + figures.n_not_applicable).to_string(), figures.n_practices.to_string());
    html! {
        <li class={*class} key={group.as_str()}>
            <span class="group-name">{ group_link(ui, group, name) }</span>
            { range_bar(ui, figures) }
            <span class="group-score">
                { score_figure(group.as_str().to_owned(), figures.score) }
                { why_button(ui, score, &name.full()) }
            </span>
            <span class="group-level" title={texts.bar_level}>
                <span class="visually-hidden">{ texts.bar_level }{ ": " }</span>
                { match figures.level_attained {
                    Some(level) => level_badge(ui, &Answer::Level(level)),
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
