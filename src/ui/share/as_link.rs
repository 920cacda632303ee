//! The assessment as a link.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::components::checked;
use crate::ui::context::{Ui, use_ui};
use opex_app::{ExportMessage, OpenDocument};
use opex_format::{LINK_PLACE, MAX_LINK_CHARACTERS, write_link};
use opex_language::fill;
use opex_model::Excerpt;

/// Properties of [`AsLink`].
#[derive(Properties, PartialEq)]
pub struct AsLinkProps {
    /// What is open.
    pub open: Rc<OpenDocument>,
}

/// The link, how long it is, what is in it and what is not.
#[component]
pub fn AsLink(props: &AsLinkProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().sharing();
    let extent = use_state_eq(Excerpt::default);
    let link = use_memo((Rc::clone(props.open.assessment()), *extent), |(assessment, extent)| {
        let address = ui.store.ports().navigator.address()?;
        Some(format!("{address}{LINK_PLACE}{}", write_link(assessment, *extent)))
    });
    let onchange = {
        let extent = extent.setter();
        Callback::from(move |event: Event| {
            extent.set(if checked(&event) { Excerpt::Texts } else { Excerpt::Figures });
        })
    };
    let body = match link.as_ref() {
        None => html! { <p>{ texts.link_no_address }</p> },
        Some(link) => html! {
            <>
                <label class="check">
                    <input type="checkbox" checked={*extent == Excerpt::Texts} {onchange} />
                    <span>{ texts.link_with_notes }</span>
                </label>
                if *extent == Excerpt::Texts {
                    <p>{ texts.link_has_notes }</p>
                } else {
                    <p>{ texts.link_has }</p>
                    <p>{ texts.link_has_not }</p>
                }
                { offer(&ui, link) }
            </>
        },
    };
    html! {
        <section>
            <h3>{ texts.link_title }</h3>
            <p class="hint">{ texts.link_hint }{ " " }{ texts.link_anyone }</p>
            { body }
        </section>
    }
}

/// The link with a button to copy it, or why there is none.
fn offer(ui: &Ui, link: &str) -> Html {
    let texts = ui.texts().sharing();
    let (n, most) = (link.chars().count(), MAX_LINK_CHARACTERS);
    let counts = [("n", &*n.to_string()), ("most", &*most.to_string())].map(|(name, text)| (name, text.to_owned()));
    let counts: Vec<(&str, &str)> = counts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    if n > most {
        return html! { <p class="share-warning" role="status">{ fill(texts.link_too_long, &counts) }</p> };
    }
    let select = Callback::from(|event: FocusEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            input.select();
        }
    });
    html! {
        <div class="share-link">
            <input type="text" readonly=true value={link.to_owned()} aria-label={texts.link_title} onfocus={select} data-link="" />
            <button type="button" class="button" onclick={ui.on(ExportMessage::CopyText(link.into()))}>{ texts.link_copy }</button>
            <span class="hint">{ fill(texts.link_length, &counts) }</span>
        </div>
    }
}
