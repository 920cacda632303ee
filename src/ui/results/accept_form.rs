//! Accepting a risk: who, why, until when.

use yew::prelude::*;

use crate::ui::components::{FieldKind, TextField};
use crate::ui::context::use_ui;
use opex_language::number;
use opex_model::{AcceptedRisk, Date, PracticeId};

/// Properties of [`AcceptForm`].
#[derive(Properties, PartialEq)]
pub struct AcceptFormProps {
    /// The practice.
    pub id: PracticeId,
    /// An acceptance that no longer holds, to begin with.
    pub before: Option<AcceptedRisk>,
    /// The day that figures are made for.
    pub today: Date,
    /// Called with an acceptance that holds today.
    pub on_accept: Callback<AcceptedRisk>,
    /// Called when the person does not accept it.
    pub on_cancel: Callback<()>,
}

/// A form for who, why and until when. Nothing is accepted before it is complete: half an acceptance
/// would already take the risk out of the counts.
#[component]
pub fn AcceptForm(props: &AcceptFormProps) -> Html {
    let ui = use_ui();
    let (common, texts) = (ui.texts().common(), ui.texts().results());
    let before = props.before.clone().unwrap_or_default();
    let who = use_state_eq(|| before.who.to_string());
    let why = use_state_eq(|| before.why.to_string());
    let until = use_state_eq(|| before.until.filter(|until| props.today <= *until));
    let was_tried = use_state_eq(|| false);

    let is_past = until.is_some_and(|until| until < props.today);
    let is_complete = !who.trim().is_empty() && !why.trim().is_empty() && !is_past;
    let onsubmit = {
        let accepted =
            AcceptedRisk { who: who.trim().into(), why: why.trim().into(), until: *until, kept: before.kept };
        let (on_accept, was_tried) = (props.on_accept.clone(), was_tried.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            was_tried.set(true);
            if is_complete {
                on_accept.emit(accepted.clone());
            }
        })
    };
    let cancel = {
        let on_cancel = props.on_cancel.clone();
        Callback::from(move |_: MouseEvent| on_cancel.emit(()))
    };
    let on_until = {
        let until = until.setter();
        Callback::from(move |text: String| until.set(Date::parse(&text)))
    };
    let line = |field: &str, label: &'static str, value: &UseStateHandle<String>| {
        let on_text = {
            let value = value.setter();
            Callback::from(move |text: String| value.set(text))
        };
        let error = (*was_tried && value.trim().is_empty()).then(|| AttrValue::from(texts.accept_missing));
        html! { <TextField name={format!("accept-{field}-{}", props.id)} {label} value={(**value).clone()} {on_text} {error} /> }
    };
    html! {
        <form class="accept-form" {onsubmit} novalidate=true>
            { line("who", texts.accept_who, &who) }
            { line("why", texts.accept_why, &why) }
            <TextField
                name={format!("accept-until-{}", props.id)}
                label={texts.accept_until}
                value={number::day(*until)}
                on_text={on_until}
                kind={FieldKind::Day}
                hint={Some(AttrValue::from(texts.accept_until_hint))}
                error={is_past.then(|| AttrValue::from(texts.accept_past))}
            />
            <div class="accept-actions">
                <button type="submit" class="button button-primary">{ texts.accept_save }</button>
                <button type="button" class="button button-quiet" onclick={cancel}>{ common.cancel }</button>
            </div>
        </form>
    }
}
