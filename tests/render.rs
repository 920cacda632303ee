//! Views rendered natively: the public attributes of the page, and what holds for every view.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/surroundings.rs"]
mod surroundings;

use std::collections::BTreeSet;

use futures::executor::block_on;
use opex_app::{EditMessage, OpenMessage, Preferences, Route, Store, ViewMessage};
use opex_format::built_in_catalogue;
use opex_language::{Language, number};
use opex_maturity::ui::{App, AppProps};
use opex_model::{Answer, Command, Derived, Group, PracticeIndex};
use surroundings::surroundings;

#[test]
fn a_practice_has_its_public_shape() {
    let store = store(Language::En);
    store.dispatch(OpenMessage::New);
    store.dispatch(ViewMessage::Go(Route::Assess(Some("prepare.design-for-operations".into()))));
    let html = render(&store);
    let cards = elements(&html, "data-practice=\"");
    assert_eq!(cards.len(), 10);
    for value in ["0", "1", "2", "3", "4", "na"] {
        assert_eq!(radios(&html, value), 10, "one radio of value {value} a practice");
    }
    for title in ["Use version control", "Make frequent, small, reversible changes"] {
        assert!(html.contains(&format!("{title}: level today</legend>")), "the group is named by its title");
    }
    assert_eq!(html.matches(">Clear answer</button>").count(), 10);
}

#[test]
fn every_score_on_every_view_is_the_core_s() {
    for language in Language::ALL {
        let store = store(language);
        store.dispatch(OpenMessage::Example);
        let state = store.state();
        let derived = Derived::new(&state.catalogue, state.assessment().unwrap(), state.today);
        for route in routes() {
            store.dispatch(ViewMessage::Go(route.clone()));
            let html = render(&store);
            let scores = elements(&html, "data-score=\"");
            for (group, rest) in &scores {
                let group = Group::find(&state.catalogue, group).unwrap_or_else(|| panic!("no group {group}"));
                let expected = number::data_value(derived.figures(&group).unwrap().score);
                assert!(rest.contains(&format!("data-value=\"{expected}\"")), "{route:?} {group:?}: {rest}");
            }
            assert!(!scores.is_empty() || route == Route::Plan, "{route:?} shows the overall score");
        }
    }
}

#[test]
fn every_view_keeps_to_the_rules() {
    for language in Language::ALL {
        let store = store(language);
        store.dispatch(OpenMessage::Example);
        for route in routes() {
            store.dispatch(ViewMessage::Go(route.clone()));
            let html = render(&store);
            assert!(
                !html.contains(" style=\""),
                "{route:?}: a strict content security policy refuses style attributes"
            );
            assert_eq!(html.matches("<h1").count(), 1, "{route:?}: one first heading");
            let ids: Vec<String> = elements(&html, " id=\"").into_iter().map(|(id, _)| id).collect();
            assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{route:?}: ids are unique: {ids:?}");
            for (id, _) in elements(&html, " for=\"") {
                assert!(ids.contains(&id), "{route:?}: a label for {id}, which is not there");
            }
            for (list, _) in elements(&html, "aria-labelledby=\"") {
                assert!(list.split(' ').all(|id| ids.contains(&id.to_owned())), "{route:?}: {list}");
            }
            assert!(html.contains(&format!("lang=\"{}\"", language.tag())));
            assert!(html.contains("data-app-ready"));
        }
    }
}

#[test]
fn a_level_and_no_level_look_different() {
    let store = store(Language::En);
    store.dispatch(OpenMessage::New);
    let id = store.state().catalogue.practice(PracticeIndex::new(0)).unwrap().id.clone();
    store.dispatch(ViewMessage::Go(Route::Assess(None)));
    assert!(render(&store).contains("data-score=\"overall\" data-value=\"\""), "no answer is no score, not nought");
    store.dispatch(EditMessage::Change(Command::SetAnswer(id, Answer::Level(0))));
    assert!(render(&store).contains("data-score=\"overall\" data-value=\"0.000000\""));
}

#[test]
fn text_of_a_file_stays_text() {
    let store = store(Language::En);
    store.dispatch(OpenMessage::New);
    let team = "<img src=x onerror=alert(1)>";
    store.dispatch(EditMessage::Change(Command::SetProfile(opex_model::ProfileField::Team(team.into()))));
    for route in routes() {
        store.dispatch(ViewMessage::Go(route));
        assert!(!render(&store).contains("<img"));
    }
}

fn routes() -> Vec<Route> {
    let pages = [
        "",
        "prepare",
        "prepare.operational-readiness",
        "prepare.operational-readiness.use-runbooks",
        "principles",
        "operating-models",
        "changes",
        "glossary",
        "all",
    ];
    let views = [Route::Start, Route::Settings, Route::Assess(None), Route::Results, Route::Plan, Route::Compare];
    views.into_iter().chain(pages.map(|page| Route::Catalogue(page.into()))).collect()
}

fn store(language: Language) -> Store {
    let surroundings =
        surroundings(&["text.ko.json", "text.en.json", "example.ko.json", "example.en.json", "facts.json"]);
    let store = Store::new(surroundings.ports, built_in_catalogue().unwrap(), language, Preferences::default());
    store.dispatch(ViewMessage::Shown);
    store
}

fn render(store: &Store) -> String {
    let props = AppProps { is_arriving: false, is_part: false, store: store.clone() };
    block_on(yew::LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

/// What stands in an attribute, with the rest of its tag.
fn elements(html: &str, attribute: &str) -> Vec<(String, String)> {
    let found = html.match_indices(attribute).map(|(at, _)| &html[at + attribute.len()..]);
    found
        .filter_map(|rest| rest.split_once('"'))
        .map(|(value, rest)| (value.to_owned(), rest.split('>').next().unwrap_or_default().to_owned()))
        .collect()
}

/// Radios of a value, in whatever order their attributes come.
fn radios(html: &str, value: &str) -> usize {
    let tags = html.split("<input").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    tags.filter(|tag| tag.contains("type=\"radio\"") && tag.contains(&format!("value=\"{value}\""))).count()
}
