//! How the browser's storage stands, among the details of an assessment.

use yew::prelude::*;

use crate::ui::context::use_ui;
use opex_app::{StorageMessage, StorageReport};
use opex_language::{fill, number};
use opex_model::AssessmentId;

/// Properties of [`StorageSection`].
#[derive(Properties, PartialEq)]
pub struct StorageSectionProps {
    /// How it stands, once that is known.
    pub report: Option<StorageReport>,
    /// The open assessment.
    pub id: Option<AssessmentId>,
}

/// Whether the browser may clear what is kept, how much that is, and the ways to the copies.
#[component]
pub fn StorageSection(props: &StorageSectionProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().storage();
    let Some(StorageReport { n_own, is_in_database, standing }) = props.report else { return Html::default() };
    let persistent = match standing.is_persistent {
        Some(true) => texts.persistent_yes,
        Some(false) => texts.persistent_no,
        None => texts.persistent_unknown,
    };
    let counted = standing.n_used.zip(standing.n_limit);
    html! {
        <section class="storage-section" aria-labelledby={ui.id("storage-section")}>
            <h2 id={ui.id("storage-section")}>{ texts.section_title }</h2>
            <p>{ if is_in_database { texts.kept_by_database } else { texts.kept_by_local_storage } }</p>
            <p>{ persistent }</p>
            <p class="hint">
                if let Some(n_own) = n_own {
                    { fill(texts.used_own, &[("size", &number::bytes(n_own))]) }{ " " }
                }
                if let Some((used, limit)) = counted {
                    { fill(texts.used_all, &[("used", &number::bytes(used)), ("limit", &number::bytes(limit))]) }
                }
            </p>
            <div class="actions">
                if let Some(id) = &props.id {
                    <button type="button" class="button" onclick={ui.on(StorageMessage::ShowRecovery(id.clone()))}>
                        { texts.recovery_title }
                    </button>
                }
                <button type="button" class="button" onclick={ui.on(StorageMessage::ShowSpace)}>{ texts.free_space }</button>
            </div>
        </section>
    }
}
