//! Records presses, focus and input by position in the page, to replay them once the app has drawn the same page.

use crate::ui::components::active_element;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, HtmlInputElement, InputEvent, InputEventInit, MouseEvent};

/// An element by its path below the app's root: the child positions that lead to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodePath(Vec<u32>);

impl NodePath {
    /// The place of an element below `root`; none where it is not below it.
    pub fn of(root: &Element, element: &Element) -> Option<Self> {
        let mut path = Vec::new();
        let mut at = element.clone();
        while !at.is_same_node(Some(root)) {
            let mut position = 0;
            let mut before = at.previous_element_sibling();
            while let Some(sibling) = before {
                position += 1;
                before = sibling.previous_element_sibling();
            }
            path.push(position);
            at = at.parent_element()?;
        }
        path.reverse();
        Some(Self(path))
    }

    /// The element at this place.
    pub fn find(&self, root: &Element) -> Option<HtmlElement> {
        let mut at = root.clone();
        for position in &self.0 {
            at = at.children().item(*position)?;
        }
        at.dyn_into().ok()
    }
}

/// The place of the control that a press is meant for.
pub fn pressed(root: &Element, event: &MouseEvent) -> Option<NodePath> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    NodePath::of(root, &target.closest("button, summary, label, a").ok().flatten()?)
}

/// The focus and the typed text of a page that is about to be drawn anew.
pub struct FocusAndInput {
    focus: Option<NodePath>,
    /// What was typed into the search, with the place of the field.
    typed: Option<(NodePath, String)>,
}

impl FocusAndInput {
    /// Records focus and typed text below `root`.
    pub fn of(root: &Element) -> Self {
        let active = active_element(root);
        let search = root.query_selector("input[type=search]").ok().flatten();
        let typed = search.and_then(|field| {
            let text = field.dyn_ref::<HtmlInputElement>()?.value();
            Some((NodePath::of(root, &field)?, text)).filter(|(_, text)| !text.is_empty())
        });
        Self { focus: active.and_then(|active| NodePath::of(root, &active)), typed }
    }

    /// Restores both below `root`.
    pub fn restore(&self, root: &Element) {
        if let Some(element) = self.focus.as_ref().and_then(|place| place.find(root)) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // Refused only where it cannot have the focus.
            let _ = element.focus_with_options(&options);
        }
        if let Some((place, text)) = &self.typed
            && let Some(field) = place.find(root).and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
        {
            field.set_value(text);
            let options = InputEventInit::new();
            options.set_bubbles(true);
            if let Ok(event) = InputEvent::new_with_event_init_dict("input", &options) {
                let _ = field.dispatch_event(&event);
            }
        }
    }
}
