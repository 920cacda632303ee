//! The frame of the page: the same bar at the top of the first page and of every view.

use yew::prelude::*;

use super::components::{Icon, icon, select_value};
use super::entrance::Appearance;
use opex_app::{Route, Theme};
use opex_language::{EntranceTexts, Language, fill};

/// The bar at the top.
pub struct HeaderBar {
    /// How the page looks.
    pub appearance: Appearance,
    /// The address of what is shown.
    pub place: AttrValue,
    /// Called when the person wants to be past the header.
    pub on_skip: Callback<()>,
    /// Called for the way to the start view.
    pub on_brand: Callback<MouseEvent>,
    /// Called for the help.
    pub on_help: Callback<MouseEvent>,
    /// Called with the theme chosen.
    pub on_theme: Callback<Theme>,
    /// Called with the language chosen.
    pub on_language: Callback<Language>,
    /// What is open.
    pub open: Html,
    /// What can be done with it.
    pub tools: Html,
    /// Ways to the views.
    pub tabs: Html,
}

impl HeaderBar {
    /// The bar.
    pub fn view(self) -> Html {
        let Appearance { language, theme } = self.appearance;
        let texts = language.entrance_texts();
        let on_skip = self.on_skip;
        let skip = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            on_skip.emit(());
        });
        html! {
            <header class="header" part="header">
                <a class="skip-link" href={self.place} onclick={skip}>{ texts.skip }</a>
                <div class="header-row">
                    <a class="brand" href={Route::START_PLACE} onclick={self.on_brand}>
                        <svg class="brand-mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                            <path d="M2 17h3v-4H2Zm4.5 0h3V9.5h-3ZM11 17h3V6h-3Zm4.5 0h3V2.5h-3Z" />
                        </svg>
                        <span class="brand-name">{ texts.app_name }</span>
                    </a>
                    { self.open }
                    <div class="header-tools">
                        { self.tools }
                        <button
                            type="button"
                            class="button button-quiet button-icon"
                            onclick={self.on_help}
                            aria-label={texts.help}
                            title={texts.help}
                        >
                            { icon(Icon::Help) }
                        </button>
                        { choose_theme(texts, theme, self.on_theme) }
                        { choose_language(language, &self.on_language) }
                    </div>
                </div>
                { self.tabs }
            </header>
        }
    }
}

fn choose_theme(texts: &'static EntranceTexts, theme: Theme, on_theme: Callback<Theme>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let chosen = select_value(&event);
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.as_str() == chosen) {
            on_theme.emit(theme);
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

fn choose_language(language: Language, on_language: &Callback<Language>) -> Html {
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    let button = |other: Language| {
        let onclick = on_language.reform(move |_: MouseEvent| other);
        html! {
            <button type="button" class="button button-quiet" lang={other.tag()} {onclick}>{ other.own_name() }</button>
        }
    };
    html! { { for others.map(button) } }
}

/// The title of the browser tab for a view.
pub fn page_title(texts: &'static EntranceTexts, view: &str) -> String {
    fill(texts.page_title, &[("view", view)])
}
