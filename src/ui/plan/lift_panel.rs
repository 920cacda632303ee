//! What would change a topic: the least work that lifts it, or that takes its high risks away.

use std::rc::Rc;

use yew::prelude::*;

use super::fold::use_fold;
use crate::ui::components::{GroupName, Icon, Select, full_link, icon, level_badge, select_value};
use crate::ui::context::{Ui, use_ui};
use opex_app::WhatIfMessage;
use opex_language::{fill, number};
use opex_model::{Answer, CatalogueText, Command, Derived, Group, Lift, LiftGoal, LiftStep};

/// Properties of [`LiftPanel`].
#[derive(Properties, PartialEq)]
pub struct LiftPanelProps {
    /// What follows from the assessment.
    pub derived: Rc<Derived>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
}

/// A folded choice of a group with what would lift it.
#[component]
pub fn LiftPanel(props: &LiftPanelProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().planning();
    let (is_open, ontoggle) = use_fold();
    html! {
        <details class="fold plan-lift" {ontoggle}>
            <summary>{ texts.lift }</summary>
            if is_open {
                <LiftForm derived={Rc::clone(&props.derived)} text={Rc::clone(&props.text)} />
            }
        </details>
    }
}

/// The choice and both answers for it.
#[component]
fn LiftForm(props: &LiftPanelProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().planning();
    let groups: Vec<Group> = Group::all(&ui.catalogue)
        .into_iter()
        .filter(|group| matches!(group, Group::Topic(_) | Group::Area(_)))
        .collect();
    let chosen = use_state_eq(|| groups.iter().find(|group| matches!(group, Group::Topic(_))).cloned());
    let onchange = {
        let (set, catalogue) = (chosen.setter(), Rc::clone(&ui.catalogue));
        Callback::from(move |event: Event| set.set(Group::find(&catalogue, &select_value(&event))))
    };
    // Weighing practices against each other takes a moment in a large group.
    let lifts = use_memo(((*chosen).clone(), Rc::clone(&props.derived)), |(chosen, derived)| {
        let members = chosen.as_ref().map(|group| derived.members(group)).unwrap_or_default();
        let lift = |goal| Lift::new(&ui.catalogue, &derived.evaluation, &members, goal);
        (lift(LiftGoal::NextLevel), lift(LiftGoal::NoHighRisk))
    });
    let id = ui.id("plan-lift-group");
    let option = |group: &Group| {
        let name = GroupName::new(&ui, &props.text, group).full();
        html! { <option value={group.as_str().to_owned()} selected={chosen.as_ref() == Some(group)}>{ name }</option> }
    };
    let figures = chosen.as_ref().and_then(|group| props.derived.figures(group));
    let level = figures.and_then(|figures| figures.level_attained).unwrap_or_default();
    let n_high = figures.map(|figures| figures.risks.high).unwrap_or_default();
    let to_level = fill(texts.lift_level, &[("from", &level.to_string()), ("to", &(level + 1).to_string())]);
    let to_safe = fill(texts.lift_risks, &[("n", &n_high.to_string())]);
    html! {
        <div class="lift">
            <p class="hint">{ texts.lift_hint }</p>
            <div class="field">
                <label for={&id}>{ texts.lift_group }</label>
                <Select {id} {onchange}>{ for groups.iter().map(option) }</Select>
            </div>
            <div class="lift-goals">
                { goal(&ui, &props.text, &to_level, lifts.0.as_ref(), texts.lift_top) }
                { goal(&ui, &props.text, &to_safe, lifts.1.as_ref(), texts.lift_safe) }
            </div>
        </div>
    }
}

fn goal(ui: &Ui, text: &CatalogueText, title: &str, lift: Option<&Lift>, reached: &'static str) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().planning());
    let Some(lift) = lift else { return html! { <section><p>{ reached }</p></section> } };
    let body = if lift.unanswered.is_empty() {
        let work = fill(
            texts.lift_work,
            &[("practices", &common.practices.of(lift.steps.len())), ("days", &number::days(common.days, lift.effort))],
        );
        html! {
            <>
                <p class="lift-work">{ work }</p>
                <ul class="lift-steps">{ for lift.steps.iter().map(|step| raised(ui, text, step)) }</ul>
                if !lift.is_least {
                    <p class="hint">{ texts.lift_bounded }</p>
                }
                <button type="button" class="button" onclick={try_out(ui, lift)}>{ texts.lift_try }</button>
            </>
        }
    } else {
        html! {
            <>
                <p>{ texts.lift_unanswered }</p>
                <ul class="lift-steps">{ for lift.unanswered.iter().map(|index| html! { <li><span>{ full_link(ui, text, *index) }</span></li> }) }</ul>
            </>
        }
    };
    html! { <section><h3>{ title.to_owned() }</h3>{ body }</section> }
}

fn raised(ui: &Ui, text: &CatalogueText, step: &LiftStep) -> Html {
    html! {
        <li>
            <span class="step-levels">
                { level_badge(ui, &Answer::Level(step.from)) }{ icon(Icon::Next) }{ level_badge(ui, &Answer::Level(step.to)) }
            </span>
            <span>{ full_link(ui, text, step.practice) }</span>
        </li>
    }
}

/// Tries all of it out at once.
fn try_out(ui: &Ui, lift: &Lift) -> Callback<MouseEvent> {
    let command = |step: &LiftStep| {
        let practice = ui.catalogue.practice(step.practice)?;
        Some(Command::SetAnswer(practice.id.clone(), Answer::Level(step.to)))
    };
    let commands: Vec<Command> = lift.steps.iter().filter_map(command).collect();
    let store = ui.store.clone();
    Callback::from(move |_: MouseEvent| {
        for command in &commands {
            store.dispatch(WhatIfMessage::TryOut(command.clone()));
        }
    })
}
