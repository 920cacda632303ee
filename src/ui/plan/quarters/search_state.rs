//! How sure the plan is, and how far the search for it has come.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Planning};
use crate::domain::{Assessment, CatalogueText, Command, Objective, PlanError, Ratio, StepId};
use crate::i18n::fill;
use crate::ui::components::{Icon, icon};
use crate::ui::context::{Ui, use_ui};
use crate::ui::plan::names::points;

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

/// One line: proven, the best found, still looking, or why there is no plan.
#[component]
pub fn SearchState(props: &SearchStateProps) -> Html {
    let ui = use_ui();
    let texts = &ui.texts().planning;
    let Planning { outlook, progress, refusal, .. } = &*props.planning;
    let objective = outlook.as_ref().map(|outlook| outlook.question.request.objective).unwrap_or_default();
    let body = match (refusal, progress, outlook) {
        (Some(refusal), _, _) => refused(&ui, props, *refusal),
        (None, Some(progress), _) => {
            let gap = points(&ui, objective, progress.bound.minus(progress.value));
            html! {
                <>
                    <p>
                        { if outlook.is_some() { texts.updating } else { texts.searching } }
                        if progress.n_nodes > 0 {
                            { " " }{ fill(texts.progress, &[("gap", &gap)]) }
                        }
                    </p>
                    <progress class="progress plan-progress" aria-label={texts.searching} />
                    <button type="button" class="button" onclick={ui.on(Action::StopPlanning)}>{ texts.stop }</button>
                </>
            }
        }
        (None, None, Some(outlook)) if outlook.plan.is_optimal => {
            html! { <p class="plan-proven">{ icon(Icon::Check) }{ texts.proven }</p> }
        }
        (None, None, Some(outlook)) => {
            html! { <p>{ bounded(&ui, objective, outlook.plan.bound.minus(outlook.plan.value)) }</p> }
        }
        (None, None, None) => html! { <p>{ texts.searching }</p> },
    };
    html! { <div class="plan-search" role="status">{ body }</div> }
}

fn bounded(ui: &Ui, objective: Objective, gap: Ratio) -> String {
    fill(ui.texts().planning.bounded, &[("gap", &points(ui, objective, gap))])
}

/// Which step has no place. What was decided for it can be taken back, or else the last change.
fn refused(ui: &Ui, props: &SearchStateProps, refusal: PlanError) -> Html {
    let text = &props.text;
    let texts = &ui.texts().planning;
    let (practice, to) = match refusal {
        PlanError::NoPlace { practice, to } => (practice, to),
        PlanError::NoSuchStep(choice) => (choice.practice, choice.to),
        PlanError::Waves(_) => return html! { <p class="field-error">{ texts.refused }</p> },
    };
    let (Some(known), Some(words)) = (ui.catalogue.practice(practice), text.practice(practice)) else {
        return html! { <p class="field-error">{ texts.refused }</p> };
    };
    let (from, level) = (to.saturating_sub(1).to_string(), to.to_string());
    let title = format!("{} {}", known.number, words.title);
    let step = fill(texts.step, &[("title", &title), ("from", &from), ("to", &level)]);
    let decided = props.assessment.record(&known.id).and_then(|record| record.step(to)?.choice);
    let has_choice = decided.is_some();
    let free = Command::SetStepChoice(StepId { practice: known.id.clone(), to }, None);
    html! {
        <>
            <p class="field-error">{ fill(texts.no_place, &[("step", &step)]) }</p>
            if has_choice {
                <button type="button" class="button" onclick={ui.on(Action::Edit(free))}>{ texts.free }</button>
            }
            <button type="button" class="button" onclick={ui.on(Action::Undo)}>{ ui.texts().common.undo }</button>
        </>
    }
}
