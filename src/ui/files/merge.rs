//! A file and what is saved under its id: what a merge would do.

use std::rc::Rc;

use yew::prelude::*;

use super::conflicts::Conflicts;
use super::differences::difference_list;
use super::two_copies::two_copies;
use crate::ui::context::{Ui, use_ui};
use opex_app::{FileStep, FilesMessage, MergePreview};
use opex_format::Document;
use opex_model::{CatalogueText, Date, Part, Side, SortedMap};

/// Properties of [`MergeView`].
#[derive(Properties, PartialEq)]
pub struct MergeViewProps {
    /// What is saved here.
    pub ours: Document,
    /// What the file says.
    pub theirs: Document,
    /// What has been decided so far.
    pub choices: Rc<SortedMap<Part, Side>>,
    /// How many files follow.
    pub n_behind: usize,
    /// Whether what is saved is open.
    pub is_open: bool,
    /// The day that figures are made for.
    pub today: Date,
    /// The catalogue's text, where it has been loaded.
    pub text: Option<Rc<CatalogueText>>,
}

/// A dry run of the merge, with all that is to be decided.
#[component]
pub fn MergeView(props: &MergeViewProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().files();
    let preview =
        use_memo((props.ours.clone(), props.theirs.clone()), |(ours, theirs)| MergePreview::new(ours, theirs));
    let (ours, theirs, text) = (&props.ours, &props.theirs, props.text.as_deref());
    let conflicts = Conflicts { ui: &ui, text, ours, theirs, choices: &props.choices };
    let list = |differences, words| difference_list(&ui, text, (ours, theirs), differences, words);
    let is_equal = preview.has_nothing_new() && preview.staying.is_empty();
    html! {
        <>
            <p>{ texts.merge_intro }</p>
            { two_copies(&ui, ours, theirs, props.today) }
            if is_equal {
                <p>{ texts.is_equal }</p>
            } else if preview.has_nothing_new() {
                <p>{ texts.nothing_new }</p>
            }
            if !preview.conflicts.is_empty() {
                { conflicts.view(&preview.conflicts) }
            }
            { list(&preview.incoming, (texts.incoming.of(preview.incoming.len()), texts.incoming_hint)) }
            { list(&preview.staying, (texts.staying.of(preview.staying.len()), texts.staying_hint)) }
            if preview.n_new_snapshots > 0 {
                <p>{ texts.new_snapshots.of(preview.n_new_snapshots) }</p>
            }
            if props.n_behind > 0 {
                <p class="hint">{ texts.behind.of(props.n_behind) }</p>
            }
            { buttons(&ui, props, &preview) }
        </>
    }
}

fn buttons(ui: &Ui, props: &MergeViewProps, preview: &MergePreview) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().files());
    let button = |class: &'static str, name: &'static str, step: FileStep| {
        html! { <button type="button" {class} onclick={ui.on(FilesMessage::Step(step))}>{ name }</button> }
    };
    html! {
        <div class="actions merge-actions">
            if !preview.has_nothing_new() {
                { button("button button-primary", texts.merge, FileStep::Merge) }
            } else if !props.is_open {
                { button("button button-primary", texts.open_saved, FileStep::Merge) }
            }
            { button("button", texts.open_copy, FileStep::OpenCopy) }
            if props.n_behind > 0 {
                { button("button", texts.skip, FileStep::Skip) }
            }
            { button("button", common.cancel, FileStep::Leave) }
        </div>
    }
}
