//! What can be deleted to make room.

use yew::prelude::*;

use super::confirm_delete::ConfirmDelete;
use crate::ui::components::assessment_name;
use crate::ui::context::{Ui, use_ui};
use opex_app::{Disposable, DisposableKind, DisposablePlace, StorageMessage};
use opex_language::number;

/// Properties of [`SpaceDialog`].
#[derive(Properties, PartialEq)]
pub struct SpaceDialogProps {
    /// What can be deleted.
    pub found: Vec<Disposable>,
}

/// What can be deleted, each with its size.
#[component]
pub fn SpaceDialog(props: &SpaceDialogProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().storage();
    html! {
        if props.found.is_empty() {
            <p>{ texts.space_nothing }</p>
        } else {
            <>
                <p>{ texts.space_intro }</p>
                <ul class="saved">{ for props.found.iter().map(|one| row(&ui, one)) }</ul>
            </>
        }
    }
}

fn row(ui: &Ui, one: &Disposable) -> Html {
    let texts = ui.texts().storage();
    let (n, place, action) = match &one.place {
        DisposablePlace::Names(keys) => {
            (keys.len(), keys.first().map(ToString::to_string), StorageMessage::Delete(keys.clone()))
        }
        DisposablePlace::Snapshots(id, n) => (*n, Some(id.to_string()), StorageMessage::DropOldSnapshots(id.clone())),
    };
    let kind = match one.kind {
        DisposableKind::RecoveryCopies => texts.space_recovery.of(n),
        DisposableKind::Deleted => texts.space_deleted.to_owned(),
        DisposableKind::Damaged => texts.space_damaged.to_owned(),
        DisposableKind::OldSnapshots => texts.space_snapshots.of(n),
    };
    let [team, workload] = &one.names;
    let name = assessment_name(ui, team, workload);
    let size = number::bytes(one.n_bytes as u64);
    html! {
        <li class="saved-row" key={place.unwrap_or_default()}>
            <div class="saved-what">
                <strong class="saved-name">{ name.clone() }</strong>
                <p class="saved-figures"><span>{ kind.clone() }</span><span>{ size }</span></p>
            </div>
            <div class="saved-actions">
                <ConfirmDelete {action} name={format!("{name}, {kind}")} />
            </div>
        </li>
    }
}
