//! Reading the part of a catalogue's text that answering does not need.

use std::rc::Rc;

use super::catalogue::parse;
use super::object::{Object, Problems};
use super::problem::{Expected, FileProblems};
use opex_model::{
    Catalogue, CatalogueReference, Emphasis, Glossary, GlossaryEntry, OperatingModelId, OperatingModelReference,
    SortedMap, Titled, sorted_by,
};

/// Reads glossary, kinds of tool, the later edition and what belongs to principles and operating models
/// from a file with the text of `catalogue`; `file` is the file's name, for messages. The file's other
/// keys are those of [`super::read_catalogue_text`]; none of these here has to be there.
///
/// # Errors
/// Everything that is wrong, each with its place.
pub fn read_catalogue_reference(
    file: &str,
    text: &str,
    catalogue: &Catalogue,
) -> Result<CatalogueReference, FileProblems> {
    let value = parse(file, text)?;
    let problems = Problems::default();
    let read = Object::new(&value, String::new(), &problems).map(|root| read_reference(&root, catalogue));
    match (read, problems.into_inner()) {
        (Some(reference), problems) if problems.is_empty() => Ok(reference),
        (_, problems) => Err(FileProblems { file: file.to_owned(), problems }),
    }
}

fn read_reference(root: &Object<'_>, catalogue: &Catalogue) -> CatalogueReference {
    let entry = |(id, object): (&str, Object<'_>)| GlossaryEntry {
        id: id.into(),
        term: object.required_text("term"),
        meaning: object.required_text("meaning"),
        forms: object.texts("forms"),
    };
    let titled = |(id, object): (&str, Object<'_>)| -> (Rc<str>, Titled) {
        (id.into(), Titled { title: object.required_text("title"), summary: object.text("summary") })
    };
    let glossary = entries(root, "glossary").into_iter().map(entry).collect();
    // Both scripts in their own order: Hangul stands in Unicode as in the dictionary.
    let lower = |term: &str| term.to_ascii_lowercase();
    let principles = entries(root, "principles");
    let models = entries(root, "operating_models");
    CatalogueReference {
        glossary: Glossary::new(sorted_by(glossary, |a, b| lower(&a.term).cmp(&lower(&b.term)))),
        tool_kinds: entries(root, "tool_kinds").into_iter().map(titled).collect(),
        later_practices: entries(root, "later_practices").into_iter().map(titled).collect(),
        principles: principles.into_iter().map(|(id, object)| (id.into(), object.texts("in_practice"))).collect(),
        operating_models: read_models(models, catalogue),
    }
}

/// The objects of a table, by key; none where the table is absent.
fn entries<'a>(root: &Object<'a>, key: &'static str) -> Vec<(&'a str, Object<'a>)> {
    let Some(table) = root.object(key) else { return Vec::new() };
    let entries = table.entries();
    entries.filter_map(|(id, value, path)| Some((id, Object::new(value, path, table.problems())?))).collect()
}

fn read_models(
    models: Vec<(&str, Object<'_>)>,
    catalogue: &Catalogue,
) -> SortedMap<OperatingModelId, OperatingModelReference> {
    let model = |(id, object): (&str, Object<'_>)| {
        let emphasis = object.objects("emphasis");
        let reference = OperatingModelReference {
            strengths: object.texts("strengths"),
            costs: object.texts("costs"),
            emphasis: emphasis.iter().filter_map(|object| read_emphasis(object, catalogue)).collect(),
        };
        (id.into(), reference)
    };
    models.into_iter().map(model).collect()
}

fn read_emphasis(object: &Object<'_>, catalogue: &Catalogue) -> Option<Emphasis> {
    let id = object.required_text("practice");
    let practice = catalogue.position(&(*id).into());
    if practice.is_none() && !id.trim().is_empty() {
        object.not_allowed("practice", Expected::Other("the id of a practice".to_owned()));
    }
    Some(Emphasis { practice: practice?, why: object.required_text("why") })
}
