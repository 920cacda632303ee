//! Reading what a person has put into a control, and giving a control the focus.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, ShadowRoot,
};
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
/// gone on meanwhile, within the app or on the page around it.
pub fn is_elsewhere(node: &NodeRef) -> bool {
    let active = node.cast::<Element>().and_then(|element| active_element(&element));
    active.is_some_and(|active| !matches!(active.tag_name().to_ascii_lowercase().as_str(), "body" | "select"))
}

/// The element that has the focus, as seen from another: beside it the element itself. A document names only the host
/// of a shadow root for what has the focus within, and a shadow root nothing where the focus is outside of it.
pub fn active_element(beside: &Element) -> Option<Element> {
    let root = beside.get_root_node().dyn_into::<ShadowRoot>().ok();
    let within = root.and_then(|root| root.active_element());
    within.or_else(|| beside.owner_document()?.active_element())
}

/// Gives an element the focus where the page stands.
pub fn focus_in_place(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}
