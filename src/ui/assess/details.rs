//! Notes and planning of a practice, folded until wanted.

use std::rc::Rc;

use yew::prelude::*;

use super::evidence_list::{EvidenceList, says_something};
use crate::ui::components::{EffortField, FieldKind, Select, TextField, importance_name, select_value};
use crate::ui::context::{Ui, use_ui};
use opex_app::EditMessage;
use opex_language::{CommonTexts, fill, number};
use opex_model::{Command, Date, Effort, EffortSize, Importance, Level, PracticeId, Record};

/// Properties of [`Details`].
#[derive(Properties, PartialEq)]
pub struct DetailsProps {
    /// The practice.
    pub id: PracticeId,
    /// What is recorded for it.
    pub record: Rc<Record>,
    /// The catalogue's estimate of a step.
    pub effort: EffortSize,
    /// The assessment's default target.
    pub default_target: Level,
}

/// Note, evidence, owner, due date, importance, target and effort of a practice.
#[component]
pub fn Details(props: &DetailsProps) -> Html {
    let ui = use_ui();
    let is_open = use_state_eq(|| false);
    let (common, texts) = (ui.texts().common(), ui.texts().assess());
    let ontoggle = {
        let is_open = is_open.setter();
        Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<web_sys::Element>();
            is_open.set(details.is_some_and(|details| details.has_attribute("open")));
        })
    };
    let n_filled = n_filled(&props.record);
    html! {
        <details class="fold" {ontoggle}>
            <summary>
                { texts.details }
                if n_filled > 0 {
                    <span class="fold-count">{ texts.details_filled.of(n_filled) }</span>
                }
            </summary>
            // Fields are made when they are wanted: 82 cards would have hundreds.
            if *is_open { { fields(&ui, props, common) } }
        </details>
    }
}

fn fields(ui: &Ui, props: &DetailsProps, common: &'static CommonTexts) -> Html {
    let texts = ui.texts().assess();
    let (id, record) = (&props.id, &props.record);
    let name = |field: &str| AttrValue::from(format!("{field}-{id}"));
    let edit_text = |command: fn(PracticeId, Rc<str>) -> Command| {
        let (store, id) = (ui.store.clone(), id.clone());
        Callback::from(move |text: String| store.dispatch(EditMessage::Change(command(id.clone(), text.into()))))
    };
    let on_due = {
        let (store, id) = (ui.store.clone(), id.clone());
        Callback::from(move |text: String| {
            let due = Date::parse(&text);
            // Half a date is no date yet.
            if due.is_some() || text.is_empty() {
                store.dispatch(EditMessage::Change(Command::SetDue(id.clone(), due)));
            }
        })
    };
    let on_effort = {
        let (store, id) = (ui.store.clone(), id.clone());
        Callback::from(move |effort: Option<Effort>| {
            store.dispatch(EditMessage::Change(Command::SetEffort(id.clone(), effort)));
        })
    };
    let estimate = fill(texts.effort_default, &[("days", &number::days(common.days, props.effort.effort()))]);
    html! {
        <div class="details">
            <TextField
                name={name("note")}
                label={texts.note}
                value={AttrValue::from(Rc::clone(&record.note))}
                on_text={edit_text(Command::SetNote)}
                kind={FieldKind::Lines}
                class="field-wide"
            />
            <EvidenceList id={id.clone()} evidence={Rc::clone(&record.evidence)} />
            <TextField name={name("owner")} label={common.owner} value={AttrValue::from(Rc::clone(&record.owner))} on_text={edit_text(Command::SetOwner)} />
            <TextField name={name("due")} label={common.due} value={number::day(record.due)} on_text={on_due} kind={FieldKind::Day} />
            { importance(ui, props) }
            { target(ui, props) }
            <EffortField name={name("effort")} label={texts.effort} value={record.effort} hint={estimate} {on_effort} />
        </div>
    }
}

fn importance(ui: &Ui, props: &DetailsProps) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().assess());
    let onchange = {
        let (store, id) = (ui.store.clone(), props.id.clone());
        Callback::from(move |event: Event| {
            let word = select_value(&event);
            if let Some(importance) = Importance::ALL.into_iter().find(|importance| importance.as_str() == word) {
                store.dispatch(EditMessage::Change(Command::SetImportance(id.clone(), importance)));
            }
        })
    };
    let option = |importance: Importance| {
        let is_chosen = props.record.importance == importance;
        html! { <option value={importance.as_str()} selected={is_chosen}>{ importance_name(common, importance) }</option> }
    };
    let id = ui.id(&format!("importance-{}", props.id));
    html! {
        <div class="field field-short">
            <label for={&id}>{ texts.importance }</label>
            <Select {id} {onchange}>{ for Importance::ALL.map(option) }</Select>
        </div>
    }
}

fn target(ui: &Ui, props: &DetailsProps) -> Html {
    let texts = ui.texts().assess();
    let onchange = {
        let (store, id) = (ui.store.clone(), props.id.clone());
        Callback::from(move |event: Event| {
            let target = select_value(&event).parse().ok();
            store.dispatch(EditMessage::Change(Command::SetTarget(id.clone(), target)));
        })
    };
    let option = |level: Level| {
        html! { <option value={level.to_string()} selected={props.record.target == Some(level)}>{ level }</option> }
    };
    let default = fill(texts.target_default, &[("level", &props.default_target.to_string())]);
    let id = ui.id(&format!("target-{}", props.id));
    html! {
        <div class="field field-short">
            <label for={&id}>{ texts.target }</label>
            <Select {id} {onchange}>
                <option value="" selected={props.record.target.is_none()}>{ default }</option>
                { for ui.catalogue.scale().levels().map(option) }
            </Select>
        </div>
    }
}

/// How many of the folded fields say something.
fn n_filled(record: &Record) -> usize {
    let filled = [
        !record.note.is_empty(),
        record.evidence.iter().any(says_something),
        !record.owner.is_empty(),
        record.due.is_some(),
        record.importance != Importance::Normal,
        record.target.is_some(),
        record.effort.is_some(),
    ];
    filled.into_iter().filter(|is_filled| *is_filled).count()
}
