//! Things to show for an answer.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::domain::{Command, Evidence, PracticeId};
use crate::i18n::fill;
use crate::ui::components::{Icon, TextField, icon};
use crate::ui::context::{Ui, use_ui};

/// Properties of [`EvidenceList`].
#[derive(Properties, PartialEq)]
pub struct EvidenceListProps {
    /// The practice.
    pub id: PracticeId,
    /// Its evidence.
    pub evidence: Rc<[Evidence]>,
}

/// A row per piece of evidence. Its place is offered as a link only where it is a web address.
#[component]
pub fn EvidenceList(props: &EvidenceListProps) -> Html {
    let ui = use_ui();
    let texts = &ui.texts().assess;
    let add = {
        let mut more = props.evidence.to_vec();
        more.push(Evidence::default());
        ui.on_step(Command::SetEvidence(props.id.clone(), more.into()))
    };
    html! {
        <fieldset class="field field-wide evidence">
            <legend>{ texts.evidence }</legend>
            { for (0..props.evidence.len()).map(|index| row(&ui, props, index)) }
            <button type="button" class="button button-quiet" onclick={add}>{ icon(Icon::Plus) }<span>{ texts.evidence_add }</span></button>
        </fieldset>
    }
}

fn row(ui: &Ui, props: &EvidenceListProps, index: usize) -> Html {
    let texts = &ui.texts().assess;
    let Some(evidence) = props.evidence.get(index) else { return Html::default() };
    let edit = |change: fn(&mut Evidence, Rc<str>)| {
        let (store, id, all) = (ui.store.clone(), props.id.clone(), Rc::clone(&props.evidence));
        Callback::from(move |text: String| {
            let mut all = all.to_vec();
            if let Some(evidence) = all.get_mut(index) {
                change(evidence, text.into());
            }
            store.dispatch(Action::Edit(Command::SetEvidence(id.clone(), all.into())));
        })
    };
    let remove = {
        let others =
            props.evidence.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, evidence)| evidence.clone());
        ui.on_step(Command::SetEvidence(props.id.clone(), others.collect()))
    };
    let n = (index + 1).to_string();
    let name = |field: &str| format!("evidence-{field}-{index}-{}", props.id);
    html! {
        <div class="evidence-row">
            <TextField
                name={name("label")}
                label={texts.evidence_label}
                value={AttrValue::from(Rc::clone(&evidence.label))}
                on_text={edit(|evidence, text| evidence.label = text)}
            />
            <TextField
                name={name("url")}
                label={texts.evidence_url}
                value={AttrValue::from(Rc::clone(&evidence.url))}
                on_text={edit(|evidence, text| evidence.url = text)}
            />
            <button type="button" class="button button-quiet button-icon" onclick={remove} aria-label={fill(texts.evidence_remove, &[("n", &n)])}>
                { icon(Icon::Close) }
            </button>
            if evidence.is_link() {
                <a class="evidence-link" href={evidence.url.to_string()} target="_blank" rel="noopener noreferrer">{ &*evidence.url }</a>
            }
        </div>
    }
}
