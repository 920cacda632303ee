//! What the view says where there is no next step.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{Icon, icon, score_figure};
use crate::ui::context::{Ui, use_ui};
use opex_app::{Route, ViewMessage};
use opex_model::{Figures, OVERALL, Ratio};

/// Properties of [`NothingToDo`].
#[derive(Properties, PartialEq)]
pub struct NothingToDoProps {
    /// The figures of the whole catalogue.
    pub overall: Rc<Figures>,
}

/// Nothing is answered, nothing applies, or everything answered is at its target.
#[component]
pub fn NothingToDo(props: &NothingToDoProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().plan();
    let Figures { n_practices, n_answered, n_not_applicable, score, .. } = &*props.overall;
    match (*n_answered, n_practices - n_not_applicable) {
        (0, 0) => html! { <p class="lead">{ texts.nothing_applies }</p> },
        (0, _) => html! {
            <div class="empty">
                <p class="lead">{ texts.nothing_answered }</p>
                <p>{ texts.nothing_answered_hint }</p>
                { button(&ui, Route::Assess(None), texts.start_answering) }
            </div>
        },
        _ => html! {
            <div class="empty">
                <p class="lead">{ texts.at_target }</p>
                <p>{ texts.at_target_score }{ " " }{ score_figure(OVERALL, *score) }</p>
                if *score != Ratio::new(1, 1) {
                    <p class="hint">{ texts.at_target_hint }</p>
                }
                { button(&ui, Route::Results, ui.texts().assess().to_results) }
            </div>
        },
    }
}

fn button(ui: &Ui, route: Route, label: &'static str) -> Html {
    html! {
        <button type="button" class="button button-primary" onclick={ui.on(ViewMessage::Go(route))}>
            <span>{ label }</span>
            { icon(Icon::Next) }
        </button>
    }
}
