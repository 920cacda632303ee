//! Handing an assessment over, and opening one that was handed over.

mod as_link;
mod link_page;
mod password_field;
mod unlock_dialog;
mod with_password;

use std::rc::Rc;

use yew::prelude::*;

use self::as_link::AsLink;
pub use self::link_page::LinkPage;
pub use self::unlock_dialog::unlock_dialog;
use self::with_password::{WithPassword, locking_words};
use super::components::{Dialog, Icon, icon};
use super::context::{Ui, use_ui};
use super::parts::{Part, PartView};
use super::shell::notice_lines;
use opex_app::{Locking, Notice, NoticeMessage, OpenDocument, ShareMessage, State};

/// Properties of [`ShareButton`].
#[derive(Properties)]
pub struct ShareButtonProps {
    /// What is shown in its dialog.
    pub state: Rc<State>,
}

/// States are made anew with each change, so the same one is one that has not changed.
impl PartialEq for ShareButtonProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// Properties of [`Sharing`].
#[derive(Properties, PartialEq)]
pub struct SharingProps {
    /// What is open.
    pub open: Rc<OpenDocument>,
    /// How far the writing of a password-protected file is.
    pub locking: Locking,
    /// The catalogue's text has been loaded, without which there is no report.
    pub has_text: bool,
    /// What the person should know now.
    pub notice: Option<Rc<Notice>>,
}

/// A button that opens the dialog with all ways of handing the assessment over.
#[component]
pub fn ShareButton(props: &ShareButtonProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().sharing();
    let is_open = use_state_eq(|| false);
    let onclick = {
        let (is_open, store) = (is_open.setter(), ui.store.clone());
        Callback::from(move |_: MouseEvent| {
            // What was said before belongs to what was done before.
            store.dispatch(NoticeMessage::Dismiss);
            store.dispatch(ShareMessage::Begin);
            is_open.set(true);
        })
    };
    let on_close = {
        let is_open = is_open.setter();
        Callback::from(move |()| is_open.set(false))
    };
    html! {
        <>
            <button
                type="button"
                class="button button-quiet button-icon"
                {onclick}
                aria-label={texts.title}
                aria-haspopup="dialog"
                title={texts.title}
            >
                { icon(Icon::Share) }
            </button>
            if *is_open {
                <Dialog name="share" title={texts.title} {on_close}>
                    <PartView part={Part::Share} state={Rc::clone(&props.state)} />
                </Dialog>
            }
        </>
    }
}

/// All ways of handing the assessment over.
#[component]
pub fn Sharing(props: &SharingProps) -> Html {
    let ui = use_ui();
    html! {
        <div class="share">
            { whole(&ui, props.has_text) }
            <AsLink open={Rc::clone(&props.open)} />
            <WithPassword locking={props.locking} />
            { said(&ui, props.locking, props.notice.as_deref()) }
        </div>
    }
}

/// The files that hold everything and are there at once.
fn whole(ui: &Ui, has_text: bool) -> Html {
    let texts = ui.texts();
    html! {
        <>
            <section>
                <h3>{ texts.sharing().file_title }</h3>
                <p class="hint">{ texts.sharing().file_hint }</p>
                <button type="button" class="button" onclick={ui.on(ShareMessage::Download)}>
                    { icon(Icon::Download) }<span>{ texts.shell().download }</span>
                </button>
            </section>
            <section>
                <h3>{ texts.sharing().page_title }</h3>
                <p class="hint">{ texts.sharing().page_hint }</p>
                <button
                    type="button"
                    class="button"
                    disabled={!has_text}
                    onclick={ui.on(ShareMessage::DownloadReport)}
                >
                    { icon(Icon::Download) }<span>{ texts.sharing().page_download }</span>
                </button>
            </section>
        </>
    }
}

/// What has become of it, since what is behind a dialog is neither seen nor read out.
fn said(ui: &Ui, locking: Locking, notice: Option<&Notice>) -> Html {
    let is_about_this =
        |notice: &&Notice| matches!(notice, Notice::Copied | Notice::CopyFailed { .. } | Notice::DownloadFailed);
    let said = match notice.filter(is_about_this) {
        Some(notice) => notice_lines(ui, notice).0,
        None => locking_words(ui.texts().sharing(), locking).to_owned(),
    };
    html! { <p class="share-said" role="status">{ said }</p> }
}
