//! How an assessment stood before, and the way back there.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::{Ui, use_ui};
use crate::ui::part_name::part_name;
use opex_app::{RecoveryCopy, StorageMessage};
use opex_language::{fill, number};
use opex_model::{Answer, Assessment, Part, ProfilePart, Record, RecordPart};

/// Properties of [`RecoveryDialog`].
#[derive(Properties, PartialEq)]
pub struct RecoveryDialogProps {
    /// The assessment as it is now, where it is still there, so that a copy can take its place.
    pub current: Option<Rc<Assessment>>,
    /// The copies, the latest first.
    pub copies: Vec<RecoveryCopy>,
}

/// The recovery copies of an assessment.
#[component]
pub fn RecoveryDialog(props: &RecoveryDialogProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().storage();
    html! {
        <>
            <p class="hint">{ texts.recovery_intro }</p>
            if props.copies.is_empty() {
                <p>{ texts.recovery_none }</p>
            } else {
                <ul class="saved">{ for props.copies.iter().map(|copy| row(&ui, copy, props.current.as_deref())) }</ul>
            }
        </>
    }
}

fn row(ui: &Ui, copy: &RecoveryCopy, current: Option<&Assessment>) -> Html {
    let texts = ui.texts().storage();
    let when = ui.store.ports().clock.local(&copy.until).to_string();
    let action = |label: &'static str, action: StorageMessage| {
        let onclick = ui.on::<MouseEvent>(action);
        html! { <button type="button" class="button button-quiet" {onclick}>{ label }</button> }
    };
    let is_same = copy.differences.as_ref().is_some_and(Vec::is_empty);
    html! {
        <li class="saved-row" key={copy.key.to_string()} data-recovery="">
            <div class="saved-what">
                <strong>{ fill(texts.recovery_until, &[("when", &when)]) }</strong>
                <p class="saved-figures">
                    if copy.document.is_none() {
                        <span class="field-error">{ texts.recovery_damaged }</span>
                    }
                    if let Some(parts) = &copy.differences {
                        <span>{ if is_same { texts.recovery_same.to_owned() } else { texts.recovery_differs.of(parts.len()) } }</span>
                    }
                    <span>{ number::bytes(copy.n_bytes as u64) }</span>
                </p>
                if let (Some(then), Some(parts), Some(now), false) = (&copy.document, &copy.differences, current, is_same) {
                    <details class="fold">
                        <summary>{ texts.recovery_what }</summary>
                        <ul class="parts">{ for parts.iter().map(|part| view_part(ui, part, &then.assessment, now)) }</ul>
                    </details>
                }
            </div>
            if let Some(document) = &copy.document {
                <div class="saved-actions" role="group" aria-label={fill(texts.recovery_actions, &[("when", &when)])}>
                    if current.is_some() && !is_same {
                        { action(texts.recovery_restore, StorageMessage::Restore(copy.key.clone())) }
                    }
                    { action(texts.recovery_open, StorageMessage::OpenAsNew(Rc::clone(document))) }
                </div>
            }
        </li>
    }
}

/// A part that differs, with what was said of it then and what is said now, where that is short.
fn view_part(ui: &Ui, part: &Part, then: &Assessment, now: &Assessment) -> Html {
    let state = ui.store.state();
    let position = part.practice().and_then(|id| ui.catalogue.position(id));
    let text = position.and_then(|index| state.text()?.practice(index));
    let (before, after) = (short_value(ui, part, then), short_value(ui, part, now));
    html! {
        <li>
            { part_name(ui, part) }
            if let Some(text) = text {
                { " · " }{ &*text.title }
            }
            if let Some((before, after)) = before.zip(after) {
                { ": " }<q>{ before }</q>{ " → " }<q>{ after }</q>
            }
        </li>
    }
}

/// What an assessment says of a part, where that is a word or a text.
fn short_value(ui: &Ui, part: &Part, assessment: &Assessment) -> Option<String> {
    let profile = &assessment.profile;
    let text = |of: fn(&Record) -> &Rc<str>| {
        let record = part.practice().and_then(|id| assessment.record(id));
        record.map(|record| of(record).to_string()).unwrap_or_default()
    };
    Some(match part {
        Part::Record(id, RecordPart::Answer) => answer_word(ui, assessment.answer(id)),
        Part::Record(_, RecordPart::Note) => text(|record| &record.note),
        Part::Record(_, RecordPart::Owner) => text(|record| &record.owner),
        Part::Profile(ProfilePart::Team) => profile.team.to_string(),
        Part::Profile(ProfilePart::Workload) => profile.workload.to_string(),
        Part::Profile(ProfilePart::Scope) => profile.scope.to_string(),
        Part::Profile(ProfilePart::Facilitator) => profile.facilitator.to_string(),
        _ => return None,
    })
}

fn answer_word(ui: &Ui, answer: &Answer) -> String {
    let texts = ui.texts().common();
    match answer {
        Answer::Unanswered => texts.unanswered.to_owned(),
        Answer::NotApplicable { .. } => texts.not_applicable.to_owned(),
        Answer::Level(level) => format!("{} {level}", texts.level),
    }
}
