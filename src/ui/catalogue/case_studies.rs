//! Made-up teams to practise rating on: a story, and the levels that follow from it.

use std::rc::Rc;

use yew::prelude::*;

use super::parts::{Unfold, print_button, way};
use super::reading::Reading;
use crate::ui::components::level_badge;
use opex_app::{CaseStudies, CatalogueMessage, CataloguePage, OpenMessage};
use opex_language::fill;
use opex_language::number::NO_FIGURE;
use opex_model::{Answer, CaseAnswer, CaseStudy, CaseStudyText, Rating, TopicId};

/// The page of all case studies.
pub fn case_studies(reading: &Reading<'_>) -> Html {
    let texts = reading.ui.texts().catalogue();
    html! {
        <div class="catalogue-page">
            <header class="catalogue-head">
                { way(reading, Vec::new()) }
                <h1>{ texts.case_studies }</h1>
                <p class="lead">{ texts.case_studies_intro }</p>
            </header>
            { loaded(reading, |cases| html! {
                <ul class="topic-rows">{ for cases.iter().map(|(case, words)| row(reading, case, words)) }</ul>
            }) }
        </div>
    }
}

/// The page of one case study; where there is none of that id, all of them.
pub fn case_study(reading: &Reading<'_>, id: &str) -> Html {
    loaded(reading, |cases| match cases.get(id) {
        Some((case, words)) => view(reading, case, words),
        None => case_studies(reading),
    })
}

/// What is shown once the case studies are there; until then, that they are on their way or do not come.
fn loaded(reading: &Reading<'_>, view: impl FnOnce(&CaseStudies) -> Html) -> Html {
    let texts = reading.ui.texts();
    match reading.case_studies.get(reading.ui.language) {
        Some(cases) => view(cases),
        None if reading.case_studies.has_failed() => html! {
            <div class="notice notice-error" role="alert">
                <p class="notice-text">{ texts.catalogue().case_studies_failed }</p>
                <button type="button" class="button" onclick={reading.ui.on::<MouseEvent>(CatalogueMessage::LookUp)}>
                    { texts.entrance().try_again }
                </button>
            </div>
        },
        None => html! { <p class="loading" role="status">{ texts.entrance().loading }</p> },
    }
}

fn row(reading: &Reading<'_>, case: &CaseStudy, words: &CaseStudyText) -> Html {
    let page = CataloguePage::CaseStudy(case.id.as_str().to_owned());
    html! {
        <li class="topic-row" key={case.id.as_str()}>
            <span class="number">{ topic_numbers(reading, case) }</span>
            <h2 class="topic-row-title">{ reading.link(&page, html! { { &*words.title } }) }</h2>
            <span class="hint">{ reading.ui.texts().common().practices.of(case.answers.len()) }</span>
            <p class="topic-row-summary">{ &*words.summary }</p>
        </li>
    }
}

/// The topics that a story is about, as `OPS 1 · OPS 2`.
fn topic_numbers(reading: &Reading<'_>, case: &CaseStudy) -> String {
    let catalogue = &reading.ui.catalogue;
    let topics =
        case.answers.iter().filter_map(|answer| catalogue.practice(answer.practice)).map(|practice| &practice.topic);
    let mut distinct: Vec<&TopicId> = topics.collect();
    distinct.dedup();
    let numbers = distinct.into_iter().filter_map(|id| catalogue.topic(id)).map(|topic| &*topic.number);
    numbers.collect::<Vec<_>>().join(" · ")
}

fn view(reading: &Reading<'_>, case: &CaseStudy, words: &CaseStudyText) -> Html {
    let texts = reading.ui.texts().catalogue();
    let parent = reading.link(&CataloguePage::CaseStudies, html! { { texts.case_studies } });
    let model = reading.text.operating_models.get(&case.operating_model).map(|model| Rc::clone(&model.short));
    let model_page = CataloguePage::OperatingModels(Some(case.operating_model.clone()));
    html! {
        <div class="catalogue-page" key={case.id.as_str()}>
            <header class="catalogue-head">
                { way(reading, vec![parent]) }
                <h1>{ &*words.title }</h1>
                <p class="lead">{ &*words.summary }</p>
                <p class="hint">
                    { topic_numbers(reading, case) }
                    { " · " }
                    { reading.link(&model_page, html! { { model.as_deref().unwrap_or_default() } }) }
                </p>
            </header>
            <div class="story">{ for words.story.iter().map(|paragraph| html! { <p>{ reading.prose().html(paragraph) }</p> }) }</div>
            <p class="catalogue-actions">
                <button type="button" class="button button-primary" onclick={reading.ui.on(OpenMessage::CaseStudy(case.id.clone()))}>
                    { texts.case_study_open }
                </button>
                { print_button(reading, texts.print) }
            </p>
            <p class="hint">{ texts.case_study_task }</p>
            <Unfold title={texts.case_study_levels} count={case.answers.len()}>
                if case.answers.iter().any(|answer| !answer.readings.is_empty()) {
                    <p class="hint">{ texts.case_study_readings }</p>
                }
                <ul class="topic-rows">
                    { for case.answers.iter().zip(&words.because).map(|(answer, because)| rating(reading, answer, because)) }
                </ul>
            </Unfold>
        </div>
    }
}

fn rating(reading: &Reading<'_>, answer: &CaseAnswer, because: &str) -> Html {
    let texts = reading.ui.texts().catalogue();
    let shown = match answer.rating {
        Rating::Level(level) => Answer::Level(level),
        Rating::NotApplicable => Answer::not_applicable(),
    };
    let readings: Vec<String> = answer.readings.iter().map(reading_name).collect();
    let differ = answer.readings.iter().any(|reading| *reading != answer.rating);
    html! {
        <li class="topic-row">
            { level_badge(reading.ui, &shown) }
            <div class="topic-row-title">{ reading.short_link(answer.practice) }</div>
            if !readings.is_empty() {
                <span class={classes!("hint", differ.then_some("case-differs"))}>
                    { fill(texts.case_study_read, &[("levels", &readings.join(", "))]) }
                </span>
            }
            <p class="topic-row-summary">{ reading.prose().html(because) }</p>
        </li>
    }
}

fn reading_name(rating: &Rating) -> String {
    match rating {
        Rating::Level(level) => level.to_string(),
        Rating::NotApplicable => NO_FIGURE.to_owned(),
    }
}
