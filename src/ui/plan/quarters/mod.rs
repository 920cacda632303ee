//! The best plan, quarter by quarter.

mod forecast;
mod frontier;
mod left_out;
mod moved;
mod search_state;
mod step_card;
mod step_thresholds;
mod step_when;
mod step_why;
mod wave_column;

use std::rc::Rc;

use yew::prelude::*;

use self::forecast::Forecast;
use self::frontier::Frontier;
use self::left_out::LeftOut;
use self::moved::Moved;
use self::search_state::SearchState;
use self::wave_column::WaveColumn;
use super::names::quarter_name;
use crate::ui::components::use_turns;
use crate::ui::context::{Ui, use_ui};
use opex_app::Planning;
use opex_language::{fill, number};
use opex_model::{Assessment, CatalogueText, Date, EffortSum, Evaluation, Group, Objective, Outlook};

/// Cards of each quarter that are drawn at a time: on a device of a quarter of the speed each takes about a frame.
const ROWS_PER_TURN: usize = 3;

/// The piece of the drawing with which the charts come.
const CHARTS: usize = 2;

/// Properties of [`Quarters`].
#[derive(Properties, PartialEq)]
pub struct QuartersProps {
    /// The assessment, with what is tried out upon it.
    pub assessment: Rc<Assessment>,
    /// Where its practices stand.
    pub evaluation: Rc<Evaluation>,
    /// What is known of the plan.
    pub planning: Rc<Planning>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The day that figures are made for.
    pub today: Date,
}

/// The plan with everything that can be decided about it.
#[component]
pub fn Quarters(props: &QuartersProps) -> Html {
    let ui = use_ui();
    let moved: Moved = use_mut_ref(|| None);
    let settings = &props.assessment.plan;
    let names: Rc<[AttrValue]> =
        (0..settings.n_waves()).map(|index| quarter_name(&ui, settings, props.today, index).into()).collect();
    // What was decided allows no plan: the last one would say something else than the decisions do.
    let is_refused = props.planning.refusal.is_some();
    let outlook = props.planning.outlook.clone().filter(|_| !is_refused);
    // Most searches are over before anybody would see that the plan is not the last word.
    let takes_time = props.planning.progress.is_some_and(|progress| progress.n_nodes > 0);
    let n_pieces = outlook.as_deref().map_or(1, |outlook| longest_column(outlook).div_ceil(ROWS_PER_TURN).max(CHARTS));
    let n_drawn = use_turns(n_pieces);
    html! {
        <div class={classes!("plan-quarters", takes_time.then_some("is-stale"))} aria-busy={(n_drawn < n_pieces).then_some("true")}>
            if let Some(outlook) = &outlook {
                { lead(&ui, outlook) }
                if outlook.question.request.objective == Objective::Score && !outlook.plan.steps.is_empty() {
                    <p class="hint">{ ui.texts().plan().summary_note }</p>
                }
            }
            <SearchState assessment={Rc::clone(&props.assessment)} planning={Rc::clone(&props.planning)} text={Rc::clone(&props.text)} />
            if let Some(outlook) = &outlook {
                { columns(&ui, props, outlook, n_drawn * ROWS_PER_TURN, &names, &moved) }
            }
            if outlook.is_some() || is_refused {
                <LeftOut
                    assessment={Rc::clone(&props.assessment)}
                    evaluation={Rc::clone(&props.evaluation)}
                    planning={Rc::clone(&props.planning)}
                    text={Rc::clone(&props.text)}
                    {names}
                    {moved}
                />
            }
            if let Some(outlook) = &outlook {
                if n_drawn >= CHARTS {
                    <div class="plan-charts">
                        <Forecast outlook={Rc::clone(outlook)} assessment={Rc::clone(&props.assessment)} text={Rc::clone(&props.text)} today={props.today} />
                        <Frontier
                            frontier={Rc::clone(&props.planning.frontier)}
                            capacity={total_capacity(outlook)}
                            objective={outlook.question.request.objective}
                        />
                    </div>
                }
            }
        </div>
    }
}

/// Steps of the quarter that has most.
fn longest_column(outlook: &Outlook) -> usize {
    let plan = &outlook.plan;
    let n_waves = outlook.question.request.capacities.len();
    (0..n_waves)
        .map(|index| plan.steps.iter().filter(|step| step.wave.index() == index).count())
        .max()
        .unwrap_or_default()
}

/// The time of all quarters.
fn total_capacity(outlook: &Outlook) -> EffortSum {
    let capacities = &outlook.question.request.capacities;
    EffortSum::from_hundredths(capacities.iter().map(|capacity| capacity.hundredths()).sum())
}

/// What the plan is and what it brings, in a few sentences.
fn lead(ui: &Ui, outlook: &Outlook) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().planning());
    let plan = &outlook.plan;
    if plan.steps.is_empty() {
        let why = if outlook.n_steps == 0 { texts.nothing_left } else { texts.nothing_fits };
        return html! { <p class="lead">{ why }</p> };
    }
    let capacities = &outlook.question.request.capacities;
    let what = fill(
        texts.lead,
        &[
            ("steps", &texts.steps.of(plan.steps.len())),
            ("quarters", &texts.n_quarters.of(capacities.len())),
            ("used", &number::days(common.days, plan.effort)),
            ("room", &number::days(common.days, total_capacity(outlook))),
        ],
    );
    let overall = |derived: Option<&Rc<opex_model::Derived>>| {
        derived.and_then(|derived| derived.figures(&Group::Overall).cloned())
    };
    let (first, last) = (overall(outlook.forecast.first()), overall(outlook.forecast.last()));
    let brings = first.zip(last).map(|(first, last)| {
        let (from, to) = (number::percent_exact(first.score), number::percent_exact(last.score));
        let (risks_from, risks_to) = (first.risks.high.to_string(), last.risks.high.to_string());
        let score = fill(texts.lead_score, &[("from", &from), ("to", &to)]);
        let risks = fill(texts.lead_risks, &[("from", &risks_from), ("to", &risks_to)]);
        let has_risks = first.risks.high > 0 || last.risks.high > 0;
        if has_risks { format!(" {score} {risks}") } else { format!(" {score}") }
    });
    html! { <p class="lead">{ what }{ brings }</p> }
}

fn columns(
    ui: &Ui,
    props: &QuartersProps,
    outlook: &Rc<Outlook>,
    n_rows: usize,
    names: &Rc<[AttrValue]>,
    moved: &Moved,
) -> Html {
    let loads = outlook.plan.loads(&outlook.question.request.capacities);
    let n = loads.len();
    let column = |(index, load)| {
        html! {
            <WaveColumn
                key={index}
                {index}
                is_last={index + 1 == n}
                {load}
                {n_rows}
                outlook={Rc::clone(outlook)}
                assessment={Rc::clone(&props.assessment)}
                planning={Rc::clone(&props.planning)}
                text={Rc::clone(&props.text)}
                today={props.today}
                names={Rc::clone(names)}
                moved={Rc::clone(moved)}
            />
        }
    };
    let is_drawing = n_rows < longest_column(outlook);
    html! {
        <div
            class="waves"
            role="group"
            aria-label={ui.texts().planning().view_quarters}
            aria-busy={is_drawing.then_some("true")}
        >
            { for loads.into_iter().enumerate().map(column) }
        </div>
    }
}
