//! One step of the plan.

use std::rc::Rc;

use yew::prelude::*;

use super::moved::Moved;
use super::step_when::{StepWhen, drag_step};
use super::step_why::StepWhy;
use crate::ui::components::{Icon, icon, level_badge, risk_mark, title_link};
use crate::ui::context::{Ui, use_ui};
use crate::ui::plan::export_menu::copy_issue;
use crate::ui::plan::names;
use crate::ui::plan::step_follow_up::StepFollowUp;
use crate::ui::probe;
use opex_app::{Margin, Thresholds};
use opex_export::planned_steps;
use opex_language::{fill, number};
use opex_model::{
    Answer, CatalogueText, ConstraintCost, Objective, Outlook, PlannedStep, Record, StepDecision, StepId, StepStatus,
};

/// Properties of [`StepCard`].
#[derive(Properties, PartialEq)]
pub struct StepCardProps {
    /// Its place in the plan's list.
    pub place: usize,
    /// The plan.
    pub outlook: Rc<Outlook>,
    /// What is recorded for its practice.
    pub record: Rc<Record>,
    /// What pinning it costs, once that is known.
    pub cost: Option<ConstraintCost>,
    /// What the plan would lose without it, once that is known.
    pub margin: Option<Margin>,
    /// What would have to change for it to leave, once somebody has asked and it is known.
    pub thresholds: Thresholds,
    /// It should have been taken by now.
    pub is_overdue: bool,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The names of the quarters.
    pub names: Rc<[AttrValue]>,
    /// The step that was just moved.
    pub moved: Moved,
}

/// A card with the figures of a step and what can be decided about it.
#[component]
pub fn StepCard(props: &StepCardProps) -> Html {
    probe::rendered("StepCard");
    let ui = use_ui();
    let texts = ui.texts().planning();
    let is_open = use_state_eq(|| false);
    let Some(step) = props.outlook.plan.steps.get(props.place) else { return Html::default() };
    let Some(practice) = ui.catalogue.practice(step.practice) else { return Html::default() };
    let id = StepId { practice: practice.id.clone(), to: step.to };
    let title = props.text.practice(step.practice).map(|words| Rc::clone(&words.title)).unwrap_or_default();
    let (from, to) = (step.from.to_string(), step.to.to_string());
    let words = fill(texts.step, &[("title", &title), ("from", &from), ("to", &to)]);
    let status = props.record.step_status(step.to);
    let decision = props.record.step(step.to).and_then(|step| step.decision);
    let objective = props.outlook.question.request.objective;
    let ondragstart = {
        let (ui, id) = (ui.clone(), id.clone());
        Callback::from(move |event: DragEvent| drag_step(&ui, &event, &id))
    };
    let on_more = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let more_id = ui.id(&format!("plan-more-{}-{}", practice.id, step.to));
    html! {
        <li
            class={classes!("plan-card", matches!(decision, Some(StepDecision::Pinned(_))).then_some("is-pinned"))}
            data-step={practice.id.as_str().to_owned()}
            data-from={from}
            data-to={to}
            draggable={(!ui.is_locked).then_some("true")}
            {ondragstart}
        >
            <p class="step-place">
                <span class="number">{ &*practice.number }</span>
                { risk_mark(ui.texts().common(), practice.risk) }
                if status == StepStatus::InProgress {
                    <span class="mark">{ names::status(&ui, status) }</span>
                }
                if props.is_overdue {
                    <span class="step-overdue">{ icon(Icon::Waits) }{ ui.texts().plan().overdue }</span>
                }
            </p>
            <h3>{ title_link(&ui, &props.text, step.practice) }</h3>
            { figures(&ui, step, objective) }
            if let Some(StepDecision::Pinned(_)) = decision {
                <p class="plan-card-cost" title={texts.cost_note}>
                    { texts.pinned }{ " · " }{ names::cost(&ui, objective, props.cost) }
                </p>
            }
            <div class="plan-card-tools">
                <StepWhen
                    {id}
                    step={(step.practice, step.to)}
                    title={AttrValue::from(title)}
                    {decision}
                    names={Rc::clone(&props.names)}
                    moved={Rc::clone(&props.moved)}
                />
                <button
                    type="button"
                    class="button button-quiet plan-card-more"
                    aria-expanded={if *is_open { "true" } else { "false" }}
                    aria-controls={more_id.clone()}
                    onclick={on_more}
                >
                    { texts.more }<span class="visually-hidden">{ ": " }{ words }</span>
                </button>
            </div>
            <div id={more_id} class="plan-card-inside" hidden={!*is_open}>
                if *is_open {
                    <StepWhy
                        place={props.place}
                        outlook={Rc::clone(&props.outlook)}
                        margin={props.margin}
                        thresholds={props.thresholds}
                        names={Rc::clone(&props.names)}
                        text={Rc::clone(&props.text)}
                    />
                    { ui.lockable(html! {
                        <StepFollowUp practice={practice.id.clone()} to={step.to} record={Rc::clone(&props.record)} />
                    }) }
                    if let Some(step) = planned_steps(&ui.catalogue, &props.outlook).into_iter().nth(props.place) {
                        { copy_issue(&ui, step) }
                    }
                }
            </div>
        </li>
    }
}

fn figures(ui: &Ui, step: &PlannedStep, objective: Objective) -> Html {
    let gain = match objective {
        Objective::Score => fill(ui.texts().plan().gain, &[("points", &number::points(step.gain))]),
        Objective::Risk => fill(ui.texts().planning().risk_gain, &[("n", &number::risk_points(step.gain))]),
    };
    html! {
        <>
            <p class="plan-card-figures">
                <span class="step-levels">
                    { level_badge(ui, &Answer::Level(step.from)) }
                    { icon(Icon::Next) }
                    { level_badge(ui, &Answer::Level(step.to)) }
                </span>
                <span>{ number::days(ui.texts().common().days, step.effort) }</span>
                <span class="plan-card-gain">{ gain }</span>
            </p>
            if !step.assumes.is_empty() {
                <p class="plan-card-assumes">{ icon(Icon::Unknown) }{ ui.texts().planning().n_assumed.of(step.assumes.len()) }</p>
            }
        </>
    }
}
