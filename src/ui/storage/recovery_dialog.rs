//! How an assessment stood before, and the way back there.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Difference, RecoveryCopy, StorageAction};
use crate::i18n::{fill, number};
use crate::ui::context::{Ui, use_ui};

/// Properties of [`RecoveryDialog`].
#[derive(Properties, PartialEq)]
pub struct RecoveryDialogProps {
    /// Whether the assessment is still there, so that a copy can take its place.
    pub is_there: bool,
    /// The copies, the latest first.
    pub copies: Vec<RecoveryCopy>,
}

/// The recovery copies of an assessment.
#[component]
pub fn RecoveryDialog(props: &RecoveryDialogProps) -> Html {
    let ui = use_ui();
    let texts = &ui.texts().storage;
    html! {
        <>
            <p class="hint">{ texts.recovery_intro }</p>
            if props.copies.is_empty() {
                <p>{ texts.recovery_none }</p>
            } else {
                <ul class="saved">{ for props.copies.iter().map(|copy| row(&ui, copy, props.is_there)) }</ul>
            }
        </>
    }
}

fn row(ui: &Ui, copy: &RecoveryCopy, is_there: bool) -> Html {
    let texts = &ui.texts().storage;
    let when = ui.store.ports().clock.local(&copy.until);
    let action = |label: &'static str, action: StorageAction| {
        let onclick = ui.on::<MouseEvent>(action.into());
        html! { <button type="button" class="button button-quiet" {onclick}>{ label }</button> }
    };
    let is_same = copy.difference.as_ref().is_some_and(Difference::is_empty);
    html! {
        <li class="saved-row" key={copy.key.to_string()} data-recovery="">
            <div class="saved-what">
                <strong>{ fill(texts.recovery_until, &[("when", &when)]) }</strong>
                <p class="saved-figures">
                    if copy.document.is_none() {
                        <span class="field-error">{ texts.recovery_damaged }</span>
                    }
                    if let Some(difference) = &copy.difference {
                        { for difference_words(ui, difference).into_iter().map(|word| html! { <span>{ word }</span> }) }
                    }
                    <span>{ number::bytes(copy.n_bytes as u64) }</span>
                </p>
                if let Some(difference) = copy.difference.as_ref().filter(|difference| !difference.practices.is_empty()) {
                    <p class="saved-figures">{ practice_names(ui, difference) }</p>
                }
            </div>
            if let Some(document) = &copy.document {
                <div class="saved-actions" role="group" aria-label={fill(texts.recovery_actions, &[("when", &when)])}>
                    if is_there && !is_same {
                        { action(texts.recovery_restore, StorageAction::Restore(copy.key.clone())) }
                    }
                    { action(texts.recovery_open, StorageAction::OpenAsNew(Rc::clone(document))) }
                </div>
            }
        </li>
    }
}

/// The parts that differ, in words.
fn difference_words(ui: &Ui, difference: &Difference) -> Vec<String> {
    let texts = &ui.texts().storage;
    let n_practices = difference.practices.len();
    let practices = (n_practices > 0).then(|| texts.recovery_practices.of(n_practices));
    let profile = difference.has_other_profile.then(|| texts.recovery_profile.to_owned());
    let plan = difference.has_other_plan.then(|| texts.recovery_plan.to_owned());
    let same = difference.is_empty().then(|| texts.recovery_same.to_owned());
    practices.into_iter().chain(profile).chain(plan).chain(same).collect()
}

fn practice_names(ui: &Ui, difference: &Difference) -> String {
    let number = |id| ui.catalogue.position(id).and_then(|index| ui.catalogue.practice(index));
    let names = difference.practices.iter().map(|id| number(id).map_or(id.as_str(), |practice| &*practice.number));
    names.collect::<Vec<_>>().join(", ")
}
