//! Searching everything that the catalogue says.

use std::ops::Range;
use std::rc::Rc;

use super::page::CataloguePage;
use super::reference::Reference;
use opex_model::{Catalogue, CatalogueText, Level, Practice, PracticeIndex, PracticeText, sorted_by};

/// What is looked for: pages that have all of these words, or beginnings of words, or parts of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    words: Vec<String>,
}

/// What is searched.
#[derive(Clone, Copy)]
pub struct SearchSource<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// Its text.
    pub text: &'a CatalogueText,
    /// What it says beyond that, where it has been loaded.
    pub reference: Option<&'a Reference>,
}

/// A page that has all the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchResult {
    /// The page.
    pub page: CataloguePage,
    /// Its title.
    pub title: Rc<str>,
    /// Where the words stand, apart from the title; passages with more of the words first.
    pub passages: Vec<Passage>,
}

/// A piece of text with its place on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// The text.
    pub text: Rc<str>,
}

/// What a piece of text is to its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// The number that people know it by.
    Number,
    /// What the page is about, or what a term means.
    Summary,
    /// What the team is asked.
    Question,
    /// What goes wrong without the practice.
    Why,
    /// What this level looks like.
    Level(Level),
    /// What leads to this level.
    NextStep(Level),
    /// Something to show.
    Evidence,
    /// How teams fool themselves.
    Pitfall,
    /// How much is enough.
    TradeOff,
    /// An example.
    Example,
    /// Why another practice comes first.
    Prerequisite,
    /// A service, a tool or a kind of tool.
    Tool,
    /// The practice in the later edition.
    LaterEdition,
    /// What one sees where a principle is lived.
    InPractice,
    /// What an operating model demands.
    Demand,
    /// What speaks for it.
    Strength,
    /// What it costs.
    Cost,
    /// Why a practice matters more under it.
    Emphasis,
}

impl Search {
    /// The search for what somebody has typed; none while that is too little to tell anything apart.
    pub fn parse(query: &str) -> Option<Self> {
        let words: Vec<String> = query.split_whitespace().map(str::to_ascii_lowercase).collect();
        // One letter is in every text, one Hangul syllable is a word.
        let is_enough = words.iter().any(|word| word.len() > 1);
        is_enough.then_some(Self { words })
    }

    /// Where the words stand in a text, in bytes, from left to right, without overlaps.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        // Hangul has no case and English is ASCII, so that every byte keeps its place.
        let text = text.to_ascii_lowercase();
        let starts = self.words.iter().flat_map(|word| text.match_indices(word.as_str()));
        let found: Vec<Range<usize>> = starts.map(|(at, word)| at..at + word.len()).collect();
        let mut marks: Vec<Range<usize>> = Vec::new();
        for range in sorted_by(found, |a, b| a.start.cmp(&b.start)) {
            match marks.last_mut().filter(|last| range.start <= last.end) {
                Some(last) => last.end = last.end.max(range.end),
                None => marks.push(range),
            }
        }
        marks
    }

    /// The pages that have all the words: first those with all of them in the title, then those with all
    /// of them in one passage; otherwise in the order of the catalogue.
    pub fn find(&self, source: SearchSource<'_>) -> Vec<SearchResult> {
        let pages = pages(source).into_iter().filter_map(|page| self.keep(page)).collect();
        let has_all = |text: &str| self.n_words(text) == self.words.len();
        let rank = |found: &SearchResult| match found {
            found if has_all(&found.title) => 0,
            found if found.passages.iter().any(|passage| has_all(&passage.text)) => 1,
            _ => 2,
        };
        sorted_by(pages, |a, b| rank(a).cmp(&rank(b)))
    }

    /// The page with the passages that matter, where it has all the words.
    fn keep(&self, page: SearchResult) -> Option<SearchResult> {
        let has_word =
            |word: &String| has(&page.title, word) || page.passages.iter().any(|passage| has(&passage.text, word));
        if !self.words.iter().all(has_word) {
            return None;
        }
        let passages: Vec<Passage> =
            page.passages.into_iter().filter(|passage| self.n_words(&passage.text) > 0).collect();
        Some(SearchResult { passages: self.by_words(passages), ..page })
    }

    /// Passages in the order in which they tell most: each next one has most of the words that are still
    /// missing, and where none is missing, most words.
    fn by_words(&self, passages: Vec<Passage>) -> Vec<Passage> {
        let mut rest = sorted_by(passages, |a, b| self.n_words(&b.text).cmp(&self.n_words(&a.text)));
        let mut missing = self.words.clone();
        let mut first = Vec::new();
        while !missing.is_empty() {
            let n_missing = |passage: &Passage| missing.iter().filter(|word| has(&passage.text, word)).count();
            let most = rest.iter().map(n_missing).max().filter(|most| *most > 0);
            let Some(at) = most.and_then(|most| rest.iter().position(|passage| n_missing(passage) == most)) else {
                break;
            };
            let passage = rest.remove(at);
            missing.retain(|word| !has(&passage.text, word));
            first.push(passage);
        }
        first.extend(rest);
        first
    }

    /// How many of the words a text has.
    fn n_words(&self, text: &str) -> usize {
        let text = text.to_ascii_lowercase();
        self.words.iter().filter(|word| text.contains(word.as_str())).count()
    }
}

fn has(text: &str, word: &str) -> bool {
    text.to_ascii_lowercase().contains(word)
}

/// Every page with all that it says.
fn pages(source: SearchSource<'_>) -> Vec<SearchResult> {
    let SearchSource { catalogue, text, reference } = source;
    let mut pages = Vec::new();
    for area in catalogue.areas() {
        pages.extend(text.areas.get(&area.id).map(|area_text| SearchResult {
            page: CataloguePage::Area(area.id.clone()),
            title: Rc::clone(&area_text.title),
            passages: vec![passage(PassageKind::Summary, &area_text.summary)],
        }));
    }
    for topic in catalogue.topics() {
        pages.extend(text.topics.get(&topic.id).map(|topic_text| SearchResult {
            page: CataloguePage::Topic(topic.id.clone()),
            title: Rc::clone(&topic_text.title),
            passages: vec![
                passage(PassageKind::Number, &topic.number),
                passage(PassageKind::Summary, &topic_text.summary),
            ],
        }));
        for index in &topic.practices {
            if let (Some(practice), Some(words)) = (catalogue.practice(*index), text.practice(*index)) {
                let mut passages = practice_passages(practice, words);
                if let Some(reference) = reference {
                    passages.extend(reference_passages(reference, *index));
                }
                let page = CataloguePage::Practice(*index);
                pages.push(SearchResult { page, title: Rc::clone(&words.title), passages });
            }
        }
    }
    for id in catalogue.principles() {
        let Some(principle) = text.principles.get(id) else { continue };
        let seen = reference.and_then(|reference| reference.words.principles.get(id));
        let mut passages = vec![passage(PassageKind::Summary, &principle.summary)];
        passages.extend(all(PassageKind::InPractice, seen.into_iter().flatten()));
        let page = CataloguePage::Principles(Some(id.clone()));
        pages.push(SearchResult { page, title: Rc::clone(&principle.title), passages });
    }
    for id in catalogue.operating_models() {
        let Some(model) = text.operating_models.get(id) else { continue };
        let mut passages = vec![passage(PassageKind::Summary, &model.summary)];
        passages.extend(all(PassageKind::Demand, &model.demands));
        if let Some(words) = reference.and_then(|reference| reference.words.operating_models.get(id)) {
            passages.extend(all(PassageKind::Strength, &words.strengths));
            passages.extend(all(PassageKind::Cost, &words.costs));
            passages.extend(all(PassageKind::Emphasis, words.emphasis.iter().map(|emphasis| &emphasis.why)));
        }
        let page = CataloguePage::OperatingModels(Some(id.clone()));
        pages.push(SearchResult { page, title: Rc::clone(&model.title), passages });
    }
    if let Some(reference) = reference {
        pages.extend(reference_pages(reference));
    }
    pages
}

fn practice_passages(practice: &Practice, words: &PracticeText) -> Vec<Passage> {
    let mut passages = vec![
        passage(PassageKind::Number, &practice.number),
        passage(PassageKind::Question, &words.question),
        passage(PassageKind::Why, &words.why),
    ];
    for (level, text) in (0..).zip(&words.levels) {
        passages.push(passage(PassageKind::Level(level), text));
    }
    for (level, steps) in (1..).zip(&words.next_steps) {
        passages.extend(all(PassageKind::NextStep(level), steps));
    }
    passages.extend(all(PassageKind::Evidence, &words.evidence));
    passages.extend(all(PassageKind::Pitfall, &words.pitfalls));
    passages.push(passage(PassageKind::TradeOff, &words.trade_off));
    passages.extend(all(PassageKind::Example, &words.examples));
    passages.extend(all(PassageKind::Prerequisite, &words.prerequisite_reasons));
    passages
}

fn reference_passages(reference: &Reference, index: PracticeIndex) -> Vec<Passage> {
    let Some(facts) = reference.facts.practice(index) else { return Vec::new() };
    let products = facts.services.iter().chain(&facts.tools);
    let names = products.flat_map(|product| [&product.name].into_iter().chain(&product.formerly));
    let kinds = facts.tool_kinds.iter().filter_map(|id| reference.words.tool_kinds.get(id));
    let later = facts.crosswalk.numbers.iter().filter_map(|number| reference.words.later_practices.get(number));
    let mut passages = all(PassageKind::Tool, names);
    passages.extend(all(PassageKind::Tool, kinds.map(|kind| &kind.title)));
    passages.extend(all(PassageKind::LaterEdition, later.map(|later| &later.title)));
    passages
}

fn reference_pages(reference: &Reference) -> Vec<SearchResult> {
    let mut pages: Vec<SearchResult> = Vec::new();
    for later in reference.facts.new_practices() {
        pages.extend(reference.words.later_practices.get(&later.number).map(|words| SearchResult {
            page: CataloguePage::Changes,
            title: Rc::clone(&words.title),
            passages: vec![passage(PassageKind::LaterEdition, &words.summary)],
        }));
    }
    for entry in reference.words.glossary.entries() {
        pages.push(SearchResult {
            page: CataloguePage::term(entry),
            title: Rc::clone(&entry.term),
            passages: vec![passage(PassageKind::Summary, &entry.meaning)],
        });
    }
    pages
}

fn passage(kind: PassageKind, text: &Rc<str>) -> Passage {
    Passage { kind, text: Rc::clone(text) }
}

fn all<'a>(kind: PassageKind, texts: impl IntoIterator<Item = &'a Rc<str>>) -> Vec<Passage> {
    texts.into_iter().map(|text| passage(kind, text)).collect()
}

#[cfg(test)]
mod tests {
    use super::Search;

    #[test]
    fn marks_every_place_once() {
        let cases: &[(&str, &str, &[&str])] = &[
            ("Run RUN", "runbook: Run it", &["run", "Run"]),
            ("run runbook", "the Runbook", &["Runbook"]),
            ("런북", "런북을 런북", &["런북", "런북"]),
            ("ab bc", "abc", &["abc"]),
            ("none", "text", &[]),
        ];
        for (query, text, expected) in cases {
            let marks = Search::parse(query).unwrap().marks(text);
            let marked: Vec<&str> = marks.into_iter().map(|range| &text[range]).collect();
            assert_eq!(marked, *expected, "{query}");
        }
    }

    #[test]
    fn a_letter_is_too_little() {
        assert_eq!(Search::parse(" a "), None);
        assert_eq!(Search::parse("  "), None);
        assert!(Search::parse("팀").is_some());
        assert!(Search::parse("a team").is_some());
    }
}
