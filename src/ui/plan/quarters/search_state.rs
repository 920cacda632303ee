//! How sure the plan is, and how far the search for it has come.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{Icon, icon};
use crate::ui::context::{Ui, use_ui};
use crate::ui::plan::names::points;
use opex_app::{EditMessage, Message, PlanMessage, Planning};
use opex_language::{fill, number};
use opex_model::{Assessment, CatalogueText, Command, Objective, Plan, PlanError, Progress, StepId};

/// Properties of [`SearchState`].
#[derive(Properties, PartialEq)]
pub struct SearchStateProps {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// What is known of the plan.
    pub planning: Rc<Planning>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
}

/// One line: proven, the best found, ended, still looking, or why there is no plan.
#[component]
pub fn SearchState(props: &SearchStateProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().planning();
    let line = use_node_ref();
    // The buttons here go away with what they do; the keyboard stays with the line.
    let press = |action: Message| ui.on_leaving(&line, action);
    let Planning { outlook, progress, refusal, .. } = &*props.planning;
    let is_found = !props.planning.is_stale() && progress.is_none();
    let objective = outlook.as_ref().map(|outlook| outlook.question.request.objective).unwrap_or_default();
    let (state, body) = match (refusal, outlook) {
        (Some(refusal), _) => ("refused", refused(&ui, props, *refusal, press)),
        (None, Some(outlook)) if is_found && outlook.plan.is_optimal => {
            ("proven", html! { <p class="plan-proven">{ icon(Icon::Check) }{ texts.proven }</p> })
        }
        (None, Some(outlook)) if is_found && props.planning.is_stopped => {
            ("stopped", stopped(&ui, &outlook.plan, press))
        }
        (None, Some(outlook)) if is_found => {
            let gap = outlook.plan.bound.minus(outlook.plan.value);
            ("bounded", html! { <p>{ fill(texts.bounded, &[("gap", &points(&ui, objective, gap))]) }</p> })
        }
        _ => (
            "searching",
            searching(&ui, objective, outlook.is_some(), progress.filter(|progress| progress.n_nodes > 0), press),
        ),
    };
    html! { <div ref={line} class="plan-search" role="status" tabindex="-1" data-plan={state}>{ body }</div> }
}

/// The person has ended the search, and can go on with it.
fn stopped(ui: &Ui, plan: &Plan, press: impl Fn(Message) -> Callback<MouseEvent>) -> Html {
    let texts = ui.texts().planning();
    let share = number::percent_at_most(plan.bound.minus(plan.value).share_of(plan.bound));
    html! {
        <>
            <p>{ fill(texts.stopped, &[("share", &share)]) }</p>
            <button type="button" class="button" onclick={press(PlanMessage::Resume.into())}>{ texts.go_on }</button>
        </>
    }
}

/// The last plan stays meanwhile. A search that takes its time says how far it is and can be ended.
fn searching(
    ui: &Ui,
    objective: Objective,
    has_last: bool,
    progress: Option<Progress>,
    press: impl Fn(Message) -> Callback<MouseEvent>,
) -> Html {
    let texts = ui.texts().planning();
    let gap = |progress: &Progress| points(ui, objective, progress.bound.minus(progress.value));
    html! {
        <>
            <p>
                { if has_last { texts.updating } else { texts.searching } }
                if let Some(progress) = &progress {
                    { " " }{ fill(texts.progress, &[("gap", &gap(progress))]) }
                }
            </p>
            if progress.is_some() {
                <progress class="progress plan-progress" aria-label={texts.searching} />
                <button type="button" class="button" onclick={press(PlanMessage::Stop.into())}>{ texts.stop }</button>
            }
        </>
    }
}

/// Which step has no place. What was decided for it can be taken back, or else the last change.
fn refused(
    ui: &Ui,
    props: &SearchStateProps,
    refusal: PlanError,
    press: impl Fn(Message) -> Callback<MouseEvent>,
) -> Html {
    let text = &props.text;
    let texts = ui.texts().planning();
    let (practice, to) = match refusal {
        PlanError::NoPlace { practice, to } => (practice, to),
        PlanError::NoSuchStep(constraint) => (constraint.practice, constraint.to),
        PlanError::Waves(_) => return html! { <p class="field-error">{ texts.refused }</p> },
    };
    let (Some(known), Some(words)) = (ui.catalogue.practice(practice), text.practice(practice)) else {
        return html! { <p class="field-error">{ texts.refused }</p> };
    };
    let (from, level) = (to.saturating_sub(1).to_string(), to.to_string());
    let title = format!("{} {}", known.number, words.title);
    let step = fill(texts.step, &[("title", &title), ("from", &from), ("to", &level)]);
    let decided = props.assessment.record(&known.id).and_then(|record| record.step(to)?.decision);
    let has_choice = decided.is_some();
    let can_undo = ui.store.state().open.as_ref().is_some_and(|open| open.history.undoable().is_some());
    let free = Command::SetStepDecision(StepId { practice: known.id.clone(), to }, None);
    html! {
        <>
            <p class="field-error">{ fill(texts.no_place, &[("step", &step)]) }</p>
            { ui.lockable(html! {
                <>
                    if has_choice {
                        <button type="button" class="button" onclick={press(EditMessage::Change(free).into())}>{ texts.free }</button>
                    }
                    if can_undo {
                        <button type="button" class="button" onclick={press(EditMessage::Undo.into())}>{ ui.texts().common().undo }</button>
                    }
                </>
            }) }
        </>
    }
}
