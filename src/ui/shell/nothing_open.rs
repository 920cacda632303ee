//! Shown where a view needs an assessment and none is open.

use yew::prelude::*;

use crate::ui::context::use_ui;
use opex_app::{Route, ViewMessage};

/// Says that nothing is open and leads to the start.
#[component]
pub fn NothingOpen() -> Html {
    let ui = use_ui();
    let texts = ui.texts().shell();
    html! {
        <section class="page page-narrow empty">
            <h1>{ texts.nothing_open }</h1>
            <button type="button" class="button button-primary" onclick={ui.on(ViewMessage::Go(Route::Start))}>
                { texts.go_to_start }
            </button>
        </section>
    }
}
