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

/// Goes to an element: gives it the focus and brings it into view. Refused only where the element
/// cannot have the focus, and then nothing is lost.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Gives an element the focus where the page stands.
pub fn focus_in_place(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}
