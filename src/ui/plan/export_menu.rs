//! Taking the steps along: to other programs, to a calendar, to other teams.

use std::rc::Rc;

use yew::prelude::*;

use super::fold::use_fold;
use crate::ui::components::{Icon, Select, icon, select_value};
use crate::ui::context::{Ui, use_ui};
use opex_app::ExportMessage;
use opex_export::{ExportKind, ExportStep, WorkItemType};
use opex_language::fill;

/// Properties of [`ExportMenu`].
#[derive(Properties, PartialEq)]
pub struct ExportMenuProps {
    /// The steps, in the order in which they are shown.
    pub steps: Rc<[ExportStep]>,
}

/// A folded list of buttons, each saying what it hands over and where that goes.
#[component]
pub fn ExportMenu(props: &ExportMenuProps) -> Html {
    let ui = use_ui();
    let (is_open, ontoggle) = use_fold();
    html! {
        <details class="fold plan-export" {ontoggle}>
            <summary>{ ui.texts().planning().export }</summary>
            if is_open {
                <Exports steps={Rc::clone(&props.steps)} />
            }
        </details>
    }
}

/// The buttons.
#[component]
fn Exports(props: &ExportMenuProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().planning();
    let item = use_state_eq(WorkItemType::default);
    let file = |kind: ExportKind, label: &'static str| {
        let onclick = ui.on::<MouseEvent>(ExportMessage::Download(kind, Rc::clone(&props.steps)));
        html! { <button type="button" class="button" {onclick}>{ icon(Icon::Download) }{ label }</button> }
    };
    let copy = |kind: ExportKind, label: &'static str| {
        let onclick = ui.on::<MouseEvent>(ExportMessage::Copy(kind, Rc::clone(&props.steps)));
        html! { <button type="button" class="button" {onclick}>{ label }</button> }
    };
    let note = fill(texts.export_note, &[("n", &props.steps.len().to_string())]);
    html! {
        <div class="exports">
            <p class="hint">{ note }</p>
            <ul>
                <li>{ file(ExportKind::Jira, texts.export_jira) }</li>
                <li class="export-azure">
                    { file(ExportKind::AzureDevOps(*item), texts.export_azure) }
                    { choose_item(&ui, &item) }
                </li>
                <li>{ file(ExportKind::TaskList, texts.export_tasks) }</li>
                <li>{ file(ExportKind::Issues, texts.export_issues) }</li>
                <li>{ file(ExportKind::Calendar, texts.export_calendar) }</li>
                <li>{ copy(ExportKind::Table, texts.export_table) }</li>
                <li>{ copy(ExportKind::OtherTeams, texts.export_teams) }</li>
            </ul>
        </div>
    }
}

/// What steps become in Azure DevOps, whose names for it stay in English.
fn choose_item(ui: &Ui, chosen: &UseStateHandle<WorkItemType>) -> Html {
    let onchange = {
        let set = chosen.setter();
        Callback::from(move |event: Event| {
            let word = select_value(&event);
            if let Some(item) = WorkItemType::ALL.into_iter().find(|item| item.as_str() == word) {
                set.set(item);
            }
        })
    };
    html! {
        <Select label={ui.texts().planning().export_item} {onchange}>
            { for WorkItemType::ALL.map(|item| html! {
                <option value={item.as_str()} selected={item == **chosen}>{ item.as_str() }</option>
            }) }
        </Select>
    }
}

/// Copies one step as an issue.
pub fn copy_issue(ui: &Ui, step: ExportStep) -> Html {
    let onclick = ui.on::<MouseEvent>(ExportMessage::CopyIssue(step));
    html! { <button type="button" class="button" {onclick}>{ ui.texts().planning().export_issue }</button> }
}
