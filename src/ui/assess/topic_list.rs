//! The topics at the side, with what is answered.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{go, progress_bar, score_figure};
use crate::ui::context::{Ui, use_ui};
use opex_app::{Filter, Route, ViewMessage};
use opex_language::fill;
use opex_model::{Area, CatalogueText, Derived, Group, TopicId};

/// Properties of [`TopicList`].
#[derive(Properties, PartialEq)]
pub struct TopicListProps {
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// What follows from the assessment.
    pub derived: Rc<Derived>,
    /// The topic shown.
    pub current: Option<TopicId>,
    /// The quick pass is shown.
    pub is_quick_pass: bool,
}

/// All areas and topics, with the score and the progress of each.
#[component]
pub fn TopicList(props: &TopicListProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().assess();
    let (label, filter) = if props.is_quick_pass {
        (texts.quick_pass_end, Filter::default())
    } else {
        (texts.quick_pass, Filter::quick_pass())
    };
    html! {
        <nav class="topics" aria-label={texts.topics}>
            <button type="button" class="button topics-quick" onclick={ui.on(ViewMessage::SetFilter(filter))}>{ label }</button>
            { for ui.catalogue.areas().iter().map(|area| view_area(&ui, props, area)) }
        </nav>
    }
}

fn view_area(ui: &Ui, props: &TopicListProps, area: &Area) -> Html {
    let title = props.text.areas.get(&area.id).map(|area| area.title.clone()).unwrap_or_default();
    html! {
        <section class="topics-area" key={area.id.as_str()}>
            <h2>{ &*title }</h2>
            <ul>{ for area.topics.iter().filter_map(|topic| view_topic(ui, props, topic)) }</ul>
        </section>
    }
}

fn view_topic(ui: &Ui, props: &TopicListProps, id: &TopicId) -> Option<Html> {
    let figures = props.derived.figures(&Group::Topic(id.clone()))?;
    let title = props.text.topics.get(id).map(|topic| topic.title.clone()).unwrap_or_default();
    let n_done = figures.n_answered + figures.n_not_applicable;
    let is_current = props.current.as_ref() == Some(id);
    let route = Route::Assess(Some(id.clone()));
    let (n, m) = (n_done.to_string(), figures.n_practices.to_string());
    let progress = fill(ui.texts().assess().topic_progress, &[("n", &n), ("m", &m)]);
    Some(html! {
        <li key={id.as_str()}>
            <a
                class={classes!("topic", (n_done == figures.n_practices).then_some("is-done"))}
                href={route.place()}
                aria-current={is_current.then_some("true")}
                onclick={go(ui, route)}
            >
                <span class="topic-title">{ &*title }</span>
                { score_figure(id.as_str().to_owned(), figures.score) }
                { progress_bar(n_done, figures.n_practices, progress.clone()) }
                <span class="topic-progress" aria-hidden="true">{ progress }</span>
            </a>
        </li>
    })
}
