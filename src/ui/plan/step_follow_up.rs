//! What has become of a step, who sees to it, until when, and a note.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{FieldKind, Select, TextField, select_value};
use crate::ui::context::use_ui;
use crate::ui::plan::names;
use opex_app::EditMessage;
use opex_language::number;
use opex_model::{Command, Date, Level, PracticeId, Record, StepId, StepStatus};

/// Properties of [`StepFollowUp`].
#[derive(Properties, PartialEq)]
pub struct StepFollowUpProps {
    /// The practice.
    pub practice: PracticeId,
    /// The level that the step leads to.
    pub to: Level,
    /// What is recorded for the practice.
    pub record: Rc<Record>,
}

/// Fields that are kept as they are typed. Owner and due date are those of the practice.
#[component]
pub fn StepFollowUp(props: &StepFollowUpProps) -> Html {
    let ui = use_ui();
    let (common, texts) = (ui.texts().common(), ui.texts().planning());
    let StepFollowUpProps { practice, to, record } = props;
    let step = StepId { practice: practice.clone(), to: *to };
    let name = |field: &str| format!("plan-{field}-{practice}-{to}");
    let edit_text = |command: Rc<dyn Fn(Rc<str>) -> Command>| {
        let store = ui.store.clone();
        Callback::from(move |text: String| store.dispatch(EditMessage::Change(command(text.into()))))
    };
    let (of_owner, of_note) = (practice.clone(), step.clone());
    let on_owner = edit_text(Rc::new(move |owner| Command::SetOwner(of_owner.clone(), owner)));
    let on_note = edit_text(Rc::new(move |note| Command::SetStepNote(of_note.clone(), note)));
    let on_due = {
        let (store, id) = (ui.store.clone(), practice.clone());
        Callback::from(move |text: String| {
            let due = Date::parse(&text);
            // Half a date is no date yet.
            if due.is_some() || text.is_empty() {
                store.dispatch(EditMessage::Change(Command::SetDue(id.clone(), due)));
            }
        })
    };
    let on_status = {
        let (store, step) = (ui.store.clone(), step.clone());
        Callback::from(move |event: Event| {
            let word = select_value(&event);
            if let Some(status) = StepStatus::ALL.into_iter().find(|status| status.as_str() == word) {
                store.dispatch(EditMessage::Change(Command::SetStepStatus(step.clone(), status)));
            }
        })
    };
    let status = record.step_status(*to);
    let status_id = ui.id(&name("status"));
    let note = record.step(*to).map(|step| Rc::clone(&step.note)).unwrap_or_default();
    html! {
        <div class="step-follow-up">
            <div class="field">
                <label for={&status_id}>{ texts.status }</label>
                <Select id={status_id} onchange={on_status}>
                    { for StepStatus::ALL.map(|offered| html! {
                        <option value={offered.as_str()} selected={offered == status}>{ names::status(&ui, offered) }</option>
                    }) }
                </Select>
            </div>
            <TextField name={name("owner")} label={common.owner} value={AttrValue::from(Rc::clone(&record.owner))} on_text={on_owner} />
            <TextField name={name("due")} label={common.due} value={number::day(record.due)} on_text={on_due} kind={FieldKind::Day} />
            <TextField name={name("note")} label={texts.note} value={AttrValue::from(note)} on_text={on_note} />
        </div>
    }
}
