//! The first page, before and after the app behind it is there.

// Runs natively: it needs server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/surroundings.rs"]
mod surroundings;

use std::fs;
use std::rc::Rc;

use futures::executor::block_on;
use opex_app::{NoticeMessage, OpenMessage, Preferences, Store, Theme};
use opex_format::built_in_catalogue;
use opex_language::Language;
use opex_maturity::ui::{
    App, AppFront, AppProps, Appearance, AreaOutline, Beginning, Behind, Entrance, EntranceProps, Front, Question,
    RunningApp, TopicOutline,
};
use opex_model::Risk;
use opex_ports::memory::{MemoryHost, MemorySurroundings};
use surroundings::surroundings;
use yew::AttrValue;

fn render(props: EntranceProps) -> String {
    block_on(yew::LocalServerRenderer::<Entrance>::with_props(props).hydratable(false).render())
}

fn props(language: Language, behind: Option<(Rc<dyn Behind>, Rc<dyn Front>)>, has_failed: bool) -> EntranceProps {
    EntranceProps {
        appearance: Appearance { language, theme: Theme::Dark },
        navigator: surroundings(&[]).ports.navigator,
        opener: Rc::new(|_| {}),
        beginnings: Rc::new(|_, _| {}),
        privacy: |language| language.entrance_texts().privacy,
        is_part: false,
        asked: None,
        behind: behind.as_ref().map(|(behind, _)| Rc::clone(behind)),
        front: behind.map(|(_, front)| front),
        has_failed,
    }
}

fn app(store: Store) -> Option<(Rc<dyn Behind>, Rc<dyn Front>)> {
    Some((Rc::new(RunningApp::new(store.clone())), Rc::new(AppFront::new(store, 0, false))))
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
fn the_page_says_the_first_words_of_the_start_view_before_anything_else_is_there() {
    let page = fs::read_to_string("index.html").unwrap();
    for language in Language::ALL {
        let (texts, tag) = (language.texts().entrance(), language.tag());
        for (class, words) in [("skeleton-title", texts.title), ("skeleton-lead", texts.intro)] {
            assert!(page.contains(&format!("<p class=\"{class}\" lang=\"{tag}\">{words}</p>")), "{tag}: {words}");
        }
    }
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
fn the_first_page_within_another_page_is_the_start_view_of_the_app_there() {
    for language in Language::ALL {
        let privacy = |language: Language| language.texts().embedding().privacy;
        let before = render(EntranceProps { privacy, is_part: true, ..props(language, None, false) });
        let mut surroundings = surroundings(&[]);
        surroundings.ports.host = Some(Rc::new(MemoryHost::default()));
        let app = AppProps { is_arriving: false, is_part: true, store: store(language, surroundings) };
        let after = block_on(yew::LocalServerRenderer::<App>::with_props(app).hydratable(false).render());
        for (what, from, to) in [("root", "<div", "<header"), ("page", "class=\"main\"", "</section>")] {
            let cut = |html: &str| {
                let start = html.find(from).unwrap_or_else(|| panic!("{from} in {html}"));
                let end = start + html[start..].find(to).unwrap_or_else(|| panic!("{to} in {html}"));
                html[start..end].to_owned()
            };
            assert_eq!(cut(&before), cut(&after), "{what}, {language:?}");
        }
        assert!(before.contains(privacy(language)) && !before.contains("<main"), "{before}");
    }
}

/// What the build writes for the first question (scripts/lib/beginning.mjs), and what the page makes of it.
fn beginning(language: Language) -> Beginning {
    let read = |name: String| -> serde_json::Value {
        serde_json::from_str(&fs::read_to_string(format!("assets/catalogue/opex-2020-04/{name}")).unwrap()).unwrap()
    };
    let words = |value: &serde_json::Value| AttrValue::from(value.as_str().unwrap().to_owned());
    let (structure, text) = (read("structure.json".into()), read(format!("text.{}.json", language.tag())));
    let list = |key: &str| structure[key].as_array().unwrap().clone();
    let (topics, practices) = (list("topics"), list("practices"));
    let topic = |topic: &serde_json::Value| TopicOutline {
        id: words(&topic["id"]),
        title: words(&text["topics"][topic["id"].as_str().unwrap()]["title"]),
        n_practices: practices.iter().filter(|practice| practice["topic"] == topic["id"]).count(),
    };
    let area = |area: &serde_json::Value| AreaOutline {
        title: words(&text["areas"][area["id"].as_str().unwrap()]["title"]),
        topics: topics.iter().filter(|topic| topic["area"] == area["id"]).map(topic).collect(),
    };
    let question = |practice: &serde_json::Value| {
        let own = &text["practices"][practice["id"].as_str().unwrap()];
        Question {
            id: words(&practice["id"]),
            number: words(&practice["number"]),
            risk: Risk::ALL.into_iter().find(|risk| risk.as_str() == practice["risk"]).unwrap(),
            title: words(&own["title"]),
            question: words(&own["question"]),
            why: words(&own["why"]),
            levels: own["levels"].as_array().unwrap().iter().map(words).collect(),
        }
    };
    let principle = |principle: &serde_json::Value| {
        (words(&principle["id"]), words(&text["principles"][principle["id"].as_str().unwrap()]["title"]))
    };
    let first = &topics[0];
    Beginning {
        language,
        file: text.to_string().into(),
        levels: text["scale"].as_array().unwrap().iter().map(|level| words(&level["name"])).collect(),
        areas: list("areas").iter().map(area).collect(),
        principles: list("principles").iter().map(principle).collect(),
        number: words(&first["number"]),
        summary: words(&text["topics"][first["id"].as_str().unwrap()]["summary"]),
        questions: practices.iter().filter(|practice| practice["topic"] == first["id"]).map(question).collect(),
    }
}

/// The page without what differs from render to render: ids of elements, and what only the renderer needs.
fn comparable(html: &str) -> String {
    let mut text = html.replace("om0-", "om-").replace("<!---->", "");
    for number in 1..50 {
        text = text.replace(&format!("om{number}-"), "om-");
    }
    text
}

#[test]
fn the_first_question_is_drawn_as_the_app_draws_it() {
    for language in Language::ALL {
        let beginning = beginning(language);
        let before =
            comparable(&render(EntranceProps { asked: Some(beginning.clone()), ..props(language, None, false) }));
        let store = store(language, surroundings(&[]));
        store.dispatch(OpenMessage::New);
        store.read_beginning(language, &beginning.file);
        let app = AppProps { is_arriving: false, is_part: false, store };
        let after = comparable(&block_on(yew::LocalServerRenderer::<App>::with_props(app).hydratable(false).render()));
        for (what, from, to) in [
            ("header", "<header ", "<div class=\"notices\""),
            ("page", "<main", "</article></div>"),
            ("summary", "<aside", "</aside>"),
        ] {
            let cut = |html: &str| {
                let start = html.find(from).unwrap_or_else(|| panic!("{from} in {html}"));
                let end = start + html[start..].find(to).unwrap_or_else(|| panic!("{to} in {html}"));
                html[start..end].to_owned()
            };
            assert_eq!(cut(&before), cut(&after), "{what}, {language:?}");
        }
    }
}

#[test]
fn with_the_app_behind_it_the_first_page_shows_its_messages() {
    let store = store(Language::En, surroundings(&[]));
    store.dispatch(NoticeMessage::Show(opex_app::Notice::ExampleFailed));
    let html = render(props(Language::En, app(store), false));
    assert!(html.contains(Language::En.texts().notices().example_failed), "{html}");
    assert!(html.contains(Language::En.entrance_texts().intro), "{html}");
}

#[test]
fn whoever_has_saved_work_is_past_the_entrance() {
    let surroundings = surroundings(&[]);
    surroundings.ports.storage.set("opex-maturity/assessment/a", "damaged").unwrap();
    let html = render(props(Language::En, app(store(Language::En, surroundings)), false));
    assert!(html.contains(Language::En.texts().storage().damaged_title), "{html}");
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
