//! Files of the later edition: every practice of both editions is accounted for, and nothing is lost.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/surroundings.rs"]
mod surroundings;

use std::collections::BTreeSet;
use std::rc::Rc;

use futures::executor::block_on;
use opex_app::{FilesMessage, Preferences, Store, ViewMessage};
use opex_format::{LoadError, built_in_catalogue, read_catalogue_facts, read_other_edition, write_results};
use opex_language::Language;
use opex_maturity::ui::{App, AppProps};
use opex_model::{
    Answer, CarryDirection, CarryOver, Catalogue, CatalogueFacts, CrosswalkRelation, PracticeIndex, proposed_answer,
};
use opex_ports::FileSource;
use surroundings::surroundings;

#[test]
fn every_practice_of_both_editions_is_accounted_for() {
    let (catalogue, facts) = catalogue_with_facts();
    for direction in [CarryDirection::ToLater, CarryDirection::FromLater] {
        let over = CarryOver::new(&catalogue, &facts, direction);
        let (n_from, n_to) = if direction == CarryDirection::ToLater { (82, 68) } else { (68, 82) };
        let targets: BTreeSet<&str> =
            over.carried.iter().map(|carried| &*carried.to).chain(over.without_source.iter().map(|to| &**to)).collect();
        assert_eq!(targets.len(), n_to, "{direction:?}: each target once");
        assert_eq!(over.carried.len() + over.without_source.len(), n_to);
        let used: BTreeSet<&str> = over.carried.iter().flat_map(|carried| &carried.from).map(|from| &**from).collect();
        assert!(over.left.iter().all(|left| !used.contains(&**left)), "{direction:?}: carried or left, not both");
        assert_eq!(used.len() + over.left.len(), n_from, "{direction:?}: each source is carried or left");
    }
    let to_later = CarryOver::new(&catalogue, &facts, CarryDirection::ToLater);
    let retired: Vec<String> = facts
        .related(CrosswalkRelation::Retired)
        .into_iter()
        .map(|index| catalogue.practice(index).unwrap().id.to_string())
        .collect();
    assert_eq!(to_later.left.iter().map(ToString::to_string).collect::<Vec<_>>(), retired);
    assert_eq!(to_later.without_source.len(), facts.new_practices().len());
}

#[test]
fn the_lowest_level_given_is_proposed() {
    let level = Answer::Level;
    let na = Answer::not_applicable();
    for (answers, expected) in [
        (vec![], None),
        (vec![level(3)], Some(0)),
        (vec![level(3), level(1), level(1)], Some(1)),
        (vec![Answer::Unanswered, level(2), na.clone()], Some(1)),
        (vec![Answer::Unanswered, na], Some(1)),
        (vec![Answer::Unanswered, Answer::Unanswered], Some(0)),
    ] {
        assert_eq!(proposed_answer(&answers), expected, "{answers:?}");
    }
}

#[test]
fn a_file_of_the_later_edition_is_brought_over_and_nothing_is_lost() {
    let (catalogue, facts) = catalogue_with_facts();
    // Answered throughout, each with a note of its own.
    let numbers = facts.later_practices.iter().map(|later| later.number.to_string());
    let answers: Vec<String> = numbers
        .enumerate()
        .map(|(at, number)| format!("\"{number}\": {{\"level\": {}, \"note\": \"note of {number}\"}}", at % 5))
        .collect();
    let (document, report) = read_other_edition(&file(&answers.join(", ")), &catalogue, &facts).unwrap();
    let over = CarryOver::new(&catalogue, &facts, CarryDirection::FromLater);
    assert_eq!(report.carried, over.carried);
    let level_of = |number: &str| facts.later_practices.iter().position(|later| *later.number == *number).unwrap() % 5;
    for carried in &report.carried {
        let lowest = carried.from.iter().map(|number| level_of(number)).min().unwrap();
        let answer = document.assessment.answer(&(&*carried.to).into()).level();
        assert_eq!(answer.map(usize::from), Some(lowest), "{carried:?}");
    }
    for left in &over.left {
        assert!(report.kept.contains(left), "{left} stays as it is");
    }
    let written = write_results(&document);
    for later in &facts.later_practices {
        assert!(written.contains(&format!("note of {}\"", later.number)), "{} is not lost", later.number);
    }
    assert!(document.stamps.is_empty());
}

#[test]
fn practices_may_stand_under_their_own_ids_and_bad_values_are_named() {
    let (catalogue, facts) = catalogue_with_facts();
    let first = catalogue.practice(PracticeIndex::new(0)).unwrap().id.clone();
    let both = format!("\"{first}\": {{\"level\": 4}}, \"OPS01-BP01\": {{\"level\": 1}}");
    let (document, report) = read_other_edition(&file(&both), &catalogue, &facts).unwrap();
    assert_eq!(document.assessment.answer(&first).level(), Some(4), "its own id says more than its number");
    assert_eq!(report.kept, [Rc::from("OPS01-BP01")]);
    let wrong = read_other_edition(&file("\"OPS01-BP01\": {\"level\": 9}"), &catalogue, &facts);
    assert!(matches!(wrong, Err(LoadError::Invalid(_))));
    let foreign = file("").replace("2024-11", "1999-01");
    assert!(matches!(read_other_edition(&foreign, &catalogue, &facts), Err(LoadError::OtherCatalogue { .. })));
}

#[test]
fn the_report_comes_before_anything_is_opened() {
    for (language, words) in [
        (Language::En, ["another edition", "1 practice has its answer from one practice", "81 practices stay open."]),
        (Language::Ko, ["다른 판의 파일", "모범 사례 하나에서 답변을 옮긴 모범 사례 1개", "모범 사례 81개는"]),
    ] {
        let store = visit(language);
        let text = file("\"OPS01-BP01\": {\"level\": 3}");
        store.read_files(vec![FileSource(Box::new(("later.opex.json".to_owned(), text)))]);
        assert!(store.state().open.is_none());
        let html = render(&store);
        for word in words {
            assert!(html.contains(word), "{language:?}: {word}");
        }
        store.dispatch(FilesMessage::OpenCarried(true));
        let state = store.state();
        let first = state.catalogue.practice(PracticeIndex::new(0)).unwrap().id.clone();
        assert_eq!(state.assessment().unwrap().answer(&first).level(), Some(3));
        assert_ne!(state.open_id().unwrap().as_str(), "theirs", "it is a new assessment");
        assert_eq!(state.carried, None);
    }
}

fn file(answers: &str) -> String {
    format!(
        "{{\"format\": \"opex-maturity/results\", \"version\": 1, \"catalogue\": \"aws-operational-excellence-2024-11\", \
         \"id\": \"theirs\", \"profile\": {{}}, \"answers\": {{{answers}}}}}"
    )
}

fn catalogue_with_facts() -> (Rc<Catalogue>, CatalogueFacts) {
    let catalogue = built_in_catalogue().unwrap();
    let facts = asset("facts.json");
    let facts = read_catalogue_facts("facts.json", &facts, &catalogue).unwrap();
    (catalogue, facts)
}

fn asset(name: &str) -> String {
    std::fs::read_to_string(format!("assets/catalogue/opex-2020-04/{name}")).unwrap()
}

fn visit(language: Language) -> Store {
    let surroundings = surroundings(&["text.ko.json", "text.en.json", "facts.json"]);
    let store = Store::new(surroundings.ports, built_in_catalogue().unwrap(), language, Preferences::default());
    store.dispatch(ViewMessage::Shown);
    store
}

fn render(store: &Store) -> String {
    let props = AppProps { is_arriving: false, is_part: false, store: store.clone() };
    block_on(yew::LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}
