//! The views, each as a function of the state: what a part consists of once it is there.

use std::rc::Rc;

use yew::prelude::*;

use super::assess::AssessPage;
use super::catalogue::CatalogueView;
use super::files::{CarriedDialog, FilesDialog};
use super::history::HistoryPage;
use super::plan::PlanPage;
use super::results::{ResultsPage, why_dialog};
use super::settings::SettingsPage;
use super::share::{LinkPage, Sharing, unlock_dialog};
use super::shell::{Alerts, HelpDialog, News, alert_of, news_of};
use super::start::StartPage;
use super::storage::StorageDialogs;
use opex_app::{Route, State};
use opex_model::{Assessment, CatalogueText, Derived};

/// The start view.
pub fn start(state: &Rc<State>, _: Option<&Rc<Derived>>) -> Html {
    html! {
        <StartPage
            library={state.library.clone()}
            open={state.open.clone()}
            text={state.text().cloned()}
            is_read_only={state.is_read_only}
            lands_on_damaged={state.storage.lands_on_damaged}
        />
    }
}

/// Answering.
pub fn assess(state: &Rc<State>, derived: Option<&Rc<Derived>>) -> Html {
    let open = state.assessment().cloned().zip(state.answering_text().cloned());
    let (Some((assessment, text)), Some(derived)) = (open, derived.cloned()) else { return Html::default() };
    html! {
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
    }
}

/// Features show nothing themselves.
pub fn nothing(_: &Rc<State>, _: Option<&Rc<Derived>>) -> Html {
    Html::default()
}

/// Scores and risks.
pub fn results(state: &Rc<State>, derived: Option<&Rc<Derived>>) -> Html {
    let open = state.assessment().cloned().zip(state.results_text().cloned());
    let (Some((assessment, text)), Some(derived)) = (open, derived.cloned()) else { return Html::default() };
    html! { <ResultsPage {assessment} {derived} {text} today={state.today} /> }
}

/// What to improve first.
pub fn plan(state: &Rc<State>, derived: Option<&Rc<Derived>>) -> Html {
    let (Some((assessment, text)), Some(derived)) = (open_with_text(state), derived.cloned()) else {
        return Html::default();
    };
    let tried = state.tried_or_open_figures().map_or_else(|| Rc::clone(&derived), |tried| Rc::clone(&tried.derived));
    html! {
        <PlanPage
            {assessment}
            {derived}
            {tried}
            {text}
            today={state.today}
            planning={Rc::clone(&state.planning)}
            what_if={state.what_if.clone()}
        />
    }
}

/// Snapshots, and what has changed between them.
pub fn history(state: &Rc<State>, _: Option<&Rc<Derived>>) -> Html {
    let Some((assessment, text)) = open_with_text(state) else { return Html::default() };
    html! { <HistoryPage {assessment} {text} today={state.today} /> }
}

fn open_with_text(state: &State) -> Option<(Rc<Assessment>, Rc<CatalogueText>)> {
    state.assessment().cloned().zip(state.text().cloned())
}

/// Reading the catalogue.
pub fn catalogue(state: &Rc<State>, _: Option<&Rc<Derived>>) -> Html {
    match (&state.route, state.text()) {
        (Route::Catalogue(name), Some(text)) => html! {
            <CatalogueView
                name={Rc::clone(name)}
                text={Rc::clone(text)}
                reference={state.reference.clone()}
                case_studies={state.case_studies.clone()}
                assessment={state.assessment().cloned()}
            />
        },
        _ => html! { <p class="loading" role="status">{ state.language.entrance_texts().loading }</p> },
    }
}

/// The assessment's details, and the storage.
pub fn settings(state: &Rc<State>, _: Option<&Rc<Derived>>) -> Html {
    html! {
        <SettingsPage
            profile={state.assessment().map(|assessment| assessment.profile.clone())}
            text={state.text().cloned()}
            id={state.open_id().cloned()}
            storage={state.storage.report}
            name={Rc::clone(&state.preferences.name)}
        />
    }
}

/// What went wrong.
pub fn alerts(state: &Rc<State>, _: Option<&Rc<Derived>>) -> Html {
    html! {
        <Alerts
            trouble={state.storage_trouble()}
            has_work={state.has_work_at_risk()}
            is_open={state.open.is_some()}
            text_failed={state.text_failed}
            notice={alert_of(state).cloned()}
        />
    }
}

/// What was done, and that there is another version.
pub fn news(state: &Rc<State>, _: Option<&Rc<Derived>>) -> Html {
    html! { <News notice={news_of(state).cloned()} update={state.update} /> }
}

/// Opening an assessment that was handed over in an address.
pub fn link(state: &Rc<State>, _: Option<&Rc<Derived>>) -> Html {
    match &state.route {
        Route::Open(data) => html! { <LinkPage data={Rc::clone(data)} /> },
        _ => Html::default(),
    }
}

/// Ways of handing the open assessment over.
pub fn share(state: &Rc<State>, _: Option<&Rc<Derived>>) -> Html {
    let Some(open) = state.open.clone() else { return Html::default() };
    html! {
        <Sharing
            {open}
            locking={state.vault.locking}
            has_text={state.text().is_some()}
            notice={state.notice.clone()}
        />
    }
}

/// The dialog that asks for the password of a file.
pub fn unlock(state: &Rc<State>, _: Option<&Rc<Derived>>) -> Html {
    unlock_dialog(state)
}

/// The help and the storage, where they are asked for, and files that wait for a decision.
pub fn dialogs(state: &Rc<State>, _: Option<&Rc<Derived>>) -> Html {
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
        { why_dialog(state) }
        if state.shows_help {
            <HelpDialog text={state.text().cloned()} shortcuts_off={state.preferences.shortcuts_off} />
        }
        </>
    }
}
