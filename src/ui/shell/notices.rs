//! What stands in the messages below the header, with what can be done about it.

use std::rc::Rc;

use yew::prelude::*;

use super::notice_text::{notice_lines, trouble};
use crate::ui::components::{Icon, icon, select_all};
use crate::ui::context::{Ui, use_ui};
use opex_app::{
    EditMessage, LibraryMessage, Message, Notice, NoticeMessage, OpenMessage, SaveMessage, ShareMessage, State,
    StorageMessage, UpdateMessage,
};
use opex_ports::{StorageError, Update};

/// Properties of [`Alerts`].
#[derive(Properties, PartialEq)]
pub struct AlertsProps {
    /// Why work is kept in this window only, where it is.
    pub trouble: Option<StorageError>,
    /// Whether there are changes that exist nowhere else.
    pub has_work: bool,
    /// Whether there is something to download.
    pub is_open: bool,
    /// The catalogue's text could not be loaded.
    pub text_failed: bool,
    /// A message about something that went wrong.
    pub notice: Option<Rc<Notice>>,
}

/// What went wrong.
#[component]
pub fn Alerts(props: &AlertsProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().shell();
    html! {
        <>
            if let Some(error) = props.trouble {
                <div class="notice notice-error" part="notice" data-storage-trouble="">
                    <div class="notice-text">
                        <p>{ trouble(&ui, error) }</p>
                        if props.has_work {
                            <p><strong>{ texts.save_failed_help }</strong></p>
                        }
                    </div>
                    <div class="notice-actions">
                        if props.is_open {
                            { button(&ui, texts.download, ShareMessage::Download.into()) }
                        }
                        if error == StorageError::Full {
                            { button(&ui, ui.texts().storage().free_space, StorageMessage::ShowSpace.into()) }
                        }
                    </div>
                </div>
            }
            if props.text_failed {
                <div class="notice notice-error" part="notice"><p>{ texts.text_failed }</p></div>
            }
            if let Some(notice) = &props.notice { { view(&ui, notice) } }
        </>
    }
}

/// Properties of [`News`].
#[derive(Properties, PartialEq)]
pub struct NewsProps {
    /// A message about what was done.
    pub notice: Option<Rc<Notice>>,
    /// A newer version of the app.
    pub update: Option<Update>,
}

/// What was done, and else that there is another version.
#[component]
pub fn News(props: &NewsProps) -> Html {
    let ui = use_ui();
    match (&props.notice, props.update) {
        // News stands where the offer of another version does, which comes back when the news has been read.
        (Some(notice), _) => view(&ui, notice),
        (None, Some(update)) => update_view(&ui, update),
        (None, None) => Html::default(),
    }
}

/// The message of the app, where it says that something went wrong.
pub fn alert_of(state: &State) -> Option<&Rc<Notice>> {
    state.notice.as_ref().filter(|notice| notice.is_error())
}

/// The message of the app, where it says what was done.
pub fn news_of(state: &State) -> Option<&Rc<Notice>> {
    state.notice.as_ref().filter(|notice| !notice.is_error())
}

fn view(ui: &Ui, notice: &Notice) -> Html {
    let (line, more) = notice_lines(ui, notice);
    let texts = ui.texts();
    // What is to be copied by hand has to be in sight where the button is that was pressed.
    let is_by_hand = matches!(notice, Notice::CopyFailed { .. });
    let action = match notice {
        Notice::Undone(_) => button(ui, texts.common().redo, EditMessage::Redo.into()),
        Notice::Redone(_) | Notice::Done(_) => button(ui, texts.common().undo, EditMessage::Undo.into()),
        Notice::Deleted { id, .. } => button(ui, texts.common().undo, LibraryMessage::Restore(id.clone()).into()),
        Notice::Renamed { id, team, workload } => {
            let (id, team, workload) = (id.clone(), Rc::clone(team), Rc::clone(workload));
            button(ui, texts.common().undo, LibraryMessage::Rename { id, team, workload }.into())
        }
        Notice::SavedUnreadable { id, .. } => {
            button(ui, texts.start().download_saved, LibraryMessage::Download(id.clone()).into())
        }
        Notice::FileOfNewerVersion { document, .. } => {
            button(ui, texts.files().look_at, OpenMessage::LookAt(Rc::clone(document)).into())
        }
        Notice::UnsavedWork => button(ui, texts.shell().download, ShareMessage::Download.into()),
        Notice::StorageUnchanged(StorageError::Full) => {
            button(ui, texts.storage().free_space, StorageMessage::ShowSpace.into())
        }
        Notice::ClearedElsewhere => button(ui, texts.storage().save_again, SaveMessage::Again.into()),
        Notice::DeletedElsewhere { id } => {
            button(ui, texts.start().restore, LibraryMessage::Restore(id.clone()).into())
        }
        Notice::Recovered => button(ui, texts.common().undo, EditMessage::Undo.into()),
        Notice::DamageFound => button(ui, texts.storage().show_damaged, StorageMessage::ShowDamaged.into()),
        Notice::Merged { is_change: true, .. } => button(ui, texts.common().undo, EditMessage::Undo.into()),
        Notice::Restored
        | Notice::SnapshotOpened { .. }
        | Notice::OpenedAsNew
        | Notice::LastMissing
        | Notice::StorageUnchanged(_)
        | Notice::FileOpened { .. }
        | Notice::FileOpenedAsCopy { .. }
        | Notice::LinkOpened
        | Notice::FilesTaken(_)
        | Notice::Merged { .. }
        | Notice::NothingNew { .. }
        | Notice::ReadOnly
        | Notice::HostReadOnly
        | Notice::HostDocumentRefused(_)
        | Notice::CrosswalkFailed
        | Notice::FileRefused { .. }
        | Notice::ChangedInBoth(_)
        | Notice::ChangedElsewhere
        | Notice::TriedOutFirst
        | Notice::ExampleFailed
        | Notice::DownloadFailed
        | Notice::Copied
        | Notice::CopyFailed { .. }
        | Notice::NothingToExport
        | Notice::ChangeRefused => Html::default(),
    };
    let view = html! {
        <div class={classes!("notice", notice.is_error().then_some("notice-error"))} part="notice">
            <div class="notice-text">
                <p>{ line }</p>
                { for more.into_iter().map(|line| html! { <p class="notice-more">{ line }</p> }) }
                if let Notice::CopyFailed { text } = notice {
                    <textarea
                        class="notice-copy"
                        rows="6"
                        readonly=true
                        aria-label={texts.notices().copy_by_hand}
                        value={text.to_string()}
                        onfocus={Callback::from(|event: FocusEvent| select_all(&event))}
                    />
                }
            </div>
            <div class="notice-actions">
                { action }
                <button
                    type="button"
                    class="button button-quiet button-icon"
                    onclick={ui.on(NoticeMessage::Dismiss)}
                    aria-label={texts.common().close}
                >
                    { icon(Icon::Close) }
                </button>
            </div>
        </div>
    };
    if is_by_hand {
        html! { <div class="toasts">{ view }</div> }
    } else {
        view
    }
}

fn update_view(ui: &Ui, update: Update) -> Html {
    let texts = ui.texts().shell();
    let (line, label) = match update {
        Update::Ready => (texts.update_ready, texts.update_take),
        Update::InUse => (texts.update_in_use, texts.update_reload),
    };
    html! {
        <div class="notice" data-update="">
            <div class="notice-text"><p>{ line }</p></div>
            <div class="notice-actions">
                { button(ui, label, UpdateMessage::Take.into()) }
                { button(ui, texts.update_later, UpdateMessage::PutOff.into()) }
            </div>
        </div>
    }
}

fn button(ui: &Ui, label: &'static str, action: Message) -> Html {
    html! { <button type="button" class="button" onclick={ui.on(action)}>{ label }</button> }
}
