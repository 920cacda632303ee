//! The first page, before and after the app behind it is there.

// Runs natively: it needs server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/surroundings.rs"]
mod surroundings;

use std::rc::Rc;

use futures::executor::block_on;
use opex_app::{Preferences, Store, Theme};
use opex_format::built_in_catalogue;
use opex_language::Language;
use opex_maturity::ui::{App, AppProps, Behind, Entrance, EntranceProps, Look, RunningApp};
use opex_ports::memory::MemorySurroundings;
use surroundings::surroundings;

fn render(props: EntranceProps) -> String {
    block_on(yew::LocalServerRenderer::<Entrance>::with_props(props).hydratable(false).render())
}

fn props(language: Language, behind: Option<Rc<dyn Behind>>, has_failed: bool) -> EntranceProps {
    EntranceProps {
        look: Look { language, theme: Theme::Dark },
        navigator: surroundings(&[]).ports.navigator,
        opener: Rc::new(|_| {}),
        behind,
        has_failed,
    }
}

fn store(language: Language, surroundings: MemorySurroundings) -> Store {
    let preferences = Preferences { theme: Theme::Dark, ..Preferences::default() };
    Store::new(surroundings.ports, built_in_catalogue().unwrap(), language, preferences)
}

/// What people and scripts get: without the empty comments and spaces that only the renderer needs.
fn main_of(html: &str) -> &str {
    let start = html.find("<main").unwrap();
    &html[start..html.find("</main>").unwrap()]
}

#[test]
fn the_first_page_is_the_start_view_of_the_app() {
    for language in Language::ALL {
        let before = render(props(language, None, false));
        let app = AppProps { is_arriving: false, is_part: false, store: store(language, surroundings(&[])) };
        let after = block_on(yew::LocalServerRenderer::<App>::with_props(app).hydratable(false).render());
        assert_eq!(main_of(&before), main_of(&after), "{language:?}");
        for html in [before, after] {
            assert!(html.contains("data-app-ready"), "{html}");
            assert!(html.contains(&format!("lang=\"{}\" data-theme=\"dark\"", language.tag())), "{html}");
            assert!(html.contains("data-save-state=\"saved\""), "{html}");
        }
    }
}

#[test]
fn with_the_app_behind_it_the_first_page_shows_its_messages() {
    let store = store(Language::En, surroundings(&[]));
    store.dispatch(opex_app::Action::Notify(opex_app::Notice::ExampleFailed));
    let html = render(props(Language::En, Some(Rc::new(RunningApp::new(store))), false));
    assert!(html.contains(Language::En.texts().notices.example_failed), "{html}");
    assert!(html.contains(Language::En.entrance_texts().intro), "{html}");
}

#[test]
fn whoever_has_saved_work_is_past_the_entrance() {
    let surroundings = surroundings(&[]);
    surroundings.ports.storage.set("opex-maturity/assessment/a", "damaged").unwrap();
    let html = render(props(Language::En, Some(Rc::new(RunningApp::new(store(Language::En, surroundings)))), false));
    assert!(html.contains(Language::En.texts().storage.damaged_title), "{html}");
}

#[test]
fn an_app_that_cannot_be_loaded_is_told_and_can_be_tried_again() {
    for language in Language::ALL {
        let texts = language.entrance_texts();
        let html = render(props(language, None, true));
        assert!(html.contains(texts.app_failed) && html.contains(texts.try_again), "{html}");
        assert!(!render(props(language, None, false)).contains(texts.app_failed));
    }
}
