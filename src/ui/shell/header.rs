//! The bar at the top: where one is, how it stands, what can be undone, whether it is saved.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::not_saved::not_saved;
use crate::ui::change_name::change_name;
use crate::ui::components::{Icon, go, icon, progress_bar, score_figure};
use crate::ui::context::Ui;
use crate::ui::entrance::Appearance;
use crate::ui::frame::HeaderBar;
use crate::ui::share::ShareButton;
use opex_app::{EditMessage, OpenDocument, PreferenceMessage, Route, SaveState, ShareMessage, State, ViewMessage};
use opex_language::fill;
use opex_model::{Change, Figures, OVERALL};

/// The bar at the top; `score` are the figures of the whole, `on_skip` is called when the person wants to be past it.
#[hook]
pub fn use_header(ui: &Ui, state: &Rc<State>, score: Option<&Figures>, on_skip: &Callback<()>) -> Html {
    let texts = ui.texts();
    let open = match (&state.open, score) {
        (Some(open), Some(figures)) => view_open(ui, open, figures),
        _ => Html::default(),
    };
    let tools = html! {
        <>
            { save_status(ui, state.save, state.open.is_some()) }
            if let Some(open) = &state.open {
                { undo_buttons(ui, open) }
                <button
                    type="button"
                    class="button button-quiet button-icon"
                    onclick={ui.on(ShareMessage::Download)}
                    aria-label={texts.shell().download}
                    title={texts.shell().download}
                >
                    { icon(Icon::Download) }
                </button>
                <ShareButton state={Rc::clone(state)} />
            }
        </>
    };
    let tabs_node = use_node_ref();
    use_current_in_sight(&tabs_node, &state.route, state.open.is_some());
    let tabs = html! {
        if state.open.is_some() || matches!(state.route, Route::Catalogue(_)) {
            <nav ref={tabs_node} class="tabs" part="navigation" aria-label={texts.shell().navigation}>
                { for tabs(ui, &state.route, state.open.is_some()) }
            </nav>
        }
    };
    let (themes, languages) = (ui.store.clone(), ui.store.clone());
    let bar = HeaderBar {
        appearance: Appearance { language: ui.language, theme: state.preferences.theme },
        place: state.route.place().into(),
        on_skip: on_skip.clone(),
        on_brand: go(ui, Route::Start),
        on_help: ui.on(ViewMessage::ShowHelp(true)),
        on_theme: Callback::from(move |theme| themes.dispatch(PreferenceMessage::SetTheme(theme))),
        on_language: Callback::from(move |language| languages.dispatch(PreferenceMessage::SetLanguage(language))),
        open,
        tools,
        tabs,
    };
    bar.view()
}

fn view_open(ui: &Ui, open: &OpenDocument, figures: &Figures) -> Html {
    let texts = ui.texts();
    let profile = &open.assessment().profile;
    let parts: Vec<&str> =
        [&*profile.team, &*profile.workload].into_iter().filter(|part| !part.trim().is_empty()).collect();
    let name = if parts.is_empty() { texts.start().unnamed.to_owned() } else { parts.join(" · ") };
    let n_done = figures.n_answered + figures.n_not_applicable;
    let (n, m) = (n_done.to_string(), figures.n_practices.to_string());
    let progress = fill(texts.common().answered_of, &[("n", &n), ("m", &m)]);
    html! {
        <div class="header-open">
            <span class="header-name" title={name.clone()}>{ name }</span>
            if profile.example {
                <span class="mark">{ texts.shell().example_mark }</span>
            }
            <a class="header-score" href={Route::Results.place()} onclick={go(ui, Route::Results)}>
                <span class="visually-hidden">{ texts.common().score }</span>
                { score_figure(OVERALL, figures.score) }
            </a>
            { progress_bar(n_done, figures.n_practices, progress.clone()) }
            <span class="header-progress">{ progress }</span>
        </div>
    }
}

fn undo_buttons(ui: &Ui, open: &OpenDocument) -> Html {
    let texts = ui.texts();
    let name = |template: &str, change: Option<&Change>, otherwise: &str| match change {
        Some(change) => fill(template, &[("change", &change_name(ui, change))]),
        None => otherwise.to_owned(),
    };
    let undo = name(texts.shell().undo_named, open.history.undoable(), texts.common().undo);
    let redo = name(texts.shell().redo_named, open.history.redoable(), texts.common().redo);
    let button = |press: fn() -> EditMessage, label: String, change: Option<&Change>, picture| {
        let store = ui.store.clone();
        html! {
            <button
                type="button"
                class="button button-quiet button-icon"
                onclick={Callback::from(move |_: MouseEvent| store.dispatch(press()))}
                disabled={change.is_none()}
                aria-label={label.clone()}
                title={label}
            >
                { icon(picture) }
            </button>
        }
    };
    html! {
        <>
            { button(|| EditMessage::Undo, undo, open.history.undoable(), Icon::Undo) }
            { button(|| EditMessage::Redo, redo, open.history.redoable(), Icon::Redo) }
        </>
    }
}

/// The views; those of an assessment only while one is open.
fn tabs(ui: &Ui, current: &Route, is_open: bool) -> Vec<Html> {
    let texts = ui.texts();
    let tab = |route: Route, name: &'static str| {
        let is_current = std::mem::discriminant(&route) == std::mem::discriminant(current);
        html! {
            <a
                class="tab"
                href={route.place()}
                aria-current={is_current.then_some("page")}
                onclick={go(ui, route)}
            >
                { name }
            </a>
        }
    };
    let mut tabs = vec![tab(Route::Start, texts.entrance().start)];
    if is_open {
        tabs.extend([
            tab(Route::Settings, texts.shell().settings),
            tab(Route::Assess(None), texts.shell().assess),
            tab(Route::Results, texts.shell().results),
            tab(Route::Plan, texts.shell().plan),
            tab(Route::Compare, texts.history().title),
        ]);
    }
    tabs.push(tab(Route::Catalogue(Rc::default()), texts.shell().catalogue));
    tabs
}

/// Brings the tab of the view shown into sight where the tabs need more room than there is.
#[hook]
fn use_current_in_sight(tabs: &NodeRef, route: &Route, is_open: bool) {
    let tabs = tabs.clone();
    use_effect_with((std::mem::discriminant(route), is_open), move |_| {
        let Some(tabs) = tabs.cast::<Element>() else { return };
        let current = tabs.query_selector("[aria-current]").ok().flatten();
        let Some(current) = current.and_then(|current| current.dyn_into::<HtmlElement>().ok()) else { return };
        let (left, right) = (current.offset_left(), current.offset_left() + current.offset_width());
        if left < tabs.scroll_left() || right > tabs.scroll_left() + tabs.client_width() {
            tabs.set_scroll_left(left - (tabs.client_width() - current.offset_width()) / 2);
        }
    });
}

/// Whether work is saved, for people and scripts.
fn save_status(ui: &Ui, save: SaveState, is_open: bool) -> Html {
    let texts = ui.texts().shell();
    let embedding = ui.texts().embedding();
    let text = match save {
        _ if !is_open => "",
        SaveState::Saved if ui.is_kept_by_host() => embedding.saved,
        SaveState::Saved => texts.saved,
        SaveState::Saving => texts.saving,
        SaveState::Unsaved => texts.unsaved,
        SaveState::NotTaken => embedding.not_taken,
        SaveState::Cleared => texts.save_cleared,
        SaveState::Failed(error) => not_saved(ui, error),
    };
    html! {
        <span class="save-state" role="status" data-save-state={save.as_str()}>{ text }</span>
    }
}
