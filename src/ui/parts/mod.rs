//! Views that a release build has in WebAssembly modules of their own.
//!
//! A view is fetched when it is first shown, or ahead of that once nothing else is to be done. Until it is there a
//! placeholder is shown; if loading fails, an error with a button to try again. Naming one of these views
//! anywhere else than in [`load`] would bring it into the module that names it, and `make budget` would fail.

mod load;
mod part;

#[cfg(feature = "split")]
pub use load::fetch_features;
pub use load::load_features;
pub use part::{Part, View};

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::context::use_ui;
use opex_app::{PlanMessage, State, Store};
use opex_model::Derived;

thread_local! {
    /// Loaded views, shared by all apps on the page for its lifetime.
    static LOADED: RefCell<Vec<(Part, View)>> = const { RefCell::new(Vec::new()) };
}

fn loaded(part: Part) -> Option<View> {
    let found = LOADED.with_borrow(|loaded| loaded.iter().find(|(known, _)| *known == part).map(|(_, view)| *view));
    found.or_else(|| load::linked(part))
}

/// Fetches a part and calls back with whether that succeeded.
pub fn fetch(part: Part, done: Callback<bool>) {
    if loaded(part).is_some() {
        return done.emit(true);
    }
    load::load(
        part,
        Callback::from(move |view: Option<View>| {
            if let Some(view) = view {
                LOADED.with_borrow_mut(|loaded| loaded.push((part, view)));
            }
            done.emit(view.is_some());
        }),
    );
}

/// Fetches all parts one after the other, so that what is wanted meanwhile does not wait for them. One that does not come
/// is left until it is wanted.
pub fn fetch_ahead(store: Store) {
    fetch_from(0, store);
}

fn fetch_from(position: usize, store: Store) {
    if let Some(part) = Part::ALL.get(position) {
        let next = move |_| {
            store.module_loaded();
            fetch_from(position + 1, store.clone());
        };
        fetch(*part, Callback::from(next));
    }
}

/// Properties of [`PartView`].
#[derive(Clone, Properties)]
pub struct PartViewProps {
    /// The part.
    pub part: Part,
    /// What it shows.
    pub state: Rc<State>,
    /// What follows from the assessment.
    #[prop_or_default]
    pub derived: Option<Rc<Derived>>,
}

/// States and figures are immutable and rebuilt with each change, so comparing addresses suffices.
impl PartialEq for PartViewProps {
    fn eq(&self, other: &Self) -> bool {
        let is_same = match (&self.derived, &other.derived) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        self.part == other.part && Rc::ptr_eq(&self.state, &other.state) && is_same
    }
}

/// A part of the app, once it is there.
#[component]
pub fn PartView(props: &PartViewProps) -> Html {
    let ui = use_ui();
    let part = props.part;
    let n_tries = use_state_eq(|| 0_u32);
    let has_failed = use_state_eq(|| None::<Part>);
    let update = use_force_update();
    {
        let (has_failed, store) = (has_failed.setter(), ui.store.clone());
        // Checked at render: a part that arrives between render and effect has to trigger another render.
        let is_there = loaded(part).is_some();
        use_effect_with((part, *n_tries), move |(part, _)| {
            let part = *part;
            if !is_there {
                has_failed.set(None);
                let done = move |has_come: bool| {
                    has_failed.set((!has_come).then_some(part));
                    store.module_loaded();
                    if part == Part::Plan {
                        store.dispatch(PlanMessage::ToolsCame);
                    }
                    update.force_update();
                };
                fetch(part, Callback::from(done));
            }
        });
    }
    if let Some(view) = loaded(part) {
        return view(&props.state, props.derived.as_ref());
    }
    let texts = ui.language.entrance_texts();
    if *has_failed != Some(part) {
        return html! { <p class="loading" role="status">{ texts.loading }</p> };
    }
    let again = {
        let n_tries = n_tries.clone();
        Callback::from(move |_: MouseEvent| n_tries.set(*n_tries + 1))
    };
    html! {
        <div class="notice notice-error" part="notice" role="alert">
            <p>{ texts.app_failed }</p>
            <div class="notice-actions">
                <button type="button" class="button" onclick={again}>{ texts.try_again }</button>
            </div>
        </div>
    }
}
