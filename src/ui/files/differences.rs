//! What two copies say differently where nothing has to be decided.

use yew::prelude::*;

use crate::ui::context::Ui;
use crate::ui::part_groups::part_groups;
use crate::ui::part_name::part_title;
use crate::ui::part_value::part_value;
use opex_format::Document;
use opex_language::fill;
use opex_model::{CatalogueText, Difference, Part, Stamp};

/// A folded list of differences under a summary.
pub fn difference_list(
    ui: &Ui,
    text: Option<&CatalogueText>,
    (ours, theirs): (&Document, &Document),
    differences: &[Difference],
    (title, hint): (String, &str),
) -> Html {
    if differences.is_empty() {
        return Html::default();
    }
    let row = |difference: &&Difference| {
        let part = &difference.part;
        html! {
            <li class="difference">
                <p class="difference-name">{ part_title(ui, text, part) }</p>
                <dl class="sides">
                    { side(ui, text, ours, part, false) }
                    { side(ui, text, theirs, part, true) }
                </dl>
            </li>
        }
    };
    let groups = part_groups(ui, text, differences, |difference| &difference.part);
    html! {
        <details class="fold differences">
            <summary>{ title }</summary>
            <p class="hint">{ hint.to_owned() }</p>
            { for groups.iter().map(|group| html! {
                <>
                    <h4>{ &group.name }</h4>
                    <ul>{ for group.items.iter().map(row) }</ul>
                </>
            }) }
        </details>
    }
}

fn side(ui: &Ui, text: Option<&CatalogueText>, document: &Document, part: &Part, is_file: bool) -> Html {
    let texts = ui.texts().files();
    html! {
        <div class="side">
            <dt>{ if is_file { texts.in_file } else { texts.here } }<span class="hint">{ " " }{ changed(ui, document, part) }</span></dt>
            <dd>{ part_value(ui, text, &document.assessment, part) }</dd>
        </div>
    }
}

/// When a copy has changed a part last, and who has or where.
pub fn changed(ui: &Ui, document: &Document, part: &Part) -> String {
    let texts = ui.texts().files();
    let by = |stamp: &Stamp| {
        let template = if ui.store.editor().id == stamp.by { texts.changed_here } else { texts.changed_elsewhere };
        let when = ui.moment(&stamp.time.moment);
        match document.stamps.names.get(&stamp.by) {
            Some(name) => fill(texts.changed_by, &[("when", &when), ("who", name)]),
            None => fill(template, &[("when", &when)]),
        }
    };
    let saved = || {
        let at = document.changed_at.as_ref().filter(|_| document.stamps.is_empty());
        at.map(|at| fill(texts.file_changed, &[("when", &ui.moment(at))]))
    };
    let stamp = document.stamps.parts.get(part);
    stamp.map(by).or_else(saved).unwrap_or_else(|| texts.time_unknown.to_owned())
}
