//! One practice at risk: accept the risk, or take that back.

use std::rc::Rc;

use yew::prelude::*;

use super::accept_form::AcceptForm;
use crate::ui::components::{focus, level_badge, practice_link};
use crate::ui::context::use_ui;
use opex_language::{ResultsTexts, fill};
use opex_model::{AcceptedRisk, CatalogueText, Date, PracticeIndex, Record};

/// Properties of [`RiskRow`].
#[derive(Properties, PartialEq)]
pub struct RiskRowProps {
    /// The practice.
    pub index: PracticeIndex,
    /// What is recorded for it.
    pub record: Rc<Record>,
    /// The catalogue's text, which changes with the language only.
    pub text: Rc<CatalogueText>,
    /// Its risk is accepted today.
    pub is_accepted: bool,
    /// The day that figures are made for.
    pub today: Date,
    /// Called with the practice and what its acceptance is to be.
    pub on_change: Callback<(PracticeIndex, Option<AcceptedRisk>)>,
}

/// A practice with its level, its acceptance, and the form for one.
#[component]
pub fn RiskRow(props: &RiskRowProps) -> Html {
    let ui = use_ui();
    let is_open = use_state_eq(|| false);
    let toggle = use_node_ref();
    let texts = ui.texts().results();
    let Some(practice) = ui.catalogue.practice(props.index) else { return Html::default() };
    let accepted = props.record.accepted.as_ref();
    let named = |template: &str| fill(template, &[("number", &practice.number)]);

    let onclick = {
        let (is_open, on_change, index) = (is_open.clone(), props.on_change.clone(), props.index);
        let is_accepted = props.is_accepted;
        Callback::from(move |_: MouseEvent| match is_accepted {
            true => on_change.emit((index, None)),
            false => is_open.set(!*is_open),
        })
    };
    let on_accept = {
        let (on_change, index) = (props.on_change.clone(), props.index);
        Callback::from(move |accepted: AcceptedRisk| on_change.emit((index, Some(accepted))))
    };
    let on_cancel = {
        let (is_open, toggle) = (is_open.setter(), toggle.clone());
        Callback::from(move |()| {
            is_open.set(false);
            focus(&toggle);
        })
    };
    let (label, name) = match (props.is_accepted, accepted) {
        (true, _) => (texts.withdraw, named(texts.withdraw_named)),
        (false, Some(_)) => (texts.accept_again, named(texts.accept_named)),
        (false, None) => (texts.accept, named(texts.accept_named)),
    };
    html! {
        <li class="risk-row">
            { level_badge(&ui, &props.record.answer.clone()) }
            { practice_link(&ui, &props.text, props.index) }
            <button
                ref={toggle}
                type="button"
                class="button button-quiet"
                disabled={ui.is_locked}
                {onclick}
                aria-label={name}
                aria-expanded={(!props.is_accepted).then(|| (*is_open).to_string())}
            >
                { label }
            </button>
            if let Some(accepted) = accepted {
                <div class="acceptance">
                    <p>{ acceptance_words(texts, accepted, props.is_accepted) }</p>
                    if !accepted.why.is_empty() {
                        <p class="hint">{ &*accepted.why }</p>
                    }
                </div>
            }
            if *is_open && !props.is_accepted {
                <AcceptForm id={practice.id.clone()} before={accepted.cloned()} today={props.today} {on_accept} {on_cancel} />
            }
        </li>
    }
}

fn acceptance_words(texts: &ResultsTexts, accepted: &AcceptedRisk, holds: bool) -> String {
    let who = if accepted.who.is_empty() { texts.accepted_by_nobody } else { &accepted.who };
    let template = match (holds, accepted.until) {
        (false, _) => texts.accepted_expired,
        (true, Some(_)) => texts.accepted_until,
        (true, None) => texts.accepted_for_good,
    };
    let until = accepted.until.map(|until| until.to_string()).unwrap_or_default();
    fill(template, &[("who", who), ("until", &until)])
}
