//! What more time would bring, and where it stops paying.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{coordinate, table_twin};
use crate::ui::context::{Ui, use_ui};
use crate::ui::plan::names::points;
use opex_language::{fill, number};
use opex_model::{EffortSum, FrontierPoint, Objective, Ratio};

/// Properties of [`Frontier`].
#[derive(Properties, PartialEq)]
pub struct FrontierProps {
    /// The points, by their capacity; empty until they are known.
    pub frontier: Rc<[FrontierPoint]>,
    /// The total capacity of the plan that is shown.
    pub capacity: EffortSum,
    /// What values are counted in.
    pub objective: Objective,
}

/// The drawing's size in its own units, and where its axes are.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 220.0;
const LEFT: f64 = 8.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 32.0;

/// The curve, in a sentence, as a drawing and as a table.
#[component]
pub fn Frontier(props: &FrontierProps) -> Html {
    let ui = use_ui();
    let (common, texts) = (ui.texts().common(), ui.texts().planning());
    let title_id = ui.id("plan-frontier");
    let words_id = ui.id("plan-frontier-words");
    let body = match props.frontier.last() {
        None => html! { <p class="hint" role="status">{ texts.frontier_open }</p> },
        Some(last) if last.capacity == EffortSum::default() => html! { <p class="hint">{ texts.nothing_left }</p> },
        Some(last) => {
            let here = props.frontier.iter().rev().find(|point| point.capacity <= props.capacity);
            let value = |value| points(&ui, props.objective, value);
            let days = |effort: EffortSum| number::days(common.days, effort);
            let (all, most) = (days(last.capacity), value(last.value));
            let words = match here {
                Some(here) => {
                    let (some, points) = (days(here.capacity), value(here.value));
                    fill(texts.frontier_words, &[("days", &some), ("points", &points), ("all", &all), ("most", &most)])
                }
                None => fill(texts.frontier_all, &[("all", &all), ("most", &most)]),
            };
            let within = |share| within(&props.frontier, share).map(|capacity| number::days(common.days, capacity));
            let shares = within((1, 2)).zip(within((4, 5)));
            let shares = shares.map(|(half, most)| fill(texts.frontier_shares, &[("half", &half), ("most", &most)]));
            html! {
                <>
                    <p id={&words_id}>{ words }{ " " }{ shares }</p>
                    { drawing(&ui, props, last, &words_id) }
                    <p class="hint">{ texts.frontier_note }</p>
                    { twin(&ui, props) }
                </>
            }
        }
    };
    html! {
        <section class="plan-frontier" aria-labelledby={&title_id}>
            <h2 id={title_id}>{ texts.frontier }</h2>
            { body }
        </section>
    }
}

/// The least of the rooms in which a share, given as numerator and denominator, of all that can be gained is
/// gained.
fn within(frontier: &[FrontierPoint], (part, whole): (u128, u128)) -> Option<EffortSum> {
    let all = frontier.last()?.value;
    let is_enough = |point: &&FrontierPoint| point.value.times(whole) >= all.times(part);
    frontier.iter().find(is_enough).map(|point| point.capacity)
}

fn drawing(ui: &Ui, props: &FrontierProps, last: &FrontierPoint, words_id: &AttrValue) -> Html {
    let texts = ui.texts().planning();
    let (all, most) = (last.capacity.days().max(0.01), last.value.to_f64().max(f64::MIN_POSITIVE));
    let x = |days: f64| LEFT + (WIDTH - LEFT - RIGHT) * (days / all).min(1.0);
    let y = |value: f64| TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - value / most);
    let path = |(days, value): (f64, f64)| format!("{},{}", coordinate(x(days)), coordinate(y(value)));
    let ends = std::iter::once((0.0, 0.0));
    let curve = ends.chain(props.frontier.iter().map(|point| (point.capacity.days(), point.value.to_f64())));
    let curve: Vec<String> = curve.map(path).collect();
    let here = coordinate(x(props.capacity.days()));
    // Where there is no time the mark would lie on the axis; more time than everything takes has no place here.
    let is_within = props.capacity > EffortSum::default() && props.capacity <= last.capacity;
    let days = |effort: EffortSum| number::days(ui.texts().common().days, effort);
    // Near the end the mark's name stands before it.
    let anchor = if x(props.capacity.days()) > WIDTH * 0.7 { "end" } else { "start" };
    let shift = if anchor == "end" { -6.0 } else { 6.0 };
    html! {
        <svg class="forecast-drawing" viewBox={format!("0 0 {} {}", coordinate(WIDTH), coordinate(HEIGHT))} role="img" aria-labelledby={words_id} focusable="false">
            <line class="radar-axis" x1={coordinate(LEFT)} x2={coordinate(WIDTH - RIGHT)} y1={coordinate(y(0.0))} y2={coordinate(y(0.0))} />
            if is_within {
                <line class="radar-target" x1={here.clone()} x2={here} y1={coordinate(TOP)} y2={coordinate(y(0.0))} />
            }
            <polyline class="radar-score" points={curve.join(" ")} />
            { for props.frontier.iter().map(|point| html! {
                <circle class="radar-dot" cx={coordinate(x(point.capacity.days()))} cy={coordinate(y(point.value.to_f64()))} r="3" />
            }) }
            if is_within {
                <text class="forecast-time" text-anchor={anchor} x={coordinate(x(props.capacity.days()) + shift)} y={coordinate(y(0.0) - 8.0)}>
                    { format!("{}: {}", texts.frontier_here, days(props.capacity)) }
                </text>
            }
            <text class="forecast-score" text-anchor="end" x={coordinate(WIDTH - RIGHT)} y={coordinate(TOP - 10.0)}>
                { points(ui, props.objective, last.value) }
            </text>
            <text class="forecast-time" text-anchor="start" x={coordinate(LEFT)} y={coordinate(HEIGHT - 10.0)}>{ "0" }</text>
            <text class="forecast-time" text-anchor="end" x={coordinate(WIDTH - RIGHT)} y={coordinate(HEIGHT - 10.0)}>{ days(last.capacity) }</text>
        </svg>
    }
}

fn twin(ui: &Ui, props: &FrontierProps) -> Html {
    let texts = ui.texts().planning();
    let before = std::iter::once(Ratio::ZERO).chain(props.frontier.iter().map(|point| point.value));
    let row = |(point, before): (&FrontierPoint, Ratio)| {
        vec![
            html! { number::days(ui.texts().common().days, point.capacity) },
            html! { points(ui, props.objective, point.value) },
            html! { points(ui, props.objective, point.value.minus(before)) },
        ]
    };
    let columns = [texts.frontier_days, texts.frontier_value, texts.frontier_more];
    table_twin(ui, texts.frontier, &columns, props.frontier.iter().zip(before).map(row))
}

#[cfg(test)]
mod tests {
    use super::within;
    use opex_model::{EffortSum, FrontierPoint, Ratio};

    #[test]
    fn a_share_is_reached_in_the_least_room_that_gains_it() {
        let values = [40, 50, 79, 80, 100];
        let point = |(index, value): (usize, &u128)| {
            let capacity = EffortSum::from_hundredths(100 * (index as u64 + 1));
            let value = Ratio::new(*value, 700).unwrap();
            FrontierPoint { capacity, effort: capacity, value, bound: value }
        };
        let frontier: Vec<FrontierPoint> = values.iter().enumerate().map(point).collect();
        let days = |share| within(&frontier, share).map(EffortSum::days);
        assert_eq!((days((1, 2)), days((4, 5)), days((1, 1))), (Some(2.0), Some(4.0), Some(5.0)));
        assert_eq!(within(&[], (1, 2)), None);
    }
}
