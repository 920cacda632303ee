//! What the score leaves out, and what the team cannot raise alone.

use std::rc::Rc;

use yew::prelude::*;

use super::section::section;
use crate::ui::components::{practice_link, reason_name};
use crate::ui::context::Ui;
use opex_model::{Answer, Assessment, CatalogueText, PracticeIndex, Record};

/// What is shown by [`left_out`].
pub struct LeftOut {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
}

/// Practices that do not apply with their reasons, practices that depend on another team, and how
/// many answers the catalogue has no practice for.
pub fn left_out(ui: &Ui, props: &LeftOut) -> Html {
    let texts = ui.texts().results();
    let n_outside = props.assessment.n_outside(&ui.catalogue);
    let n_unknown = props.assessment.n_unknown(&ui.catalogue);
    let not_applicable = items(ui, props, |record| match &record.answer {
        Answer::NotApplicable { reason, explanation } => {
            let reason = reason.map_or(texts.no_reason, |reason| reason_name(ui.texts().assess(), reason));
            Some(if explanation.is_empty() { reason.to_owned() } else { format!("{reason}: {explanation}") })
        }
        _ => None,
    });
    let depends = items(ui, props, |record| record.depends_on_other_team.then(|| record.note.to_string()));
    let body = html! {
        <>
            <div class="columns">
                { list(texts.not_applicable_title, not_applicable, texts.not_applicable_none) }
                { list(texts.depends_title, depends, texts.depends_none) }
            </div>
            if n_outside > 0 {
                <p class="outside">{ texts.outside.of(n_outside) }</p>
            }
            if n_unknown > 0 {
                <p class="outside">{ texts.unknown.of(n_unknown) }</p>
            }
        </>
    };
    section(ui, "left-out", texts.left_out_title, body)
}

/// The practices for which there is something to say, in catalogue order.
fn items(ui: &Ui, props: &LeftOut, say: impl Fn(&Record) -> Option<String>) -> Vec<Html> {
    let item = |(index, practice): (PracticeIndex, &opex_model::Practice)| {
        let words = props.assessment.record(&practice.id).and_then(|record| say(record))?;
        Some(html! {
            <li key={practice.id.as_str()}>
                { practice_link(ui, &props.text, index) }
                if !words.is_empty() {
                    <p class="hint">{ words }</p>
                }
            </li>
        })
    };
    PracticeIndex::enumerate(ui.catalogue.practices()).filter_map(item).collect()
}

fn list(title: &str, items: Vec<Html>, otherwise: &str) -> Html {
    html! {
        <div>
            <h3>{ title }</h3>
            if items.is_empty() {
                <p class="hint">{ otherwise }</p>
            } else {
                <ul class="practice-list">{ items }</ul>
            }
        </div>
    }
}
