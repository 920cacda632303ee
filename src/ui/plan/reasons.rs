//! Why a step stands where it does, and how to take it; folded until wanted.

use std::rc::Rc;

use yew::prelude::*;

use super::fold::use_fold;
use super::ranking::RankedStep;
use super::relations::relations_with_reasons;
use crate::ui::context::{Ui, use_ui};
use opex_language::{fill, number};
use opex_model::{CatalogueText, Level, OrderRule, PracticeText};

/// Properties of [`Reasons`].
#[derive(Properties, PartialEq)]
pub struct ReasonsProps {
    /// The step.
    pub ranked: Rc<RankedStep>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
}

/// What to do for the step, what the level looks like, and every number behind its place.
#[component]
pub fn Reasons(props: &ReasonsProps) -> Html {
    let ui = use_ui();
    let (is_open, ontoggle) = use_fold();
    html! {
        <details class="fold step-why" {ontoggle}>
            <summary>{ ui.texts().plan().why_and_how }</summary>
            if is_open {
                <div class="step-reasons">
                    if let Some(words) = props.text.practice(props.ranked.step.practice) {
                        { how(&ui, words, props.ranked.step.from, props.ranked.step.to) }
                    }
                    { why(&ui, &props.ranked) }
                    { relations_with_reasons(&ui, &props.text, &props.ranked.step) }
                </div>
            }
        </details>
    }
}

/// What takes a team from one level to the next, and what the next looks like.
pub fn how(ui: &Ui, words: &PracticeText, from: Level, to: Level) -> Html {
    let texts = ui.texts().plan();
    let actions = words.next_steps.get(usize::from(from)).map(Vec::as_slice).unwrap_or_default();
    let looks_like = words.levels.get(usize::from(to));
    let (from, to) = (from.to_string(), to.to_string());
    html! {
        <>
            if !actions.is_empty() {
                <section>
                    <h4>{ fill(texts.actions, &[("from", &from), ("to", &to)]) }</h4>
                    <ul>{ for actions.iter().map(|action| html! { <li>{ &**action }</li> }) }</ul>
                </section>
            }
            if let Some(looks_like) = looks_like {
                <section>
                    <h4>{ fill(texts.looks_like, &[("level", &to)]) }</h4>
                    <p>{ &**looks_like }</p>
                </section>
            }
        </>
    }
}

fn why(ui: &Ui, ranked: &RankedStep) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().plan());
    let step = &ranked.step;
    let values = [
        ("priority", &*number::points_exact(step.priority)),
        ("gain", &*number::points_exact(step.gain)),
        ("unlock", &*number::points_exact(step.unlock)),
        ("effort", &*number::days(common.days, step.effort)),
    ];
    html! {
        <section>
            <h4>{ texts.why }</h4>
            <ul>
                <li>{ fill(texts.formula, &values) }</li>
                <li>{ if step.waits_for.is_empty() { texts.why_ready } else { texts.why_waiting } }</li>
                <li>{ place(ui, ranked) }</li>
            </ul>
        </section>
    }
}

/// What put the step just before in front of this one.
fn place(ui: &Ui, ranked: &RankedStep) -> String {
    let texts = ui.texts().plan();
    let Some(behind) = &ranked.behind else { return texts.why_first.to_owned() };
    let template = match behind.rule {
        OrderRule::Waiting => texts.why_behind_waiting,
        OrderRule::Priority => texts.why_behind_priority,
        OrderRule::Risk => texts.why_behind_risk,
        OrderRule::CatalogueOrder => texts.why_behind_order,
    };
    let (before, priority) = ((ranked.number - 1).to_string(), number::points_exact(behind.priority));
    fill(template, &[("n", &before), ("priority", &priority)])
}
