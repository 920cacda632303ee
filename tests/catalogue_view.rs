//! The catalogue's pages, rendered without a browser: each says all there is, and links lead both ways.

#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/surroundings.rs"]
mod surroundings;

use std::collections::BTreeSet;
use std::rc::Rc;

use futures::executor::block_on;
use opex_app::{
    CatalogueMessage, CataloguePage, EditMessage, Lookup, OpenMessage, PassageKind, PreferenceMessage, Preferences,
    Reference, Route, Search, SearchSource, Store, ViewMessage,
};
use opex_format::built_in_catalogue;
use opex_language::{Language, fill};
use opex_maturity::ui::{App, AppProps};
use opex_model::{Catalogue, CatalogueText, Command, CrosswalkRelation, GlossaryEntry, PracticeIndex, ProfileField};
use surroundings::surroundings;

#[test]
fn a_practice_s_page_says_all_about_it() {
    for reader in Reader::both() {
        for index in 0..reader.catalogue.practices().len() {
            let (practice, words) =
                (reader.catalogue.practice(PracticeIndex::new(index)).unwrap(), &reader.text.practices[index]);
            let html = reader.page(&CataloguePage::Practice(PracticeIndex::new(index)));
            let text = strip(&html);
            let topic = &reader.text.topics.get(&practice.topic).unwrap().title;
            let area = &reader.text.areas.get(&practice.area).unwrap().title;
            assert!(text.contains(&squeeze(&format!("{} {}", practice.number, words.title))), "{}", practice.id);
            let lists = [&words.levels, &words.evidence, &words.pitfalls, &words.examples];
            let lists = lists.into_iter().chain(&words.next_steps).flatten();
            for part in lists.chain([topic, area, &words.question, &words.why, &words.trade_off]) {
                assert!(text.contains(&squeeze(part)), "{}: {part}", practice.id);
            }
            let rungs = values(&html, "data-level");
            assert_eq!(rungs, ["0", "1", "2", "3", "4"]);
        }
    }
}

#[test]
fn links_between_practices_lead_both_ways() {
    for reader in Reader::both() {
        let pages: Vec<String> =
            reader.catalogue.indices().map(|index| reader.page(&CataloguePage::Practice(index))).collect();
        for (index, practice) in reader.catalogue.practices().iter().enumerate() {
            let section = |page: usize, name: &str| {
                let section = pages[page].split(&format!("data-relation=\"{name}\"")).nth(1).unwrap();
                section.split("</section>").next().unwrap().to_owned()
            };
            let links = |section: &str| -> Vec<String> {
                values(section, "href").into_iter().filter(|href| !href.contains("/glossary/")).collect()
            };
            let places = |indexes: &[PracticeIndex]| -> Vec<String> {
                indexes.iter().map(|index| reader.place(&CataloguePage::Practice(*index))).collect()
            };
            assert_eq!(links(&section(index, "prerequisites")), places(&practice.prerequisites), "{}", practice.id);
            assert_eq!(links(&section(index, "dependants")), places(&practice.dependants), "{}", practice.id);
            for (needed, reason) in
                practice.prerequisites.iter().zip(&reader.text.practices[index].prerequisite_reasons)
            {
                let back = section(needed.get(), "dependants");
                assert!(links(&back).contains(&reader.place(&CataloguePage::Practice(PracticeIndex::new(index)))));
                for text in [&section(index, "prerequisites"), &back] {
                    assert!(strip(text).contains(&squeeze(reason)), "{}: {reason}", practice.id);
                }
            }
        }
    }
}

#[test]
fn a_practice_s_page_names_tools_principles_models_and_what_it_is_now() {
    for reader in Reader::both() {
        let texts = reader.language.texts().catalogue();
        for (index, practice) in reader.catalogue.practices().iter().enumerate() {
            let facts = reader.reference.facts.practice(PracticeIndex::new(index)).unwrap();
            let html = reader.page(&CataloguePage::Practice(PracticeIndex::new(index)));
            let aside = html.split("class=\"practice-facts\"").nth(1).unwrap().split("</aside>").next().unwrap();
            let text = strip(aside);
            for product in facts.services.iter().chain(&facts.tools) {
                assert!(text.contains(&squeeze(&product.name)), "{}: {}", practice.id, product.name);
                if !product.formerly.is_empty() {
                    let formerly = fill(texts.formerly, &[("names", &product.formerly.join(", "))]);
                    assert!(
                        text.contains(&squeeze(&format!("{} ({formerly}", product.name))),
                        "{}: {formerly}",
                        practice.id
                    );
                }
            }
            for kind in &facts.tool_kinds {
                let kind = reader.reference.words.tool_kinds.get(kind).unwrap();
                assert!(
                    text.contains(&squeeze(&kind.title)) && text.contains(&squeeze(&kind.summary)),
                    "{}",
                    kind.title
                );
            }
            for number in &facts.crosswalk.numbers {
                let later = &reader.reference.words.later_practices.get(number).unwrap().title;
                assert!(text.contains(&squeeze(&format!("{number} {later}"))), "{}: {later}", practice.id);
            }
            let links = values(aside, "href");
            for principle in &practice.principles {
                assert!(links.contains(&reader.place(&CataloguePage::Principles(Some(principle.clone())))));
            }
            for model in reader.catalogue.operating_models() {
                let why = reader.reference.words.emphasis(model, PracticeIndex::new(index));
                let place = reader.place(&CataloguePage::OperatingModels(Some(model.clone())));
                assert_eq!(links.contains(&place), why.is_some(), "{} {model}", practice.id);
                assert!(why.is_none_or(|why| text.contains(&squeeze(why))), "{} {model}", practice.id);
            }
        }
    }
}

#[test]
fn areas_lead_to_topics_and_topics_to_practices() {
    for reader in Reader::both() {
        let overview = main_of(&reader.page(&CataloguePage::Overview));
        for area in reader.catalogue.areas() {
            let page = main_of(&reader.page(&CataloguePage::Area(area.id.clone())));
            assert!(values(&overview, "href").contains(&reader.place(&CataloguePage::Area(area.id.clone()))));
            assert!(strip(&page).contains(&squeeze(&reader.text.areas.get(&area.id).unwrap().summary)));
            for topic in &area.topics {
                let place = reader.place(&CataloguePage::Topic(topic.clone()));
                assert!(values(&overview, "href").contains(&place) && values(&page, "href").contains(&place));
                reader.check_topic(topic);
            }
        }
    }
}

#[test]
fn what_has_changed_names_every_practice_once() {
    for reader in Reader::both() {
        let facts = &reader.reference.facts;
        let html = main_of(&reader.page(&CataloguePage::Changes));
        let mut expected: Vec<(String, usize)> =
            vec![("new".to_owned(), facts.later_practices.len() - reader.n_later_named())];
        expected.extend(CrosswalkRelation::ALL.map(|relation| {
            let n = facts.practices.iter().filter(|facts| facts.crosswalk.relation == relation).count();
            (relation.as_str().to_owned(), n)
        }));
        for (relation, n) in &expected {
            let count = html.split(&format!("data-change=\"{relation}\">")).nth(1).unwrap();
            assert_eq!(count.split('<').next().unwrap(), n.to_string(), "{relation}");
        }
        let links: Vec<String> = values(&html, "href");
        for index in 0..reader.catalogue.practices().len() {
            let place = reader.place(&CataloguePage::Practice(PracticeIndex::new(index)));
            assert_eq!(links.iter().filter(|link| **link == place).count(), 1, "{place}");
        }
        let new = values(&html, "data-later");
        assert_eq!(new.len(), expected[0].1);
        for number in new {
            let words = reader.reference.words.later_practices.get(&Rc::from(number.as_str())).unwrap();
            assert!(!words.summary.is_empty(), "{number} is new, so it is told what it asks");
            assert!(strip(&html).contains(&squeeze(&words.summary)), "{number}");
        }
    }
}

#[test]
fn principles_and_models_name_their_practices() {
    for reader in Reader::both() {
        let html = main_of(&reader.page(&CataloguePage::Principles(None)));
        for id in reader.catalogue.principles() {
            let section = part(&html, id.as_str());
            let practices = reader.catalogue.practices().iter().enumerate();
            let carriers = practices.filter(|(_, practice)| practice.principles.contains(id));
            let carriers: BTreeSet<String> =
                carriers.map(|(index, _)| reader.place(&CataloguePage::Practice(PracticeIndex::new(index)))).collect();
            assert_eq!(practice_links(&section), carriers, "{id}");
            for line in reader.reference.words.principles.get(id).unwrap() {
                assert!(strip(&section).contains(&squeeze(line)), "{id}: {line}");
            }
        }
        let html = main_of(&reader.page(&CataloguePage::OperatingModels(None)));
        for id in reader.catalogue.operating_models() {
            let (section, words) = (part(&html, id.as_str()), reader.reference.words.operating_models.get(id).unwrap());
            let emphasis = words.emphasis.iter().map(|emphasis| CataloguePage::Practice(emphasis.practice));
            let emphasis: BTreeSet<String> = emphasis.map(|page| reader.place(&page)).collect();
            assert!(emphasis.len() > 4);
            assert_eq!(practice_links(&section), emphasis, "{id}");
            let model = reader.text.operating_models.get(id).unwrap();
            let why = words.emphasis.iter().map(|emphasis| &emphasis.why);
            for line in
                model.demands.iter().chain(&model.quadrants).chain(&words.strengths).chain(&words.costs).chain(why)
            {
                assert!(strip(&section).contains(&squeeze(line)), "{id}: {line}");
            }
        }
    }
}

#[test]
fn every_term_linked_is_in_the_glossary_and_linked_once_a_block() {
    for reader in Reader::both() {
        let entries = reader.reference.words.glossary.entries();
        let slugs: BTreeSet<String> = entries.iter().map(GlossaryEntry::slug).collect();
        assert_eq!(slugs.len(), entries.len(), "terms have addresses of their own");
        let html = main_of(&reader.page(&CataloguePage::Glossary(None)));
        assert_eq!(values(&html, "data-part").into_iter().collect::<BTreeSet<_>>(), slugs);
        for entry in entries {
            let term = part(&html, &entry.slug());
            assert!(strip(&term).contains(&squeeze(&format!("{}{}", entry.term, entry.meaning))), "{}", entry.id);
        }
        let mut linked = BTreeSet::new();
        for index in 0..reader.catalogue.practices().len() {
            let html = main_of(&reader.page(&CataloguePage::Practice(PracticeIndex::new(index))));
            let ladder = html.split("class=\"ladder\"").nth(1).unwrap().split("</ol>").next().unwrap();
            let in_ladder = terms(ladder);
            assert_eq!(in_ladder.iter().collect::<BTreeSet<_>>().len(), in_ladder.len(), "{in_ladder:?}");
            linked.extend(terms(&html));
        }
        assert!(linked.is_subset(&slugs), "{linked:?}");
        assert!(linked.len() * 2 > slugs.len(), "only {} of {} terms occur", linked.len(), slugs.len());
    }
}

#[test]
fn a_search_finds_a_practice_by_any_of_its_texts() {
    for reader in Reader::both() {
        for index in 0..reader.catalogue.practices().len() {
            let words = &reader.text.practices[index];
            // Each practice by another level and step, so that all occur and the test stays quick.
            let level = index % words.levels.len();
            reader.finds(&words.levels[level], index, PassageKind::Level(level.try_into().unwrap()));
            let (step, to) = (index % words.next_steps.len(), index % words.next_steps.len() + 1);
            reader.finds(&words.next_steps[step][0], index, PassageKind::NextStep(to.try_into().unwrap()));
            match index % 3 {
                0 => reader.finds(&words.why, index, PassageKind::Why),
                1 => reader.finds(&words.evidence[0], index, PassageKind::Evidence),
                _ => reader.finds(&words.pitfalls[0], index, PassageKind::Pitfall),
            }
            let facts = reader.reference.facts.practice(PracticeIndex::new(index)).unwrap();
            let products = facts.services.iter().chain(&facts.tools);
            for product in products.filter(|product| !product.formerly.is_empty()) {
                product.formerly.iter().for_each(|name| reader.finds(name, index, PassageKind::Tool));
            }
            let practice = reader.catalogue.practice(PracticeIndex::new(index)).unwrap();
            reader.finds(&practice.number.to_lowercase(), index, PassageKind::Number);
        }
    }
}

#[test]
fn a_search_needs_all_words_and_puts_titles_first() {
    let reader = Reader::new(Language::En);
    let found = reader.search("runbooks procedures");
    assert_eq!(found.first().map(|found| &*found.title), Some("Use runbooks to perform procedures"));
    assert!(reader.search("runbook xylophone").is_empty());
    let pages: Vec<CataloguePage> = reader.search("mttr").into_iter().map(|found| found.page).collect();
    assert!(pages.contains(&CataloguePage::Glossary(Some("mttr".to_owned()))), "{pages:?}");
}

#[test]
fn the_catalogue_needs_no_assessment_and_unknown_pages_lead_to_its_start() {
    for reader in Reader::both() {
        let texts = reader.language.texts();
        assert!(reader.store.state().open.is_none());
        for name in ["", "nowhere", "changes/x"] {
            reader.store.dispatch(ViewMessage::AddressChanged(Route::parse(&format!("#/catalogue/{name}"))));
            let html = reader.render();
            assert!(html.contains(&format!("<h1>{}</h1>", reader.text.title)), "{name}");
            let tabs = html.split("class=\"tabs\"").nth(1).unwrap().split("</nav>").next().unwrap();
            let tabs: Vec<String> = tabs.split("<a").skip(1).map(|tab| strip(&format!("<a{tab}"))).collect();
            assert_eq!(tabs, [squeeze(texts.entrance().start), squeeze(texts.shell().catalogue)], "{name}");
            assert!(!html.contains(texts.catalogue().answer_topic), "{name}");
        }
        reader.store.dispatch(ViewMessage::Go(Route::Start));
        assert!(values(&reader.render(), "href").contains(&"#/catalogue".to_owned()));
    }
}

#[test]
fn an_open_assessment_shows_in_the_catalogue_and_its_cards_lead_there() {
    let reader = Reader::new(Language::En);
    reader.store.dispatch(OpenMessage::Example);
    let state = reader.store.state();
    let assessment = state.assessment().unwrap();
    for (index, practice) in reader.catalogue.practices().iter().enumerate() {
        let html = reader.page(&CataloguePage::Practice(PracticeIndex::new(index)));
        let today = html.split("<li").find(|rung| rung.contains("is-today"));
        let today = today.map(|rung| values(rung, "data-level")[0].clone());
        let level = assessment.answer(&practice.id).level().map(|level| level.to_string());
        assert_eq!(today, level, "{}", practice.id);
        assert!(html.contains(reader.language.texts().catalogue().answer));
    }
    for topic in reader.catalogue.topics() {
        reader.store.dispatch(ViewMessage::Go(Route::Assess(Some(topic.id.clone()))));
        let links = values(&reader.render(), "href");
        for index in &topic.practices {
            assert!(links.contains(&reader.place(&CataloguePage::Practice(*index))));
        }
    }
    let model = reader.catalogue.operating_models()[1].clone();
    reader.store.dispatch(EditMessage::Change(Command::SetProfile(ProfileField::OperatingModel(Some(model.clone())))));
    let html = main_of(&reader.page(&CataloguePage::OperatingModels(None)));
    assert!(part(&html, model.as_str()).contains(reader.language.texts().catalogue().your_model));
    assert_eq!(html.matches(reader.language.texts().catalogue().your_model).count(), 1);
}

#[test]
fn the_reference_is_loaded_when_it_is_needed_and_again_in_another_language() {
    let store = store(Language::En, &FILES);
    store.dispatch(OpenMessage::Example);
    assert_eq!(store.state().reference, Lookup::Absent, "no view has needed it");
    store.dispatch(PreferenceMessage::SetLanguage(Language::Ko));
    assert_eq!(store.state().reference, Lookup::Absent);
    store.dispatch(CatalogueMessage::LookUp);
    assert!(store.state().reference.get(Language::Ko).is_some());
    store.dispatch(PreferenceMessage::SetLanguage(Language::En));
    assert!(store.state().reference.get(Language::En).is_some());
    assert!(store.state().reference.get(Language::Ko).is_none());
}

#[test]
fn err_without_the_reference_the_page_says_so_and_shows_the_rest() {
    for missing in ["facts.json", "text.en.json"] {
        let files: Vec<&str> = FILES.into_iter().filter(|file| *file != missing).collect();
        let store = store(Language::En, &files);
        // The text in another language stands in for a text that cannot be loaded.
        store.dispatch(PreferenceMessage::SetLanguage(Language::Ko));
        store.dispatch(PreferenceMessage::SetLanguage(Language::En));
        store.dispatch(ViewMessage::Go(Route::Catalogue("prepare.operational-readiness.use-runbooks".into())));
        assert_eq!(store.state().reference, Lookup::Failed, "{missing}");
        let html = render(&store);
        assert!(html.contains(Language::En.texts().catalogue().reference_failed), "{missing}");
        assert_eq!(values(&html, "data-level").len(), 5, "{missing}");
    }
}

#[test]
fn each_case_study_is_told_with_its_levels_and_opens_as_an_example() {
    for language in Language::ALL {
        let reader = Reader::new(language);
        let list = main_of(&reader.page(&CataloguePage::CaseStudies));
        let cases = Rc::clone(reader.store.state().case_studies.get(language).unwrap());
        assert_eq!(cases.iter().count(), 6);
        for (case, words) in cases.iter() {
            let page = CataloguePage::CaseStudy(case.id.to_string());
            assert!(values(&list, "href").contains(&reader.place(&page)), "{}", case.id);
            let html = main_of(&reader.page(&page));
            for paragraph in words.story.iter().chain(&words.because) {
                assert!(strip(&html).contains(&squeeze(paragraph)), "{}: {paragraph}", case.id);
            }
            for answer in &case.answers {
                assert!(values(&html, "href").contains(&reader.place(&CataloguePage::Practice(answer.practice))));
            }
            reader.store.dispatch(OpenMessage::CaseStudy(case.id.clone()));
            let state = reader.store.state();
            let assessment = state.assessment().unwrap();
            assert_eq!(assessment.profile.team, words.team);
            assert!(assessment.profile.example);
            assert_eq!(state.route, Route::Results);
            let saved = state.library.saved.iter().find(|entry| entry.id == assessment.id);
            assert!(saved.is_some(), "an opened case study is kept as any other example");
        }
        assert_eq!(reader.store.state().library.saved.len(), 6);
    }
}

#[test]
fn case_studies_are_loaded_for_their_pages_only_and_in_the_language_of_the_page() {
    let store = store(Language::En, &FILES);
    store.dispatch(ViewMessage::Go(Route::Catalogue("glossary".into())));
    assert_eq!(store.state().case_studies, Lookup::Absent);
    store.dispatch(ViewMessage::Go(Route::Catalogue("case-studies/match-service".into())));
    assert!(store.state().case_studies.get(Language::En).is_some());
    store.dispatch(PreferenceMessage::SetLanguage(Language::Ko));
    assert!(store.state().case_studies.get(Language::Ko).is_some());
    assert!(render(&store).contains("온라인 게임"));
}

#[test]
fn err_case_studies_that_do_not_come_are_told_and_an_unknown_one_leads_to_all() {
    let files: Vec<&str> = FILES.into_iter().filter(|file| *file != "cases.en.json").collect();
    let store = store(Language::En, &files);
    store.dispatch(ViewMessage::Go(Route::Catalogue("case-studies".into())));
    assert!(render(&store).contains(Language::En.texts().catalogue().case_studies_failed));
    store.dispatch(PreferenceMessage::SetLanguage(Language::Ko));
    store.dispatch(ViewMessage::Go(Route::Catalogue("case-studies/nowhere".into())));
    assert!(main_of(&render(&store)).contains(Language::Ko.texts().catalogue().case_studies_intro));
}

const FILES: [&str; 8] = [
    "text.ko.json",
    "text.en.json",
    "example.ko.json",
    "example.en.json",
    "facts.json",
    "cases.json",
    "cases.en.json",
    "cases.ko.json",
];

/// Somebody who reads the catalogue in a language.
struct Reader {
    language: Language,
    catalogue: Rc<Catalogue>,
    text: Rc<CatalogueText>,
    reference: Rc<Reference>,
    store: Store,
}

impl Reader {
    fn both() -> [Self; 2] {
        Language::ALL.map(Self::new)
    }

    fn new(language: Language) -> Self {
        let store = store(language, &FILES);
        store.dispatch(CatalogueMessage::LookUp);
        let state = store.state();
        let reference = Rc::clone(state.reference.get(language).unwrap());
        let text = Rc::clone(state.text().unwrap());
        Self { language, catalogue: Rc::clone(&state.catalogue), text, reference, store }
    }

    fn place(&self, page: &CataloguePage) -> String {
        page.route(&self.catalogue).place()
    }

    fn page(&self, page: &CataloguePage) -> String {
        self.store.dispatch(ViewMessage::Go(page.route(&self.catalogue)));
        self.render()
    }

    fn render(&self) -> String {
        render(&self.store)
    }

    fn check_topic(&self, id: &opex_model::TopicId) {
        let html = main_of(&self.page(&CataloguePage::Topic(id.clone())));
        let topic = self.catalogue.topic(id).unwrap();
        let (screen, print) = html.split_once("class=\"print-only\"").unwrap();
        let rows: Vec<&str> =
            topic.practices.iter().map(|index| self.catalogue.practice(*index).unwrap().id.as_str()).collect();
        assert_eq!(values(screen, "data-practice-row"), rows);
        for index in &topic.practices {
            let words = &self.text.practices[index.get()];
            assert!(values(screen, "href").contains(&self.place(&CataloguePage::Practice(*index))));
            assert!(strip(screen).contains(&squeeze(&words.question)));
            for level in &words.levels {
                assert!(strip(print).contains(&squeeze(level)), "printed, {id} is whole");
            }
        }
        for resource in self.reference.facts.resources.get(id).unwrap() {
            assert!(strip(&html).contains(&squeeze(&resource.title)), "{id}: {}", resource.title);
        }
    }

    /// How many practices of the later edition those of this one live on in.
    fn n_later_named(&self) -> usize {
        let numbers = self.reference.facts.practices.iter().flat_map(|facts| &facts.crosswalk.numbers);
        numbers.collect::<BTreeSet<_>>().len()
    }

    fn search(&self, query: &str) -> Vec<opex_app::SearchResult> {
        let source = SearchSource { catalogue: &self.catalogue, text: &self.text, reference: Some(&self.reference) };
        Search::parse(query).unwrap().find(source)
    }

    /// A search for the text leads to the practice, with the passage in which it stands.
    fn finds(&self, text: &str, index: usize, kind: PassageKind) {
        let found = self
            .search(text)
            .into_iter()
            .find(|found| found.page == CataloguePage::Practice(PracticeIndex::new(index)));
        let found = found.unwrap_or_else(|| panic!("{text} is not found"));
        assert!(found.passages.iter().any(|passage| passage.kind == kind), "{text}: {:?}", found.passages);
    }
}

fn store(language: Language, files: &[&str]) -> Store {
    let surroundings = surroundings(files);
    let store = Store::new(surroundings.ports, built_in_catalogue().unwrap(), language, Preferences::default());
    store.dispatch(ViewMessage::Shown);
    store
}

fn render(store: &Store) -> String {
    let props = AppProps { store: store.clone(), is_arriving: false, is_part: false };
    block_on(yew::LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

/// What the page shows, without what is around every page.
fn main_of(html: &str) -> String {
    html.split("class=\"catalogue-main\"").nth(1).unwrap().split("</main>").next().unwrap().to_owned()
}

/// The part of a page that its address may name, up to the next such part.
fn part(html: &str, name: &str) -> String {
    let rest = html.split(&format!("data-part=\"{name}\"")).nth(1).unwrap();
    rest.split("data-part=").next().unwrap().to_owned()
}

fn values(html: &str, attribute: &str) -> Vec<String> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).map(|rest| unescape(rest.split('"').next().unwrap())).collect()
}

/// Addresses of practices that a part of a page links to.
fn practice_links(html: &str) -> BTreeSet<String> {
    let is_practice = |href: &String| href.matches('.').count() == 2 && !href.contains("dp.");
    values(html, "href").into_iter().filter(is_practice).collect()
}

/// Names in addresses of the terms that are linked.
fn terms(html: &str) -> Vec<String> {
    values(html, "href")
        .iter()
        .filter_map(|href| href.strip_prefix("#/catalogue/glossary/"))
        .map(str::to_owned)
        .collect()
}

/// What is read of some markup, without white space, so that it can be compared wherever tags stand.
fn strip(html: &str) -> String {
    let text: String = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
    squeeze(&unescape(&text))
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect()
}

fn unescape(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}
