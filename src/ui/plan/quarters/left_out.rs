//! Steps that a person has left out or dropped, and decisions that do not count now.

use std::rc::Rc;

use yew::prelude::*;

use super::Moved;
use super::step_when::StepWhen;
use crate::app::{Action, Planning};
use crate::domain::{
    Answer, Assessment, CatalogueText, Choice, Command, Date, Decision, Evaluation, IgnoredBecause, PlanChoice,
    StepDecision, StepId, StepStatus, plan_choices,
};
use crate::ui::components::{Icon, LevelBadge, icon};
use crate::ui::context::{Ui, use_ui};
use crate::ui::plan::names;
use crate::ui::plan::practice_link::title_link;

/// Properties of [`LeftOut`].
#[derive(Properties, PartialEq)]
pub struct LeftOutProps {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// What is known of the plan.
    pub planning: Rc<Planning>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The day that figures are made for.
    pub today: Date,
    /// The names of the quarters.
    pub names: Rc<[AttrValue]>,
    /// The step that was just moved.
    pub moved: Moved,
}

/// Two lists, each only where it holds anything.
#[component]
pub fn LeftOut(props: &LeftOutProps) -> Html {
    let ui = use_ui();
    let texts = &ui.texts().planning;
    let choices = use_memo((Rc::clone(&props.assessment), props.today), |(assessment, today)| {
        let evaluation = Evaluation::new(&ui.catalogue, assessment, *today);
        plan_choices(&ui.catalogue, assessment, &evaluation)
    });
    let is_left_out = |choice: &&PlanChoice| choice.ignored.is_none() && choice.decision == StepDecision::Excluded;
    let left_out: Vec<Html> = choices.iter().filter(is_left_out).filter_map(|choice| row(&ui, props, choice)).collect();
    let ignored: Vec<Html> = choices.iter().filter_map(|choice| ignored_row(&ui, props, choice)).collect();
    html! {
        <>
            if !left_out.is_empty() {
                { list(&ui, "left-out", texts.left_out, texts.left_out_hint, left_out) }
            }
            if !ignored.is_empty() {
                { list(&ui, "ignored", texts.ignored, "", ignored) }
            }
        </>
    }
}

fn list(ui: &Ui, name: &str, title: &str, hint: &str, rows: Vec<Html>) -> Html {
    let id = ui.id(&format!("plan-{name}"));
    html! {
        <section class={format!("plan-decided plan-{name}")} aria-labelledby={&id}>
            <h2 {id}>{ title.to_owned() }{ " " }<span class="plan-count">{ rows.len() }</span></h2>
            if !hint.is_empty() {
                <p class="hint">{ hint.to_owned() }</p>
            }
            <ul class="decided">{ for rows }</ul>
        </section>
    }
}

fn row(ui: &Ui, props: &LeftOutProps, choice: &PlanChoice) -> Option<Html> {
    let practice = ui.catalogue.practice(choice.practice)?;
    let words = props.text.practice(choice.practice)?;
    let record = props.assessment.record(&practice.id)?;
    let id = StepId { practice: practice.id.clone(), to: choice.to };
    let key = Choice { practice: choice.practice, to: choice.to, decision: Decision::Excluded };
    let objective = props.assessment.plan.objective;
    let again = Command::SetStepStatus(id.clone(), StepStatus::Planned);
    Some(html! {
        <li key={format!("{}-{}", practice.id, choice.to)} class="decided-step" data-left-out={practice.id.as_str().to_owned()}>
            { step(ui, props, choice) }
            <span class="plan-card-cost" title={ui.texts().planning.cost_note}>{ names::cost(ui, objective, props.planning.cost(&key)) }</span>
            if record.step_status(choice.to) == StepStatus::Dropped {
                <span class="mark">{ names::status(ui, StepStatus::Dropped) }</span>
                <button type="button" class="button button-quiet" disabled={ui.is_locked} onclick={ui.on(Action::Edit(again))}>
                    { names::status(ui, StepStatus::Planned) }
                </button>
            } else {
                <StepWhen
                    {id}
                    step={(choice.practice, choice.to)}
                    title={AttrValue::from(Rc::clone(&words.title))}
                    choice={record.step(choice.to).and_then(|step| step.choice)}
                    names={Rc::clone(&props.names)}
                    moved={Rc::clone(&props.moved)}
                />
            }
        </li>
    })
}

fn ignored_row(ui: &Ui, props: &LeftOutProps, choice: &PlanChoice) -> Option<Html> {
    let texts = &ui.texts().planning;
    // What is reached or passed by has been settled by events; nobody has to do anything about it.
    let why = match choice.ignored? {
        IgnoredBecause::Reached | IgnoredBecause::PassedBy => return None,
        IgnoredBecause::NoLevel => texts.ignored_no_level,
        IgnoredBecause::BeyondTarget => texts.ignored_beyond_target,
        IgnoredBecause::NoSuchWave => texts.ignored_no_quarter,
    };
    let practice = ui.catalogue.practice(choice.practice)?;
    let forget = Command::SetStepChoice(StepId { practice: practice.id.clone(), to: choice.to }, None);
    Some(html! {
        <li key={format!("{}-{}", practice.id, choice.to)} class="decided-step">
            { step(ui, props, choice) }
            <span class="hint">{ why }</span>
            <button type="button" class="button button-quiet" disabled={ui.is_locked} onclick={ui.on(Action::Edit(forget))}>
                { texts.forget }
            </button>
        </li>
    })
}

fn step(ui: &Ui, props: &LeftOutProps, choice: &PlanChoice) -> Html {
    html! {
        <>
            <span class="step-levels">
                <LevelBadge answer={Answer::Level(choice.to.saturating_sub(1))} />
                { icon(Icon::Next) }
                <LevelBadge answer={Answer::Level(choice.to)} />
            </span>
            <span class="decided-title">{ title_link(ui, &props.text, choice.practice) }</span>
        </>
    }
}
