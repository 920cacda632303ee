//! Saving a file under a password.

use yew::prelude::*;

use super::password_field::PasswordField;
use crate::ui::components::{Icon, checked, focus, icon};
use crate::ui::context::use_ui;
use opex_app::{Locking, MIN_PASSWORD_CHARACTERS, Password, ShareMessage};
use opex_language::{SharingTexts, fill};
use opex_ports::CryptoError;

/// Properties of [`WithPassword`].
#[derive(Properties, PartialEq)]
pub struct WithPasswordProps {
    /// How far the writing of the file is.
    pub locking: Locking,
}

/// What is wrong with the two passwords.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mistake {
    Short,
    Differs,
}

/// Two fields, since a slip of the finger in one would close the file for good.
#[component]
pub fn WithPassword(props: &WithPasswordProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().sharing();
    let (first, again) = (use_mut_ref(String::new), use_mut_ref(String::new));
    let mistake = use_state_eq(|| None::<Mistake>);
    let is_shown = use_state_eq(|| false);
    let nodes = [use_node_ref(), use_node_ref()];
    let n = MIN_PASSWORD_CHARACTERS.to_string();
    let onsubmit = {
        let (store, first, again, mistake) = (ui.store.clone(), first.clone(), again.clone(), mistake.setter());
        let [first_node, again_node] = nodes.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (first, again) = (first.borrow(), again.borrow());
            let found = find_mistake(&first, &again);
            mistake.set(found);
            match found {
                Some(Mistake::Short) => focus(&first_node),
                Some(Mistake::Differs) => focus(&again_node),
                None => store.dispatch(ShareMessage::Lock(Password(first.as_str().into()))),
            }
        })
    };
    let typed = |text: &std::rc::Rc<std::cell::RefCell<String>>| {
        let (text, mistake) = (text.clone(), mistake.setter());
        Callback::from(move |typed: String| {
            *text.borrow_mut() = typed;
            mistake.set(None);
        })
    };
    let show = {
        let is_shown = is_shown.setter();
        Callback::from(move |event: Event| is_shown.set(checked(&event)))
    };
    let is_working = props.locking == Locking::Working;
    let error = |which: Mistake, text: String| (*mistake == Some(which)).then(|| AttrValue::from(text));
    let [first_node, again_node] = nodes;
    html! {
        <section>
            <h3>{ texts.lock_title }</h3>
            <p class="hint">{ texts.lock_hint }</p>
            <p class="share-warning">{ texts.lock_warning }</p>
            <form class="share-form" {onsubmit} novalidate=true>
                <PasswordField
                    name="lock-password"
                    label={texts.password}
                    autocomplete="new-password"
                    is_shown={*is_shown}
                    on_text={typed(&first)}
                    hint={fill(texts.password_hint, &[("n", &n)])}
                    error={error(Mistake::Short, fill(texts.password_short, &[("n", &n)]))}
                    node={first_node}
                />
                <PasswordField
                    name="lock-password-again"
                    label={texts.password_again}
                    autocomplete="new-password"
                    is_shown={*is_shown}
                    on_text={typed(&again)}
                    error={error(Mistake::Differs, texts.password_differs.to_owned())}
                    node={again_node}
                />
                <label class="check">
                    <input type="checkbox" checked={*is_shown} onchange={show} />
                    <span>{ texts.password_show }</span>
                </label>
                <div class="share-do">
                    // Not disabled while it works: that would take the focus away.
                    <button type="submit" class="button" aria-disabled={is_working.then_some("true")}>
                        { icon(Icon::Download) }<span>{ texts.lock_save }</span>
                    </button>
                </div>
            </form>
        </section>
    }
}

fn find_mistake(first: &str, again: &str) -> Option<Mistake> {
    match () {
        () if first.chars().count() < MIN_PASSWORD_CHARACTERS => Some(Mistake::Short),
        () if first != again => Some(Mistake::Differs),
        () => None,
    }
}

/// How far the writing of the file is.
pub fn locking_words(texts: &'static SharingTexts, locking: Locking) -> &'static str {
    match locking {
        Locking::Idle => "",
        Locking::Working => texts.lock_working,
        Locking::Done => texts.lock_done,
        Locking::Failed(error) => crypto_words(texts, error),
    }
}

/// Why nothing was encrypted or decrypted.
pub fn crypto_words(texts: &'static SharingTexts, error: CryptoError) -> &'static str {
    match error {
        CryptoError::Unavailable => texts.crypto_unavailable,
        CryptoError::Refused | CryptoError::Changed => texts.crypto_refused,
    }
}
