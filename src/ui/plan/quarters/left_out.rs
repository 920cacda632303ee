//! Steps that a person has left out or dropped, decisions that do not count now, and, where no plan can show them, pins.

use std::rc::Rc;

use yew::prelude::*;

use super::moved::Moved;
use super::step_when::StepWhen;
use crate::ui::components::{Icon, icon, level_badge, title_link};
use crate::ui::context::{Ui, use_ui};
use crate::ui::plan::names;
use opex_app::{EditMessage, Planning};
use opex_model::{
    Answer, Assessment, CatalogueText, Command, Evaluation, IgnoredBecause, PlanConstraint, PlanConstraints,
    StepConstraint, StepId, StepStatus,
};

/// Properties of [`LeftOut`].
#[derive(Properties, PartialEq)]
pub struct LeftOutProps {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// Where its practices stand.
    pub evaluation: Rc<Evaluation>,
    /// What is known of the plan.
    pub planning: Rc<Planning>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The names of the quarters.
    pub names: Rc<[AttrValue]>,
    /// The step that was just moved.
    pub moved: Moved,
}

/// A list for each, only to be seen where it holds anything.
#[component]
pub fn LeftOut(props: &LeftOutProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().planning();
    let constraints =
        use_memo((Rc::clone(&props.assessment), Rc::clone(&props.evaluation)), |(assessment, evaluation)| {
            PlanConstraints::new(&ui.catalogue, assessment, evaluation)
        });
    let (left_out, ignored, pinned) = (use_node_ref(), use_node_ref(), use_node_ref());
    let is_left_out = |constraint: &&PlanConstraint| constraint.kind == StepConstraint::Excluded;
    let left_out_rows: Vec<Html> = constraints
        .counting
        .iter()
        .filter(is_left_out)
        .filter_map(|constraint| row(&ui, props, constraint, &left_out))
        .collect();
    // Every pin is on a card of the plan, unless there is none.
    let has_no_cards = props.planning.refusal.is_some();
    let is_pinned = |constraint: &&PlanConstraint| has_no_cards && matches!(constraint.kind, StepConstraint::Pinned(_));
    let pinned_rows: Vec<Html> = constraints
        .counting
        .iter()
        .filter(is_pinned)
        .filter_map(|constraint| pinned_row(&ui, props, constraint))
        .collect();
    let ignored_rows: Vec<Html> = constraints
        .ignored
        .iter()
        .filter_map(|(constraint, why)| ignored_row(&ui, props, constraint, *why, &ignored))
        .collect();
    html! {
        <>
            <DecidedList name="pinned" title={texts.pinned} hint="" node={pinned} rows={pinned_rows} />
            <DecidedList name="left-out" title={texts.left_out} hint={texts.left_out_hint} node={left_out} rows={left_out_rows} />
            <DecidedList name="ignored" title={texts.ignored} hint="" node={ignored} rows={ignored_rows} />
        </>
    }
}

/// Properties of [`DecidedList`].
#[derive(Properties, PartialEq)]
struct DecidedListProps {
    name: &'static str,
    title: &'static str,
    /// Empty where there is nothing to say.
    hint: &'static str,
    node: NodeRef,
    rows: Vec<Html>,
}

/// Rows below their title. Once the last one is gone the title stays, unseen, for the focus that has been in the list.
#[component]
fn DecidedList(props: &DecidedListProps) -> Html {
    let ui = use_ui();
    let was_shown = use_mut_ref(|| false);
    let DecidedListProps { name, title, hint, node, rows } = props;
    if rows.is_empty() && !*was_shown.borrow() {
        return Html::default();
    }
    *was_shown.borrow_mut() = true;
    let id = ui.id(&format!("plan-{name}"));
    let class = if rows.is_empty() { "visually-hidden".to_owned() } else { format!("plan-decided plan-{name}") };
    html! {
        <section ref={node.clone()} {class} tabindex="-1" aria-labelledby={&id}>
            <h2 {id}>{ *title }{ " " }<span class="plan-count">{ rows.len() }</span></h2>
            if !rows.is_empty() {
                if !hint.is_empty() {
                    <p class="hint">{ *hint }</p>
                }
                <ul class="decided">{ for rows.iter().cloned() }</ul>
            }
        </section>
    }
}

fn pinned_row(ui: &Ui, props: &LeftOutProps, constraint: &PlanConstraint) -> Option<Html> {
    let practice = ui.catalogue.practice(constraint.practice)?;
    Some(html! {
        <li key={format!("{}-{}", practice.id, constraint.to)} class="decided-step" data-pinned={practice.id.as_str().to_owned()}>
            { step(ui, props, constraint) }
            { choose_when(ui, props, constraint)? }
        </li>
    })
}

/// When a step is taken, to be chosen anew.
fn choose_when(ui: &Ui, props: &LeftOutProps, constraint: &PlanConstraint) -> Option<Html> {
    let practice = ui.catalogue.practice(constraint.practice)?;
    let title = AttrValue::from(Rc::clone(&props.text.practice(constraint.practice)?.title));
    let record = props.assessment.record(&practice.id)?;
    Some(html! {
        <StepWhen
            id={StepId { practice: practice.id.clone(), to: constraint.to }}
            step={(constraint.practice, constraint.to)}
            {title}
            decision={record.step(constraint.to).and_then(|step| step.decision)}
            names={Rc::clone(&props.names)}
            moved={Rc::clone(&props.moved)}
        />
    })
}

fn row(ui: &Ui, props: &LeftOutProps, constraint: &PlanConstraint, list: &NodeRef) -> Option<Html> {
    let practice = ui.catalogue.practice(constraint.practice)?;
    let record = props.assessment.record(&practice.id)?;
    let id = StepId { practice: practice.id.clone(), to: constraint.to };
    let objective = props.assessment.plan.objective;
    let again = Command::SetStepStatus(id, StepStatus::Planned);
    Some(html! {
        <li key={format!("{}-{}", practice.id, constraint.to)} class="decided-step" data-left-out={practice.id.as_str().to_owned()}>
            { step(ui, props, constraint) }
            <span class="plan-card-cost" title={ui.texts().planning().cost_note}>{ names::cost(ui, objective, props.planning.cost(constraint)) }</span>
            if record.step_status(constraint.to) == StepStatus::Dropped {
                <span class="mark">{ names::status(ui, StepStatus::Dropped) }</span>
                <button type="button" class="button button-quiet" disabled={ui.is_locked} onclick={ui.on_leaving(list, EditMessage::Change(again))}>
                    { names::status(ui, StepStatus::Planned) }
                </button>
            } else {
                { choose_when(ui, props, constraint)? }
            }
        </li>
    })
}

fn ignored_row(
    ui: &Ui,
    props: &LeftOutProps,
    constraint: &PlanConstraint,
    why: IgnoredBecause,
    list: &NodeRef,
) -> Option<Html> {
    let texts = ui.texts().planning();
    // What is reached or passed by has been settled by events; nobody has to do anything about it.
    let why = match why {
        IgnoredBecause::Reached | IgnoredBecause::PassedBy => return None,
        IgnoredBecause::NoLevel => texts.ignored_no_level,
        IgnoredBecause::BeyondTarget => texts.ignored_beyond_target,
        IgnoredBecause::NoSuchWave => texts.ignored_no_quarter,
    };
    let practice = ui.catalogue.practice(constraint.practice)?;
    let forget = Command::SetStepDecision(StepId { practice: practice.id.clone(), to: constraint.to }, None);
    Some(html! {
        <li key={format!("{}-{}", practice.id, constraint.to)} class="decided-step">
            { step(ui, props, constraint) }
            <span class="hint">{ why }</span>
            <button type="button" class="button button-quiet" disabled={ui.is_locked} onclick={ui.on_leaving(list, EditMessage::Change(forget))}>
                { texts.forget }
            </button>
        </li>
    })
}

fn step(ui: &Ui, props: &LeftOutProps, constraint: &PlanConstraint) -> Html {
    html! {
        <>
            <span class="step-levels">
                { level_badge(ui, &Answer::Level(constraint.to.saturating_sub(1))) }
                { icon(Icon::Next) }
                { level_badge(ui, &Answer::Level(constraint.to)) }
            </span>
            <span class="decided-title">{ title_link(ui, &props.text, constraint.practice) }</span>
        </>
    }
}
