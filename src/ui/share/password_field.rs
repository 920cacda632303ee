//! A field for a password.

use yew::prelude::*;

use crate::ui::components::input_value;
use crate::ui::context::use_ui;

/// Properties of [`PasswordField`].
#[derive(Properties, PartialEq)]
pub struct PasswordFieldProps {
    /// Names the field's element, unique in the app.
    pub name: AttrValue,
    /// What the field is for.
    pub label: AttrValue,
    /// What password managers are to do: `new-password` or `current-password`.
    pub autocomplete: AttrValue,
    /// What is typed can be read.
    pub is_shown: bool,
    /// Called with the password at every change.
    pub on_text: Callback<String>,
    /// More about it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The field's element.
    #[prop_or_default]
    pub node: NodeRef,
}

/// A field with its label. The browser owns what is typed.
#[component]
pub fn PasswordField(props: &PasswordFieldProps) -> Html {
    let ui = use_ui();
    let id = ui.id(&props.name);
    let note_id = (props.hint.is_some() || props.error.is_some()).then(|| ui.id(&format!("{}-note", props.name)));
    let oninput = props.on_text.reform(|event: InputEvent| input_value(&event));
    html! {
        <div class="field">
            <label for={&id}>{ &props.label }</label>
            <input
                {id}
                ref={props.node.clone()}
                type={if props.is_shown { "text" } else { "password" }}
                autocomplete={&props.autocomplete}
                autocapitalize="off"
                spellcheck="false"
                {oninput}
                aria-describedby={note_id.clone()}
                aria-invalid={props.error.is_some().then_some("true")}
            />
            if let Some(note) = props.error.as_ref().or(props.hint.as_ref()) {
                <p id={note_id} class={if props.error.is_some() { "field-error" } else { "field-hint" }}>{ note }</p>
            }
        </div>
    }
}
