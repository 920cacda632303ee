//! Why a practice does not apply.

use yew::prelude::*;

use crate::ui::components::{Select, TextField, reason_name, select_value};
use crate::ui::context::use_ui;
use opex_app::EditMessage;
use opex_model::{Answer, Command, NotApplicableReason, PracticeId};

/// Properties of [`NotApplicableForm`].
#[derive(Properties, PartialEq)]
pub struct NotApplicableFormProps {
    /// The practice.
    pub id: PracticeId,
    /// The reason chosen.
    pub reason: Option<NotApplicableReason>,
    /// More about it.
    pub explanation: AttrValue,
}

/// Asks for the reason, right where not applicable was chosen.
#[component]
pub fn NotApplicableForm(props: &NotApplicableFormProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().assess();
    let answer = |reason: Option<NotApplicableReason>, explanation: &str| {
        let answer = Answer::NotApplicable { reason, explanation: explanation.into() };
        EditMessage::Change(Command::SetAnswer(props.id.clone(), answer))
    };
    let reasons = NotApplicableReason::ALL.map(|reason| (reason, answer(Some(reason), &props.explanation)));
    let onchange = {
        let store = ui.store.clone();
        Callback::from(move |event: Event| {
            let word = select_value(&event);
            if let Some((_, action)) = reasons.iter().find(|(reason, _)| reason.as_str() == word) {
                store.dispatch(action.clone());
            }
        })
    };
    let on_text = {
        let (store, id, reason) = (ui.store.clone(), props.id.clone(), props.reason);
        Callback::from(move |text: String| {
            let answer = Answer::NotApplicable { reason, explanation: text.into() };
            store.dispatch(EditMessage::Change(Command::SetAnswer(id.clone(), answer)));
        })
    };
    let select_id = ui.id(&format!("na-{}", props.id));
    let option = |reason: NotApplicableReason| {
        html! { <option value={reason.as_str()} selected={props.reason == Some(reason)}>{ reason_name(texts, reason) }</option> }
    };
    html! {
        <div class="na-form">
            <div class="field">
                <label for={&select_id}>{ texts.na_reason }</label>
                <Select id={select_id} {onchange}>
                    if props.reason.is_none() {
                        <option value="" selected=true>{ texts.na_reason_missing }</option>
                    }
                    { for NotApplicableReason::ALL.map(option) }
                </Select>
            </div>
            <TextField
                name={format!("na-explanation-{}", props.id)}
                label={texts.na_explanation}
                value={&props.explanation}
                {on_text}
                class="field-grow"
            />
        </div>
    }
}
