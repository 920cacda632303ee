//! The view of results, rendered without a browser: order, figures against the domain, table twins.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/surroundings.rs"]
mod surroundings;

use std::rc::Rc;

use opex_app::{EditMessage, FilesMessage, OpenMessage, Preferences, Route, Store, ViewMessage};
use opex_format::built_in_catalogue;
use opex_language::{Language, number};
use opex_maturity::ui::{App, AppProps};
use opex_model::{AcceptedRisk, Answer, Command, Date, Derived, Group, PracticeId, PracticeIndex, PracticeRisk, Ratio};
use surroundings::surroundings;

const EXPIRED: &str = "evolve.learn-share-improve.post-incident-analysis";

#[test]
fn sections_come_in_order_below_one_title() {
    for language in Language::ALL {
        let html = render(&example(language));
        let texts = language.texts().results();
        let headings = [
            texts.overall_score,
            texts.radar_title,
            texts.bars_title,
            texts.heat_title,
            texts.principles_title,
            texts.highlights_title,
            texts.risks_title,
            texts.left_out_title,
        ];
        assert_eq!(texts_of(&html, "h2"), headings, "{language:?}");
        assert_eq!(html.matches("<h1").count(), 1, "{language:?}");
        assert!(!html.contains("style="), "{language:?}");
    }
}

#[test]
fn every_score_is_the_domains() {
    for language in Language::ALL {
        let store = example(language);
        let (html, derived) = (render(&store), derived(&store));
        let catalogue = &store.state().catalogue;
        let shown = scores(&html);
        for group in Group::all(catalogue) {
            let score = derived.figures(&group).unwrap().score;
            let values: Vec<&str> =
                shown.iter().filter(|(id, _)| id == group.as_str()).map(|(_, value)| value.as_str()).collect();
            assert!(!values.is_empty(), "{language:?} {}", group.as_str());
            assert!(values.iter().all(|value| *value == number::data_value(score)), "{language:?} {}", group.as_str());
        }
    }
}

#[test]
fn the_range_and_the_limit_of_the_level_are_said() {
    let store = example(Language::En);
    let (html, derived) = (render(&store), derived(&store));
    let overall = derived.overall().unwrap();
    let part = section(&html, "overall");
    for figure in [overall.low, overall.high, overall.target_score, overall.completeness] {
        assert!(part.contains(&format!("{}</span>", number::percent(figure))));
    }
    let limit = derived.evaluation.level_limit(&derived.members(&Group::Overall)).unwrap();
    assert!(part.contains(&number::percent_exact(Some(limit.weight_reached))));
    assert!(limit.lacks_weight() && part.contains("; 80% are needed."));
    for index in limit.high_risk_below.iter().chain(&limit.others_below) {
        let practice = store.state().catalogue.practice(*index).unwrap().number.clone();
        assert!(part.contains(&*practice), "{practice}");
    }
}

#[test]
fn every_chart_has_a_table_twin() {
    for language in Language::ALL {
        let store = example(language);
        let html = render(&store);
        let catalogue = &store.state().catalogue;
        let n_topics = catalogue.topics().len();
        let expected = [
            ("radar", n_topics),
            ("bars", catalogue.areas().len() + n_topics),
            ("heat", catalogue.practices().len()),
            ("principles", catalogue.principles().len()),
        ];
        for (name, n_rows) in expected {
            let part = section(&html, name);
            let body = between(part, "<tbody>", "</tbody>");
            assert_eq!(body.matches("<tr>").count(), n_rows, "{language:?} {name}");
        }
    }
}

#[test]
fn every_practice_has_a_cell_that_names_it() {
    let store = example(Language::Ko);
    let html = render(&store);
    let part = section(&html, "heat");
    let cells = part.matches("class=\"heat-cell ").count() - legend_cells(part);
    let state = store.state();
    assert_eq!(cells, state.catalogue.practices().len());
    let text = state.text().unwrap();
    for (index, practice) in state.catalogue.practices().iter().enumerate() {
        let name =
            format!("aria-label=\"{} {}:", practice.number, text.practice(PracticeIndex::new(index)).unwrap().title);
        assert!(part.contains(&name), "{name}");
    }
}

#[test]
fn practices_are_listed_by_the_risk_left() {
    let store = example(Language::En);
    let (html, derived) = (render(&store), derived(&store));
    let overall = derived.overall().unwrap();
    for risk in PracticeRisk::ALL {
        let part = risk_group(&html, risk);
        assert_eq!(part.matches("class=\"practice-link\"").count(), overall.risks.of(risk), "{risk:?}");
        assert_numbers_in_order(&store, part, &derived.evaluation.at_risk(risk));
    }
}

#[test]
fn an_acceptance_counts_until_its_day_is_over() {
    let store = example(Language::En);
    let who = "Head of Operations";
    let accept = |until: &str| {
        let accepted = AcceptedRisk {
            who: who.into(),
            why: "Moves away".into(),
            until: Date::parse(until),
            ..AcceptedRisk::default()
        };
        store.dispatch(EditMessage::Change(Command::SetAcceptance(EXPIRED.into(), Some(accepted))));
        render(&store)
    };
    let html = accept("2026-11-22");
    assert!(risk_group(&html, PracticeRisk::Accepted).contains(&format!("Accepted by {who} until 2026-11-22")));
    let html = accept("2026-11-21");
    assert!(!risk_group(&html, PracticeRisk::Accepted).contains(who));
    assert!(risk_group(&html, PracticeRisk::High).contains(&format!("Expired: accepted by {who} until 2026-11-21")));
}

#[test]
fn strongest_and_weakest_are_the_domains() {
    let store = example(Language::En);
    let (html, derived) = (render(&store), derived(&store));
    let part = section(&html, "highlights");
    let both: Vec<PracticeIndex> = [derived.evaluation.strongest(5), derived.evaluation.weakest(5)].concat();
    assert_numbers_in_order(&store, part, &both);
}

#[test]
fn what_is_left_out_is_said() {
    let store = example(Language::En);
    let html = render(&store);
    let part = section(&html, "left-out");
    assert!(part.contains("Out of scope: The shop team informs customers"));
    assert!(part.contains("Mechanisms exist to request additions"));
    assert!(!part.contains("class=\"outside\""));

    let text = surroundings::catalogue_file("example.en.json").replacen(
        "\"answers\": {",
        "\"answers\": {\"of.another.edition\": {\"level\": 2},",
        1,
    );
    store.dispatch(FilesMessage::Read { name: "other.opex.json".into(), text: Ok(text.into()) });
    assert!(section(&render(&store), "left-out").contains("holds 1 answer"));
}

#[test]
fn without_answers_there_is_no_figure_and_no_nought() {
    for language in Language::ALL {
        let store = empty(language);
        let html = render(&store);
        let part = section(&html, "overall");
        assert!(html.contains(language.texts().results().nothing_answered), "{language:?}");
        assert_eq!(scores(part), [("overall".to_owned(), String::new())], "{language:?}");
        assert!(part.contains("—</span>"), "{language:?}");
        assert!(section(&html, "radar").contains(language.texts().results().radar_empty), "{language:?}");
        let n_topics = store.state().catalogue.topics().len();
        assert_eq!(section(&html, "radar").matches("class=\"radar-axis is-open\"").count(), n_topics, "{language:?}");
    }
}

#[test]
fn complete_and_perfect() {
    let store = empty(Language::En);
    let ids: Vec<PracticeId> = store.state().catalogue.practices().iter().map(|practice| practice.id.clone()).collect();
    for id in ids {
        store.dispatch(EditMessage::Change(Command::SetAnswer(id, Answer::Level(4))));
    }
    let html = render(&store);
    assert_eq!(derived(&store).overall().unwrap().score, Ratio::new(1, 1));
    let part = section(&html, "overall");
    let texts = Language::En.texts().results();
    for said in [texts.range_none, texts.limit_none, texts.target_met] {
        assert!(part.contains(said), "{said}");
    }
    assert!(section(&html, "highlights").contains("No answered practice is below level 4"));
}

/// A store that shows the results of a new assessment.
fn empty(language: Language) -> Store {
    let surroundings = surroundings(&["text.en.json", "text.ko.json", "example.en.json", "example.ko.json"]);
    let store = Store::new(surroundings.ports, built_in_catalogue().unwrap(), language, Preferences::default());
    store.dispatch(ViewMessage::Shown);
    store.dispatch(OpenMessage::New);
    store.dispatch(ViewMessage::Go(Route::Results));
    store
}

/// A store that shows the results of the example.
fn example(language: Language) -> Store {
    let store = empty(language);
    store.dispatch(OpenMessage::Example);
    assert_eq!(store.state().route, Route::Results);
    store
}

fn derived(store: &Store) -> Rc<Derived> {
    let state = store.state();
    Rc::new(Derived::new(&state.catalogue, state.assessment().unwrap(), state.today))
}

fn render(store: &Store) -> String {
    let renderer = yew::LocalServerRenderer::<App>::with_props(AppProps {
        is_arriving: false,
        is_part: false,
        store: store.clone(),
    })
    .hydratable(false);
    futures::executor::block_on(renderer.render())
}

/// The section of that name, from its beginning to the beginning of the next.
fn section<'a>(html: &'a str, name: &str) -> &'a str {
    let from = html.split_once(&format!("results-part results-{name}\"")).unwrap().1;
    from.split("results-part results-").next().unwrap()
}

/// The list of practices at a risk.
fn risk_group(html: &str, risk: PracticeRisk) -> &str {
    let part = section(html, "risks");
    let from = part.split_once(&format!("data-risk-group=\"{}\"", risk.as_str())).unwrap().1;
    from.split("data-risk-group=").next().unwrap()
}

fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    html.split_once(from).and_then(|(_, rest)| rest.split_once(to)).unwrap().0
}

/// The text of every element of that name that holds nothing but text.
fn texts_of<'a>(html: &'a str, tag: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    html.split(&open).skip(1).map(|rest| between(rest, ">", &close)).collect()
}

/// Group and value of every score shown, in order.
fn scores(html: &str) -> Vec<(String, String)> {
    let rest = html.split("data-score=\"").skip(1);
    rest.map(|rest| (rest.split('"').next().unwrap().to_owned(), between(rest, "data-value=\"", "\"").to_owned()))
        .collect()
}

fn legend_cells(part: &str) -> usize {
    between(part, "class=\"legend\"", "</ul>").matches("class=\"heat-cell ").count()
}

/// The numbers of the practices stand in the part in this order.
fn assert_numbers_in_order(store: &Store, part: &str, practices: &[PracticeIndex]) {
    let state = store.state();
    let expected: Vec<&str> =
        practices.iter().map(|index| &*state.catalogue.practice(*index).unwrap().number).collect();
    let links = part.split("class=\"practice-link\"").skip(1);
    let shown: Vec<&str> = links.map(|link| between(link, "class=\"number\">", "</span>")).collect();
    assert_eq!(shown, expected);
}
