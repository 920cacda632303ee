//! A pool of Yew roots for apps within elements.
//!
//! Yew never frees the listeners of a root, nor the root: with a new root for each element, memory would grow without
//! bound on a page that adds and removes elements. So unused roots are kept empty and reused.

use std::cell::{Cell, RefCell};

use web_sys::Element;
use yew::prelude::*;

use crate::ui::{Entrance, EntranceProps};

thread_local! {
    static LEFT: RefCell<Vec<Root>> = const { RefCell::new(Vec::new()) };
    static N_SHOWN: Cell<u32> = const { Cell::new(0) };
}

struct Root {
    element: Element,
    handle: AppHandle<Stage>,
}

/// An app that is shown. It ends when this is dropped.
pub struct Shown {
    root: Option<Root>,
}

impl Shown {
    /// Shows an app within `parent`, in the place of what stands there; none where the browser makes no element for it.
    pub fn within(parent: &Element, content: EntranceProps) -> Option<Self> {
        let props = StageProps { content: Some((next_number(), content)) };
        let root = match LEFT.with(|left| left.borrow_mut().pop()) {
            Some(mut root) => {
                root.handle.update(props);
                root
            }
            None => {
                let element = parent.owner_document()?.create_element("div").ok()?;
                let handle = yew::Renderer::<Stage>::with_root_and_props(element.clone(), props).render();
                Root { element, handle }
            }
        };
        parent.replace_children_with_node_1(&root.element);
        Some(Self { root: Some(root) })
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        if let Some(mut root) = self.root.take() {
            root.handle.update(StageProps { content: None });
            root.element.remove();
            LEFT.with(|left| left.borrow_mut().push(root));
        }
    }
}

fn next_number() -> u32 {
    N_SHOWN.with(|shown| {
        shown.set(shown.get() + 1);
        shown.get()
    })
}

#[derive(Clone, PartialEq, Properties)]
struct StageProps {
    /// The app, with a number that no other has.
    content: Option<(u32, EntranceProps)>,
}

#[component]
fn Stage(props: &StageProps) -> Html {
    match &props.content {
        // The key keeps the component state of one app from being reused for the next.
        Some((number, entrance)) => html! { <Entrance key={*number} ..entrance.clone() /> },
        None => Html::default(),
    }
}
