//! Files dropped anywhere on the app.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, FileList, Node};
use yew::prelude::*;

use opex_language::EntranceTexts;
use opex_ports::FileSource;

/// What is done with files that are dragged over the app.
pub struct FileDrop {
    /// Called with whether a file is held over the app.
    pub on_over: Callback<bool>,
    /// Called with the files that were dropped.
    pub on_files: Callback<Vec<FileSource>>,
}

impl FileDrop {
    /// For the app's root.
    pub fn ondragover(&self) -> Callback<DragEvent> {
        let on_over = self.on_over.clone();
        Callback::from(move |event: DragEvent| {
            if has_files(&event) {
                event.prevent_default();
                on_over.emit(true);
            }
        })
    }

    /// For the app's root.
    pub fn ondragleave(&self) -> Callback<DragEvent> {
        let on_over = self.on_over.clone();
        Callback::from(move |event: DragEvent| {
            if !stays_inside(&event) {
                on_over.emit(false);
            }
        })
    }

    /// For the app's root.
    pub fn ondrop(&self) -> Callback<DragEvent> {
        let (on_over, on_files) = (self.on_over.clone(), self.on_files.clone());
        Callback::from(move |event: DragEvent| {
            on_over.emit(false);
            let files = file_sources(event.data_transfer().and_then(|data| data.files()));
            if !files.is_empty() {
                event.prevent_default();
                on_files.emit(files);
            }
        })
    }
}

/// Files of the browser, for those who read them.
pub fn file_sources(files: Option<FileList>) -> Vec<FileSource> {
    let file = |files: &FileList, at| files.get(at).map(|file| FileSource(Box::new(file)));
    files.map(|files| (0..files.length()).filter_map(|at| file(&files, at)).collect()).unwrap_or_default()
}

/// Says what will happen to a file held over the app.
pub fn drop_target(texts: &'static EntranceTexts, is_over: bool) -> Html {
    html! {
        if is_over {
            <div class="drop-target" aria-hidden="true">
                <div class="drop-frame"><p>{ texts.drop_here }</p></div>
            </div>
        }
    }
}

fn has_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.iter().any(|kind| kind.as_string().as_deref() == Some("Files")))
}

/// Whether the pointer has only moved to another element within the app.
fn stays_inside(event: &DragEvent) -> bool {
    let root = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let root = root.and_then(|element| element.closest(".om").ok().flatten());
    let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    root.is_some_and(|root| to.is_some_and(|to| root.contains(Some(&to))))
}
