//! A field for person-days.

use yew::prelude::*;

use super::text_field::TextField;
use crate::ui::context::use_ui;
use opex_model::Effort;

/// Properties of [`EffortField`].
#[derive(Properties, PartialEq)]
pub struct EffortFieldProps {
    /// Names the field's element, unique in the app.
    pub name: AttrValue,
    /// What the field is for.
    pub label: AttrValue,
    /// The team's own estimate.
    pub value: Option<Effort>,
    /// What counts without one.
    pub hint: AttrValue,
    /// Called with each valid estimate; none where the field is emptied.
    pub on_effort: Callback<Option<Effort>>,
}

/// A field for person-days with at most two decimals. What is not valid stays in the field, marked,
/// and changes nothing.
#[component]
pub fn EffortField(props: &EffortFieldProps) -> Html {
    let ui = use_ui();
    let is_invalid = use_state_eq(|| false);
    let on_text = {
        let (is_invalid, on_effort) = (is_invalid.setter(), props.on_effort.clone());
        Callback::from(move |text: String| {
            let effort = Effort::parse_days(&text);
            let is_empty = text.trim().is_empty();
            is_invalid.set(effort.is_none() && !is_empty);
            if effort.is_some() || is_empty {
                on_effort.emit(effort);
            }
        })
    };
    let value = props.value.map(|effort| effort.to_string()).unwrap_or_default();
    let error = is_invalid.then(|| AttrValue::from(ui.texts().assess().effort_invalid));
    html! {
        <TextField name={&props.name} label={&props.label} {value} {on_text} hint={Some(props.hint.clone())} {error} class="field-short" />
    }
}
