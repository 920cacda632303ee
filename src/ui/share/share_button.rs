//! The button that opens the dialog with all ways of handing the assessment over.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{Dialog, Icon, icon};
use crate::ui::context::use_ui;
use crate::ui::parts::{Part, PartView};
use opex_app::{NoticeMessage, ShareMessage, State};

/// Properties of [`ShareButton`].
#[derive(Properties)]
pub struct ShareButtonProps {
    /// What is shown in its dialog.
    pub state: Rc<State>,
}

/// States are made anew with each change, so the same one is one that has not changed.
impl PartialEq for ShareButtonProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// A button that opens the dialog with all ways of handing the assessment over.
#[component]
pub fn ShareButton(props: &ShareButtonProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().sharing();
    let is_open = use_state_eq(|| false);
    let onclick = {
        let (is_open, store) = (is_open.setter(), ui.store.clone());
        Callback::from(move |_: MouseEvent| {
            // What was said before belongs to what was done before.
            store.dispatch(NoticeMessage::Dismiss);
            store.dispatch(ShareMessage::Begin);
            is_open.set(true);
        })
    };
    let on_close = {
        let is_open = is_open.setter();
        Callback::from(move |()| is_open.set(false))
    };
    html! {
        <>
            <button
                type="button"
                class="button button-quiet button-icon"
                {onclick}
                aria-label={texts.title}
                aria-haspopup="dialog"
                title={texts.title}
            >
                { icon(Icon::Share) }
            </button>
            if *is_open {
                <Dialog name="share" title={texts.title} {on_close}>
                    <PartView part={Part::Share} state={Rc::clone(&props.state)} />
                </Dialog>
            }
        </>
    }
}
