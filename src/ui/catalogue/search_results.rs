//! What a search has found.

use std::rc::Rc;

use yew::prelude::*;

use super::excerpt::excerpt;
use super::prose::Prose;
use crate::ui::components::go;
use crate::ui::context::{Ui, use_ui};
use opex_app::{CataloguePage, Passage, PassageKind, Search, SearchResult};
use opex_language::{Texts, fill};
use opex_model::CatalogueText;

/// How many pages are listed before the person asks for all.
const N_FIRST: usize = 20;

/// How many passages of a page are shown.
const N_PASSAGES: usize = 2;

/// Properties of [`SearchResults`].
#[derive(Properties, PartialEq)]
pub struct SearchResultsProps {
    /// What was searched for.
    pub search: Search,
    /// What was found.
    pub found: Rc<Vec<SearchResult>>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The page on which they are shown.
    pub page: CataloguePage,
    /// Called when that page itself is wanted instead.
    pub on_leave: Callback<()>,
}

/// The pages found, with the passages that have the words.
#[component]
pub fn SearchResults(props: &SearchResultsProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().catalogue();
    let shows_all = use_state_eq(|| false);
    let show_all = {
        let shows_all = shows_all.setter();
        Callback::from(move |_: MouseEvent| shows_all.set(true))
    };
    let n_shown = if *shows_all { props.found.len() } else { N_FIRST };
    html! {
        <section class="catalogue-page">
            <header class="catalogue-head">
                <h1>{ texts.search_results }</h1>
                <p>{ if props.found.is_empty() { texts.search_nothing.to_owned() } else { texts.search_found.of(props.found.len()) } }</p>
            </header>
            <ol class="found">
                { for props.found.iter().take(n_shown).map(|found| view(&ui, props, found)) }
            </ol>
            if props.found.len() > n_shown {
                <button type="button" class="button" onclick={show_all}>
                    { fill(texts.search_all, &[("n", &props.found.len().to_string())]) }
                </button>
            }
        </section>
    }
}

fn view(ui: &Ui, props: &SearchResultsProps, found: &SearchResult) -> Html {
    let prose = || Prose::new(ui, None, Some(&props.search));
    let more = found.passages.len().saturating_sub(N_PASSAGES);
    let passage = |passage: &Passage| {
        let at = props.search.marks(&passage.text).first().map_or(0, |mark| mark.start);
        html! {
            <p class="found-passage">
                <span class="found-kind">{ kind_name(ui.texts(), passage.kind) }</span>
                <span>{ prose().html(&excerpt(&passage.text, at)) }</span>
            </p>
        }
    };
    let route = found.page.route(&ui.catalogue);
    let onclick = {
        let (go, on_leave, is_here) = (go(ui, route.clone()), props.on_leave.clone(), found.page == props.page);
        Callback::from(move |event: MouseEvent| {
            go.emit(event.clone());
            // Not where the browser opens the page elsewhere.
            if is_here && event.default_prevented() {
                on_leave.emit(());
            }
        })
    };
    html! {
        <li class="found-page">
            <p class="found-title">
                <a href={route.place()} {onclick}>{ prose().html(&found.title) }</a>
                <span class="hint">{ place(ui, &props.text, &found.page) }</span>
            </p>
            { for found.passages.iter().take(N_PASSAGES).map(passage) }
            if more > 0 {
                <p class="hint">{ ui.texts().catalogue().search_more.of(more) }</p>
            }
        </li>
    }
}

/// What a page is, or where.
fn place(ui: &Ui, text: &CatalogueText, page: &CataloguePage) -> String {
    let texts = ui.texts().catalogue();
    let topic_title = |id| text.topics.get(id).map(|topic| topic.title.to_string()).unwrap_or_default();
    match page {
        CataloguePage::Practice(index) => match ui.catalogue.practice(*index) {
            Some(practice) => format!("{} · {}", practice.number, topic_title(&practice.topic)),
            None => String::new(),
        },
        CataloguePage::Topic(id) => {
            let number = ui.catalogue.topic(id).map(|topic| topic.number.to_string()).unwrap_or_default();
            format!("{number} · {}", ui.texts().common().topic)
        }
        CataloguePage::Area(_) => ui.texts().common().area.to_owned(),
        CataloguePage::Principles(_) => texts.principles.to_owned(),
        CataloguePage::OperatingModels(_) => texts.operating_models.to_owned(),
        CataloguePage::Changes => texts.changes.to_owned(),
        CataloguePage::Glossary(_) => texts.glossary.to_owned(),
        CataloguePage::CaseStudies | CataloguePage::CaseStudy(_) => texts.case_studies.to_owned(),
        CataloguePage::Overview | CataloguePage::Everything => String::new(),
    }
}

fn kind_name(texts: Texts, kind: PassageKind) -> String {
    let level = |template: &str, level: u8| fill(template, &[("level", &level.to_string())]);
    let name = match kind {
        PassageKind::Level(n) => return level(texts.catalogue().level_n, n),
        PassageKind::NextStep(n) => return level(texts.assess().guidance_next, n),
        PassageKind::Number => texts.catalogue().number,
        PassageKind::Summary => texts.catalogue().summary,
        PassageKind::Question => texts.catalogue().question,
        PassageKind::Why => texts.assess().why,
        PassageKind::Evidence => texts.assess().guidance_evidence,
        PassageKind::Pitfall => texts.assess().guidance_pitfalls,
        PassageKind::TradeOff => texts.assess().guidance_trade_off,
        PassageKind::Example => texts.assess().guidance_examples,
        PassageKind::Prerequisite => texts.assess().guidance_prerequisites,
        PassageKind::Tool => texts.assess().guidance_tools,
        PassageKind::LaterEdition => texts.catalogue().changes,
        PassageKind::InPractice => texts.catalogue().in_practice,
        PassageKind::Demand => texts.profile().demands,
        PassageKind::Strength => texts.catalogue().strengths,
        PassageKind::Cost => texts.catalogue().costs,
        PassageKind::Emphasis => texts.catalogue().emphasis,
    };
    name.to_owned()
}
