//! Names of practices that lead to their answers.

use yew::prelude::*;

use crate::ui::context::Ui;
use opex_app::{Action, Move, Route};
use opex_model::{CatalogueText, Practice};

/// The title of the practice at a position, as a link to it.
pub fn title_link(ui: &Ui, text: &CatalogueText, index: usize) -> Html {
    let (Some(practice), Some(words)) = (ui.catalogue.practice(index), text.practice(index)) else {
        return Html::default();
    };
    html! { <a href={place(practice)} onclick={go_to(ui, practice)}>{ &*words.title }</a> }
}

/// The practice at a position as a link with its number and its topic, since titles repeat.
pub fn full_link(ui: &Ui, text: &CatalogueText, index: usize) -> Html {
    let (Some(practice), Some(words)) = (ui.catalogue.practice(index), text.practice(index)) else {
        return Html::default();
    };
    html! {
        <>
            <a href={place(practice)} onclick={go_to(ui, practice)}>
                <span class="number">{ &*practice.number }</span>{ " " }{ &*words.title }
            </a>
            { " " }
            <span class="hint">{ format!("({})", topic_title(text, practice)) }</span>
        </>
    }
}

/// The title of a practice's topic.
pub fn topic_title<'a>(text: &'a CatalogueText, practice: &Practice) -> &'a str {
    text.topics.get(&practice.topic).map(|topic| &*topic.title).unwrap_or_default()
}

fn place(practice: &Practice) -> String {
    Route::Assess(Some(practice.topic.clone())).place()
}

/// Goes to the practice itself. With a key held the browser opens its topic, as for any link.
fn go_to(ui: &Ui, practice: &Practice) -> Callback<MouseEvent> {
    let (store, id) = (ui.store.clone(), practice.id.clone());
    Callback::from(move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            store.dispatch(Action::Move(Move::To(id.clone())));
        }
    })
}
