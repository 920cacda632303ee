//! The start view: where was I, and what can I do?

use std::rc::Rc;

use yew::prelude::*;

use super::components::{Icon, TextField, assessment_name, focus, icon, progress_bar};
use super::context::{Ui, use_ui};
use super::entrance::Choices;
use super::storage::DamagedList;
use crate::ui::shell::error_lines;
use opex_app::{
    Library, LibraryEntry, LibraryMessage, Message, OpenDocument, OpenMessage, Route, StorageMessage, ViewMessage,
};
use opex_format::SavedSummary;
use opex_language::{fill, number};
use opex_model::{AssessmentId, CatalogueText};

/// Properties of [`StartPage`].
#[derive(Properties, PartialEq)]
pub struct StartPageProps {
    /// What is saved.
    pub library: Rc<Library>,
    /// What is open.
    pub open: Option<Rc<OpenDocument>>,
    /// The catalogue's text, where it has been loaded.
    pub text: Option<Rc<CatalogueText>>,
    /// Nothing can be begun or opened here.
    pub is_read_only: bool,
    /// The person has asked to see what is damaged.
    pub lands_on_damaged: bool,
}

/// The start view.
#[component]
pub fn StartPage(props: &StartPageProps) -> Html {
    let ui = use_ui();
    let (texts, entrance) = (ui.texts().start(), ui.language.entrance_texts());
    let is_first_visit = props.open.is_none() && props.library.saved.is_empty();
    let store = ui.store.clone();
    let choices = Choices {
        on_new: ui.on(OpenMessage::New),
        on_files: Callback::from(move |files| store.read_files(files)),
        on_example: ui.on(OpenMessage::Example),
        on_catalogue: ui.on(ViewMessage::Go(Route::Catalogue(Rc::default()))),
        is_first_visit,
        file_input: use_node_ref(),
    };
    html! {
        <section class="page page-start">
            <h1>{ if is_first_visit { entrance.title } else { texts.title_back } }</h1>
            if is_first_visit {
                <p class="lead">{ entrance.intro }</p>
            }
            if let Some(open) = &props.open {
                <button type="button" class="button button-primary button-large" onclick={ui.on(ViewMessage::Go(Route::Assess(None)))}>
                    <span>{ fill(texts.continue_with, &[("name", &assessment_name(&ui, &open.assessment().profile.team, &open.assessment().profile.workload))]) }</span>
                    { icon(Icon::Next) }
                </button>
            }
            if !props.is_read_only {
                { choices.view(entrance) }
            }
            <p class="hint">{ if ui.is_kept_by_host() { ui.texts().embedding().privacy } else { entrance.privacy } }</p>
            if !props.library.saved.is_empty() {
                <h2>{ if ui.is_kept_by_host() { ui.texts().embedding().opened_list } else { texts.saved_list } }</h2>
                <ul class="saved">
                    { for props.library.saved.iter().map(|entry| html! { <SavedRow key={entry.id.as_str()} entry={entry.clone()} /> }) }
                </ul>
            }
            if !props.library.damaged.is_empty() {
                <DamagedList entries={props.library.damaged.clone()} is_arrival={props.lands_on_damaged} />
            }
            if !props.library.deleted.is_empty() {
                <details class="fold">
                    <summary>{ texts.deleted_list }</summary>
                    <ul class="saved">{ for props.library.deleted.iter().map(|entry| deleted_row(&ui, entry)) }</ul>
                </details>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct SavedRowProps {
    entry: LibraryEntry,
}

/// A saved assessment with what can be done with it.
#[component]
fn SavedRow(props: &SavedRowProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().start();
    let is_renaming = use_state_eq(|| false);
    let LibraryEntry { id, summary, .. } = &props.entry;
    let name = match summary {
        Ok(summary) => assessment_name(&ui, &summary.team, &summary.workload),
        Err(_) => texts.unreadable.to_owned(),
    };
    let rename = {
        let is_renaming = is_renaming.clone();
        Callback::from(move |_: MouseEvent| is_renaming.set(!*is_renaming))
    };
    let rename_button = use_node_ref();
    let done = {
        let (is_renaming, button) = (is_renaming.setter(), rename_button.clone());
        Callback::from(move |()| {
            is_renaming.set(false);
            // What has the focus goes with the form.
            focus(&button);
        })
    };
    html! {
        <li class="saved-row">
            <div class="saved-what">
                if summary.is_ok() {
                    <button type="button" class="link saved-name" onclick={ui.on(OpenMessage::Saved(id.clone()))}>{ name.clone() }</button>
                } else {
                    <span class="saved-name">{ name.clone() }</span>
                }
                { match summary {
                    Ok(summary) => view_summary(&ui, summary),
                    Err(error) => html! { <p class="field-error">{ error_lines(&ui, error).join(" ") }</p> },
                } }
            </div>
            <div class="saved-actions" role="group" aria-label={fill(texts.actions_for, &[("name", &name)])}>
                if summary.is_ok() {
                    { action(&ui, texts.open, OpenMessage::Saved(id.clone()).into()) }
                    <button ref={rename_button} type="button" class="button button-quiet" aria-expanded={is_renaming.to_string()} onclick={rename}>{ texts.rename }</button>
                    { action(&ui, texts.duplicate, LibraryMessage::Duplicate(id.clone()).into()) }
                }
                { action(&ui, texts.download_saved, LibraryMessage::Download(id.clone()).into()) }
                if props.entry.n_copies > 0 {
                    { action(&ui, ui.texts().storage().recovery_title, StorageMessage::ShowRecovery(id.clone()).into()) }
                }
                { action(&ui, texts.delete, LibraryMessage::Delete(id.clone()).into()) }
            </div>
            if let (true, Ok(summary)) = (*is_renaming, summary) {
                <RenameForm id={id.clone()} team={summary.team.clone()} workload={summary.workload.clone()} on_done={done} />
            }
        </li>
    }
}

fn view_summary(ui: &Ui, summary: &SavedSummary) -> Html {
    let texts = ui.texts();
    let answered = fill(texts.start().in_progress, &[("percent", &number::percent(summary.completeness))]);
    let (done, all) = summary.completeness.map_or((0, 1), |ratio| (ratio.numerator(), ratio.denominator()));
    let changed = summary.changed_at.as_ref().and_then(|moment| moment.as_str().get(..10));
    html! {
        <p class="saved-figures">
            if summary.example {
                <span class="mark">{ texts.shell().example_mark }</span>
            }
            <span>{ texts.common().score }{ " " }<strong>{ number::percent(summary.score) }</strong></span>
            { progress_bar(usize::try_from(done).unwrap_or_default(), usize::try_from(all).unwrap_or_default(), answered.clone()) }
            <span>{ answered }</span>
            if let Some(day) = changed {
                <span>{ fill(texts.start().last_change, &[("when", day)]) }</span>
            }
        </p>
    }
}

fn deleted_row(ui: &Ui, entry: &LibraryEntry) -> Html {
    let texts = ui.texts().start();
    let name = match &entry.summary {
        Ok(summary) => assessment_name(ui, &summary.team, &summary.workload),
        Err(_) => texts.unreadable.to_owned(),
    };
    html! {
        <li class="saved-row" key={entry.id.as_str()}>
            <span class="saved-what">{ name }</span>
            <div class="saved-actions">{ action(ui, texts.restore, LibraryMessage::Restore(entry.id.clone()).into()) }</div>
        </li>
    }
}

fn action(ui: &Ui, label: &'static str, action: Message) -> Html {
    html! { <button type="button" class="button button-quiet" onclick={ui.on(action)}>{ label }</button> }
}

#[derive(Properties, PartialEq)]
struct RenameFormProps {
    id: AssessmentId,
    team: String,
    workload: String,
    on_done: Callback<()>,
}

/// Two fields for the names of a saved assessment.
#[component]
fn RenameForm(props: &RenameFormProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts();
    let team = use_state(|| props.team.clone());
    let workload = use_state(|| props.workload.clone());
    let onsubmit = {
        let (store, id, on_done) = (ui.store.clone(), props.id.clone(), props.on_done.clone());
        let (team, workload) = (team.clone(), workload.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            store.dispatch(LibraryMessage::Rename {
                id: id.clone(),
                team: team.as_str().into(),
                workload: workload.as_str().into(),
            });
            on_done.emit(());
        })
    };
    let set = |state: &UseStateHandle<String>| {
        let setter = state.setter();
        Callback::from(move |text| setter.set(text))
    };
    let cancel = {
        let on_done = props.on_done.clone();
        Callback::from(move |_: MouseEvent| on_done.emit(()))
    };
    let name = |field: &str| format!("rename-{field}-{}", props.id);
    html! {
        <form class="rename" {onsubmit}>
            <TextField name={name("team")} label={texts.profile().team} value={(*team).clone()} on_text={set(&team)} takes_focus=true />
            <TextField name={name("workload")} label={texts.profile().workload} value={(*workload).clone()} on_text={set(&workload)} />
            <button type="submit" class="button button-primary">{ texts.start().rename_save }</button>
            <button type="button" class="button button-quiet" onclick={cancel}>{ texts.common().cancel }</button>
        </form>
    }
}
