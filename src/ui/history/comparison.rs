//! Two states of the assessment beside each other.

use std::rc::Rc;

use yew::prelude::*;

use super::changes::{answers, fields, risks};
use super::compared::Compared;
use super::scores::scores;
use super::snapshot_name::snapshot_name;
use crate::ui::components::{Select, select_value};
use crate::ui::context::{Ui, use_ui};
use opex_language::fill;
use opex_model::{Assessment, CatalogueText, Date, Derived, Part, SnapshotKey, differing_parts};

/// Properties of [`Comparison`].
#[derive(Properties, PartialEq)]
pub struct ComparisonProps {
    /// The assessment with its snapshots.
    pub assessment: Rc<Assessment>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The day that figures are made for.
    pub today: Date,
}

/// Two choices, and what lies between them. A choice is a snapshot; none stands for the present.
#[component]
pub fn Comparison(props: &ComparisonProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().history();
    let from = use_state_eq(|| latest(&props.assessment));
    let to = use_state_eq(|| None::<SnapshotKey>);
    // What was chosen may have been removed meanwhile.
    let from_key = (*from).clone().filter(|key| content(&props.assessment, key).is_some());
    let to_key = (*to).clone().filter(|key| content(&props.assessment, key).is_some());
    let states = use_memo(
        (props.assessment.clone(), from_key.clone(), to_key.clone(), props.today),
        |(assessment, from, to, today)| {
            [from, to].map(|key| {
                let found = key.as_ref().and_then(|key| content(assessment, key));
                let assessment = found.unwrap_or_else(|| Rc::clone(assessment));
                let derived = Derived::new(&ui.catalogue, &assessment, *today);
                Compared { assessment, derived }
            })
        },
    );
    let [before, after] = &*states;
    let mut parts = differing_parts(&before.assessment, &after.assessment);
    // Snapshots say nothing of it.
    parts.retain(|part| *part != Part::Kept);
    let text = &props.text;
    html! {
        <section class="comparison" aria-labelledby={ui.id("comparison")}>
            <h2 id={ui.id("comparison")}>{ texts.compare }</h2>
            <div class="comparison-choices">
                { choose(&ui, props, "from", texts.from, from_key.as_ref(), from.setter()) }
                { choose(&ui, props, "to", texts.to, to_key.as_ref(), to.setter()) }
            </div>
            <p class="hint">{ fill(texts.as_of, &[("day", &props.today.to_string())]) }</p>
            if parts.is_empty() {
                <p role="status">{ texts.same }</p>
            } else {
                { scores(&ui, text, before, after) }
                { answers(&ui, text, before, after) }
                { risks(&ui, text, before, after) }
                { fields(&ui, text, before, after, &parts) }
            }
        </section>
    }
}

fn content(assessment: &Assessment, key: &SnapshotKey) -> Option<Rc<Assessment>> {
    assessment.snapshots.get(key)?.content.clone()
}

fn latest(assessment: &Assessment) -> Option<SnapshotKey> {
    let with_content = assessment.snapshots.iter().filter(|(_, snapshot)| snapshot.content.is_some());
    with_content.last().map(|(key, _)| key.clone())
}

fn choose(
    ui: &Ui,
    props: &ComparisonProps,
    name: &str,
    label: &'static str,
    chosen: Option<&SnapshotKey>,
    set: UseStateSetter<Option<SnapshotKey>>,
) -> Html {
    let id = ui.id(&format!("compare-{name}"));
    let snapshots = &props.assessment.snapshots;
    let keys: Vec<SnapshotKey> =
        snapshots.iter().filter(|(_, snapshot)| snapshot.content.is_some()).map(|(key, _)| key.clone()).collect();
    let options = keys.clone();
    let onchange = Callback::from(move |event: Event| {
        let value = select_value(&event);
        set.set(options.iter().find(|key| *key.seal == *value).cloned());
    });
    let option = |key: &SnapshotKey| {
        let name = format!("{} ({})", snapshot_name(ui, &props.assessment, key), ui.moment(&key.taken_at));
        html! { <option value={key.seal.to_string()} selected={chosen == Some(key)}>{ name }</option> }
    };
    html! {
        <div class="field">
            <label for={&id}>{ label }</label>
            <Select {id} {onchange}>
                { for keys.iter().map(option) }
                <option value="" selected={chosen.is_none()}>{ ui.texts().history().now }</option>
            </Select>
        </div>
    }
}
