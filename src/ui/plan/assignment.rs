//! Who sees to a step, until when and what has become of it, edited in place.

use std::rc::Rc;

use yew::prelude::*;

use super::fold::use_fold;
use super::names;
use super::step_follow_up::StepFollowUp;
use crate::ui::components::{Icon, icon};
use crate::ui::context::{Ui, use_ui};
use opex_language::{fill, number};
use opex_model::{Level, PracticeId, Record, StepStatus};

/// Properties of [`Assignment`].
#[derive(Properties, PartialEq)]
pub struct AssignmentProps {
    /// The practice.
    pub id: PracticeId,
    /// Its title, for those who cannot see its place.
    pub title: AttrValue,
    /// The level that the next step leads to.
    pub to: Level,
    /// What is recorded for the practice.
    pub record: Rc<Record>,
    /// The day has passed.
    pub is_overdue: bool,
}

/// Owner, due date and status: said in a line, which unfolds into their fields.
#[component]
pub fn Assignment(props: &AssignmentProps) -> Html {
    let ui = use_ui();
    let (is_open, ontoggle) = use_fold();
    let has_status = props.record.step_status(props.to) != StepStatus::Planned;
    let is_unassigned = props.record.owner.trim().is_empty() && props.record.due.is_none() && !has_status;
    html! {
        <details class={classes!("fold", "step-assignment", is_unassigned.then_some("is-unassigned"))} {ontoggle}>
            <summary>{ in_words(&ui, props) }</summary>
            if is_open {
                <div class="step-fields" role="group" aria-label={fill(ui.texts().plan().assign_label, &[("title", &props.title)])}>
                    { ui.lockable(html! {
                        <StepFollowUp practice={props.id.clone()} to={props.to} record={Rc::clone(&props.record)} />
                    }) }
                </div>
            }
        </details>
    }
}

fn in_words(ui: &Ui, props: &AssignmentProps) -> Html {
    let texts = ui.texts().plan();
    let status = props.record.step_status(props.to);
    let day = number::day(props.record.due);
    let name = match (props.record.owner.trim(), props.record.due) {
        ("", None) => texts.assign,
        ("", Some(_)) => texts.no_owner,
        (owner, _) => owner,
    };
    html! {
        <span class="step-assignment-words">
            <span>{ name.to_owned() }</span>
            if props.record.due.is_some() {
                { " " }<span class="step-due">{ fill(texts.due_on, &[("day", &day)]) }</span>
            }
            if status != StepStatus::Planned {
                { " " }<span class="mark">{ names::status(ui, status) }</span>
            }
            if props.is_overdue {
                { " " }<span class="step-overdue">{ icon(Icon::Waits) }{ texts.overdue }</span>
            }
        </span>
    }
}
