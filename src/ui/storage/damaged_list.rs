//! What is damaged, and what could be read of it.

use std::rc::Rc;

use yew::prelude::*;

use super::confirm_delete::ConfirmDelete;
use crate::ui::components::{assessment_name, focus};
use crate::ui::context::{Ui, use_ui};
use crate::ui::shell::error_lines;
use opex_app::{DamageReason, DamagedEntry, StorageMessage};
use opex_format::{Salvaged, SealError};
use opex_language::{fill, number};

/// Properties of [`DamagedList`].
#[derive(Properties, PartialEq)]
pub struct DamagedListProps {
    /// What is damaged.
    pub entries: Vec<DamagedEntry>,
    /// The person has asked to see it.
    pub is_arrival: bool,
}

/// What is damaged, with all that can be done about it.
#[component]
pub fn DamagedList(props: &DamagedListProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().storage();
    let title = use_node_ref();
    {
        let title = title.clone();
        use_effect_with(props.is_arrival, move |is_arrival| {
            if *is_arrival {
                focus(&title);
            }
        });
    }
    html! {
        <section class="damaged" aria-labelledby={ui.id("damaged")}>
            <h2 ref={title} id={ui.id("damaged")} tabindex="-1">{ texts.damaged_title }</h2>
            <p class="hint">{ texts.damaged_intro }</p>
            <ul class="saved">{ for props.entries.iter().map(|entry| row(&ui, entry)) }</ul>
        </section>
    }
}

fn row(ui: &Ui, entry: &DamagedEntry) -> Html {
    let texts = ui.texts().storage();
    let name = match &entry.salvaged {
        Some(salvaged) => {
            let profile = &salvaged.document.assessment.profile;
            assessment_name(ui, &profile.team, &profile.workload)
        }
        None => texts.damaged_title.to_owned(),
    };
    let reasons = match &entry.reason {
        DamageReason::Seal(SealError::OtherLength) => vec![texts.damaged_length.to_owned()],
        DamageReason::Seal(SealError::OtherText) => vec![texts.damaged_text.to_owned()],
        DamageReason::Seal(SealError::NoSeal | SealError::NewerVersion { .. }) => {
            vec![texts.damaged_no_seal.to_owned()]
        }
        DamageReason::Content(error) => error_lines(ui, error),
    };
    let place = match entry.noticed_at() {
        Some(moment) => fill(texts.damaged_noticed, &[("when", &ui.store.ports().clock.local(moment).to_string())]),
        None => texts.damaged_in_place.to_owned(),
    };
    let action = |label: &'static str, action: StorageMessage| {
        let onclick = ui.on::<MouseEvent>(action);
        html! { <button type="button" class="button button-quiet" {onclick}>{ label }</button> }
    };
    html! {
        <li class="saved-row" key={entry.key.to_string()} data-damaged={entry.key.id().as_str().to_owned()}>
            <div class="saved-what">
                <strong class="saved-name">{ name.clone() }</strong>
                <p class="field-error">{ reasons.join(" ") }</p>
                <p>{ salvaged_line(ui, entry.salvaged.as_ref()) }</p>
                <p class="saved-figures"><span>{ place }</span><span>{ number::bytes(entry.n_bytes as u64) }</span></p>
            </div>
            <div class="saved-actions" role="group" aria-label={fill(ui.texts().start().actions_for, &[("name", &name)])}>
                if let Some(salvaged) = &entry.salvaged {
                    { action(texts.open_salvaged, StorageMessage::OpenAsNew(Rc::clone(&salvaged.document))) }
                    { action(texts.download_salvaged, StorageMessage::DownloadDocument(Rc::clone(&salvaged.document))) }
                }
                { action(texts.download_damaged, StorageMessage::Download(entry.key.clone())) }
                if entry.n_copies > 0 {
                    { action(texts.recovery_title, StorageMessage::ShowRecovery(entry.key.id().clone())) }
                }
                <ConfirmDelete action={StorageMessage::Delete(vec![entry.key.clone()])} {name} />
            </div>
        </li>
    }
}

fn salvaged_line(ui: &Ui, salvaged: Option<&Salvaged>) -> String {
    let texts = ui.texts().storage();
    let Some(Salvaged { n_records, n_records_lost, n_values_lost, .. }) = salvaged else {
        return texts.salvaged_nothing.to_owned();
    };
    let mut parts = vec![texts.salvaged_records.of(*n_records)];
    for (text, n) in [(texts.salvaged_lost, *n_records_lost), (texts.salvaged_values, *n_values_lost)] {
        if n > 0 {
            parts.push(text.of(n));
        }
    }
    parts.push(texts.salvaged_caution.to_owned());
    parts.join(" ")
}
