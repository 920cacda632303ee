//! The whole app: listens to the store, shows the view that the route names.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::catalogue::catalogue_title;
use super::components::focus_in_place;
use super::context::{Ui, next_instance};
use super::file_drop::{FileDrop, drop_target};
use super::frame::page_title;
use super::keys::{KeyPress, handle_key};
use super::page::{overlays, page};
use super::parts::fetch_ahead;
use super::shell::{notice_bar, use_header};
use opex_app::{CataloguePage, Route, State, Store, ViewMessage};
use opex_language::Texts;

/// Properties of [`App`].
#[derive(Clone, Properties, PartialEq)]
pub struct AppProps {
    /// The store that the app shows. One app shows the same store for its life.
    pub store: Store,
    /// The person comes from the entrance: the view shown first is one gone to, not the first of the visit.
    #[prop_or_default]
    pub is_arriving: bool,
    /// The app is a part of another page, whose main part is not this.
    #[prop_or_default]
    pub is_part: bool,
}

/// The app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = props.store.clone();
    let state = use_store(&store);
    let instance = use_memo((), |()| next_instance());
    let ui = use_memo((store.clone(), state.language, state.is_locked()), |(store, language, is_locked)| {
        Ui::new(store.clone(), *language, *is_locked, *instance)
    });
    let derived = state.figures.as_ref().map(|figures| &figures.derived);
    let main = use_node_ref();
    use_announcement(&store, &state);
    // What the view shown needs has come by then.
    let ahead = store.clone();
    use_effect_with(state.text().is_some(), move |has_text| {
        if *has_text {
            fetch_ahead(ahead);
        }
    });
    use_arrival(&state, &main, props.is_arriving);
    let onkeydown = {
        let store = store.clone();
        Callback::from(move |event: KeyboardEvent| {
            let press = KeyPress::from_event(&event);
            let is_taken = handle_key(&store, &press);
            if is_taken {
                event.prevent_default();
            }
            if is_taken || press.is_text() {
                event.stop_propagation();
            }
        })
    };
    let is_file_over = use_state_eq(|| false);
    let (over, files) = (is_file_over.setter(), store.clone());
    let file_drop = FileDrop {
        on_over: Callback::from(move |is_over| over.set(is_over)),
        on_files: Callback::from(move |handed_in| files.read_files(handed_in)),
    };
    let on_skip = {
        let main = main.clone();
        use_callback((), move |(), ()| focus_in_place(&main))
    };
    let score = derived.and_then(|derived| derived.overall());
    let header = use_header(&ui, &state, score.map(|score| &**score), &on_skip);
    html! {
        <ContextProvider<Ui> context={(*ui).clone()}>
            <div
                class="om"
                role={props.is_part.then_some("region")}
                aria-label={props.is_part.then_some(state.language.entrance_texts().app_name)}
                lang={state.language.tag()}
                data-theme={state.preferences.theme.as_str()}
                {onkeydown}
                ondragover={file_drop.ondragover()}
                ondragleave={file_drop.ondragleave()}
                ondrop={file_drop.ondrop()}
            >
                { header }
                { notice_bar(&state) }
                <@{if props.is_part { "div" } else { "main" }} ref={main} class="main" part="main" tabindex="-1">
                    { page(&state, derived) }
                </@>
                { overlays(&state, store.waits_for_features()) }
                { drop_target(state.language.entrance_texts(), *is_file_over) }
                <span data-app-ready="" hidden=true />
            </div>
        </ContextProvider<Ui>>
    }
}

/// The store's state, anew at each change.
#[hook]
fn use_store(store: &Store) -> Rc<State> {
    let state = use_state(|| store.state());
    {
        let (set, store, shown) = (state.setter(), store.clone(), store.state());
        use_effect_with((), move |()| {
            let (listener, listening) = (store.clone(), set.clone());
            let subscription = store.subscribe(Rc::new(move || listening.set(listener.state())));
            store.dispatch(ViewMessage::Shown);
            // Nobody was listening between the first render and this effect, and where the entrance has been shown
            // before, the dispatch above tells of nothing.
            let now = store.state();
            if !Rc::ptr_eq(&shown, &now) {
                set.set(now);
            }
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
    let texts = state.language.texts();
    let title = page_title(texts.entrance(), &view_title(texts, state));
    let store = store.clone();
    use_effect_with((title, state.language, state.preferences.theme), move |(title, language, theme)| {
        store.ports().navigator.announce(title, language.tag(), theme.as_str());
    });
}

fn view_title(texts: Texts, state: &State) -> String {
    let title = match &state.route {
        Route::Start => texts.entrance().start,
        Route::Assess(_) => texts.shell().assess,
        Route::Results => texts.shell().results,
        Route::Plan => texts.shell().plan,
        Route::Compare => texts.history().title,
        Route::Settings => texts.shell().settings,
        Route::Open(_) => texts.sharing().open_title,
        Route::Catalogue(name) => return catalogue_title(state, name),
    };
    title.to_owned()
}

/// Begins a new view at its top, and moves the focus there, so that the keyboard and a screen reader
/// go on there. Not the first view: the page must not take the focus by loading.
#[hook]
fn use_arrival(state: &State, main: &NodeRef, is_arriving: bool) {
    let place = state.route.place();
    let last = use_mut_ref(|| if is_arriving { Route::START_PLACE.to_owned() } else { place.clone() });
    // A page of the catalogue that begins at one of its parts goes there itself.
    let lands_on_part = match &state.route {
        Route::Catalogue(name) => CataloguePage::find(&state.catalogue, name).part().is_some(),
        _ => false,
    };
    let (main, lands_within) =
        (main.clone(), state.lands_on_practice || lands_on_part || state.storage.lands_on_damaged);
    use_effect_with(place, move |place| {
        if *last.borrow() == *place {
            return;
        }
        place.clone_into(&mut last.borrow_mut());
        if lands_within {
            return;
        }
        if let Some(app) = main.cast::<Element>().and_then(|main| main.parent_element())
            && is_scrolled(&app)
        {
            app.scroll_into_view();
        }
        focus_in_place(&main);
    });
}

/// Whether the upper end of the app is out of sight: its header, which stays in sight, has left its place there. Where
/// the app is a part of a page, that page is not moved for less.
fn is_scrolled(app: &Element) -> bool {
    let header = app.first_element_child().and_then(|header| header.dyn_into::<HtmlElement>().ok());
    header.is_none_or(|header| header.offset_top() > 0)
}
