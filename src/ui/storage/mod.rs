//! The browser's storage: what is damaged, what can be brought back, and how much room there is.

mod confirm_delete;
mod damaged_list;
mod recovery_dialog;
mod section;
mod space_dialog;

use std::rc::Rc;

use yew::prelude::*;

pub use damaged_list::DamagedList;
pub use section::StorageSection;

use self::recovery_dialog::RecoveryDialog;
use self::space_dialog::SpaceDialog;
use crate::ui::components::Dialog;
use crate::ui::context::use_ui;
use opex_app::{StorageDialog, StorageMessage};

/// Properties of [`StorageDialogs`].
#[derive(Properties, PartialEq)]
pub struct StorageDialogsProps {
    /// What is shown.
    pub dialog: Rc<StorageDialog>,
}

/// The dialog about the storage that is asked for.
#[component]
pub fn StorageDialogs(props: &StorageDialogsProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().storage();
    let title = match &*props.dialog {
        StorageDialog::Space(_) => texts.free_space,
        StorageDialog::Recovery { .. } => texts.recovery_title,
    };
    html! {
        <Dialog name="storage" {title} on_close={ui.on(StorageMessage::CloseDialog)}>
            { match &*props.dialog {
                StorageDialog::Space(found) => html! { <SpaceDialog found={found.clone()} /> },
                StorageDialog::Recovery { current, copies, .. } => html! {
                    <RecoveryDialog current={current.clone()} copies={copies.clone()} />
                },
            } }
        </Dialog>
    }
}
