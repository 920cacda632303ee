//! How to begin: the choices of the start view, before and after the app is there.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::components::{Icon, icon};
use crate::ui::file_drop::file_sources;
use opex_app::Route;
use opex_language::EntranceTexts;
use opex_ports::FileSource;

/// Ways to begin.
pub struct Choices {
    /// Begins an assessment.
    pub on_new: Callback<MouseEvent>,
    /// Opens the files that were chosen.
    pub on_files: Callback<Vec<FileSource>>,
    /// Opens the example.
    pub on_example: Callback<MouseEvent>,
    /// Shows the catalogue.
    pub on_catalogue: Callback<MouseEvent>,
    /// Nothing is there yet, so beginning is the main thing.
    pub is_first_visit: bool,
    /// The file input, which is hidden: its button is what people and the keyboard reach.
    pub file_input: NodeRef,
}

impl Choices {
    /// A row of large buttons.
    pub fn view(self, texts: &'static EntranceTexts) -> Html {
        let new_class = classes!("choice", self.is_first_visit.then_some("choice-primary"));
        let input = self.file_input.clone();
        let choose_file = Callback::from(move |_: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        });
        let on_files = self.on_files;
        let onchange = Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            on_files.emit(file_sources(input.files()));
            // So that choosing the same file once more is a change again.
            input.set_value("");
        });
        let on_catalogue = self.on_catalogue;
        let read = Callback::from(move |event: MouseEvent| {
            // With a key held the browser opens the address elsewhere, as for any link.
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                on_catalogue.emit(event);
            }
        });
        html! {
            <>
            <div class="choices">
                { choice(new_class, Some("new"), Icon::Plus, texts.new, texts.new_hint, self.on_new) }
                { choice(classes!("choice"), None, Icon::Open, texts.open_file, texts.open_file_hint, choose_file) }
                <input
                    ref={self.file_input}
                    type="file"
                    multiple=true
                    accept=".json,application/json"
                    hidden=true
                    aria-label={texts.open_file}
                    {onchange}
                />
                { choice(classes!("choice"), Some("example"), Icon::Search, texts.try_example, texts.try_example_hint, self.on_example) }
            </div>
            <p><a href={Route::CATALOGUE_PLACE} onclick={read}>{ texts.read_catalogue }</a></p>
            </>
        }
    }
}

fn choice(
    class: Classes,
    action: Option<&'static str>,
    picture: Icon,
    name: &'static str,
    hint: &'static str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" {class} {onclick} data-action={action}>
            { icon(picture) }
            <span class="choice-name">{ name }</span>
            <span class="choice-hint">{ hint }</span>
        </button>
    }
}
