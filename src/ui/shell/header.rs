//! The bar at the top: where one is, how it stands, what can be undone, whether it is saved.

use std::rc::Rc;

use yew::prelude::*;

use super::notice_text::change_name;
use crate::app::{Action, OpenDocument, Route, SaveState, Theme};
use crate::domain::{Change, Figures, OVERALL};
use crate::i18n::{Language, fill};
use crate::ports::StorageError;
use crate::ui::components::{Icon, ProgressBar, ScoreFigure, icon, select_value};
use crate::ui::context::{Ui, use_ui};

/// Properties of [`Header`].
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// The view shown.
    pub route: Route,
    /// Whether work is saved.
    pub save: SaveState,
    /// What is open.
    pub open: Option<Rc<OpenDocument>>,
    /// The figures of the whole.
    pub score: Option<Rc<Figures>>,
    /// Light or dark.
    pub theme: Theme,
    /// Called when the person wants to be past the header.
    pub on_skip: Callback<()>,
}

/// The bar at the top.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let ui = use_ui();
    let texts = ui.first_texts();
    let skip = {
        let on_skip = props.on_skip.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            on_skip.emit(());
        })
    };
    html! {
        <header class="header">
            <a class="skip-link" href={props.route.place()} onclick={skip}>{ texts.shell.skip }</a>
            <div class="header-row">
                <a class="brand" href={Route::Start.place()} onclick={go(&ui, Route::Start)}>
                    <svg class="brand-mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                        <path d="M2 17h3v-4H2Zm4.5 0h3V9.5h-3ZM11 17h3V6h-3Zm4.5 0h3V2.5h-3Z" />
                    </svg>
                    <span class="brand-name">{ texts.common.app_name }</span>
                </a>
                if let (Some(open), Some(figures)) = (&props.open, &props.score) {
                    { view_open(&ui, open, figures) }
                }
                <div class="header-tools">
                    <SaveStatus save={props.save} is_open={props.open.is_some()} />
                    if let Some(open) = &props.open {
                        { undo_buttons(&ui, open) }
                        <button
                            type="button"
                            class="button button-quiet button-icon"
                            onclick={ui.on(Action::Download)}
                            aria-label={texts.shell.download}
                            title={texts.shell.download}
                        >
                            { icon(Icon::Download) }
                        </button>
                    }
                    <button
                        type="button"
                        class="button button-quiet button-icon"
                        onclick={ui.on(Action::ShowHelp(true))}
                        aria-label={texts.shell.help}
                        title={texts.shell.help}
                    >
                        { icon(Icon::Help) }
                    </button>
                    { choose_theme(&ui, props.theme) }
                    { choose_language(&ui) }
                </div>
            </div>
            if props.open.is_some() {
                <nav class="tabs" aria-label={texts.shell.navigation}>
                    { for tabs(&ui, &props.route) }
                </nav>
            }
        </header>
    }
}

fn view_open(ui: &Ui, open: &OpenDocument, figures: &Figures) -> Html {
    let texts = ui.first_texts();
    let profile = &open.assessment().profile;
    let parts: Vec<&str> = [&*profile.team, &*profile.workload].into_iter().filter(|part| !part.is_empty()).collect();
    let name = if parts.is_empty() { texts.start.unnamed.to_owned() } else { parts.join(" · ") };
    let n_done = figures.n_answered + figures.n_not_applicable;
    let (n, m) = (n_done.to_string(), figures.n_practices.to_string());
    let progress = fill(texts.common.answered_of, &[("n", &n), ("m", &m)]);
    html! {
        <div class="header-open">
            <span class="header-name" title={name.clone()}>{ name }</span>
            if profile.example {
                <span class="mark">{ texts.shell.example_mark }</span>
            }
            <a class="header-score" href={Route::Results.place()} onclick={go(ui, Route::Results)}>
                <span class="visually-hidden">{ texts.common.score }</span>
                <ScoreFigure group={OVERALL} value={figures.score} />
            </a>
            <ProgressBar value={n_done} max={figures.n_practices} label={progress.clone()} />
            <span class="header-progress">{ progress }</span>
        </div>
    }
}

fn undo_buttons(ui: &Ui, open: &OpenDocument) -> Html {
    let texts = ui.first_texts();
    let name = |template: &str, change: Option<&Change>, otherwise: &str| match change {
        Some(change) => fill(template, &[("change", &change_name(ui, change))]),
        None => otherwise.to_owned(),
    };
    let undo = name(texts.shell.undo_named, open.history.undoable(), texts.common.undo);
    let redo = name(texts.shell.redo_named, open.history.redoable(), texts.common.redo);
    let button = |action, label: String, change: Option<&Change>, picture| {
        html! {
            <button
                type="button"
                class="button button-quiet button-icon"
                onclick={ui.on(action)}
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
            { button(Action::Undo, undo, open.history.undoable(), Icon::Undo) }
            { button(Action::Redo, redo, open.history.redoable(), Icon::Redo) }
        </>
    }
}

fn choose_theme(ui: &Ui, theme: Theme) -> Html {
    let texts = &ui.first_texts().shell;
    let store = ui.store.clone();
    let onchange = Callback::from(move |event: Event| {
        let chosen = select_value(&event);
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.as_str() == chosen) {
            store.dispatch(Action::SetTheme(theme));
        }
    });
    let option = |choice: Theme| {
        let name = match choice {
            Theme::System => texts.theme_system,
            Theme::Light => texts.theme_light,
            Theme::Dark => texts.theme_dark,
        };
        html! { <option value={choice.as_str()} selected={choice == theme}>{ name }</option> }
    };
    html! {
        <select class="select select-quiet header-theme" aria-label={texts.theme} {onchange}>
            { for Theme::ALL.map(option) }
        </select>
    }
}

fn choose_language(ui: &Ui) -> Html {
    let others = Language::ALL.into_iter().filter(|language| *language != ui.language);
    let button = |language: Language| {
        html! {
            <button type="button" class="button button-quiet" lang={language.tag()} onclick={ui.on(Action::SetLanguage(language))}>
                { language.own_name() }
            </button>
        }
    };
    html! { { for others.map(button) } }
}

fn tabs(ui: &Ui, current: &Route) -> Vec<Html> {
    let texts = ui.first_texts();
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
    vec![
        tab(Route::Start, texts.shell.start),
        tab(Route::Settings, texts.shell.settings),
        tab(Route::Assess(None), texts.shell.assess),
        tab(Route::Results, texts.shell.results),
        tab(Route::Plan, texts.shell.plan),
    ]
}

/// Follows a link within the app. The link has an address for those who copy it or open it in a tab
/// of its own; an app without an address bar goes there all the same.
pub fn go(ui: &Ui, route: Route) -> Callback<MouseEvent> {
    let store = ui.store.clone();
    Callback::from(move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            store.dispatch(Action::Go(route.clone()));
        }
    })
}

/// Properties of [`SaveStatus`].
#[derive(Properties, PartialEq)]
struct SaveStatusProps {
    save: SaveState,
    is_open: bool,
}

/// Whether work is saved, for people and scripts.
#[component]
fn SaveStatus(props: &SaveStatusProps) -> Html {
    let ui = use_ui();
    let texts = &ui.first_texts().shell;
    let text = match props.save {
        _ if !props.is_open => "",
        SaveState::Saved => texts.saved,
        SaveState::Saving => texts.saving,
        SaveState::Unsaved => texts.unsaved,
        SaveState::Failed(StorageError::Refused) => texts.save_failed_refused,
        SaveState::Failed(StorageError::Full) => texts.save_failed_full,
    };
    html! {
        <span class="save-state" role="status" data-save-state={props.save.as_str()}>{ text }</span>
    }
}
