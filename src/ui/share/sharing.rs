//! All ways of handing the assessment over, as they stand in the dialog.

use std::rc::Rc;

use yew::prelude::*;

use super::as_link::AsLink;
use super::with_password::{WithPassword, locking_words};
use crate::ui::components::{Icon, icon};
use crate::ui::context::{Ui, use_ui};
use crate::ui::shell::notice_lines;
use opex_app::{Locking, Notice, OpenDocument, ShareMessage};

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
