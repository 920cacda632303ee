//! Who sees to a step and until when, edited in place.

use std::rc::Rc;

use yew::prelude::*;

use super::fold::use_fold;
use crate::app::Action;
use crate::domain::{Command, Date, PracticeId};
use crate::i18n::{fill, number};
use crate::ui::components::{FieldKind, Icon, TextField, icon};
use crate::ui::context::{Ui, use_ui};

/// Properties of [`Assignment`].
#[derive(Properties, PartialEq)]
pub struct AssignmentProps {
    /// The practice.
    pub id: PracticeId,
    /// Its title, for those who cannot see its place.
    pub title: AttrValue,
    /// Who sees to the next step.
    pub owner: AttrValue,
    /// When it is due.
    pub due: Option<Date>,
    /// The day has passed.
    pub is_overdue: bool,
}

/// Owner and due date: said in a line, which unfolds into their fields.
#[component]
pub fn Assignment(props: &AssignmentProps) -> Html {
    let ui = use_ui();
    let (is_open, ontoggle) = use_fold();
    let is_unassigned = props.owner.trim().is_empty() && props.due.is_none();
    html! {
        <details class={classes!("fold", "step-assignment", is_unassigned.then_some("is-unassigned"))} {ontoggle}>
            <summary>{ in_words(&ui, props) }</summary>
            if is_open { { fields(&ui, props) } }
        </details>
    }
}

fn in_words(ui: &Ui, props: &AssignmentProps) -> Html {
    let texts = &ui.texts().plan;
    let day = number::day(props.due);
    let name = match (props.owner.trim(), props.due) {
        ("", None) => texts.assign,
        ("", Some(_)) => texts.no_owner,
        (owner, _) => owner,
    };
    html! {
        <span class="step-assignment-words">
            <span>{ name.to_owned() }</span>
            if props.due.is_some() {
                { " " }<span class="step-due">{ fill(texts.due_on, &[("day", &day)]) }</span>
            }
            if props.is_overdue {
                { " " }<span class="step-overdue">{ icon(Icon::Waits) }{ texts.overdue }</span>
            }
        </span>
    }
}

fn fields(ui: &Ui, props: &AssignmentProps) -> Html {
    let (common, texts) = (&ui.texts().common, &ui.texts().plan);
    let on_owner = {
        let (store, id) = (ui.store.clone(), props.id.clone());
        Callback::from(move |text: String| {
            let owner: Rc<str> = text.into();
            store.dispatch(Action::Edit(Command::SetOwner(id.clone(), owner)));
        })
    };
    let on_due = {
        let (store, id) = (ui.store.clone(), props.id.clone());
        Callback::from(move |text: String| {
            let due = Date::parse(&text);
            // Half a date is no date yet.
            if due.is_some() || text.is_empty() {
                store.dispatch(Action::Edit(Command::SetDue(id.clone(), due)));
            }
        })
    };
    let label = fill(texts.assign_label, &[("title", &props.title)]);
    html! {
        <div class="step-fields" role="group" aria-label={label}>
            <TextField name={format!("step-owner-{}", props.id)} label={common.owner} value={&props.owner} on_text={on_owner} />
            <TextField
                name={format!("step-due-{}", props.id)}
                label={common.due}
                value={number::day(props.due)}
                on_text={on_due}
                kind={FieldKind::Day}
            />
        </div>
    }
}
