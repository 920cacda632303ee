//! Which view is shown.

use std::rc::Rc;

use yew::prelude::*;

use super::assess::AssessPage;
use super::catalogue::CatalogueView;
use super::components::locked_fields;
use super::files::{CarriedDialog, FilesDialog};
use super::history::HistoryPage;
use super::plan::PlanPage;
use super::results::ResultsPage;
use super::settings::SettingsPage;
use super::share::LinkPage;
use super::shell::{HelpDialog, NothingOpen};
use super::start::StartPage;
use super::storage::StorageDialogs;
use opex_app::{Route, State};
use opex_model::Derived;

/// The view that the route names. Fields of what can only be looked at are disabled, and it says why.
pub fn page(state: &Rc<State>, derived: Option<&Rc<Derived>>) -> Html {
    let view = view(state, derived);
    if !state.is_locked() {
        return view;
    }
    let texts = state.language.texts();
    let why = if state.is_read_only { texts.embedding.read_only } else { texts.files.read_only };
    // Answering disables its own, since finding one's way around stays possible.
    let has_fields = state.route == Route::Settings;
    html! {
        <>
            <p class="notice read-only-note" role="note">{ why }</p>
            if has_fields {
                { locked_fields(true, view) }
            } else {
                { view }
            }
        </>
    }
}

fn view(state: &Rc<State>, derived: Option<&Rc<Derived>>) -> Html {
    match (&state.route, &state.open, derived) {
        (Route::Start, open, _) => html! {
            <StartPage
                library={state.library.clone()}
                open={open.clone()}
                text={state.text().cloned()}
                is_read_only={state.is_read_only}
                lands_on_damaged={state.storage.lands_on_damaged}
            />
        },
        (Route::Open(data), ..) => html! { <LinkPage data={Rc::clone(data)} /> },
        (Route::Settings, open, _) => html! {
            <SettingsPage
                profile={open.as_ref().map(|open| open.assessment().profile.clone())}
                text={state.text().cloned()}
                id={state.open_id().cloned()}
                storage={state.storage.report}
                name={Rc::clone(&state.preferences.name)}
            />
        },
        (Route::Catalogue(name), open, _) => match state.text() {
            Some(text) => html! {
                <CatalogueView
                    name={Rc::clone(name)}
                    text={Rc::clone(text)}
                    reference={state.reference.clone()}
                    case_studies={state.case_studies.clone()}
                    assessment={open.as_ref().map(|open| Rc::clone(open.assessment()))}
                />
            },
            None => html! { <p class="loading" role="status">{ state.language.texts().entrance.loading }</p> },
        },
        (_, Some(open), Some(derived)) => {
            let (Some(text), assessment) = (state.text().cloned(), open.assessment().clone()) else {
                return html! { <p class="loading" role="status">{ state.language.texts().entrance.loading }</p> };
            };
            let (derived, today) = (Rc::clone(derived), state.today);
            match &state.route {
                Route::Compare => html! { <HistoryPage {assessment} {text} {today} /> },
                Route::Results => html! { <ResultsPage {assessment} {derived} {text} {today} /> },
                Route::Plan => html! {
                   <PlanPage
                       {assessment}
                       {derived}
                       {text}
                       {today}
                       planning={Rc::clone(&state.planning)}
                       what_if={state.what_if.clone()}
                   />
                },
                _ => html! {
                    <AssessPage
                        {assessment}
                        {derived}
                        {text}
                        reference={state.reference.get(state.language).cloned()}
                        topic={state.topic()}
                        shown={state.shown.clone()}
                        filter={state.filter.clone()}
                        focused={state.focused().cloned()}
                        n_moves={state.n_moves}
                        lands_on_practice={state.lands_on_practice}
                    />
                },
            }
        }
        _ => html! { <NothingOpen /> },
    }
}

/// What stands over the view: the help and the storage, where they are asked for, and files that wait for a decision.
pub fn dialogs(state: &Rc<State>) -> Html {
    html! {
        <>
        if let Some(carried) = &state.carried {
            <CarriedDialog carried={Rc::clone(carried)} text={state.text().cloned()} />
        }
        if state.handed_in.is_some() {
            <FilesDialog state={Rc::clone(state)} />
        }
        if let Some(dialog) = &state.storage.dialog {
            <StorageDialogs dialog={Rc::clone(dialog)} />
        }
        if state.shows_help {
            <HelpDialog text={state.text().cloned()} shortcuts_off={state.preferences.shortcuts_off} />
        }
        </>
    }
}
