//! The shape of the assessment: the score of every topic on an axis of its own.

use std::rc::Rc;

use yew::prelude::*;

use super::group_bars::figures_table;
use super::radar_geometry::{Axes, SIDE, wrap};
use super::section::section;
use crate::ui::components::{GroupName, coordinate, group_link, legend_item, score_figure};
use crate::ui::context::Ui;
use opex_app::{Route, ViewMessage};
use opex_language::{fill, number};
use opex_model::{CatalogueText, Derived, Figures, Group, Ratio};

/// What is shown by [`radar`].
pub struct Radar {
    /// What follows from the assessment.
    pub derived: Rc<Derived>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
}

/// A topic with its axis.
struct Spoke<'a> {
    group: Group,
    name: GroupName,
    figures: &'a Figures,
}

/// In percent.
const RINGS: [u8; 4] = [25, 50, 75, 100];
const LABEL_WIDTH: usize = 16;

/// Score and target score of all topics.
pub fn radar(ui: &Ui, props: &Radar) -> Html {
    let spokes: Vec<Spoke<'_>> = (ui.catalogue.topics().iter())
        .filter_map(|topic| {
            let group = Group::Topic(topic.id.clone());
            let figures = props.derived.figures(&group)?;
            Some(Spoke { name: GroupName::new(ui, &props.text, &group), group, figures })
        })
        .collect();
    let title = ui.texts().results().radar_title;
    let summary_id = ui.id("radar-summary");
    let body = html! {
        <>
            <p id={&summary_id}>{ summary(ui, &spokes) }</p>
            <div class="radar">
                { drawing(ui, &spokes, &summary_id) }
                <ul class="radar-key">{ for spokes.iter().map(|spoke| key(ui, spoke)) }</ul>
            </div>
            { legend(ui) }
            { figures_table(ui, title, ui.texts().common().topic, spokes.iter().map(|spoke| (&spoke.group, &spoke.name, spoke.figures))) }
        </>
    };
    section(ui, "radar", title, body)
}

fn summary(ui: &Ui, spokes: &[Spoke<'_>]) -> String {
    let texts = ui.texts().results();
    let scored = || spokes.iter().filter_map(|spoke| Some((spoke.figures.score?, spoke)));
    // Of equals the first is named, as `min_by_key` does; `max_by_key` would take the last.
    let highest = scored().rev().max_by_key(|(score, _)| *score);
    let lowest = scored().min_by_key(|(score, _)| *score);
    let mut summary = match (highest, lowest) {
        (Some((high, highest)), Some((low, lowest))) => fill(
            texts.radar_summary,
            &[
                ("highest", &highest.name.full()),
                ("high", &number::percent(Some(high))),
                ("lowest", &lowest.name.full()),
                ("low", &number::percent(Some(low))),
            ],
        ),
        _ => texts.radar_empty.to_owned(),
    };
    let n_open = spokes.len() - scored().count();
    if n_open > 0 && n_open < spokes.len() {
        summary.push(' ');
        summary.push_str(&texts.radar_open.of(n_open));
    }
    summary
}

fn drawing(ui: &Ui, spokes: &[Spoke<'_>], summary_id: &AttrValue) -> Html {
    let axes = Axes { n: spokes.len() };
    let shares = |figure: fn(&Figures) -> Option<Ratio>| -> Vec<Option<f64>> {
        spokes.iter().map(|spoke| figure(spoke.figures).map(Ratio::to_f64)).collect()
    };
    let (scores, targets) = (shares(|figures| figures.score), shares(|figures| figures.target_score));
    let side = coordinate(SIDE);
    let ring = |percent: u8| html! { <polygon class="radar-ring" points={axes.ring(share_of(percent))} /> };
    html! {
        <svg class="radar-drawing" viewBox={format!("0 0 {side} {side}")} role="img" aria-labelledby={summary_id} focusable="false">
            { for RINGS.iter().copied().map(ring) }
            { for spokes.iter().enumerate().map(|(axis, spoke)| axis_line(axes, axis, spoke)) }
            <path class="radar-area" d={axes.area(&scores)} />
            <path class="radar-target" d={axes.outline(&targets)} />
            <path class="radar-score" d={axes.outline(&scores)} />
            { for scores.iter().enumerate().map(|(axis, score)| mark(axes, axis, *score)) }
            { for RINGS.iter().map(|percent| ring_label(axes, *percent)) }
            { for spokes.iter().enumerate().map(|(axis, spoke)| label(ui, axes, axis, spoke)) }
        </svg>
    }
}

fn axis_line(axes: Axes, axis: usize, spoke: &Spoke<'_>) -> Html {
    let (center, end) = (axes.point(axis, 0.0), axes.point(axis, 1.0));
    let class = classes!("radar-axis", spoke.figures.score.is_none().then_some("is-open"));
    html! { <line {class} x1={coordinate(center.x)} y1={coordinate(center.y)} x2={coordinate(end.x)} y2={coordinate(end.y)} /> }
}

/// A dot at the score; an empty ring at the end of the axis where there is none.
fn mark(axes: Axes, axis: usize, score: Option<f64>) -> Html {
    let point = axes.point(axis, score.unwrap_or(1.0));
    let class = if score.is_some() { "radar-dot" } else { "radar-open" };
    html! { <circle {class} cx={coordinate(point.x)} cy={coordinate(point.y)} r="4" /> }
}

fn share_of(percent: u8) -> f64 {
    f64::from(percent) / 100.0
}

fn ring_label(axes: Axes, percent: u8) -> Html {
    let point = axes.point(0, share_of(percent));
    html! {
        <text class="radar-tick" x={coordinate(point.x + 4.0)} y={coordinate(point.y + 4.0)}>{ percent.to_string() }</text>
    }
}

/// The topic at the end of its axis: its number where there is little room, its title as well where
/// there is more. A click leads to the topic; by keyboard the list and the bars do.
fn label(ui: &Ui, axes: Axes, axis: usize, spoke: &Spoke<'_>) -> Html {
    let mut lines = vec![spoke.name.number.to_string()];
    lines.extend(wrap(&spoke.name.title, LABEL_WIDTH));
    let (short, long) = (axes.label(axis, 1), axes.label(axis, lines.len()));
    let onclick = match &spoke.group {
        Group::Topic(id) => ui.on::<MouseEvent>(ViewMessage::Go(Route::Assess(Some(id.clone())))),
        _ => Callback::noop(),
    };
    let line = |(point, text): (&super::radar_geometry::Point, &String)| {
        html! { <tspan x={coordinate(point.x)} y={coordinate(point.y)}>{ text }</tspan> }
    };
    let class = classes!("radar-label", spoke.figures.score.is_none().then_some("is-open"));
    html! {
        <g {class} {onclick}>
            <text class="radar-number" text-anchor={short.anchor}>{ for short.lines.iter().zip(&lines).map(line) }</text>
            <text class="radar-name" text-anchor={long.anchor}>{ for long.lines.iter().zip(&lines).map(line) }</text>
        </g>
    }
}

/// Stands for the titles where the drawing has room for numbers only.
fn key(ui: &Ui, spoke: &Spoke<'_>) -> Html {
    let id = spoke.group.as_str().to_owned();
    html! {
        <li key={id.as_str()}>
            { group_link(ui, &spoke.group, &spoke.name) }
            { score_figure(id, spoke.figures.score) }
        </li>
    }
}

fn legend(ui: &Ui) -> Html {
    let texts = ui.texts().results();
    html! {
        <ul class="legend">
            { legend_item(None, html! { <><path class="radar-score" d="M0 8H24" /><circle class="radar-dot" cx="12" cy="8" r="4" /></> }, texts.legend_score) }
            { legend_item(None, html! { <path class="radar-target" d="M0 8H24" /> }, texts.legend_target) }
            { legend_item(None, html! { <circle class="radar-open" cx="12" cy="8" r="4" /> }, texts.legend_open) }
        </ul>
    }
}
