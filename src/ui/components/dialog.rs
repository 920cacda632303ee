//! A window over the view.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::ui::context::use_ui;

/// Properties of [`Dialog`].
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// Names the dialog's element, unique in the app.
    pub name: AttrValue,
    /// What it is about.
    pub title: AttrValue,
    /// Called when the person closes it.
    pub on_close: Callback<()>,
    /// What is in it.
    pub children: Html,
}

/// A modal dialog: it takes the focus, gives it back, and closes by Escape. It is open as long as it
/// is rendered.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let ui = use_ui();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                // Refused only where it is open already.
                let _ = dialog.show_modal();
            }
            move || {
                if let Some(dialog) = dialog {
                    // Closing gives the focus back to where it was.
                    dialog.close();
                }
            }
        });
    }
    let close = {
        let on_close = props.on_close.clone();
        Callback::from(move |_: MouseEvent| on_close.emit(()))
    };
    let oncancel = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            on_close.emit(());
        })
    };
    let title_id = ui.id(&format!("{}-title", props.name));
    html! {
        <dialog ref={node} class="dialog" part="dialog" aria-labelledby={&title_id} {oncancel}>
            <header class="dialog-head">
                <h2 id={title_id}>{ &props.title }</h2>
                <button type="button" class="button button-quiet button-icon" onclick={close} aria-label={ui.texts().common().close}>
                    { icon(Icon::Close) }
                </button>
            </header>
            <div class="dialog-body">{ props.children.clone() }</div>
        </dialog>
    }
}
