//! What the plan brings, quarter by quarter.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{GroupName, coordinate, group_link, legend_item, table_twin};
use crate::ui::context::{Ui, use_ui};
use crate::ui::plan::names::quarter_name;
use opex_language::{fill, number};
use opex_model::{Assessment, CatalogueText, Date, Derived, Figures, Group, Outlook, Ratio};

/// Properties of [`Forecast`].
#[derive(Properties, PartialEq)]
pub struct ForecastProps {
    /// The plan.
    pub outlook: Rc<Outlook>,
    /// The assessment, for the names of its quarters.
    pub assessment: Rc<Assessment>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The day that figures are made for.
    pub today: Date,
}

/// The drawing's size in its own units, and where its parts are.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 236.0;
const LEFT: f64 = 72.0;
const RIGHT: f64 = 54.0;
const TOP: f64 = 20.0;
const CURVE: f64 = 120.0;
const RISKS: f64 = 168.0;
const RISKS_HEIGHT: f64 = 44.0;
const BAR: f64 = 32.0;

/// How many moments have room for a name and the number of risks each.
const N_NAMED: usize = 5;

/// The overall score as a curve, the risks as bars below it, and all groups as a table.
#[component]
pub fn Forecast(props: &ForecastProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().planning();
    let times = times(&ui, props);
    let figures: Vec<&Rc<Figures>> = props.outlook.forecast.iter().filter_map(|derived| derived.overall()).collect();
    let (Some(first), Some(last), Some(end)) = (figures.first(), figures.last(), times.last()) else {
        return Html::default();
    };
    let has_risks = first.risks.high > 0 || last.risks.high > 0;
    let words = fill(
        if has_risks { texts.forecast_words } else { texts.forecast_words_safe },
        &[
            ("from", &number::percent_exact(first.score)),
            ("to", &number::percent_exact(last.score)),
            ("quarter", end),
            ("high", &last.risks.high.to_string()),
            ("high_today", &first.risks.high.to_string()),
        ],
    );
    let (title_id, words_id) = (ui.id("plan-forecast"), ui.id("plan-forecast-words"));
    html! {
        <section class="plan-forecast" aria-labelledby={&title_id}>
            <h2 id={title_id}>{ texts.forecast }</h2>
            <p id={&words_id}>{ words }</p>
            { drawing(&figures, &times, &words_id) }
            { legend(&ui) }
            { twin(&ui, props, &times) }
        </section>
    }
}

/// Today and the names of the quarters.
fn times(ui: &Ui, props: &ForecastProps) -> Vec<String> {
    let quarters = 0..props.outlook.forecast.len().saturating_sub(1);
    let quarters = quarters.map(|index| quarter_name(ui, &props.assessment.plan, props.today, index));
    std::iter::once(ui.texts().planning().today.to_owned()).chain(quarters).collect()
}

fn drawing(figures: &[&Rc<Figures>], times: &[String], words_id: &AttrValue) -> Html {
    let step = (WIDTH - LEFT - RIGHT) / figures.len().saturating_sub(1).max(1) as f64;
    let x = |index: usize| LEFT + step * index as f64;
    let shares: Vec<f64> = figures.iter().map(|figures| figures.score.map_or(0.0, Ratio::to_f64)).collect();
    let y = |share: f64| TOP + CURVE * (1.0 - share);
    let most = figures.iter().map(|figures| risks(figures).iter().sum::<usize>()).max().unwrap_or_default().max(1);
    let points: Vec<String> = shares
        .iter()
        .enumerate()
        .map(|(index, share)| format!("{},{}", coordinate(x(index)), coordinate(y(*share))))
        .collect();
    let gridline = |percent: u8| {
        let share = f64::from(percent) / 100.0;
        html! {
            <>
                <line class="radar-axis" x1={coordinate(LEFT)} x2={coordinate(WIDTH - RIGHT)} y1={coordinate(y(share))} y2={coordinate(y(share))} />
                <text class="radar-tick" text-anchor="end" x={coordinate(LEFT - 40.0)} y={coordinate(y(share) + 4.0)}>{ percent.to_string() }</text>
            </>
        }
    };
    // Of more moments every other one has words, the last among them, and the rest a score where it fits; the table has
    // them all.
    let has_words = |index: usize| figures.len() <= N_NAMED || (figures.len() - 1 - index).is_multiple_of(2);
    let column = |(index, figures): (usize, &&Rc<Figures>)| {
        let mut top = RISKS + RISKS_HEIGHT;
        let bars = risks(figures).into_iter().zip(["risk-bar-high", "risk-bar-medium", "risk-bar-low"]).map(|(n, class)| {
            let height = RISKS_HEIGHT * n as f64 / most as f64;
            top -= height;
            html! { <rect {class} x={coordinate(x(index) - BAR / 2.0)} y={coordinate(top)} width={coordinate(BAR)} height={coordinate(height)} /> }
        });
        let bars: Vec<Html> = bars.collect();
        let share = shares.get(index).copied().unwrap_or_default();
        let score_class = classes!("forecast-score", (!has_words(index)).then_some("is-between"));
        html! {
            <g>
                <circle class="radar-dot" cx={coordinate(x(index))} cy={coordinate(y(share))} r="4" />
                <text class={score_class} text-anchor="middle" x={coordinate(x(index))} y={coordinate(y(share) - 10.0)}>
                    { number::percent_exact(figures.score) }
                </text>
                { for bars }
                if has_words(index) {
                    <text class="forecast-high" text-anchor="middle" x={coordinate(x(index))} y={coordinate(top - 5.0)}>
                        { risks(figures).map(|n| n.to_string()).join(" · ") }
                    </text>
                    <text class="forecast-time" text-anchor="middle" x={coordinate(x(index))} y={coordinate(HEIGHT - 6.0)}>
                        { times.get(index).cloned().unwrap_or_default() }
                    </text>
                }
            </g>
        }
    };
    html! {
        <svg class="forecast-drawing" viewBox={format!("0 0 {} {}", coordinate(WIDTH), coordinate(HEIGHT))} role="img" aria-labelledby={words_id} focusable="false">
            { for [0, 50, 100].map(gridline) }
            <polyline class="radar-score" points={points.join(" ")} />
            { for figures.iter().enumerate().map(column) }
        </svg>
    }
}

/// High, medium and low.
fn risks(figures: &Figures) -> [usize; 3] {
    [figures.risks.high, figures.risks.medium, figures.risks.low]
}

fn legend(ui: &Ui) -> Html {
    let texts = ui.texts().planning();
    let bar = |class: &'static str| html! { <rect {class} x="6" y="2" width="12" height="12" /> };
    html! {
        <ul class="legend">
            { legend_item(None, html! { <><path class="radar-score" d="M0 8H24" /><circle class="radar-dot" cx="12" cy="8" r="4" /></> }, ui.texts().common().score) }
            { legend_item(None, bar("risk-bar-high"), texts.high_risks) }
            { legend_item(None, bar("risk-bar-medium"), texts.medium_risks) }
            { legend_item(None, bar("risk-bar-low"), texts.low_risks) }
        </ul>
    }
}

fn twin(ui: &Ui, props: &ForecastProps, times: &[String]) -> Html {
    let texts = ui.texts().planning();
    let forecast = &props.outlook.forecast;
    let columns: Vec<&str> =
        std::iter::once(ui.texts().common().score).chain(times.iter().map(String::as_str)).collect();
    let groups = Group::all(&ui.catalogue).into_iter().filter(|group| !matches!(group, Group::Principle(_)));
    let scores = groups.map(|group| {
        let name = group_link(ui, &group, &GroupName::new(ui, &props.text, &group));
        let score = |derived: &Rc<Derived>| {
            let score = derived.figures(&group).and_then(|figures| figures.score);
            html! { number::percent_exact(score) }
        };
        std::iter::once(name).chain(forecast.iter().map(score)).collect()
    });
    let counts =
        [texts.high_risks, texts.medium_risks, texts.low_risks].into_iter().enumerate().map(|(place, name)| {
            let count = |derived: &Rc<Derived>| {
                let n = derived.overall().and_then(|figures| risks(figures).get(place).copied()).unwrap_or_default();
                html! { n }
            };
            std::iter::once(html! { name }).chain(forecast.iter().map(count)).collect()
        });
    table_twin(ui, texts.forecast, &columns, counts.chain(scores))
}
