//! The views beyond the first one, which a release build loads as a chunk of its own.
//!
//! Nothing of them is needed before the start view can be used, and they are half of the app's code.
//! With the feature `split` a tool moves every function that only [`views`] leads to into a second
//! WebAssembly module; without it the same functions are simply there.

use std::rc::Rc;

use yew::prelude::*;

use super::assess::AssessPage;
use super::context::use_ui;
use super::plan::PlanPage;
use super::results::ResultsPage;
use super::settings::SettingsPage;
use super::shell::{HelpDialog, NothingOpen};
use crate::app::{Derived, Route, State};

/// Ways into the chunk. The rest of the app must name its components nowhere else: whatever the main
/// module can reach stays in the main module.
#[derive(Clone, Copy)]
pub struct Views {
    /// The view that the route names.
    pub page: fn(&Rc<State>, Option<&Rc<Derived>>) -> Html,
    /// The help.
    pub help: fn(&State) -> Html,
}

/// How far the chunk is.
#[derive(Clone, Copy)]
#[cfg_attr(
    not(all(feature = "split", target_arch = "wasm32")),
    allow(dead_code, reason = "what is compiled in is always ready")
)]
pub enum ViewsState {
    /// On its way.
    Loading,
    /// It could not be loaded.
    Failed,
    /// It is here.
    Ready(Views),
}

/// The chunk, which starts loading once the first view is there, and again, if that failed, when
/// another view is opened. The callback is for doing so by hand.
#[hook]
pub fn use_views(route: &Route) -> (ViewsState, Callback<MouseEvent>) {
    let state = use_state(at_start);
    let attempt = use_state_eq(|| 0_u32);
    {
        let state = state.clone();
        use_effect_with((std::mem::discriminant(route), *attempt), move |_| {
            if !matches!(*state, ViewsState::Ready(_)) {
                load(&state);
            }
        });
    }
    let again = Callback::from(move |_| attempt.set(attempt.wrapping_add(1)));
    (*state, again)
}

#[cfg(not(all(feature = "split", target_arch = "wasm32")))]
mod loader {
    use yew::UseStateHandle;

    use super::{ViewsState, views};

    pub(super) fn at_start() -> ViewsState {
        ViewsState::Ready(views())
    }

    pub(super) fn load(state: &UseStateHandle<ViewsState>) {
        state.set(at_start());
    }
}

#[cfg(all(feature = "split", target_arch = "wasm32"))]
mod loader {
    #![allow(unsafe_code, reason = "the macro declares functions that the splitter links")]

    use wasm_split_helpers::{SplitLoaderError, wasm_split};
    use yew::UseStateHandle;
    use yew::platform::spawn_local;

    use super::{Views, ViewsState, views};

    pub(super) fn at_start() -> ViewsState {
        ViewsState::Loading
    }

    pub(super) fn load(state: &UseStateHandle<ViewsState>) {
        state.set(ViewsState::Loading);
        let state = state.clone();
        spawn_local(async move {
            state.set(load_views().await.map_or(ViewsState::Failed, ViewsState::Ready));
        });
    }

    // A failure is not kept: the next call fetches anew.
    #[wasm_split(views, fallible)]
    fn load_views() -> Result<Views, SplitLoaderError> {
        Ok(views())
    }
}

use loader::{at_start, load};

fn views() -> Views {
    Views { page, help }
}

/// Shown in place of a view that could not be loaded.
#[component]
pub fn ViewsFailed(props: &ViewsFailedProps) -> Html {
    let ui = use_ui();
    let texts = &ui.first_texts().shell;
    html! {
        <div class="notice notice-error" role="alert">
            <p>{ texts.views_failed }</p>
            <div class="notice-actions">
                <button type="button" class="button" onclick={&props.on_again}>{ texts.try_again }</button>
            </div>
        </div>
    }
}

/// Properties of [`ViewsFailed`].
#[derive(Properties, PartialEq)]
pub struct ViewsFailedProps {
    /// Loads again.
    pub on_again: Callback<MouseEvent>,
}

fn help(state: &State) -> Html {
    html! { <HelpDialog text={state.text().cloned()} shortcuts_off={state.preferences.shortcuts_off} /> }
}

fn page(state: &Rc<State>, derived: Option<&Rc<Derived>>) -> Html {
    match (&state.route, &state.open, derived) {
        (Route::Settings, open, _) => html! {
            <SettingsPage
                profile={open.as_ref().map(|open| open.assessment().profile.clone())}
                text={state.text().cloned()}
            />
        },
        (_, Some(open), Some(derived)) => {
            let (Some(text), assessment) = (state.text().cloned(), open.assessment().clone()) else {
                return html! { <p class="loading" role="status">{ state.language.first_texts().common.loading }</p> };
            };
            let (derived, today) = (Rc::clone(derived), state.today);
            match &state.route {
                Route::Results => html! { <ResultsPage {assessment} {derived} {text} {today} /> },
                Route::Plan => html! { <PlanPage {assessment} {derived} {text} {today} /> },
                _ => html! {
                    <AssessPage
                        {assessment}
                        {derived}
                        {text}
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
