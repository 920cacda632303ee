//! Why a step is in the plan, and how to take it.

use std::rc::Rc;

use yew::prelude::*;

use super::step_thresholds::StepThresholds;
use crate::ui::components::full_link;
use crate::ui::context::{Ui, use_ui};
use crate::ui::plan::names::points;
use crate::ui::plan::reasons::how;
use opex_app::{Margin, PlanMessage, Thresholds};
use opex_language::{fill, number};
use opex_model::{CatalogueText, ConstraintCost, Objective, Outlook, PlannedStep, PracticeIndex, Ratio, StepTies};

/// Properties of [`StepWhy`].
#[derive(Properties, PartialEq)]
pub struct StepWhyProps {
    /// The step's place in the plan's list.
    pub place: usize,
    /// The plan.
    pub outlook: Rc<Outlook>,
    /// What the plan would lose without it, once that is known.
    pub margin: Option<Margin>,
    /// What would have to change for it to leave, once somebody has asked and it is known.
    pub thresholds: Thresholds,
    /// The names of the quarters.
    pub names: Rc<[AttrValue]>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
}

/// What to do, what the step brings, what would have to change for it to drop out, and what it has to do
/// with other steps.
#[component]
pub fn StepWhy(props: &StepWhyProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().planning();
    // What the plan would lose is worked out for the steps that are looked at, and anew for another plan.
    {
        let (store, place, is_known) = (ui.store.clone(), props.place, props.margin.is_some());
        use_effect_with((Rc::clone(&props.outlook), is_known), move |(outlook, is_known)| {
            if let Some(step) = outlook.plan.steps.get(place).filter(|_| !is_known) {
                store.dispatch(PlanMessage::AskMargin((step.practice, step.to)));
            }
        });
    }
    let Outlook { question, plan, .. } = &*props.outlook;
    let Some(step) = plan.steps.get(props.place) else { return Html::default() };
    let ties = plan.ties(&ui.catalogue, &question.evaluation, props.place);
    html! {
        <div class="step-reasons">
            if let Some(words) = props.text.practice(step.practice) {
                { how(&ui, words, step.from, step.to) }
            }
            <section>
                <h4>{ texts.why }</h4>
                <ul>
                    <li>{ brings(&ui, step, question.request.objective) }</li>
                    { without(&ui, question.request.objective, props.margin) }
                    if matches!(props.margin, Some(Margin::Costs(_))) {
                        <li class="hint">{ texts.cost_note }</li>
                    }
                </ul>
            </section>
            <StepThresholds
                step={(step.practice, step.to)}
                wave={step.wave}
                thresholds={props.thresholds}
                names={Rc::clone(&props.names)}
            />
            { others(&ui, props, step, &ties) }
        </div>
    }
}

fn brings(ui: &Ui, step: &PlannedStep, objective: Objective) -> String {
    let texts = ui.texts().planning();
    let days = number::days(ui.texts().common().days, step.effort);
    match objective {
        Objective::Score => fill(texts.why_rate, &[("gain", &number::points(step.gain)), ("days", &days)]),
        Objective::Risk => fill(texts.why_rate_risk, &[("gain", &number::risk_points(step.gain)), ("days", &days)]),
    }
}

fn without(ui: &Ui, objective: Objective, margin: Option<Margin>) -> Html {
    let texts = ui.texts().planning();
    match margin {
        None => html! { <li role="status">{ texts.why_open }</li> },
        Some(Margin::Pinned) => html! { <li>{ texts.why_pinned }</li> },
        Some(Margin::Costs(ConstraintCost { most, .. })) if most == Ratio::ZERO => {
            html! { <li>{ texts.why_without_nothing }</li> }
        }
        Some(Margin::Costs(ConstraintCost { least, most })) => {
            let (least, most) = (points(ui, objective, least), points(ui, objective, most));
            let range = if least == most { most } else { format!("{least} – {most}") };
            html! { <li>{ fill(texts.why_without, &[("points", &range)]) }</li> }
        }
    }
}

fn others(ui: &Ui, props: &StepWhyProps, step: &PlannedStep, ties: &StepTies) -> Html {
    let (texts, plan_texts) = (ui.texts().planning(), ui.texts().plan());
    let steps = &props.outlook.plan.steps;
    let in_plan = |place: &usize| {
        let other = steps.get(*place)?;
        let levels = format!(" {} → {}", other.from, other.to);
        Some(html! { <>{ full_link(ui, &props.text, other.practice) }{ levels }</> })
    };
    let practice = |index: &PracticeIndex| Some(full_link(ui, &props.text, *index));
    let list = |title: &str, items: Vec<Html>| {
        html! {
            if !items.is_empty() {
                <section>
                    <h4>{ title.to_owned() }</h4>
                    <ul>{ for items.into_iter().map(|item| html! { <li>{ item }</li> }) }</ul>
                </section>
            }
        }
    };
    let StepTies { before, behind, needed_by } = ties;
    let is_alone = before.is_empty() && behind.is_empty() && needed_by.is_empty() && step.assumes.is_empty();
    html! {
        <>
            { list(texts.why_before, before.iter().filter_map(in_plan).collect()) }
            { list(texts.why_behind, behind.iter().filter_map(in_plan).collect()) }
            { list(plan_texts.assumes_title, step.assumes.iter().filter_map(practice).collect()) }
            { list(plan_texts.needed_by_title, needed_by.iter().filter_map(practice).collect()) }
            if is_alone {
                <p class="hint">{ texts.why_alone }</p>
            }
        </>
    }
}
