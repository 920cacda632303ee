//! The whole catalogue as one document, to read on paper or in one go.

use yew::prelude::*;

use super::overview::topics;
use super::parts::{print_button, way};
use super::practice::article;
use super::reading::Reading;
use super::topic::resources;
use opex_model::{Area, Topic};

/// Areas, topics and practices, each whole.
pub fn everything(reading: &Reading<'_>) -> Html {
    html! {
        <div class="catalogue-page catalogue-document">
            <header class="catalogue-head">
                { way(reading, Vec::new()) }
                <h1>{ &*reading.text.title }</h1>
                <p class="lead">{ reading.prose().html(&reading.text.summary) }</p>
                <p class="catalogue-actions">{ print_button(reading, reading.ui.texts().catalogue().print) }</p>
            </header>
            { for reading.ui.catalogue.areas().iter().map(|area| view_area(reading, area)) }
        </div>
    }
}

fn view_area(reading: &Reading<'_>, area: &Area) -> Html {
    let Some(words) = reading.text.areas.get(&area.id) else { return Html::default() };
    html! {
        <section class="document-area" key={area.id.as_str()}>
            <h2>{ reading.title(&words.title) }</h2>
            <p class="lead">{ reading.prose().html(&words.summary) }</p>
            { for topics(reading, area).map(|topic| view_topic(reading, topic)) }
        </section>
    }
}

fn view_topic(reading: &Reading<'_>, topic: &Topic) -> Html {
    let Some(words) = reading.text.topics.get(&topic.id) else { return Html::default() };
    html! {
        <section class="document-topic" key={topic.id.as_str()}>
            <h3><span class="number">{ &*topic.number }</span>{ " " }{ reading.title(&words.title) }</h3>
            <p>{ reading.prose().html(&words.summary) }</p>
            { for topic.practices.iter().map(|index| article(reading, *index, 4)) }
            { resources(reading, topic, 4) }
        </section>
    }
}
