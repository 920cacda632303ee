//! The first question's page, drawn exactly as the app draws it for a new assessment (`tests/entrance.rs` compares the
//! two). Answers are shown at once; presses of all other controls are recorded for the app.

mod answers;
mod question_card;
mod top;

use yew::prelude::*;

pub use self::answers::Answers;
pub use self::top::HeaderParts;
use crate::ui::entrance::given_answer::GivenAnswer;

use super::assessment_status::{AssessmentStatus, Count};
use super::beginning::{AreaOutline, Beginning, TopicOutline};
use crate::ui::components::{risk_badge, risk_mark_word};
use opex_app::Route;
use opex_language::number::NO_FIGURE;
use opex_language::{AssessTexts, CommonTexts, Language, fill};
use opex_model::{OVERALL, PracticeRisk, Risk};

/// The callbacks of the controls on the page.
pub struct QuestionCallbacks {
    /// Takes an answer of the question at a position.
    pub on_answer: Callback<(usize, GivenAnswer)>,
    /// Leads to another view.
    pub on_go: Callback<Route>,
    /// Undoes, or does again.
    pub on_travel: Callback<bool>,
    /// Keeps the press of a control for the app.
    pub on_wait: Callback<MouseEvent>,
}

impl QuestionCallbacks {
    /// Navigates to a view, unless a modifier key makes the browser open the link in another tab or window.
    pub fn go(&self, route: Route) -> Callback<MouseEvent> {
        let on_go = self.on_go.clone();
        Callback::from(move |event: MouseEvent| {
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                on_go.emit(route.clone());
            }
        })
    }
}

/// The page of the first topic.
pub struct QuestionPage<'a> {
    /// The language.
    pub language: Language,
    /// What it shows.
    pub beginning: &'a Beginning,
    /// What has been answered.
    pub answers: &'a Answers,
    /// The callbacks of the controls on the page.
    pub callbacks: &'a QuestionCallbacks,
    /// How the assessment stands, where the app is there to count.
    pub status: Option<&'a AssessmentStatus>,
    /// How many questions are drawn by now.
    pub n_cards: usize,
}

impl QuestionPage<'_> {
    /// The page.
    pub fn view(&self) -> Html {
        let texts = self.language.assess_texts();
        html! {
            <div class="assess">
                <nav class="topics" aria-label={texts.topics}>
                    <button type="button" class="button topics-quick" onclick={&self.callbacks.on_wait}>{ texts.quick_pass }</button>
                    { for self.beginning.areas.iter().map(|area| self.area(texts, area)) }
                </nav>
                <div class="assess-main">
                    { self.filters(texts) }
                    { self.heading() }
                    <div class="cards">
                        { for self.beginning.questions.iter().enumerate().take(self.n_cards).map(|(at, question)| self.card(at, question)) }
                    </div>
                </div>
                { self.summary(texts) }
            </div>
        }
    }

    /// How a group stands, where it has been counted.
    fn count(&self, group: &str) -> Option<&Count> {
        self.status?.of(group)
    }

    fn area(&self, texts: &AssessTexts, area: &AreaOutline) -> Html {
        html! {
            <section class="topics-area">
                <h2>{ &area.title }</h2>
                <ul>{ for area.topics.iter().map(|topic| self.topic(texts, topic)) }</ul>
            </section>
        }
    }

    fn topic(&self, texts: &AssessTexts, topic: &TopicOutline) -> Html {
        let is_current = self.beginning.first().is_some_and(|(_, first)| first.id == topic.id);
        let route = Route::Assess(Some(topic.id.as_str().into()));
        let count = self.count(&topic.id);
        let n_done = count.map_or(0, |count| count.n_done);
        let progress = fill(texts.topic_progress, &[("n", &n_done.to_string()), ("m", &topic.n_practices.to_string())]);
        html! {
            <li>
                <a
                    class={classes!("topic", (n_done == topic.n_practices).then_some("is-done"))}
                    href={route.place()}
                    aria-current={is_current.then_some("true")}
                    onclick={self.callbacks.go(route)}
                >
                    <span class="topic-title">{ &topic.title }</span>
                    { score(topic.id.clone(), count) }
                    { progress_bar(n_done, topic.n_practices, progress.clone()) }
                    <span class="topic-progress" aria-hidden="true">{ progress }</span>
                </a>
            </li>
        }
    }

    fn filters(&self, texts: &AssessTexts) -> Html {
        let common = self.language.common_texts();
        let wait = &self.callbacks.on_wait;
        let switch = |label: &'static str| {
            html! { <label class="chip" onclick={wait}><input type="checkbox" /><span>{ label }</span></label> }
        };
        let risk = |risk: Risk| {
            html! { <option value={risk.as_str()}>{ risk_mark_word(common, risk) }</option> }
        };
        let principle = |(id, title): &(AttrValue, AttrValue)| html! { <option value={id}>{ title }</option> };
        html! {
            <search class="filters" tabindex="-1" aria-label={texts.filter}>
                <div class="field filters-search">
                    <label for="om-search">{ texts.search }</label>
                    <input id="om-search" type="search" autocomplete="off" />
                </div>
                <select class="select" aria-label={common.risk}>
                    <option value="" selected=true>{ texts.filter_risk }</option>
                    { for Risk::ALL.map(risk) }
                </select>
                <select class="select" aria-label={common.principle}>
                    <option value="" selected=true>{ texts.filter_principle }</option>
                    { for self.beginning.principles.iter().map(principle) }
                </select>
                { switch(texts.filter_unanswered) }
                { switch(texts.filter_below_target) }
                <span class="visually-hidden" role="status" />
            </search>
        }
    }

    fn heading(&self) -> Html {
        let Some((area, topic)) = self.beginning.first() else { return Html::default() };
        html! {
            <header class="topic-head">
                <p class="topic-place">
                    <span class="number">{ &self.beginning.number }</span>
                    { " · " }
                    { &area.title }
                </p>
                <h1>{ &topic.title }</h1>
                <p>{ &self.beginning.summary }</p>
                <h2 class="visually-hidden">{ self.language.common_texts().practices.of(topic.n_practices) }</h2>
            </header>
        }
    }

    fn summary(&self, texts: &'static AssessTexts) -> Html {
        let common = self.language.common_texts();
        let Some((_, topic)) = self.beginning.first() else { return Html::default() };
        let part = |title: &'static str, group: AttrValue, n_practices: usize| {
            summary_part(common, title, &self.count(&group).cloned().unwrap_or_else(|| Count::none(group, n_practices)))
        };
        html! {
            <aside class="summary" aria-label={texts.summary}>
                { part(texts.this_topic, topic.id.clone(), topic.n_practices) }
                { part(common.overall, AttrValue::Static(OVERALL), self.beginning.n_practices()) }
                <button type="button" class="button" onclick={&self.callbacks.on_wait}>
                    <span>{ texts.next_unanswered }</span>
                    <kbd>{ "n" }</kbd>
                </button>
            </aside>
        }
    }
}

/// How a part of the catalogue stands.
fn summary_part(common: &'static CommonTexts, title: &'static str, count: &Count) -> Html {
    let Count { n_done, n_practices, .. } = count;
    let progress = fill(common.answered_of, &[("n", &n_done.to_string()), ("m", &n_practices.to_string())]);
    let risk = |(risk, n): &(PracticeRisk, usize)| html! { <li>{ risk_badge(common, *risk, Some(*n)) }</li> };
    html! {
        <section class="summary-part">
            <h2>{ title }</h2>
            <p class="summary-score">
                { score(count.group.clone(), Some(count)) }
                if let Some(range) = &count.range {
                    <span class="summary-range">{ range }</span>
                }
            </p>
            { progress_bar(*n_done, *n_practices, progress.clone()) }
            <p class="summary-progress">{ progress }</p>
            <ul class="summary-risks">{ for count.risks.iter().map(risk) }</ul>
        </section>
    }
}

/// A score: until the app is there nothing is counted.
fn score(group: AttrValue, count: Option<&Count>) -> Html {
    let (text, value) = count.map_or((AttrValue::Static(NO_FIGURE), AttrValue::default()), |count| count.score.clone());
    html! { <span class="score" part="score" data-score={group} data-value={value}>{ text }</span> }
}

fn progress_bar(value: usize, max: usize, label: String) -> Html {
    html! { <progress class="progress" aria-label={label} value={value.to_string()} max={max.to_string()} /> }
}
