//! Links to practices: what leads from a view to the answers.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::Ui;
use opex_app::{Move, Route, ViewMessage};
use opex_model::{CatalogueText, Practice, PracticeIndex};

/// Number and title of a practice as a link, with its topic, since titles repeat.
pub fn practice_link(ui: &Ui, text: &CatalogueText, index: PracticeIndex) -> Html {
    let Some(practice) = ui.catalogue.practice(index) else { return Html::default() };
    let topic = text.topics.get(&practice.topic).map(|topic| Rc::clone(&topic.title)).unwrap_or_default();
    html! {
        <span class="practice-name">
            <a class="practice-link" href={practice_place(practice)} onclick={to_practice(ui, practice)}>
                <span class="number">{ &*practice.number }</span>{ " " }{ practice_title(text, index) }
            </a>
            { " " }
            <span class="practice-topic">{ &*topic }</span>
        </span>
    }
}

/// The title of a practice, as a link to it.
pub fn title_link(ui: &Ui, text: &CatalogueText, index: PracticeIndex) -> Html {
    let (Some(practice), Some(words)) = (ui.catalogue.practice(index), text.practice(index)) else {
        return Html::default();
    };
    html! { <a href={practice_place(practice)} onclick={to_practice(ui, practice)}>{ &*words.title }</a> }
}

/// A practice as a link with its number and its topic, since titles repeat.
pub fn full_link(ui: &Ui, text: &CatalogueText, index: PracticeIndex) -> Html {
    let (Some(practice), Some(words)) = (ui.catalogue.practice(index), text.practice(index)) else {
        return Html::default();
    };
    html! {
        <>
            <a href={practice_place(practice)} onclick={to_practice(ui, practice)}>
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

/// The title of a practice.
pub fn practice_title(text: &CatalogueText, index: PracticeIndex) -> &str {
    text.practice(index).map(|practice| &*practice.title).unwrap_or_default()
}

/// The address of a practice's topic: what a link to it shows and what can be copied.
pub fn practice_place(practice: &Practice) -> String {
    Route::Assess(Some(practice.topic.clone())).place()
}

/// Goes to a practice and attends to it. With a key held the browser opens its topic, as for any link.
pub fn to_practice(ui: &Ui, practice: &Practice) -> Callback<MouseEvent> {
    let (store, id) = (ui.store.clone(), practice.id.clone());
    Callback::from(move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            store.dispatch(ViewMessage::Move(Move::To(id.clone())));
        }
    })
}
