//! What stands in an address: it is shown before it is opened.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::{Ui, use_ui};
use crate::ui::shell::error_lines;
use opex_app::{ShareMessage, link_document};
use opex_format::LoadError;
use opex_language::{fill, number};
use opex_model::{Assessment, Derived, Figures};

/// Properties of [`LinkPage`].
#[derive(Properties, PartialEq)]
pub struct LinkPageProps {
    /// What stands in the address.
    pub data: Rc<str>,
}

/// The view of an address that holds an assessment.
#[component]
pub fn LinkPage(props: &LinkPageProps) -> Html {
    let ui = use_ui();
    let found = use_memo(Rc::clone(&props.data), |data| {
        let state = ui.store.state();
        link_document(&state, data).map(|document| {
            let derived = Derived::new(&state.catalogue, &document.assessment, state.today);
            (document.assessment, derived.overall().cloned())
        })
    });
    match found.as_ref() {
        Ok((assessment, figures)) => view(&ui, assessment, figures.as_deref()),
        Err(error) => view_failed(&ui, error),
    }
}

fn view(ui: &Ui, assessment: &Assessment, figures: Option<&Figures>) -> Html {
    let (texts, all) = (ui.texts().sharing(), ui.texts());
    let profile = &assessment.profile;
    let parts: Vec<&str> = [&*profile.team, &*profile.workload].into_iter().filter(|part| !part.is_empty()).collect();
    let name = if parts.is_empty() { all.start().unnamed.to_owned() } else { parts.join(" · ") };
    let answered = figures.map(|figures| {
        let (n, m) = ((figures.n_answered + figures.n_not_applicable).to_string(), figures.n_practices.to_string());
        fill(all.common().answered_of, &[("n", &n), ("m", &m)])
    });
    let score = number::percent(figures.and_then(|figures| figures.score));
    let has_notes = assessment.records.values().any(|record| !record.note.is_empty() || !record.evidence.is_empty());
    let notes = if has_notes { texts.open_notes_yes } else { texts.open_notes_no };
    html! {
        <section class="page page-link">
            <h1>{ texts.open_title }</h1>
            <div class="link-found">
                <h2>{ name }</h2>
                if profile.example {
                    <span class="mark">{ all.shell().example_mark }</span>
                }
                <dl class="results-facts">
                    { fact(all.results().assessed_on, &number::day(profile.date)) }
                    { fact(all.common().score, &score) }
                    { fact(all.common().completeness, &answered.unwrap_or_default()) }
                    { fact(texts.open_notes, notes) }
                </dl>
            </div>
            <p>{ texts.open_intro }</p>
            <div class="share-do">
                <button type="button" class="button button-primary button-large" onclick={ui.on(ShareMessage::OpenLink)}>
                    { texts.open_confirm }
                </button>
                { leave(ui, texts.open_cancel) }
            </div>
        </section>
    }
}

fn view_failed(ui: &Ui, error: &LoadError) -> Html {
    let texts = ui.texts().sharing();
    html! {
        <section class="page page-link">
            <h1>{ texts.open_failed }</h1>
            <div role="alert">
                { for error_lines(ui, error).into_iter().map(|line| html! { <p>{ line }</p> }) }
            </div>
            <p>{ texts.open_failed_help }</p>
            <div class="share-do">{ leave(ui, ui.texts().shell().go_to_start) }</div>
        </section>
    }
}

fn leave(ui: &Ui, label: &'static str) -> Html {
    html! {
        <button type="button" class="button button-large" onclick={ui.on(ShareMessage::LeaveLink)}>{ label }</button>
    }
}

fn fact(name: &str, value: &str) -> Html {
    html! {
        if !value.is_empty() {
            <div><dt>{ name }</dt><dd>{ value }</dd></div>
        }
    }
}
