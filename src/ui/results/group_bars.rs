//! Bars by area and topic, and by design principle.

use std::rc::Rc;

use yew::prelude::*;

use super::group_row::{GroupRow, group_row};
use super::range_bar::range_bar_legend;
use super::section::section;
use crate::ui::components::{GroupName, group_link, score_figure, table_twin};
use crate::ui::context::Ui;
use opex_language::{fill, number};
use opex_model::{CatalogueText, Derived, Figures, Group, Level};

/// What is shown by [`area_bars`] and [`principle_bars`].
pub struct GroupBars {
    /// What follows from the assessment.
    pub derived: Rc<Derived>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
}

/// The areas, each with its topics below it.
pub fn area_bars(ui: &Ui, props: &GroupBars) -> Html {
    let texts = ui.texts().results();
    let areas: Vec<Vec<Group>> = (ui.catalogue.areas().iter())
        .map(|area| {
            let topics = area.topics.iter().map(|topic| Group::Topic(topic.clone()));
            std::iter::once(Group::Area(area.id.clone())).chain(topics).collect()
        })
        .collect();
    let area = |groups: &Vec<Group>| {
        let key = groups.first().map(Group::as_str).unwrap_or_default().to_owned();
        html! { <ul class="group-rows" key={key}>{ for groups.iter().filter_map(|group| row(ui, props, group)) }</ul> }
    };
    let topics = areas.iter().flatten().filter(|group| matches!(group, Group::Topic(_)));
    let body = html! {
        <>
            <p>{ below_target(texts.bars_summary, props, topics) }</p>
            { legend(ui) }
            <div class="group-areas">{ for areas.iter().map(area) }</div>
            { twin(ui, props, texts.bars_title, ui.texts().common().area, areas.iter().flatten()) }
        </>
    };
    section(ui, "bars", texts.bars_title, body)
}

/// The design principles.
pub fn principle_bars(ui: &Ui, props: &GroupBars) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().results());
    let groups: Vec<Group> = ui.catalogue.principles().iter().map(|id| Group::Principle(id.clone())).collect();
    if groups.is_empty() {
        return Html::default();
    }
    let body = html! {
        <>
            <p>{ below_target(texts.principles_summary, props, groups.iter()) }</p>
            { legend(ui) }
            <ul class="group-rows">{ for groups.iter().filter_map(|group| row(ui, props, group)) }</ul>
            { twin(ui, props, texts.principles_title, common.principle, groups.iter()) }
        </>
    };
    section(ui, "principles", texts.principles_title, body)
}

/// The figures of groups as a table.
pub fn figures_table<'a>(
    ui: &Ui,
    title: &str,
    first_column: &str,
    groups: impl Iterator<Item = (&'a Group, &'a GroupName, &'a Figures)>,
) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().results());
    let columns = [
        first_column,
        common.score,
        texts.low,
        texts.high,
        common.target_score,
        texts.level_attained,
        texts.level_possible,
        common.completeness,
    ];
    let level = |level: Option<Level>| level.map_or_else(|| number::NO_FIGURE.to_owned(), |level| level.to_string());
    let row = |(group, name, figures): (&'a Group, &'a GroupName, &'a Figures)| {
        let (n, m) = ((figures.n_answered + figures.n_not_applicable).to_string(), figures.n_practices.to_string());
        vec![
            group_link(ui, group, name),
            score_figure(group.as_str().to_owned(), figures.score),
            html! { number::percent(figures.low) },
            html! { number::percent(figures.high) },
            html! { number::percent(figures.target_score) },
            html! { level(figures.level_attained) },
            html! { level(figures.level_possible) },
            html! { fill(ui.texts().assess().topic_progress, &[("n", &n), ("m", &m)]) },
        ]
    };
    table_twin(ui, title, &columns, groups.map(row))
}

fn row(ui: &Ui, props: &GroupBars, group: &Group) -> Option<Html> {
    let figures = props.derived.figures(group)?;
    let class = if matches!(group, Group::Area(_)) { "group-row is-area" } else { "group-row" };
    let name = GroupName::new(ui, &props.text, group);
    Some(group_row(ui, &GroupRow { group, name: &name, figures, class }))
}

fn twin<'a>(
    ui: &Ui,
    props: &GroupBars,
    title: &str,
    first_column: &str,
    groups: impl Iterator<Item = &'a Group>,
) -> Html {
    let named: Vec<(&Group, GroupName, &Figures)> = groups
        .filter_map(|group| Some((group, GroupName::new(ui, &props.text, group), &**props.derived.figures(group)?)))
        .collect();
    figures_table(ui, title, first_column, named.iter().map(|(group, name, figures)| (*group, name, *figures)))
}

/// How many of the groups are below their target score.
fn below_target<'a>(template: &str, props: &GroupBars, groups: impl Iterator<Item = &'a Group>) -> String {
    let figures: Vec<&Rc<Figures>> = groups.filter_map(|group| props.derived.figures(group)).collect();
    let n_below = figures.iter().filter(|figures| figures.score < figures.target_score).count();
    fill(template, &[("n", &n_below.to_string()), ("m", &figures.len().to_string())])
}

/// What the parts of a row mean.
fn legend(ui: &Ui) -> Html {
    let more = html! {
        <>
            <li><span class="level-badge level-0" aria-hidden="true">{ "0" }</span>{ ui.texts().results().bar_level }</li>
            <li><span aria-hidden="true">{ "n/m" }</span>{ ui.texts().common().completeness }</li>
        </>
    };
    range_bar_legend(ui, more)
}
