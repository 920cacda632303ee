//! The plan's view, rendered without a browser: what it shows is what the domain says, in order.

#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "common/surroundings.rs"]
mod surroundings;

use std::rc::Rc;

use opex_app::{EditMessage, OpenMessage, Preferences, Route, Store, ViewMessage};
use opex_format::{built_in_catalogue, read_catalogue_text};
use opex_language::{Language, fill, number};
use opex_maturity::ui::App;
use opex_model::{
    Answer, Assessment, Catalogue, CatalogueText, Command, Date, Derived, EffortSum, Level, NextStep, PracticeId, Ratio,
};
use surroundings::{catalogue_file, surroundings};

const TODAY: &str = "2026-11-22";

#[test]
fn rows_are_the_next_steps_in_their_order() {
    for plan in Plan::examples() {
        let (steps, shown) = (plan.steps(), plan.rows());
        assert!(steps.len() > 20);
        for (index, (row, step)) in shown.iter().zip(&steps).enumerate() {
            let practice = plan.catalogue.practice(step.practice).unwrap();
            assert_eq!(attributes(row, "data-step"), [practice.id.as_str()]);
            assert_eq!(attributes(row, "data-from"), [step.from.to_string()]);
            assert_eq!(attributes(row, "data-to"), [step.to.to_string()]);
            assert_eq!(text_of(row, "step-number"), (index + 1).to_string());
        }
    }
}

#[test]
fn a_row_reads_as_a_sentence() {
    for plan in Plan::examples() {
        let (common, texts) = (plan.language.texts().common(), plan.language.texts().plan());
        for (row, step) in plan.rows().iter().zip(plan.steps()) {
            let practice = plan.catalogue.practice(step.practice).unwrap();
            let topic = &plan.text.topics.get(&practice.topic).unwrap().title;
            assert_eq!(text_of(row, "h3"), *plan.text.practices[step.practice.get()].title);
            let place = text_of(row, "step-place");
            assert!(place.contains(&*practice.number) && place.contains(&**topic), "{place}");
            assert_eq!(text_of(row, "step-effort"), number::days(common.days, step.effort));
            assert_eq!(text_of(row, "step-gain"), fill(texts.gain, &[("points", &number::points(step.gain))]));

            let half = plan.catalogue.scale().half().to_string();
            let relations = [
                (texts.waits_for.to_owned(), &step.waits_for),
                (texts.assumes.to_owned(), &step.assumes),
                (texts.opens.of(step.unlocks.len()), &step.unlocks),
                (fill(texts.needed_by, &[("level", &half)]), &step.needed_by),
            ];
            let lines: Vec<String> =
                parts(row, "<li>").iter().map(|line| strip(line.split("</li>").next().unwrap())).collect();
            let expected: Vec<_> = relations.iter().filter(|(_, practices)| !practices.is_empty()).collect();
            assert_eq!(lines.len(), expected.len(), "{lines:?}");
            for (line, (label, practices)) in lines.iter().zip(expected) {
                let first = plan.catalogue.practice(practices[0]).unwrap();
                let title = &plan.text.practices[practices[0].get()].title;
                let topic = &plan.text.topics.get(&first.topic).unwrap().title;
                assert!(line.starts_with(&format!("{label} {} {title} ({topic})", first.number)), "{line}");
                let n_more = practices.len().saturating_sub(2);
                let more = fill(texts.and_more, &[("n", &n_more.to_string())]);
                assert_eq!(line.ends_with(&more), n_more > 0, "{line}");
            }
        }
    }
}

#[test]
fn the_groups_part_those_that_wait_from_those_that_do_not() {
    for plan in Plan::examples() {
        let texts = plan.language.texts().plan();
        let n_ready = plan.steps().iter().filter(|step| step.waits_for.is_empty()).count();
        let n_waiting = plan.steps().len() - n_ready;
        let n_open = plan.derived().plan(&plan.catalogue).1.len();
        let groups: Vec<String> =
            parts(&plan.html, "<h2").iter().map(|heading| strip(&format!("<h2{heading}"))).collect();
        let expected = [(texts.ready, n_ready), (texts.waiting, n_waiting), (texts.open_questions, n_open)];
        for (group, (title, n)) in groups.iter().zip(expected) {
            assert!(n > 0 && group.starts_with(&format!("{title} {n}")), "{group}");
        }
        let waiting = plan.html.split(texts.waiting).next().unwrap();
        assert_eq!(attributes(waiting, "data-step").len(), n_ready);
    }
}

#[test]
fn the_summary_sums_exactly() {
    for plan in Plan::examples() {
        let (common, texts) = (plan.language.texts().common(), plan.language.texts().plan());
        let steps = plan.steps();
        let effort = steps.iter().fold(EffortSum::default(), |sum, step| sum.plus(step.effort));
        let gain = steps.iter().take(3).fold(Ratio::ZERO, |sum, step| sum.plus(step.gain));
        let all = fill(
            texts.summary,
            &[("steps", &texts.steps.of(steps.len())), ("days", &number::days(common.days, effort))],
        );
        let first = fill(texts.summary_first.other, &[("n", "3"), ("points", &number::points(gain))]);
        assert_eq!(text_of(&plan.html, "lead"), format!("{all} {first}"));
    }
}

#[test]
fn open_questions_stand_apart_the_first_ten_of_them() {
    for plan in Plan::examples() {
        let texts = plan.language.texts().plan();
        let open = plan.derived().plan(&plan.catalogue).1;
        assert!(open.len() > 10 && open[0].n_steps > 0);
        let ids = open.iter().map(|question| plan.catalogue.practice(question.practice).unwrap().id.as_str());
        assert_eq!(attributes(&plan.html, "data-open-question"), ids.take(10).collect::<Vec<_>>());
        let first = &parts(&plan.html, "data-open-question")[0];
        assert!(first.contains(&texts.rests_on.of(open[0].n_steps)), "{first}");
        assert!(plan.html.contains(&fill(texts.show_all, &[("n", &open.len().to_string())])));
    }
}

#[test]
fn owner_and_due_date_are_said_and_an_overdue_one_is_marked() {
    for language in Language::ALL {
        let plan = Plan::example(language);
        let texts = language.texts().plan();
        let id = plan.catalogue.practice(plan.steps()[0].practice).unwrap().id.clone();
        for (day, is_overdue) in [("2026-11-21", true), (TODAY, false)] {
            let plan = Plan::example_with(language, |store| {
                store.dispatch(EditMessage::Change(Command::SetOwner(id.clone(), "Kim & Lee".into())));
                store.dispatch(EditMessage::Change(Command::SetDue(id.clone(), Date::parse(day))));
                store.dispatch(EditMessage::Change(Command::SetDependsOnOtherTeam(id.clone(), true)));
            });
            let row = &plan.rows()[0];
            let words = text_of(row, "step-assignment-words");
            assert!(words.starts_with("Kim &amp; Lee") && words.contains(day), "{words}");
            assert_eq!(words.contains(texts.overdue), is_overdue, "{words}");
            assert_eq!(text_of(row, "mark"), language.texts().assess().depends);
        }
    }
}

#[test]
fn where_nothing_is_answered_it_says_so() {
    for language in Language::ALL {
        let plan = Plan::of(language, |store| store.dispatch(OpenMessage::New));
        let texts = language.texts().plan();
        assert!(plan.rows().is_empty() && plan.html.contains(texts.nothing_answered));
        assert!(plan.html.contains(texts.start_answering));
        assert_eq!(attributes(&plan.html, "data-open-question").len(), 10);
    }
}

#[test]
fn where_everything_is_at_its_target_it_says_so_with_the_score() {
    for language in Language::ALL {
        let plan = Plan::of(language, |store| answer_all(store, Answer::Level));
        assert!(plan.rows().is_empty() && plan.html.contains(language.texts().plan().at_target));
        let main = plan.html.split("<main").nth(1).unwrap();
        assert_eq!(
            (attributes(main, "data-score"), attributes(main, "data-value")),
            (vec!["overall"], vec!["0.750000"])
        );
        assert_eq!(text_of(main, "score"), "75%");
        assert!(!plan.html.contains("data-open-question"));

        let plan = Plan::of(language, |store| answer_all(store, |_| Answer::not_applicable()));
        assert!(plan.html.contains(language.texts().plan().nothing_applies));
    }
}

#[test]
fn nothing_breaks_the_rules_of_the_page() {
    for plan in Plan::examples() {
        let main = plan.html.split("<main").nth(1).unwrap();
        assert!(!main.contains(" style="), "a strict policy refuses style attributes");
        assert_eq!(main.matches("<h1").count(), 1);
        let ids = attributes(&plan.html, "id");
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), ids.len(), "ids are unique");
        for id in attributes(main, "aria-labelledby").into_iter().chain(attributes(main, "for")) {
            assert!(ids.contains(&id), "{id}");
        }
        assert!(!main.contains('{'), "every place of a text is filled");
    }
}

/// The view as it is rendered, and what it should show.
struct Plan {
    language: Language,
    catalogue: Rc<Catalogue>,
    assessment: Rc<Assessment>,
    text: CatalogueText,
    html: String,
}

impl Plan {
    fn examples() -> [Self; 2] {
        Language::ALL.map(Self::example)
    }

    fn example(language: Language) -> Self {
        Self::example_with(language, |_| ())
    }

    fn example_with(language: Language, change: impl FnOnce(&Store)) -> Self {
        Self::of(language, |store| {
            store.dispatch(OpenMessage::Example);
            change(store);
        })
    }

    fn of(language: Language, prepare: impl FnOnce(&Store)) -> Self {
        let catalogue = built_in_catalogue().unwrap();
        let [text, example] = ["text", "example"].map(|kind| format!("{kind}.{}.json", language.tag()));
        let surroundings = surroundings(&[&text, &example]);
        let text = read_catalogue_text(&text, &catalogue_file(&text), &catalogue).unwrap();
        let store = Store::new(surroundings.ports, Rc::clone(&catalogue), language, Preferences::default());
        store.dispatch(ViewMessage::Shown);
        prepare(&store);
        store.dispatch(ViewMessage::Go(Route::Plan));
        let assessment = Rc::clone(store.state().assessment().unwrap());
        Self { language, catalogue, assessment, text, html: render(store) }
    }

    fn derived(&self) -> Derived {
        Derived::new(&self.catalogue, &self.assessment, Date::parse(TODAY).unwrap())
    }

    fn steps(&self) -> Vec<NextStep> {
        self.derived().plan(&self.catalogue).0
    }

    /// The markup of each row, up to the next row or heading; as many as there are steps.
    fn rows(&self) -> Vec<String> {
        let row = |part: &str| part.split("<h2").next().unwrap().to_owned();
        let rows: Vec<String> =
            parts(&self.html, "<li data-step").iter().map(|part| format!("<li data-step{}", row(part))).collect();
        assert_eq!(rows.len(), self.steps().len());
        rows
    }
}

fn answer_all(store: &Store, answer: impl Fn(Level) -> Answer) {
    store.dispatch(OpenMessage::New);
    let catalogue = Rc::clone(&store.state().catalogue);
    let good = catalogue.scale().good();
    let ids: Vec<PracticeId> = catalogue.practices().iter().map(|practice| practice.id.clone()).collect();
    for id in ids {
        store.dispatch(EditMessage::Change(Command::SetAnswer(id, answer(good))));
    }
}

fn render(store: Store) -> String {
    let props = move || opex_maturity::ui::AppProps { is_arriving: false, is_part: false, store };
    futures::executor::block_on(yew::LocalServerRenderer::<App>::with_props(props()).hydratable(false).render())
}

/// What follows each occurrence of `start`, up to the next.
fn parts<'a>(html: &'a str, start: &str) -> Vec<&'a str> {
    html.split(start).skip(1).collect()
}

fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    parts(html, &format!(" {name}=\"")).iter().map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The text of the first element of a class, or of a tag, that nests none of its own kind.
fn text_of(html: &str, class_or_tag: &str) -> String {
    let at =
        html.find(&format!("class=\"{class_or_tag}\"")).or_else(|| html.find(&format!("<{class_or_tag}>"))).unwrap();
    let open = html[..=at].rfind('<').unwrap();
    let tag = html[open + 1..].split([' ', '>']).next().unwrap();
    let element = &html[open..];
    let mut depth = 0;
    let end = element
        .match_indices('<')
        .find(|(at, _)| {
            let rest = &element[at + 1..];
            let names = |rest: &str| rest.strip_prefix(tag).is_some_and(|rest| rest.starts_with([' ', '>']));
            depth += i32::from(names(rest));
            depth -= i32::from(rest.strip_prefix('/').is_some_and(names));
            depth == 0
        })
        .unwrap()
        .0;
    strip(&element[..end])
}

/// Markup without its tags, blanks joined.
fn strip(html: &str) -> String {
    let text: String = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
