//! The whole app: listens to the store, shows the view that the route names.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, HtmlElement, Node};
use yew::prelude::*;

use super::components::focus_in_place;
use super::context::{Ui, next_instance};
use super::keys::{KeyPress, handle_key};
use super::shell::{Header, NoticeBar};
use super::start::StartPage;
use super::views::{ViewsFailed, ViewsState, use_views};
use crate::app::{Action, Derived, Route, State, Store};
use crate::i18n::{FirstTexts, fill};
use crate::ports::FileSource;

/// Properties of [`App`].
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The store that the app shows. One app shows the same store for its life.
    pub store: Store,
}

/// The app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = props.store.clone();
    let state = use_store(&store);
    let instance = use_memo((), |()| next_instance());
    let ui =
        use_memo((store.clone(), state.language), |(store, language)| Ui::new(store.clone(), *language, *instance));
    let derived = use_memo((state.assessment().cloned(), state.today), |(assessment, today)| {
        assessment.as_ref().map(|assessment| Rc::new(Derived::new(&state.catalogue, assessment, *today)))
    });
    let main = use_node_ref();
    use_announcement(&store, &state);
    use_arrival(&state, &main);
    let (views, load_again) = use_views(&state.route);
    let needs_views = state.shows_help || state.route != Route::Start;

    let is_dragged = use_state_eq(|| false);
    let onkeydown = {
        let store = store.clone();
        Callback::from(move |event: KeyboardEvent| {
            if handle_key(&store, &KeyPress::from_event(&event)) {
                event.prevent_default();
            }
        })
    };
    let ondragover = {
        let is_dragged = is_dragged.setter();
        Callback::from(move |event: DragEvent| {
            if has_files(&event) {
                event.prevent_default();
                is_dragged.set(true);
            }
        })
    };
    let ondragleave = {
        let is_dragged = is_dragged.setter();
        Callback::from(move |event: DragEvent| {
            if !stays_inside(&event) {
                is_dragged.set(false);
            }
        })
    };
    let ondrop = {
        let (store, is_dragged) = (store.clone(), is_dragged.setter());
        Callback::from(move |event: DragEvent| {
            is_dragged.set(false);
            if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
                event.prevent_default();
                store.read_file(FileSource(Box::new(file)));
            }
        })
    };

    let texts = ui.first_texts();
    let on_skip = {
        let main = main.clone();
        use_callback((), move |(), ()| focus_in_place(&main))
    };
    html! {
        <ContextProvider<Ui> context={(*ui).clone()}>
            <div
                class="om"
                lang={state.language.tag()}
                data-theme={state.preferences.theme.as_str()}
                {onkeydown}
                {ondragover}
                {ondragleave}
                {ondrop}
            >
                <Header
                    route={state.route.clone()}
                    save={state.save}
                    open={state.open.clone()}
                    score={(*derived).as_ref().and_then(|derived| derived.overall().cloned())}
                    theme={state.preferences.theme}
                    {on_skip}
                />
                <NoticeBar notice={state.notice.clone()} save={state.save} has_work={state.has_work_at_risk()} text_failed={state.text_failed} />
                <main ref={main} class="main" tabindex="-1">
                    if needs_views && matches!(views, ViewsState::Failed) {
                        <ViewsFailed on_again={load_again} />
                    }
                    { view(&state, (*derived).as_ref(), views) }
                </main>
                if let (true, ViewsState::Ready(views)) = (state.shows_help, views) {
                    { (views.help)(&state) }
                }
                if *is_dragged {
                    <div class="drop-target" aria-hidden="true"><p>{ texts.shell.drop_here }</p></div>
                }
                <span data-app-ready="" hidden=true />
            </div>
        </ContextProvider<Ui>>
    }
}

fn view(state: &Rc<State>, derived: Option<&Rc<Derived>>, views: ViewsState) -> Html {
    match (&state.route, views) {
        (Route::Start, _) => {
            html! { <StartPage library={state.library.clone()} open={state.open.clone()} text={state.text().cloned()} /> }
        }
        (_, ViewsState::Ready(views)) => (views.page)(state, derived),
        (_, ViewsState::Loading) => {
            html! { <p class="loading" role="status">{ state.language.first_texts().common.loading }</p> }
        }
        // The message in its place stands above.
        (_, ViewsState::Failed) => Html::default(),
    }
}

/// The store's state, anew at each change.
#[hook]
fn use_store(store: &Store) -> Rc<State> {
    let state = use_state(|| store.state());
    {
        let (set, store) = (state.setter(), store.clone());
        use_effect_with((), move |()| {
            let listener = store.clone();
            let subscription = store.subscribe(Rc::new(move || set.set(listener.state())));
            // It also shows what has happened between the first render and this effect.
            store.dispatch(Action::Shown);
            move || drop(subscription)
        });
    }
    // Not the handle's own value: that would be one change behind where several come at once.
    let _ = state;
    store.state()
}

/// Tells the surroundings the view's title, the language and the theme.
#[hook]
fn use_announcement(store: &Store, state: &State) {
    let title = fill(
        state.language.first_texts().shell.page_title,
        &[("view", view_title(state.language.first_texts(), &state.route))],
    );
    let store = store.clone();
    use_effect_with((title, state.language, state.preferences.theme), move |(title, language, theme)| {
        store.ports().navigator.announce(title, language.tag(), theme.as_str());
    });
}

fn view_title(texts: &'static FirstTexts, route: &Route) -> &'static str {
    match route {
        Route::Start => texts.shell.start,
        Route::Assess(_) => texts.shell.assess,
        Route::Results => texts.shell.results,
        Route::Plan => texts.shell.plan,
        Route::Settings => texts.shell.settings,
    }
}

/// Begins a new view at its top, and moves the focus there, so that the keyboard and a screen reader
/// go on there. Not the first view: the page must not take the focus by loading.
#[hook]
fn use_arrival(state: &State, main: &NodeRef) {
    let place = state.route.place();
    let last = use_mut_ref(|| place.clone());
    let (main, lands_on_practice) = (main.clone(), state.lands_on_practice);
    use_effect_with(place, move |place| {
        if *last.borrow() == *place {
            return;
        }
        place.clone_into(&mut last.borrow_mut());
        if lands_on_practice {
            return;
        }
        if let Some(app) = main.cast::<Element>().and_then(|main| main.parent_element()) {
            app.scroll_into_view();
        }
        focus_in_place(&main);
    });
}

fn has_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.iter().any(|kind| kind.as_string().as_deref() == Some("Files")))
}

/// Whether the pointer has only moved to another element within the app.
fn stays_inside(event: &DragEvent) -> bool {
    let root = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let root = root.and_then(|element| element.closest(".om").ok().flatten());
    let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    root.is_some_and(|root| to.is_some_and(|to| root.contains(Some(&to))))
}
