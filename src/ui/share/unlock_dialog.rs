//! Asking for the password of a file.

use std::rc::Rc;

use yew::prelude::*;

use super::password_field::PasswordField;
use super::with_password::crypto_words;
use crate::ui::components::{Dialog, checked, focus};
use crate::ui::context::use_ui;
use opex_app::{Password, ShareMessage, State, UnlockProblem, Unlocking};
use opex_language::fill;

/// The dialog, where a file waits for its password.
pub fn unlock_dialog(state: &State) -> Html {
    html! {
        if let Some(unlocking) = &state.vault.unlocking {
            <UnlockDialog unlocking={Rc::clone(unlocking)} />
        }
    }
}

/// Properties of [`UnlockDialog`].
#[derive(Properties, PartialEq)]
struct UnlockDialogProps {
    unlocking: Rc<Unlocking>,
}

/// A field for the password. A wrong one is told, and another can be tried.
#[component]
fn UnlockDialog(props: &UnlockDialogProps) -> Html {
    let ui = use_ui();
    let (texts, common) = (ui.texts().sharing(), ui.texts().common());
    let Unlocking { name, is_working, problem, .. } = &*props.unlocking;
    let password = use_mut_ref(String::new);
    let (is_shown, is_empty) = (use_state_eq(|| false), use_state_eq(|| false));
    let node = use_node_ref();
    {
        // The dialog gives the focus to its first button; what is wanted here is the field.
        let node = node.clone();
        use_effect_with(*problem, move |_| focus(&node));
    }
    let onsubmit = {
        let (store, password, is_empty, node) = (ui.store.clone(), password.clone(), is_empty.setter(), node.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let password: Rc<str> = password.borrow().as_str().into();
            is_empty.set(password.is_empty());
            if password.is_empty() {
                focus(&node);
            } else {
                store.dispatch(ShareMessage::Unlock(Password(password)));
            }
        })
    };
    let on_text = {
        let is_empty = is_empty.setter();
        Callback::from(move |typed: String| {
            *password.borrow_mut() = typed;
            is_empty.set(false);
        })
    };
    let show = {
        let is_shown = is_shown.setter();
        Callback::from(move |event: Event| is_shown.set(checked(&event)))
    };
    let wrong = match problem {
        _ if *is_empty => Some(texts.unlock_empty),
        Some(UnlockProblem::WrongPassword) => Some(texts.unlock_wrong),
        _ => None,
    };
    let hopeless = match problem {
        Some(UnlockProblem::Damaged) => Some(texts.unlock_damaged),
        Some(UnlockProblem::Crypto(error)) => Some(crypto_words(texts, *error)),
        _ => None,
    };
    html! {
        <Dialog name="unlock" title={texts.unlock_title} on_close={ui.on(ShareMessage::StopUnlocking)}>
            <form class="share-form" {onsubmit} novalidate=true>
                <p>{ fill(texts.unlock_hint, &[("file", name)]) }</p>
                <PasswordField
                    name="unlock-password"
                    label={texts.password}
                    autocomplete="current-password"
                    is_shown={*is_shown}
                    {on_text}
                    error={wrong.map(AttrValue::from)}
                    {node}
                />
                <label class="check">
                    <input type="checkbox" checked={*is_shown} onchange={show} />
                    <span>{ texts.password_show }</span>
                </label>
                <div role="alert">
                    // The field says it to those who see it, this to those who are read it.
                    if let Some(text) = hopeless {
                        <p class="share-warning">{ text }</p>
                    } else if let Some(text) = wrong {
                        <p class="visually-hidden">{ text }</p>
                    }
                </div>
                <div class="share-do">
                    <button type="submit" class="button button-primary" aria-disabled={is_working.then_some("true")}>{ texts.unlock }</button>
                    <button type="button" class="button" onclick={ui.on(ShareMessage::StopUnlocking)}>{ common.cancel }</button>
                    <p class="share-said" role="status">{ if *is_working { texts.unlock_working } else { "" } }</p>
                </div>
            </form>
        </Dialog>
    }
}
