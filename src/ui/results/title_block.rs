//! What the results are of. It also heads the printed report.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{Icon, icon};
use crate::ui::context::Ui;
use opex_app::{Route, ShareMessage, ViewMessage};
use opex_language::number;
use opex_model::{Date, Profile};

/// What is shown by [`title_block`].
pub struct TitleBlock {
    /// The team, the workload and how they were assessed.
    pub profile: Rc<Profile>,
    /// The catalogue's title.
    pub catalogue: AttrValue,
    /// The day that figures are made for.
    pub today: Date,
    /// Nothing is answered yet.
    pub is_empty: bool,
}

/// Team, workload, date and facilitator, with what can be done with the report.
pub fn title_block(ui: &Ui, props: &TitleBlock) -> Html {
    let texts = ui.texts();
    let profile = &props.profile;
    let parts: Vec<&str> =
        [&*profile.team, &*profile.workload].into_iter().filter(|part| !part.trim().is_empty()).collect();
    let name = if parts.is_empty() { texts.start().unnamed.to_owned() } else { parts.join(" · ") };
    html! {
        <header class="results-head">
            <div class="results-name">
                <h1>
                    <span class="results-kicker">{ texts.results().title }{ " · " }{ &props.catalogue }</span>
                    <span class="visually-hidden">{ ": " }</span>
                    <span>{ name }</span>
                </h1>
                if profile.example {
                    <span class="mark">{ texts.shell().example_mark }</span>
                }
            </div>
            <dl class="results-facts">
                { fact(texts.results().assessed_on, &number::day(profile.date)) }
                { fact(texts.results().facilitated_by, &profile.facilitator) }
                { fact(texts.results().as_of, &props.today.to_string()) }
            </dl>
            if !profile.scope.trim().is_empty() {
                <p class="results-scope">{ &*profile.scope }</p>
            }
            { actions(ui) }
            if props.is_empty {
                <div class="results-empty">
                    <p>{ texts.results().nothing_answered }</p>
                    <button type="button" class="button button-primary" onclick={ui.on(ViewMessage::Go(Route::Assess(None)))}>
                        <span>{ texts.results().start_answering }</span>
                        { icon(Icon::Next) }
                    </button>
                </div>
            }
        </header>
    }
}

fn fact(name: &str, value: &str) -> Html {
    if value.trim().is_empty() {
        return Html::default();
    }
    html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }
}

fn actions(ui: &Ui) -> Html {
    let texts = ui.texts();
    let button = |onclick: Callback<MouseEvent>, picture, label: &'static str| {
        html! { <button type="button" class="button" {onclick}>{ icon(picture) }<span>{ label }</span></button> }
    };
    html! {
        <div class="results-actions">
            { button(ui.on(ViewMessage::Print), Icon::Print, texts.results().print) }
            { button(ui.on(ShareMessage::Download), Icon::Download, texts.shell().download) }
        </div>
    }
}
