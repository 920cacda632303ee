//! A topic and its practices.

use yew::prelude::*;

use super::area_link::area_link;
use super::parts::{print_button, way};
use super::practice::{article, effort};
use super::reading::Reading;
use crate::ui::components::risk_mark;
use opex_app::{CataloguePage, Route, ViewMessage};
use opex_model::{PracticeIndex, Resource, Topic, TopicId};

/// The page of a topic. Its practices are listed with their questions; printed, each comes whole.
pub fn topic(reading: &Reading<'_>, id: &TopicId) -> Html {
    let (Some(topic), Some(words)) = (reading.ui.catalogue.topic(id), reading.text.topics.get(id)) else {
        return Html::default();
    };
    let texts = reading.ui.texts().catalogue();
    html! {
        <div class="catalogue-page">
            <header class="catalogue-head">
                { way(reading, vec![area_link(reading, topic)]) }
                <h1><span class="number">{ &*topic.number }</span>{ " " }{ reading.title(&words.title) }</h1>
                <p class="lead">{ reading.prose().html(&words.summary) }</p>
                <p class="catalogue-actions">
                    if reading.assessment.is_some() {
                        <button type="button" class="button" onclick={reading.ui.on(ViewMessage::Go(Route::Assess(Some(id.clone()))))}>
                            { texts.answer_topic }
                        </button>
                    }
                    { print_button(reading, texts.print_topic) }
                </p>
            </header>
            <section class="screen-only">
                <h2 class="visually-hidden">{ reading.ui.texts().common().practices.of(topic.practices.len()) }</h2>
                <ul class="practice-rows">{ for topic.practices.iter().map(|index| practice_row(reading, *index)) }</ul>
            </section>
            <div class="print-only">{ for topic.practices.iter().map(|index| article(reading, *index, 2)) }</div>
            { resources(reading, topic, 2) }
        </div>
    }
}

fn practice_row(reading: &Reading<'_>, index: PracticeIndex) -> Html {
    let (Some(practice), Some(words)) = (reading.ui.catalogue.practice(index), reading.practice(index)) else {
        return Html::default();
    };
    html! {
        <li class="practice-row" key={practice.id.as_str()} data-practice-row={practice.id.as_str().to_owned()}>
            <span class="number">{ &*practice.number }</span>
            <h3>{ reading.link(&CataloguePage::Practice(index), reading.title(&words.title)) }</h3>
            <p class="practice-row-facts">
                { risk_mark(reading.ui.texts().common(), practice.risk) }
                <span class="hint">{ effort(reading.ui, practice) }</span>
            </p>
            <p class="practice-row-question">{ reading.prose().html(&words.question) }</p>
        </li>
    }
}

/// What to read and watch about a topic, by kind.
pub fn resources(reading: &Reading<'_>, topic: &Topic, level: u8) -> Html {
    let texts = reading.ui.texts().catalogue();
    let Some(all) = reading.reference.and_then(|reference| reference.facts.resources.get(&topic.id)) else {
        return Html::default();
    };
    let mut kinds: Vec<&str> = Vec::new();
    for resource in all {
        if !kinds.contains(&&*resource.kind) {
            kinds.push(&resource.kind);
        }
    }
    if kinds.is_empty() {
        return Html::default();
    }
    let kind = |kind: &str| {
        let name = match kind {
            "documentation" => texts.resource_documentation,
            "video" => texts.resource_video,
            "document" => texts.resource_document,
            other => other,
        };
        let items = all.iter().filter(|resource| *resource.kind == *kind);
        html! {
            <div class="resources-kind">
                { super::parts::heading(level + 1, "part-title", html! { { name.to_owned() } }) }
                <ul class="points">{ for items.map(|resource| html! { <li lang={language_of(&resource.title)}>{ resource_title(reading, resource) }</li> }) }</ul>
            </div>
        }
    };
    html! {
        <section class="catalogue-part resources">
            { super::parts::heading(level, "", html! { { texts.resources } }) }
            <div class="resources-kinds">{ for kinds.into_iter().map(kind) }</div>
        </section>
    }
}

/// The language of a title as published, where its letters tell it: it need not be that of the page.
fn language_of(title: &str) -> Option<&'static str> {
    title.chars().any(|letter| ('가'..='힣').contains(&letter)).then_some("ko")
}

/// The title, which leads to the resource where its address is known and one that a browser may open.
fn resource_title(reading: &Reading<'_>, resource: &Resource) -> Html {
    let title = reading.title(&resource.title);
    let is_link = ["https://", "http://"].iter().any(|scheme| resource.url.starts_with(scheme));
    if !is_link {
        return title;
    }
    html! { <a href={resource.url.to_string()} target="_blank" rel="noopener noreferrer">{ title }</a> }
}
