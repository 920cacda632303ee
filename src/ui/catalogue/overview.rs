//! What there is in the catalogue, and in one of its areas.

use yew::prelude::*;

use super::parts::{heading, way};
use super::reading::Reading;
use crate::ui::components::level_class;
use opex_app::CataloguePage;
use opex_language::fill;
use opex_model::{Area, AreaId, Level, Topic};

/// The first page.
pub fn overview(reading: &Reading<'_>) -> Html {
    let (texts, catalogue) = (reading.ui.texts().catalogue(), &reading.ui.catalogue);
    let [areas, topics, practices] =
        [catalogue.areas().len(), catalogue.topics().len(), catalogue.practices().len()].map(|n| n.to_string());
    let counts = [("areas", areas.as_str()), ("topics", topics.as_str()), ("practices", practices.as_str())];
    html! {
        <div class="catalogue-page">
            <header class="catalogue-head">
                <h1>{ &*reading.text.title }</h1>
                <p class="lead">{ reading.prose().html(&reading.text.summary) }</p>
                <p class="hint">{ fill(texts.counts, &counts) }</p>
            </header>
            <section class="catalogue-part">
                <h2 class="visually-hidden">{ texts.areas }</h2>
                { for catalogue.areas().iter().map(|area| view_area(reading, area)) }
            </section>
            <section class="catalogue-part">
                <h2>{ texts.scale }</h2>
                <dl class="scale">{ for (0..).zip(&reading.text.scale).map(|(level, text)| view_level(reading, level, &text.name, &text.meaning)) }</dl>
            </section>
            <section class="catalogue-part">
                <h2>{ texts.by_other_ways }</h2>
                <ul class="ways">{ for other_ways(reading) }</ul>
            </section>
        </div>
    }
}

/// An area with its topics.
pub fn area(reading: &Reading<'_>, id: &AreaId) -> Html {
    let Some(area) = reading.ui.catalogue.areas().iter().find(|area| area.id == *id) else { return Html::default() };
    let title = reading.text.areas.get(id).map(|area| area.title.clone()).unwrap_or_default();
    let summary = reading.text.areas.get(id).map(|area| area.summary.clone()).unwrap_or_default();
    html! {
        <div class="catalogue-page">
            <header class="catalogue-head">
                { way(reading, Vec::new()) }
                <h1>{ reading.title(&title) }</h1>
                <p class="lead">{ reading.prose().html(&summary) }</p>
            </header>
            <ul class="topic-rows">{ for topics(reading, area).map(|topic| topic_row(reading, topic, 2)) }</ul>
        </div>
    }
}

/// The topics of an area.
pub fn topics<'a>(reading: &Reading<'a>, area: &'a Area) -> impl Iterator<Item = &'a Topic> {
    let catalogue = &reading.ui.catalogue;
    area.topics.iter().filter_map(|id| catalogue.topic(id))
}

fn view_area(reading: &Reading<'_>, area: &Area) -> Html {
    let Some(words) = reading.text.areas.get(&area.id) else { return Html::default() };
    let title = reading.link(&CataloguePage::Area(area.id.clone()), reading.title(&words.title));
    html! {
        <section class="area-block" key={area.id.as_str()}>
            <header>
                <h3>{ title }</h3>
                <p>{ reading.prose().html(&words.summary) }</p>
            </header>
            <ul class="topic-rows">{ for topics(reading, area).map(|topic| topic_row(reading, topic, 4)) }</ul>
        </section>
    }
}

fn topic_row(reading: &Reading<'_>, topic: &Topic, level: u8) -> Html {
    let Some(words) = reading.text.topics.get(&topic.id) else { return Html::default() };
    let title = reading.link(&CataloguePage::Topic(topic.id.clone()), reading.title(&words.title));
    html! {
        <li class="topic-row" key={topic.id.as_str()}>
            <span class="number">{ &*topic.number }</span>
            { heading(level, "topic-row-title", title) }
            <span class="hint">{ reading.ui.texts().common().practices.of(topic.practices.len()) }</span>
            <p class="topic-row-summary">{ reading.prose().html(&words.summary) }</p>
        </li>
    }
}

fn view_level(reading: &Reading<'_>, level: Level, name: &str, meaning: &str) -> Html {
    let scale = reading.ui.catalogue.scale();
    html! {
        <div class="scale-row">
            <dt><span class={classes!("level-badge", level_class(level, scale))}>{ level }</span>{ name.to_owned() }</dt>
            <dd>{ meaning.to_owned() }</dd>
        </div>
    }
}

fn other_ways(reading: &Reading<'_>) -> Vec<Html> {
    let texts = reading.ui.texts().catalogue();
    let way = |page: CataloguePage, name: &'static str, hint: &'static str| {
        html! { <li><p>{ reading.link(&page, html! { { name } }) }</p><p class="hint">{ hint }</p></li> }
    };
    vec![
        way(CataloguePage::Principles(None), texts.principles, texts.principles_hint),
        way(CataloguePage::OperatingModels(None), texts.operating_models, texts.operating_models_hint),
        way(CataloguePage::Changes, texts.changes, texts.changes_hint),
        way(CataloguePage::CaseStudies, texts.case_studies, texts.case_studies_hint),
        way(CataloguePage::Glossary(None), texts.glossary, texts.glossary_hint),
    ]
}
