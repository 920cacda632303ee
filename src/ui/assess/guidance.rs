//! What helps to judge a practice, folded until wanted.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::catalogue::{Prose, kind_names, product_names};
use crate::ui::context::{Ui, use_ui};
use opex_app::{CatalogueMessage, Move, Reference, ViewMessage};
use opex_language::fill;
use opex_model::{CatalogueText, Level, OperatingModelId, PracticeIndex, PracticeText};

/// Properties of [`Guidance`].
#[derive(Properties, PartialEq)]
pub struct GuidanceProps {
    /// The practice.
    pub index: PracticeIndex,
    /// Its text.
    pub text: Rc<PracticeText>,
    /// The text of the whole catalogue, for the titles of prerequisites.
    pub catalogue_text: Rc<CatalogueText>,
    /// What the catalogue says beyond it, where it has been loaded.
    pub reference: Option<Rc<Reference>>,
    /// The assessment's operating model.
    pub operating_model: Option<OperatingModelId>,
    /// The level today.
    pub level: Option<Level>,
}

/// Evidence to ask for, pitfalls, how much is enough, what comes first, what leads on, what tools help.
#[component]
pub fn Guidance(props: &GuidanceProps) -> Html {
    let ui = use_ui();
    let is_open = use_state_eq(|| false);
    let ontoggle = {
        let (is_open, store) = (is_open.setter(), ui.store.clone());
        Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<web_sys::Element>();
            let opens = details.is_some_and(|details| details.has_attribute("open"));
            is_open.set(opens);
            if opens {
                store.dispatch(CatalogueMessage::LookUp);
            }
        })
    };
    html! {
        <details class="fold" {ontoggle}>
            <summary>{ ui.texts().assess().guidance }</summary>
            if *is_open { { content(&ui, props) } }
        </details>
    }
}

fn content(ui: &Ui, props: &GuidanceProps) -> Html {
    let texts = ui.texts().assess();
    let text = &props.text;
    let next = props.level.or(Some(0)).and_then(|level| Some((level + 1, text.next_steps.get(usize::from(level))?)));
    // One block: a term that occurs again further down is no link a second time.
    let prose = Prose::new(ui, props.reference.as_ref().map(|reference| &reference.words.glossary), None);
    html! {
        <div class="guidance">
            { emphasis(ui, props, &prose) }
            { list(&prose, texts.guidance_evidence, &text.evidence) }
            { list(&prose, texts.guidance_pitfalls, &text.pitfalls) }
            if !text.trade_off.is_empty() {
                <section><h4>{ texts.guidance_trade_off }</h4><p>{ prose.html(&text.trade_off) }</p></section>
            }
            if let Some((level, steps)) = next {
                { list(&prose, &fill(texts.guidance_next, &[("level", &level.to_string())]), steps) }
            }
            { prerequisites(ui, props, &prose) }
            { list(&prose, texts.guidance_examples, &text.examples) }
            { tools(ui, props) }
        </div>
    }
}

/// Why the practice matters more under the assessment's operating model, where it does.
fn emphasis(ui: &Ui, props: &GuidanceProps, prose: &Prose<'_>) -> Html {
    let model = props.operating_model.as_ref();
    let why = props.reference.as_ref().and_then(|reference| reference.words.emphasis(model?, props.index));
    let Some(why) = why else { return Html::default() };
    html! {
        <p class="guidance-emphasis">
            <strong>{ ui.texts().assess().guidance_emphasis }</strong>
            { " · " }
            { prose.html(why) }
        </p>
    }
}

/// Kinds of tool of any vendor, then the services and tools that the source names.
fn tools(ui: &Ui, props: &GuidanceProps) -> Html {
    let Some(reference) = &props.reference else { return Html::default() };
    let Some(facts) = reference.facts.practice(props.index) else { return Html::default() };
    let texts = ui.texts().catalogue();
    let row = |title: &'static str, names: String| {
        if names.is_empty() {
            return Html::default();
        }
        html! { <li><span class="hint">{ title }</span>{ " · " }{ names }</li> }
    };
    if facts.tool_kinds.is_empty() && facts.services.is_empty() && facts.tools.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h4>{ ui.texts().assess().guidance_tools }</h4>
            <ul>
                { row(texts.tool_kinds, kind_names(reference, facts).join(", ")) }
                { row(texts.services, product_names(texts, &facts.services).join(", ")) }
                { row(texts.tools, product_names(texts, &facts.tools).join(", ")) }
            </ul>
        </section>
    }
}

fn list(prose: &Prose<'_>, title: &str, items: &[Rc<str>]) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h4>{ title }</h4>
            <ul>{ for items.iter().map(|item| html! { <li>{ prose.html(item) }</li> }) }</ul>
        </section>
    }
}

fn prerequisites(ui: &Ui, props: &GuidanceProps, prose: &Prose<'_>) -> Html {
    let Some(practice) = ui.catalogue.practice(props.index).filter(|practice| !practice.prerequisites.is_empty())
    else {
        return Html::default();
    };
    let item = |(index, reason): (&PracticeIndex, &Rc<str>)| {
        let (needed, text) = (ui.catalogue.practice(*index)?, props.catalogue_text.practice(*index)?);
        let go = ui.on(ViewMessage::Move(Move::To(needed.id.clone())));
        Some(html! {
            <li>
                <button type="button" class="link" onclick={go}>{ &*needed.number }{ " " }{ &*text.title }</button>
                { " · " }{ prose.html(reason) }
            </li>
        })
    };
    html! {
        <section>
            <h4>{ ui.texts().assess().guidance_prerequisites }</h4>
            <ul>{ for practice.prerequisites.iter().zip(&props.text.prerequisite_reasons).filter_map(item) }</ul>
        </section>
    }
}
