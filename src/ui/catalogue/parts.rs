//! Small parts of the catalogue's pages.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::reading::Reading;
use crate::ui::components::{Icon, icon};
use opex_app::{CataloguePage, ViewMessage};

/// A heading of a level from 1 to 6.
pub fn heading(level: u8, class: &'static str, words: Html) -> Html {
    html! { <@{format!("h{}", level.clamp(1, 6))} {class}>{ words }</@> }
}

/// The way from the overview to a page, which names the page's parents.
pub fn way(reading: &Reading<'_>, parents: Vec<Html>) -> Html {
    let texts = reading.ui.texts().catalogue();
    let overview = reading.link(&CataloguePage::Overview, html! { { reading.ui.texts().shell().catalogue } });
    html! {
        <nav class="way" aria-label={texts.place}>
            <ol>{ for std::iter::once(overview).chain(parents).map(|parent| html! { <li>{ parent }</li> }) }</ol>
        </nav>
    }
}

/// The button that prints the page.
pub fn print_button(reading: &Reading<'_>, label: &'static str) -> Html {
    html! {
        <button type="button" class="button" onclick={reading.ui.on(ViewMessage::Print)}>
            { icon(Icon::Print) }
            <span>{ label }</span>
        </button>
    }
}

/// Properties of [`Unfold`].
#[derive(Properties, PartialEq)]
pub struct UnfoldProps {
    /// What it is, with how many there are.
    pub title: AttrValue,
    /// How many there are.
    pub count: usize,
    /// Open from the start.
    #[prop_or_default]
    pub is_open: bool,
    /// What is folded.
    pub children: Html,
}

/// A heading that folds what stands below it. Not `<details>`: printed, all of it is there.
#[component]
pub fn Unfold(props: &UnfoldProps) -> Html {
    let is_open = use_state_eq(|| props.is_open);
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    html! {
        <section class={classes!("unfold", is_open.then_some("is-open"))}>
            <h2>
                <button type="button" class="unfold-button" aria-expanded={is_open.to_string()} onclick={toggle}>
                    <span>{ &props.title }</span>
                    { " " }
                    <span class="unfold-count">{ props.count }</span>
                </button>
            </h2>
            <div class="unfold-body">{ props.children.clone() }</div>
        </section>
    }
}

/// Goes to the part of the page that its address names, once it is there.
#[hook]
pub fn use_arrival_at(main: &NodeRef, page: &CataloguePage, is_loaded: bool) {
    let part = page.part();
    let main = main.clone();
    use_effect_with((part, is_loaded), move |(part, _)| {
        let main = main.cast::<Element>();
        if let Some(part) = part.as_ref().and_then(|part| find_part(&main?, part)) {
            part.scroll_into_view();
            // Refused only where it cannot have the focus, and then nothing is lost.
            let _ = part.focus();
        }
    });
}

fn find_part(main: &Element, name: &str) -> Option<HtmlElement> {
    let parts = main.query_selector_all("[data-part]").ok()?;
    let parts = (0..parts.length()).filter_map(|index| parts.get(index)?.dyn_into::<HtmlElement>().ok());
    parts.into_iter().find(|part| part.get_attribute("data-part").as_deref() == Some(name))
}
