//! What helps to judge a practice, folded until wanted.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Move};
use crate::domain::{CatalogueText, Level, PracticeText};
use crate::i18n::fill;
use crate::ui::context::{Ui, use_ui};

/// Properties of [`Guidance`].
#[derive(Properties, PartialEq)]
pub struct GuidanceProps {
    /// Position of the practice in the catalogue.
    pub index: usize,
    /// Its text.
    pub text: Rc<PracticeText>,
    /// The text of the whole catalogue, for the titles of prerequisites.
    pub catalogue_text: Rc<CatalogueText>,
    /// The level today.
    pub level: Option<Level>,
}

/// Evidence to ask for, pitfalls, how much is enough, what comes first, what leads on.
#[component]
pub fn Guidance(props: &GuidanceProps) -> Html {
    let ui = use_ui();
    let is_open = use_state_eq(|| false);
    let ontoggle = {
        let is_open = is_open.setter();
        Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<web_sys::Element>();
            is_open.set(details.is_some_and(|details| details.has_attribute("open")));
        })
    };
    html! {
        <details class="fold" {ontoggle}>
            <summary>{ ui.texts().assess.guidance }</summary>
            if *is_open { { content(&ui, props) } }
        </details>
    }
}

fn content(ui: &Ui, props: &GuidanceProps) -> Html {
    let texts = &ui.texts().assess;
    let text = &props.text;
    let next = props.level.or(Some(0)).and_then(|level| Some((level + 1, text.next_steps.get(usize::from(level))?)));
    html! {
        <div class="guidance">
            { list(texts.guidance_evidence, &text.evidence) }
            { list(texts.guidance_pitfalls, &text.pitfalls) }
            if !text.trade_off.is_empty() {
                <section><h4>{ texts.guidance_trade_off }</h4><p>{ &*text.trade_off }</p></section>
            }
            if let Some((level, steps)) = next {
                { list(&fill(texts.guidance_next, &[("level", &level.to_string())]), steps) }
            }
            { prerequisites(ui, props) }
            { list(texts.guidance_examples, &text.examples) }
        </div>
    }
}

fn list(title: &str, items: &[Rc<str>]) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h4>{ title }</h4>
            <ul>{ for items.iter().map(|item| html! { <li>{ &**item }</li> }) }</ul>
        </section>
    }
}

fn prerequisites(ui: &Ui, props: &GuidanceProps) -> Html {
    let Some(practice) = ui.catalogue.practice(props.index).filter(|practice| !practice.prerequisites.is_empty())
    else {
        return Html::default();
    };
    let item = |(index, reason): (&usize, &Rc<str>)| {
        let (needed, text) = (ui.catalogue.practice(*index)?, props.catalogue_text.practice(*index)?);
        let go = ui.on(Action::Move(Move::To(needed.id.clone())));
        Some(html! {
            <li>
                <button type="button" class="link" onclick={go}>{ &*needed.number }{ " " }{ &*text.title }</button>
                { " · " }{ &**reason }
            </li>
        })
    };
    html! {
        <section>
            <h4>{ ui.texts().assess.guidance_prerequisites }</h4>
            <ul>{ for practice.prerequisites.iter().zip(&props.text.prerequisite_reasons).filter_map(item) }</ul>
        </section>
    }
}
