//! Reading the facts of a catalogue that are the same in every language.

use std::rc::Rc;

use super::catalogue::{check_format, parse};
use super::object::{Object, Problems, child, note, wrong_type};
use super::problem::{Expected, FileProblems, ProblemKind};
use opex_model::{
    Catalogue, CatalogueFacts, Crosswalk, CrosswalkRelation, LaterPractice, PracticeFacts, Product, Resource, Risk,
    SortedMap,
};

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
    let entry = |table: &Option<Object<'_>>, id: &str, names: &Names| -> Option<PracticeFacts> {
        let table = table.as_ref()?;
        let Some((_, value, path)) = table.entries().find(|(key, _, _)| *key == id) else {
            table.problem(id, ProblemKind::Missing);
            return None;
        };
        Object::new(value, path, table.problems()).and_then(|object| read_practice(&object, names))
    };
    let names = Names {
        services: read_products(root, "services"),
        tools: read_products(root, "tools"),
        tool_kinds: root.texts("tool_kinds"),
    };
    let practices = root.required_object("practices");
    let resources = root.object("resources");
    CatalogueFacts {
        crosswalk_edition: root.required_text("crosswalk_edition"),
        later_practices: root.objects("later_practices").iter().filter_map(read_later_practice).collect(),
        practices: (catalogue.practices().iter())
            .filter_map(|practice| entry(&practices, practice.id.as_str(), &names))
            .collect(),
        resources: (catalogue.topics().iter())
            .map(|topic| (topic.id.clone(), read_resources(resources.as_ref(), topic.id.as_str())))
            .collect(),
    }
}

/// What practices may name.
struct Names {
    services: SortedMap<Rc<str>, Rc<Product>>,
    tools: SortedMap<Rc<str>, Rc<Product>>,
    tool_kinds: Vec<Rc<str>>,
}

fn read_products(root: &Object<'_>, key: &'static str) -> SortedMap<Rc<str>, Rc<Product>> {
    let Some(entries) = root.object(key) else { return SortedMap::new() };
    let product = |(id, value, path)| {
        let object = Object::new(value, path, entries.problems())?;
        let product = Product {
            name: object.required_text("name"),
            formerly: object.texts("formerly"),
            is_retired: object.flag("retired"),
        };
        Some((Rc::from(id), Rc::new(product)))
    };
    entries.entries().filter_map(product).collect()
}

fn read_later_practice(object: &Object<'_>) -> Option<LaterPractice> {
    object.required("risk");
    Some(LaterPractice {
        number: object.required_text("number"),
        risk: object.choice("risk", &Risk::ALL, Risk::as_str)?,
    })
}

fn read_practice(object: &Object<'_>, names: &Names) -> Option<PracticeFacts> {
    let crosswalk = object.required_object("crosswalk")?;
    crosswalk.required("relation");
    Some(PracticeFacts {
        services: resolve(object, "services", |id| names.services.get(id).cloned()),
        tools: resolve(object, "tools", |id| names.tools.get(id).cloned()),
        tool_kinds: resolve(object, "kinds", |id| names.tool_kinds.iter().find(|known| *known == id).cloned()),
        crosswalk: Crosswalk {
            relation: crosswalk.choice("relation", &CrosswalkRelation::ALL, CrosswalkRelation::as_str)?,
            numbers: crosswalk.texts("practices"),
            risk: crosswalk.choice("risk", &Risk::ALL, Risk::as_str),
        },
    })
}

/// What the ids of a list stand for; an id that stands for nothing is a problem.
fn resolve<T>(object: &Object<'_>, key: &'static str, find: impl Fn(&Rc<str>) -> Option<T>) -> Vec<T> {
    let find = |(index, id): (usize, &Rc<str>)| {
        let found = find(id);
        if found.is_none() {
            let kind = ProblemKind::NotAllowed {
                expected: Expected::Other("an id that the file lists".to_owned()),
                found: format!("\"{id}\""),
            };
            note(object.problems(), child(&object.at(key), &index.to_string()), kind);
        }
        found
    };
    object.texts(key).iter().enumerate().filter_map(find).collect()
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
        Some(Resource {
            kind: object.required_text("kind"),
            title: object.required_text("title"),
            url: object.text("url"),
        })
    };
    items.iter().enumerate().filter_map(resource).collect()
}
