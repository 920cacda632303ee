//! Reading the facts of a catalogue that are the same in every language.

use super::catalogue::{check_format, parse};
use super::object::{Object, Problems, child, note, wrong_type};
use super::problem::{Expected, FileProblems, ProblemKind};
use crate::domain::{Catalogue, CatalogueFacts, Crosswalk, CrosswalkRelation, PracticeFacts, Resource, Risk};

/// What a file with a catalogue's facts calls itself.
pub const CATALOGUE_FACTS_FORMAT: &str = "opex-maturity/catalogue-facts";

/// Reads the facts of `catalogue`; `file` is the file's name, for messages.
///
/// # Errors
/// Everything that is wrong or missing, each with its place.
pub fn read_catalogue_facts(file: &str, text: &str, catalogue: &Catalogue) -> Result<CatalogueFacts, FileProblems> {
    let value = parse(file, text)?;
    let problems = Problems::default();
    let read = Object::new(&value, String::new(), &problems).map(|root| read_facts(&root, catalogue));
    match (read, problems.into_inner()) {
        (Some(facts), problems) if problems.is_empty() => Ok(facts),
        (_, problems) => Err(FileProblems { file: file.to_owned(), problems }),
    }
}

fn read_facts(root: &Object<'_>, catalogue: &Catalogue) -> CatalogueFacts {
    check_format(root, CATALOGUE_FACTS_FORMAT);
    if *root.required_text("catalogue") != *catalogue.id().as_str() {
        root.not_allowed("catalogue", Expected::Other(format!("\"{}\"", catalogue.id())));
    }
    let entry = |table: &Option<Object<'_>>, id: &str| -> Option<PracticeFacts> {
        let table = table.as_ref()?;
        let Some((_, value, path)) = table.entries().find(|(key, _, _)| *key == id) else {
            table.problem(id, ProblemKind::Missing);
            return None;
        };
        Object::new(value, path, table.problems()).and_then(|object| read_practice(&object))
    };
    let practices = root.required_object("practices");
    let resources = root.object("resources");
    CatalogueFacts {
        crosswalk_edition: root.required_text("crosswalk_edition"),
        practices: (catalogue.practices().iter())
            .filter_map(|practice| entry(&practices, practice.id.as_str()))
            .collect(),
        resources: (catalogue.topics().iter())
            .map(|topic| (topic.id.clone(), read_resources(resources.as_ref(), topic.id.as_str())))
            .collect(),
    }
}

fn read_practice(object: &Object<'_>) -> Option<PracticeFacts> {
    let crosswalk = object.required_object("crosswalk")?;
    crosswalk.required("relation");
    Some(PracticeFacts {
        services: object.texts("services"),
        tools: object.texts("tools"),
        crosswalk: Crosswalk {
            relation: crosswalk.choice("relation", &CrosswalkRelation::ALL, CrosswalkRelation::as_str)?,
            numbers: crosswalk.texts("practices"),
            risk: crosswalk.choice("risk", &Risk::ALL, Risk::as_str),
        },
    })
}

fn read_resources(table: Option<&Object<'_>>, topic: &str) -> Vec<Resource> {
    let Some(table) = table else { return Vec::new() };
    let Some((_, value, path)) = table.entries().find(|(key, _, _)| *key == topic) else { return Vec::new() };
    let Some(items) = value.as_array() else {
        note(table.problems(), path, wrong_type(Expected::List, value));
        return Vec::new();
    };
    let resource = |(index, item)| {
        let object = Object::new(item, child(&path, &format!("{index}")), table.problems())?;
        Some(Resource { kind: object.required_text("kind"), title: object.required_text("title") })
    };
    items.iter().enumerate().filter_map(resource).collect()
}
