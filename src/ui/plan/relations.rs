//! What a step has to do with other practices.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{Icon, full_link, icon};
use crate::ui::context::Ui;
use opex_language::fill;
use opex_model::{CatalogueText, NextStep, PracticeIndex};

/// How many practices a row names before it says how many more there are.
const N_NAMED: usize = 2;

/// Lines of a row: what the step waits for, assumes and helps to open, and who needs it.
pub fn relation_lines(ui: &Ui, text: &CatalogueText, step: &NextStep) -> Html {
    let texts = ui.texts().plan();
    let half = ui.catalogue.scale().half().to_string();
    let line = |picture: Icon, label: String, practices: &[PracticeIndex]| {
        if practices.is_empty() {
            return Html::default();
        }
        let n_more = practices.len().saturating_sub(N_NAMED);
        html! {
            <li>
                { icon(picture) }
                <span>
                    { label }
                    { for practices.iter().take(N_NAMED).enumerate().map(|(at, index)| html! {
                        <>{ if at == 0 { " " } else { ", " } }{ full_link(ui, text, *index) }</>
                    }) }
                    if n_more > 0 {
                        { " " }{ fill(texts.and_more, &[("n", &n_more.to_string())]) }
                    }
                </span>
            </li>
        }
    };
    html! {
        <ul class="step-relations">
            { line(Icon::Waits, texts.waits_for.to_owned(), &step.waits_for) }
            { line(Icon::Unknown, texts.assumes.to_owned(), &step.assumes) }
            { line(Icon::Unlocks, texts.opens.of(step.unlocks.len()), &step.unlocks) }
            { line(Icon::Next, fill(texts.needed_by, &[("level", &half)]), &step.needed_by) }
        </ul>
    }
}

/// The same in full, each with the reason why one builds on the other.
pub fn relations_with_reasons(ui: &Ui, text: &CatalogueText, step: &NextStep) -> Html {
    let texts = ui.texts().plan();
    let list = |title: &str, practices: &[PracticeIndex], reason: &dyn Fn(PracticeIndex) -> Option<Rc<str>>| {
        if practices.is_empty() {
            return Html::default();
        }
        let item = |index: &PracticeIndex| {
            html! {
                <li>
                    { full_link(ui, text, *index) }
                    if let Some(reason) = reason(*index) {
                        <span class="step-reason">{ &*reason }</span>
                    }
                </li>
            }
        };
        html! { <section><h4>{ title.to_owned() }</h4><ul>{ for practices.iter().map(item) }</ul></section> }
    };
    let of_prerequisite = |index: PracticeIndex| reason(ui, text, step.practice, index);
    let of_dependant = |index: PracticeIndex| reason(ui, text, index, step.practice);
    html! {
        <>
            { list(texts.waits_for_title, &step.waits_for, &of_prerequisite) }
            { list(texts.assumes_title, &step.assumes, &of_prerequisite) }
            { list(texts.opens_title, &step.unlocks, &of_dependant) }
            { list(texts.needed_by_title, &step.needed_by, &of_dependant) }
        </>
    }
}

/// Why `dependant` builds on `prerequisite`.
fn reason(ui: &Ui, text: &CatalogueText, dependant: PracticeIndex, prerequisite: PracticeIndex) -> Option<Rc<str>> {
    let at = ui.catalogue.practice(dependant)?.prerequisites.iter().position(|needed| *needed == prerequisite)?;
    let reason = text.practice(dependant)?.prerequisite_reasons.get(at)?;
    (!reason.is_empty()).then(|| Rc::clone(reason))
}
