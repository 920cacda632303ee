//! Reading what a person has put into a control, and giving a control the focus.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The text of the field that an event comes from.
pub fn input_value(event: &Event) -> String {
    let target = event.target();
    let input = target.clone().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let area = || target.and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
    input.map(|input| input.value()).or_else(|| area().map(|area| area.value())).unwrap_or_default()
}

/// Whether the checkbox that an event comes from is checked.
pub fn checked(event: &Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| input.checked())
}

/// The value chosen in the select that an event comes from.
pub fn select_value(event: &Event) -> String {
    let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    select.map(|select| select.value()).unwrap_or_default()
}

/// Selects all text of the field that an event comes from.
pub fn select_all(event: &Event) {
    if let Some(area) = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok()) {
        area.select();
    }
}

/// Goes to an element: gives it the focus and brings it into view. Refused only where the element
/// cannot have the focus, and then nothing is lost.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Whether another control has the focus than the one that is about to get it in place of a list: a person has
/// gone on meanwhile.
pub fn is_elsewhere(node: &NodeRef) -> bool {
    let element = node.cast::<HtmlElement>();
    let active = element.and_then(|element| element.owner_document()).and_then(|document| document.active_element());
    active.is_some_and(|active| !matches!(active.tag_name().to_ascii_lowercase().as_str(), "body" | "select"))
}

/// Gives an element the focus where the page stands.
pub fn focus_in_place(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}
