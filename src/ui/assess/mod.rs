//! Answering: topics at the side, practices as cards, a summary.

mod details;
mod evidence_list;
mod filter_bar;
mod guidance;
mod level_picker;
mod names;
mod not_applicable;
mod practice_card;
mod summary;
mod topic_list;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use self::filter_bar::FilterBar;
use self::names::Names;
use self::practice_card::PracticeCard;
use self::summary::Summary;
use self::topic_list::TopicList;
use super::components::{Icon, icon};
use super::context::{Ui, use_ui};
use opex_app::{Filter, Reference, Route, ViewMessage};
use opex_language::fill;
use opex_model::{Assessment, CatalogueText, Derived, PracticeId, PracticeIndex, Record, TopicId};

/// Properties of [`AssessPage`].
#[derive(Properties, PartialEq)]
pub struct AssessPageProps {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// What follows from it.
    pub derived: Rc<Derived>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// What the catalogue says beyond it, where it has been loaded.
    pub reference: Option<Rc<Reference>>,
    /// The topic, where no filter spans topics.
    pub topic: Option<TopicId>,
    /// The practices shown.
    pub shown: Rc<[PracticeIndex]>,
    /// Why those are shown.
    pub filter: Rc<Filter>,
    /// The practice attended to.
    pub focused: Option<PracticeId>,
    /// Grows when the practice in focus is to be brought into view.
    pub n_moves: u32,
    /// Whether the view begins at the practice in focus, not at its top.
    pub lands_on_practice: bool,
}

/// The view for answering.
#[component]
pub fn AssessPage(props: &AssessPageProps) -> Html {
    let ui = use_ui();
    let list = use_node_ref();
    let focused = props.focused.as_ref().filter(|_| props.lands_on_practice);
    use_bring_into_view(&list, focused, props.n_moves);
    let on_focus = {
        let store = ui.store.clone();
        use_callback((), move |practice: PracticeId, ()| store.dispatch(ViewMessage::Focus(practice)))
    };
    let empty = use_memo((), |()| Rc::new(Record::default()));
    let default_target = props.assessment.profile.default_target.unwrap_or(ui.catalogue.scale().good());

    let topic = if props.filter.is_active() { None } else { props.topic.clone() };
    let card = |index: &PracticeIndex| {
        let practice = ui.catalogue.practice(*index)?;
        let text = props.text.practice(*index)?;
        let record = props.assessment.record(&practice.id).unwrap_or(&empty);
        Some(html! {
            <PracticeCard
                key={practice.id.as_str()}
                assessment={props.assessment.id.clone()}
                index={*index}
                text={Rc::clone(text)}
                catalogue_text={Rc::clone(&props.text)}
                reference={props.reference.clone()}
                operating_model={props.assessment.profile.operating_model.clone()}
                record={Rc::clone(record)}
                {default_target}
                on_focus={&on_focus}
            />
        })
    };
    html! {
        <div class="assess">
            <TopicList
                text={Rc::clone(&props.text)}
                derived={Rc::clone(&props.derived)}
                current={topic.clone()}
                is_quick_pass={props.filter.quick_pass}
            />
            <div class="assess-main">
                <FilterBar filter={Rc::clone(&props.filter)} text={Rc::clone(&props.text)} n_shown={props.shown.len()} />
                { heading(&ui, props, topic.as_ref()) }
                { ui.lockable(html! {
                    <div class="cards" ref={list}>
                        { for cards_with_topics(props, &ui, topic.is_none(), card) }
                    </div>
                }) }
                if props.shown.is_empty() {
                    <p class="empty">{ ui.texts().assess().filter_nothing }</p>
                }
                <Names assessment={props.assessment.id.clone()} profile={Rc::clone(&props.assessment.profile)} />
                { what_next(&ui, props, topic.as_ref()) }
            </div>
            <Summary derived={Rc::clone(&props.derived)} topic={topic} />
        </div>
    }
}

/// The cards; across topics each topic's cards below its title, since titles of practices repeat.
fn cards_with_topics(
    props: &AssessPageProps,
    ui: &Ui,
    across_topics: bool,
    card: impl Fn(&PracticeIndex) -> Option<Html>,
) -> Vec<Html> {
    let mut last: Option<&TopicId> = None;
    let mut nodes = Vec::new();
    for index in props.shown.iter() {
        let topic = ui.catalogue.practice(*index).map(|practice| &practice.topic);
        if let (true, Some(id)) = (across_topics && topic != last, topic) {
            let title = props.text.topics.get(id).map(|topic| topic.title.clone()).unwrap_or_default();
            let number = ui.catalogue.topic(id).map(|topic| topic.number.clone()).unwrap_or_default();
            nodes.push(html! { <h2 class="cards-topic" key={id.as_str()}><span class="number">{ &*number }</span>{ " " }{ &*title }</h2> });
        }
        last = topic;
        nodes.extend(card(index));
    }
    nodes
}

fn heading(ui: &Ui, props: &AssessPageProps, topic: Option<&TopicId>) -> Html {
    let texts = ui.texts().assess();
    let Some(id) = topic else {
        let hint = fill(texts.quick_pass_hint, &[("n", &props.shown.len().to_string())]);
        return html! {
            <header class="topic-head">
                if props.filter.quick_pass {
                    <h1>{ texts.quick_pass }</h1>
                    <p>{ hint }</p>
                } else {
                    <h1>{ texts.filter_found.of(props.shown.len()) }</h1>
                }
            </header>
        };
    };
    let text = props.text.topics.get(id);
    let area = ui.catalogue.topic(id).and_then(|topic| props.text.areas.get(&topic.area));
    let number = ui.catalogue.topic(id).map(|topic| topic.number.clone()).unwrap_or_default();
    html! {
        <header class="topic-head">
            <p class="topic-place">
                <span class="number">{ &*number }</span>
                { " · " }
                { area.map(|area| area.title.clone()).as_deref().unwrap_or_default() }
            </p>
            <h1>{ text.map(|text| text.title.clone()).as_deref().unwrap_or_default() }</h1>
            <p>{ text.map(|text| text.summary.clone()).as_deref().unwrap_or_default() }</p>
            // Heads the cards, whose own headings are a level below it.
            <h2 class="visually-hidden">{ ui.texts().common().practices.of(props.shown.len()) }</h2>
        </header>
    }
}

/// What comes after the last card.
fn what_next(ui: &Ui, props: &AssessPageProps, topic: Option<&TopicId>) -> Html {
    let texts = ui.texts().assess();
    let next = topic.and_then(|id| {
        let topics = ui.catalogue.topics();
        let position = topics.iter().position(|topic| topic.id == *id)?;
        topics.get(position + 1)
    });
    let button = match next {
        Some(topic) => {
            let title = props.text.topics.get(&topic.id).map(|topic| topic.title.clone()).unwrap_or_default();
            let label = fill(texts.next_topic, &[("topic", &title)]);
            html! {
                <button type="button" class="button button-primary" onclick={ui.on(ViewMessage::Go(Route::Assess(Some(topic.id.clone()))))}>
                    <span>{ label }</span>
                    { icon(Icon::Next) }
                </button>
            }
        }
        None => html! {
            <button type="button" class="button button-primary" onclick={ui.on(ViewMessage::Go(Route::Results))}>
                <span>{ texts.to_results }</span>
                { icon(Icon::Next) }
            </button>
        },
    };
    html! { <div class="actions">{ button }</div> }
}

/// Scrolls to the card in focus and gives it the keyboard, each time `n_moves` has grown.
#[hook]
fn use_bring_into_view(list: &NodeRef, focused: Option<&PracticeId>, n_moves: u32) {
    let (list, focused) = (list.clone(), focused.cloned());
    use_effect_with(n_moves, move |_| {
        if let Some(card) = focused.and_then(|id| find_card(&list, &id)) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            card.scroll_into_view_with_scroll_into_view_options(&options);
            let chosen = card.query_selector("input:checked").ok().flatten();
            let first = || card.query_selector("input").ok().flatten();
            if let Some(choice) = chosen.or_else(first).and_then(|choice| choice.dyn_into::<HtmlElement>().ok()) {
                // Refused only where it cannot have the focus, and then nothing is lost.
                let _ = choice.focus();
            }
        }
    });
}

fn find_card(list: &NodeRef, id: &PracticeId) -> Option<Element> {
    let mut card = list.cast::<Element>()?.first_element_child();
    while let Some(element) = card {
        if element.get_attribute("data-practice").as_deref() == Some(id.as_str()) {
            return Some(element);
        }
        card = element.next_element_sibling();
    }
    None
}
