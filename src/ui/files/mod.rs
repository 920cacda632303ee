//! Files that were handed in: what they are, and what happens to them. Nothing has happened yet.

mod carried;
mod conflicts;
mod differences;
mod file_list;
mod merge;
mod two_copies;

use std::rc::Rc;

use yew::prelude::*;

pub use self::carried::CarriedDialog;

use self::file_list::file_list;
use self::merge::MergeView;
use crate::ui::components::Dialog;
use crate::ui::context::use_ui;
use opex_app::{FileStep, FilesMessage, State};
use opex_language::fill;

/// Properties of [`FilesDialog`].
#[derive(Properties, PartialEq)]
pub struct FilesDialogProps {
    /// The state, with files that wait for a decision.
    pub state: Rc<State>,
}

/// The list of the files, or the merge of the one at hand.
#[component]
pub fn FilesDialog(props: &FilesDialogProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().files();
    let state = &props.state;
    let Some(handed_in) = &state.handed_in else { return Html::default() };
    let on_close = ui.on(FilesMessage::Step(FileStep::Leave));
    let Some(file) = handed_in.file() else {
        return html! {
            <Dialog name="files" title={texts.list_title} {on_close}>{ file_list(&ui, state, handed_in) }</Dialog>
        };
    };
    let title = fill(texts.merge_title, &[("file", &file.name)]);
    // A dialog of its own for each file, so that the focus begins at its top.
    let key = handed_in.at.unwrap_or_default();
    html! {
        if let Some((ours, theirs)) = state.merge_sides() {
            <Dialog {key} name="merge" {title} {on_close}>
                <MergeView
                    {ours}
                    theirs={(*theirs).clone()}
                    choices={Rc::clone(&handed_in.choices)}
                    n_behind={handed_in.n_behind()}
                    is_open={handed_in.saved.is_none()}
                    today={state.today}
                    text={state.text().cloned()}
                />
            </Dialog>
        }
    }
}
