//! The frame of a part of the results.

use yew::prelude::*;

use crate::ui::context::Ui;

/// A part of the results below its heading. `name` tells it from the others, in ids and styles.
pub fn section(ui: &Ui, name: &str, title: &str, body: Html) -> Html {
    let id = ui.id(&format!("results-{name}"));
    html! {
        <section class={format!("results-part results-{name}")} aria-labelledby={&id}>
            <h2 {id}>{ title }</h2>
            { body }
        </section>
    }
}
