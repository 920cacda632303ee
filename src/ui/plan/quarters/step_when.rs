//! When a step is taken: where it is best, in a quarter, or never.

use std::rc::Rc;

use yew::prelude::*;

use super::moved::Moved;
use crate::ui::components::{focus_in_place, is_elsewhere, select_value, use_marked_option};
use crate::ui::context::{Ui, use_ui};
use opex_app::{EditMessage, StepKey};
use opex_language::fill;
use opex_model::{Command, StepDecision, StepId, Wave};

/// Properties of [`StepWhen`].
#[derive(Properties, PartialEq)]
pub struct StepWhenProps {
    /// The step.
    pub id: StepId,
    /// The same by its position.
    pub step: StepKey,
    /// The title of its practice.
    pub title: AttrValue,
    /// What is decided about it.
    pub decision: Option<StepDecision>,
    /// The names of the quarters.
    pub names: Rc<[AttrValue]>,
    /// The step that was just moved.
    pub moved: Moved,
}

/// A field to move the step by keyboard or by pointer. Where it, or taking it back, brings the step to another
/// place the focus goes along.
#[component]
pub fn StepWhen(props: &StepWhenProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().planning();
    let node = use_node_ref();
    use_marked_option(&node);
    {
        let (node, moved, step) = (node.clone(), Rc::clone(&props.moved), props.step);
        use_effect_with((), move |()| {
            let is_moved = moved.borrow_mut().take_if(|moved| *moved == step).is_some();
            if is_moved && !is_elsewhere(&node) {
                focus_in_place(&node);
            }
        });
    }
    let onchange = {
        let (store, id, moved, step) = (ui.store.clone(), props.id.clone(), Rc::clone(&props.moved), props.step);
        let node = node.clone();
        Callback::from(move |event: Event| {
            // Not every browser gives it to a list that is opened by a pointer.
            focus_in_place(&node);
            let decision = match select_value(&event).as_str() {
                "best" => None,
                "never" => Some(StepDecision::Excluded),
                number => number.parse().ok().and_then(Wave::from_number).map(StepDecision::Pinned),
            };
            *moved.borrow_mut() = Some(step);
            store.dispatch(EditMessage::Change(Command::SetStepDecision(id.clone(), decision)));
        })
    };
    // Undo and redo, which move the step as well.
    let onkeydown = {
        let (moved, step) = (Rc::clone(&props.moved), props.step);
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() {
                *moved.borrow_mut() = Some(step);
            }
        })
    };
    let label = fill(texts.when_of, &[("title", &props.title), ("level", &props.id.to.to_string())]);
    let option = |value: String, name: AttrValue, decision: Option<StepDecision>| {
        html! { <option {value} selected={props.decision == decision}>{ name }</option> }
    };
    let quarter = |(index, name): (usize, &AttrValue)| {
        let wave = Wave::from_index(index)?;
        Some(option(wave.number().to_string(), name.clone(), Some(StepDecision::Pinned(wave))))
    };
    html! {
        <select
            ref={node}
            class={classes!("select", "step-when", props.decision.map(|_| "is-chosen"))}
            aria-label={label}
            disabled={ui.is_locked}
            {onchange}
            {onkeydown}
        >
            { option("best".to_owned(), texts.when_best.into(), None) }
            { for props.names.iter().enumerate().filter_map(quarter) }
            { option("never".to_owned(), texts.when_never.into(), Some(StepDecision::Excluded)) }
        </select>
    }
}

/// What a dragged card carries is known by this name, and to its own app only: another one on the page has steps by the
/// same ids.
fn dragged(ui: &Ui) -> String {
    format!("application/x-opex-{}", ui.id("step"))
}

/// Begins to drag a step.
pub fn drag_step(ui: &Ui, event: &DragEvent, step: &StepId) {
    if let Some(data) = event.data_transfer() {
        // Refused only outside of a drag.
        let _ = data.set_data(&dragged(ui), &format!("{} {}", step.to, step.practice));
        data.set_effect_allowed("move");
    }
}

/// Whether a step of this app is being dragged. During a drag browsers reveal only the type of the data; its content can be
/// read when it is dropped.
pub fn drags_step(ui: &Ui, event: &DragEvent) -> bool {
    let name = dragged(ui);
    let kinds = event.data_transfer().map(|data| data.types());
    kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind.as_string().as_deref() == Some(&*name)))
}

/// The step that was dropped.
pub fn dropped_step(ui: &Ui, event: &DragEvent) -> Option<StepId> {
    let text = event.data_transfer()?.get_data(&dragged(ui)).ok()?;
    let (to, practice) = text.split_once(' ')?;
    Some(StepId { practice: practice.into(), to: to.parse().ok()? })
}
