//! What the app shows: the view that the route names, and what lies over it. Each view is shown as a [`PartView`], which
//! fetches it where it is not there yet.

use std::rc::Rc;

use yew::prelude::*;

use super::components::locked_fields;
use super::parts::{Part, PartView};
use super::shell::NothingOpen;
use opex_app::{Route, State};
use opex_model::Derived;

/// The view that the route names. Fields of what can only be looked at are disabled, and it says why.
pub fn page(state: &Rc<State>, derived: Option<&Rc<Derived>>) -> Html {
    let view = view(state, derived);
    if !state.is_locked() {
        return view;
    }
    let texts = state.language.texts();
    let why = if state.is_read_only { texts.embedding().read_only } else { texts.files().read_only };
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
    let texts = state.language.entrance_texts();
    let part = |part: Part| html! { <PartView {part} state={Rc::clone(state)} derived={derived.cloned()} /> };
    match (&state.route, &state.open, derived) {
        (Route::Start, ..) => part(Part::Start),
        (Route::Open(_), ..) => part(Part::Link),
        (Route::Settings, ..) => part(Part::Settings),
        (Route::Catalogue(_), ..) => part(Part::Catalogue),
        (Route::Compare, Some(_), Some(_)) if state.text().is_some() => part(Part::History),
        (Route::Results, Some(_), Some(_)) if state.results_text().is_some() => part(Part::Results),
        (Route::Plan, Some(_), Some(_)) if state.text().is_some() => part(Part::Plan),
        (Route::Assess(_), Some(_), Some(_)) if state.answering_text().is_some() => part(Part::Assess),
        (_, Some(_), Some(_)) => html! { <p class="loading" role="status">{ texts.loading }</p> },
        _ => html! { <NothingOpen /> },
    }
}

/// Dialogs above the view. While the person waits for the features module, its placeholder is shown here.
pub fn overlays(state: &Rc<State>, waits_for_features: bool) -> Html {
    let is_wanted = state.carried.is_some()
        || state.handed_in.is_some()
        || state.storage.dialog.is_some()
        || state.shows_help
        || state.explained.is_some();
    html! {
        <>
        if is_wanted {
            <PartView part={Part::Dialogs} state={Rc::clone(state)} />
        }
        if state.vault.unlocking.is_some() {
            <PartView part={Part::Unlock} state={Rc::clone(state)} />
        }
        if waits_for_features {
            <PartView part={Part::Features} state={Rc::clone(state)} />
        }
        </>
    }
}
