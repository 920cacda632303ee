//! A file of another edition: what carries over.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::Dialog;
use crate::ui::context::{Ui, use_ui};
use opex_app::{CarriedFile, FilesMessage};
use opex_language::fill;
use opex_model::{Carried, CatalogueText};

/// Properties of [`CarriedDialog`].
#[derive(Properties, PartialEq)]
pub struct CarriedDialogProps {
    /// The file.
    pub carried: Rc<CarriedFile>,
    /// The catalogue's text, where it has been loaded.
    pub text: Option<Rc<CatalogueText>>,
}

/// A report, with a button that opens what is reported.
#[component]
pub fn CarriedDialog(props: &CarriedDialogProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().files();
    let CarriedFile { name, report, .. } = &*props.carried;
    let (one, several): (Vec<&Carried>, Vec<&Carried>) =
        report.carried.iter().partition(|carried| carried.from.len() == 1);
    let n_open = ui.catalogue.practices().len().saturating_sub(report.carried.len());
    let line = |carried: &&Carried| carried_line(&ui, props.text.as_deref(), carried);
    let kept = report.kept.iter().map(|number| html! { <li>{ &**number }</li> });
    html! {
        <Dialog name="carried" title={fill(texts.carry_title, &[("file", name)])} on_close={ui.on(FilesMessage::OpenCarried(false))}>
            <p>{ fill(texts.carry_intro, &[("edition", &report.edition)]) }</p>
            { list(texts.carry_several.of(several.len()), texts.carry_several_hint, several.iter().map(line).collect()) }
            { list(texts.carry_one.of(one.len()), "", one.iter().map(line).collect()) }
            { list(texts.carry_kept.of(report.kept.len()), texts.carry_kept_hint, kept.collect()) }
            if n_open > 0 {
                <p>{ texts.carry_open.of(n_open) }</p>
            }
            <div class="actions">
                <button type="button" class="button button-primary" onclick={ui.on(FilesMessage::OpenCarried(true))}>{ texts.carry_begin }</button>
                <button type="button" class="button" onclick={ui.on(FilesMessage::OpenCarried(false))}>{ ui.texts().common().cancel }</button>
            </div>
        </Dialog>
    }
}

fn list(title: String, hint: &str, rows: Vec<Html>) -> Html {
    html! {
        if !rows.is_empty() {
            <details class="fold differences">
                <summary>{ title }</summary>
                if !hint.is_empty() {
                    <p class="hint">{ hint.to_owned() }</p>
                }
                <ul>{ for rows }</ul>
            </details>
        }
    }
}

/// A practice with the numbers that its answer comes from.
fn carried_line(ui: &Ui, text: Option<&CatalogueText>, carried: &Carried) -> Html {
    let index = ui.catalogue.position(&(&*carried.to).into());
    let number = index.and_then(|index| ui.catalogue.practice(index)).map(|practice| practice.number.to_string());
    let words = index.and_then(|index| text?.practice(index)).map(|words| words.title.to_string());
    let from = carried.from.iter().filter(|from| **from != carried.to).map(|from| &**from).collect::<Vec<_>>();
    html! {
        <li>
            <span class="number">{ number.unwrap_or_default() }</span>{ " " }{ words.unwrap_or_else(|| carried.to.to_string()) }
            if !from.is_empty() {
                <span class="hint">{ " ← " }{ from.join(", ") }</span>
            }
        </li>
    }
}
