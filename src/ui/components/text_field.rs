//! A field for text or a day.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::dom::{focus, input_value};
use crate::ui::context::use_ui;
use opex_app::EditMessage;

/// What is put into a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    #[default]
    Line,
    /// Several lines.
    Lines,
    /// A day.
    Day,
    /// One line to search with.
    Search,
}

/// Properties of [`TextField`].
#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    /// Names the field's element, unique in the app.
    pub name: AttrValue,
    /// What the field is for.
    pub label: AttrValue,
    /// The text.
    pub value: AttrValue,
    /// Called with the text at every change.
    pub on_text: Callback<String>,
    /// What is put into it.
    #[prop_or_default]
    pub kind: FieldKind,
    /// More about it, below the label.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with the text.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Takes the focus as it appears, where that is what the person has asked for.
    #[prop_or_default]
    pub takes_focus: bool,
    /// Further classes of the whole.
    #[prop_or_default]
    pub class: Classes,
}

/// A field with its label.
///
/// The browser owns the text while it is typed: the field is written only where its value changes by
/// other means, such as undo. Writing back what was just typed would disturb the caret and the
/// composition of Korean syllables, since a render may come after the next key.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let ui = use_ui();
    let node = use_node_ref();
    let typed = use_mut_ref(VecDeque::<String>::new);
    {
        let (node, typed) = (node.clone(), Rc::clone(&typed));
        use_effect_with(props.value.clone(), move |value| write_unless_typed(&node, &typed, value));
    }
    {
        let (node, takes_focus) = (node.clone(), props.takes_focus);
        use_effect_with((), move |()| {
            if takes_focus {
                focus(&node);
            }
        });
    }
    let oninput = {
        let (typed, on_text) = (Rc::clone(&typed), props.on_text.clone());
        Callback::from(move |event: InputEvent| {
            let text = input_value(&event);
            typed.borrow_mut().push_back(text.clone());
            on_text.emit(text);
        })
    };
    let onblur = {
        let (store, typed) = (ui.store.clone(), Rc::clone(&typed));
        Callback::from(move |_: FocusEvent| {
            // Text that led to no change must not hide a later change to the same text.
            typed.borrow_mut().clear();
            store.dispatch(EditMessage::EndTyping);
        })
    };
    let id = ui.id(&props.name);
    let note_id = (props.hint.is_some() || props.error.is_some()).then(|| ui.id(&format!("{}-note", props.name)));
    let invalid = props.error.is_some().then_some("true");
    html! {
        <div class={classes!("field", props.class.clone())}>
            <label for={&id}>{ &props.label }</label>
            { match props.kind {
                FieldKind::Lines => html! {
                    <textarea {id} ref={node} rows="3" {oninput} {onblur} aria-describedby={note_id.clone()} aria-invalid={invalid} />
                },
                kind => html! {
                    <input
                        {id}
                        ref={node}
                        type={match kind { FieldKind::Day => "date", FieldKind::Search => "search", _ => "text" }}
                        autocomplete="off"
                        {oninput}
                        {onblur}
                        aria-describedby={note_id.clone()}
                        aria-invalid={invalid}
                    />
                },
            } }
            if let Some(note) = props.error.as_ref().or(props.hint.as_ref()) {
                <p id={note_id} class={if props.error.is_some() { "field-error" } else { "field-hint" }}>{ note }</p>
            }
        </div>
    }
}

fn write_unless_typed(node: &NodeRef, typed: &RefCell<VecDeque<String>>, value: &str) {
    let mut typed = typed.borrow_mut();
    if let Some(at) = typed.iter().position(|text| text == value) {
        typed.drain(..=at);
        return;
    }
    typed.clear();
    let Some(node) = node.get() else { return };
    if let Some(input) = node.dyn_ref::<HtmlInputElement>() {
        if input.value() != value {
            input.set_value(value);
        }
    } else if let Some(area) = node.dyn_ref::<HtmlTextAreaElement>()
        && area.value() != value
    {
        area.set_value(value);
    }
}
