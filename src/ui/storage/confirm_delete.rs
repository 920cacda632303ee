//! A button for what cannot be undone.

use yew::prelude::*;

use crate::ui::context::use_ui;
use opex_app::StorageMessage;

/// Properties of [`ConfirmDelete`].
#[derive(Properties, PartialEq)]
pub struct ConfirmDeleteProps {
    /// What deletes it.
    pub action: StorageMessage,
    /// What it is called.
    pub name: AttrValue,
}

/// Deletes something for good, once that has been asked and answered.
#[component]
pub fn ConfirmDelete(props: &ConfirmDeleteProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().storage();
    let is_asking = use_state_eq(|| false);
    let ask = |asks: bool| {
        let is_asking = is_asking.setter();
        Callback::from(move |_: MouseEvent| is_asking.set(asks))
    };
    let delete = ui.on::<MouseEvent>(props.action.clone());
    html! {
        if *is_asking {
            <span class="confirm" role="group" aria-label={texts.delete_really}>
                <span>{ texts.delete_really }</span>
                <button type="button" class="button" onclick={delete}>{ texts.delete_for_good }</button>
                <button type="button" class="button button-quiet" onclick={ask(false)}>{ ui.texts().common().cancel }</button>
            </span>
        } else {
            <button
                type="button"
                class="button button-quiet"
                onclick={ask(true)}
                aria-label={format!("{}: {}", texts.delete_for_good, props.name)}
            >
                { texts.delete_for_good }
            </button>
        }
    }
}
