//! Reading the text of a catalogue in one language.

use std::rc::Rc;

use serde_json::Value;

use super::catalogue::{check_format, parse};
use super::object::{Object, Problems, child, note, wrong_type};
use super::problem::{Expected, FileProblems, ProblemKind};
use opex_model::{
    Catalogue, CatalogueText, LevelText, OperatingModelText, Practice, PracticeIndex, PracticeText, SortedMap, Titled,
};

/// What a file with a catalogue's text calls itself.
pub const CATALOGUE_TEXT_FORMAT: &str = "opex-maturity/catalogue-text";

/// Reads the text of `catalogue`; `file` is the file's name, for messages.
///
/// # Errors
/// Everything that is wrong or missing, each with its place.
pub fn read_catalogue_text(file: &str, text: &str, catalogue: &Catalogue) -> Result<CatalogueText, FileProblems> {
    read(file, text, catalogue, Extent::Whole)
}

/// Reads the beginning of the text of `catalogue`: the practices of the first topic, all others by their titles alone, and
/// no operating models.
///
/// # Errors
/// Everything that is wrong or missing, each with its place.
pub fn read_catalogue_beginning(file: &str, text: &str, catalogue: &Catalogue) -> Result<CatalogueText, FileProblems> {
    read(file, text, catalogue, Extent::Beginning)
}

/// How much of the text there is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Whole,
    Beginning,
}

fn read(file: &str, text: &str, catalogue: &Catalogue, extent: Extent) -> Result<CatalogueText, FileProblems> {
    let value = parse(file, text)?;
    let problems = Problems::default();
    let read = Object::new(&value, String::new(), &problems).map(|root| read_text(&root, catalogue, extent));
    match (read, problems.into_inner()) {
        (Some(text), problems) if problems.is_empty() => Ok(text),
        (_, problems) => Err(FileProblems { file: file.to_owned(), problems }),
    }
}

fn read_text(root: &Object<'_>, catalogue: &Catalogue, extent: Extent) -> CatalogueText {
    check_format(root, CATALOGUE_TEXT_FORMAT);
    if *root.required_text("catalogue") != *catalogue.id().as_str() {
        root.not_allowed("catalogue", Expected::Other(format!("\"{}\"", catalogue.id())));
    }
    let n_levels = usize::from(catalogue.scale().top()) + 1;
    let scale: Vec<LevelText> = root.objects("scale").iter().map(read_level).collect();
    if scale.len() != n_levels {
        root.not_allowed("scale", Expected::Other(format!("a list of {n_levels} levels")));
    }
    let models = catalogue.operating_models().iter();
    CatalogueText {
        language: root.required_text("language"),
        title: root.required_text("title"),
        summary: root.text("summary"),
        scale,
        areas: table(root, "areas", catalogue.areas().iter().map(|area| area.id.clone()), read_titled),
        topics: table(root, "topics", catalogue.topics().iter().map(|topic| topic.id.clone()), read_titled),
        principles: table(root, "principles", catalogue.principles().iter().cloned(), read_titled),
        operating_models: match extent {
            Extent::Whole => table(root, "operating_models", models.cloned(), read_operating_model),
            Extent::Beginning => SortedMap::new(),
        },
        practices: read_practices(root, catalogue, n_levels, extent),
    }
}

/// A table with an entry for each of `ids`; those of others are left out.
fn table<Id, T>(
    root: &Object<'_>,
    key: &'static str,
    ids: impl ExactSizeIterator<Item = Id>,
    read: impl Fn(&Object<'_>) -> T,
) -> SortedMap<Id, T>
where
    Id: Ord + std::fmt::Display,
{
    if ids.len() == 0 {
        return SortedMap::new();
    }
    let Some(entries) = root.required_object(key) else { return SortedMap::new() };
    ids.filter_map(|id| entry(&entries, &id.to_string()).map(|object| (id, read(&object)))).collect()
}

/// The entry of a table whose key is only known at run time.
pub(super) fn entry<'a>(table: &Object<'a>, key: &str) -> Option<Object<'a>> {
    match table.entries().find(|(name, _, _)| *name == key) {
        Some((_, value, path)) => Object::new(value, path, table.problems()),
        None => {
            table.problem(key, ProblemKind::Missing);
            None
        }
    }
}

fn read_level(object: &Object<'_>) -> LevelText {
    LevelText { name: object.required_text("name"), meaning: object.required_text("meaning") }
}

fn read_titled(object: &Object<'_>) -> Titled {
    Titled { title: object.required_text("title"), summary: object.text("summary") }
}

fn read_operating_model(object: &Object<'_>) -> OperatingModelText {
    let quadrant = |key| object.object("quadrants").map(|quadrants| quadrants.text(key)).unwrap_or_default();
    OperatingModelText {
        title: object.required_text("title"),
        short: object.required_text("short"),
        summary: object.required_text("summary"),
        demands: object.texts("demands"),
        quadrants: [
            quadrant("application-engineering"),
            quadrant("application-operations"),
            quadrant("infrastructure-engineering"),
            quadrant("infrastructure-operations"),
        ],
    }
}

fn read_practices(root: &Object<'_>, catalogue: &Catalogue, n_levels: usize, extent: Extent) -> Vec<Rc<PracticeText>> {
    let Some(entries) = root.required_object("practices") else { return Vec::new() };
    let read = |practice: &Practice| {
        let object = entry(&entries, practice.id.as_str())?;
        Some(Rc::new(read_practice(&object, practice, catalogue, n_levels)))
    };
    let first = catalogue.topics().first().map(|topic| &topic.id);
    let is_there = |practice: &&Practice| extent == Extent::Whole || Some(&practice.topic) == first;
    // Practices stand in the order of their topics, so those of the first are at the positions from 0 on.
    let practices = catalogue.practices().iter().take_while(is_there).filter_map(read);
    let titles = if extent == Extent::Beginning { root.texts("titles") } else { Vec::new() };
    practices.chain(titles.into_iter().map(|title| Rc::new(PracticeText::of_title(title)))).collect()
}

fn read_practice(object: &Object<'_>, practice: &Practice, catalogue: &Catalogue, n_levels: usize) -> PracticeText {
    let levels = object.texts("levels");
    if levels.len() != n_levels || levels.iter().any(|level| level.trim().is_empty()) {
        object.not_allowed("levels", Expected::Other(format!("a list of {n_levels} texts")));
    }
    let reasons = object.object("depends_on");
    let reason = |index: &PracticeIndex| {
        let id = &catalogue.practice(*index)?.id;
        let found = reasons.as_ref().and_then(|reasons| {
            let (_, value, _) = reasons.entries().find(|(key, _, _)| *key == id.as_str())?;
            value.as_str().filter(|reason| !reason.trim().is_empty())
        });
        if found.is_none() {
            note(object.problems(), child(&object.at("depends_on"), id.as_str()), ProblemKind::Missing);
        }
        found.map(Rc::from)
    };
    PracticeText {
        title: object.required_text("title"),
        question: object.required_text("question"),
        why: object.required_text("why"),
        levels,
        prerequisite_reasons: practice.prerequisites.iter().filter_map(reason).collect(),
        examples: object.texts("examples"),
        trade_off: object.text("trade_off"),
        next_steps: read_next_steps(object),
        evidence: object.texts("evidence"),
        pitfalls: object.texts("pitfalls"),
    }
}

fn read_next_steps(object: &Object<'_>) -> Vec<Vec<Rc<str>>> {
    let steps = |(value, path): (&Value, String)| texts(object.problems(), value, &path);
    object.list("next_steps").into_iter().map(steps).collect()
}

/// The texts of a list within a list.
fn texts(problems: &Problems, value: &Value, path: &str) -> Vec<Rc<str>> {
    let Some(items) = value.as_array() else {
        note(problems, path.to_owned(), wrong_type(Expected::List, value));
        return Vec::new();
    };
    let text = |(index, item): (usize, &Value)| match item.as_str() {
        Some(text) => Some(text.into()),
        None => {
            note(problems, child(path, &index.to_string()), wrong_type(Expected::Text, item));
            None
        }
    };
    items.iter().enumerate().filter_map(text).collect()
}
