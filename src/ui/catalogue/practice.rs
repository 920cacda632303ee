//! A practice with all that is said about it.

use std::rc::Rc;

use yew::prelude::*;

use super::area_link::area_link;
use super::parts::{heading, way};
use super::practice_facts::facts;
use super::reading::{Reading, page_link};
use super::relations::relations;
use crate::ui::components::{Icon, icon, level_class, risk_mark};
use crate::ui::context::Ui;
use opex_app::{CataloguePage, Move, ViewMessage};
use opex_language::{fill, number};
use opex_model::{Level, Practice, PracticeIndex, PracticeText};

/// The page of a practice.
pub fn practice(reading: &Reading<'_>, index: PracticeIndex) -> Html {
    let (Some(practice), Some(words)) = (reading.ui.catalogue.practice(index), reading.practice(index)) else {
        return Html::default();
    };
    let texts = reading.ui.texts().catalogue();
    html! {
        <article class="catalogue-page" data-practice-page={practice.id.as_str().to_owned()}>
            <header class="catalogue-head">
                { way(reading, parents(reading, practice)) }
                <h1><span class="number">{ &*practice.number }</span>{ " " }{ reading.title(&words.title) }</h1>
                { first_facts(reading, practice) }
                { question(reading, words) }
                if reading.assessment.is_some() {
                    <p class="catalogue-actions">
                        <button type="button" class="button" onclick={reading.ui.on(ViewMessage::Move(Move::To(practice.id.clone())))}>
                            { texts.answer }
                        </button>
                    </p>
                }
            </header>
            { body(reading, index, 2) }
            { neighbours(reading, index) }
        </article>
    }
}

/// A practice as a part of a document, with its title as a heading of the given level.
pub fn article(reading: &Reading<'_>, index: PracticeIndex, level: u8) -> Html {
    let (Some(practice), Some(words)) = (reading.ui.catalogue.practice(index), reading.practice(index)) else {
        return Html::default();
    };
    let title = html! { <><span class="number">{ &*practice.number }</span>{ " " }{ reading.title(&words.title) }</> };
    html! {
        <article class="catalogue-article" key={practice.id.as_str()}>
            { heading(level, "", title) }
            { first_facts(reading, practice) }
            { question(reading, words) }
            { body(reading, index, level + 1) }
        </article>
    }
}

/// The work of one level step.
pub fn effort(ui: &Ui, practice: &Practice) -> String {
    let days = number::days(ui.texts().common().days, practice.effort.effort());
    fill(ui.texts().catalogue().effort_per_step, &[("days", &days)])
}

fn parents(reading: &Reading<'_>, practice: &Practice) -> Vec<Html> {
    let Some(topic) = reading.ui.catalogue.topic(&practice.topic) else { return Vec::new() };
    let title = reading.text.topics.get(&topic.id).map(|topic| topic.title.clone()).unwrap_or_default();
    let topic_link = reading.link(&CataloguePage::Topic(topic.id.clone()), html! { { &*title } });
    vec![area_link(reading, topic), topic_link]
}

fn first_facts(reading: &Reading<'_>, practice: &Practice) -> Html {
    html! {
        <p class="first-facts">
            { risk_mark(reading.ui.texts().common(), practice.risk) }
            <span class="hint">{ effort(reading.ui, practice) }</span>
        </p>
    }
}

fn question(reading: &Reading<'_>, words: &PracticeText) -> Html {
    let prose = reading.prose();
    html! {
        <>
            <p class="practice-question">{ prose.html(&words.question) }</p>
            <p class="practice-why">{ prose.html(&words.why) }</p>
        </>
    }
}

fn body(reading: &Reading<'_>, index: PracticeIndex, level: u8) -> Html {
    let (Some(practice), Some(words)) = (reading.ui.catalogue.practice(index), reading.practice(index)) else {
        return Html::default();
    };
    let texts = reading.ui.texts().assess();
    html! {
        <div class="practice-columns">
            <div class="practice-body">
                <section class="catalogue-part">
                    { heading(level, "", html! { { reading.ui.texts().catalogue().levels } }) }
                    { ladder(reading, index, words) }
                </section>
                <div class="part-pair">
                    { part(reading, level, texts.guidance_evidence, &words.evidence) }
                    { part(reading, level, texts.guidance_pitfalls, &words.pitfalls) }
                </div>
                <div class="part-pair">
                    if !words.trade_off.is_empty() {
                        <section class="catalogue-part">
                            { heading(level, "", html! { { texts.guidance_trade_off } }) }
                            <p>{ reading.prose().html(&words.trade_off) }</p>
                        </section>
                    }
                    { part(reading, level, texts.guidance_examples, &words.examples) }
                </div>
                { relations(reading, index, level) }
            </div>
            { facts(reading, index, practice, level) }
        </div>
    }
}

fn part(reading: &Reading<'_>, level: u8, title: &'static str, items: &[Rc<str>]) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section class="catalogue-part">
            { heading(level, "", html! { { title } }) }
            { reading.prose().list(items) }
        </section>
    }
}

/// The levels from 0 up, between two of them what leads from one to the other.
fn ladder(reading: &Reading<'_>, index: PracticeIndex, words: &PracticeText) -> Html {
    let texts = reading.ui.texts();
    let prose = reading.prose();
    let today = reading.level(index);
    let rung = |(level, text): (Level, &Rc<str>)| {
        let name = reading.text.scale.get(usize::from(level)).map(|level| level.name.clone()).unwrap_or_default();
        let is_today = today == Some(level);
        let steps = words.next_steps.get(usize::from(level)).filter(|steps| !steps.is_empty());
        let next = fill(texts.assess().guidance_next, &[("level", &(level + 1).to_string())]);
        html! {
            <li class={classes!("rung", is_today.then_some("is-today"))} data-level={level.to_string()}>
                <span class={classes!("level-badge", level_class(level, reading.ui.catalogue.scale()))}>{ level }</span>
                <div class="rung-text">
                    <p>
                        <strong>{ &*name }</strong>
                        if is_today {
                            { " " }
                            <span class="mark">{ texts.catalogue().level_today }</span>
                        }
                    </p>
                    <p>{ prose.html(text) }</p>
                    if let Some(steps) = steps {
                        <div class="rung-steps">
                            <p class="rung-steps-title">{ next }</p>
                            { prose.list(steps) }
                        </div>
                    }
                </div>
            </li>
        }
    };
    html! { <ol class="ladder">{ for (0..).zip(&words.levels).map(rung) }</ol> }
}

fn neighbours(reading: &Reading<'_>, index: PracticeIndex) -> Html {
    let texts = reading.ui.texts().catalogue();
    let link = |position: Option<usize>, class: &'static str, label: &'static str, picture: Icon| {
        let words = position.map(PracticeIndex::new).and_then(|index| Some((index, reading.practice(index)?)));
        let Some((index, words)) = words else { return html! { <span /> } };
        let name = html! {
            <>
                <span class="neighbour-label">{ icon(picture) }{ label }</span>
                <span>{ &*words.title }</span>
            </>
        };
        page_link(reading.ui, &CataloguePage::Practice(index), classes!("neighbour", class), name)
    };
    html! {
        <nav class="neighbours" aria-label={format!("{} · {}", texts.previous, texts.next)}>
            { link(index.get().checked_sub(1), "neighbour-previous", texts.previous, Icon::Previous) }
            { link(Some(index.get() + 1), "neighbour-next", texts.next, Icon::Next) }
        </nav>
    }
}
