//! Reading facts and what else a catalogue says to look things up: complete, or refused with the place.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use opex_format::{built_in_catalogue, read_catalogue_facts, read_catalogue_reference};
use opex_model::{CrosswalkRelation, PracticeIndex, Risk};
use serde_json::{Value, json};

const FACTS: &str = include_str!("../../../assets/catalogue/opex-2020-04/facts.json");
const TEXT: &str = include_str!("../../../assets/catalogue/opex-2020-04/text.en.json");

/// Breaks a file in one place.
type Break<'a> = &'a dyn Fn(&mut Value);

#[test]
fn ids_of_facts_are_resolved() {
    let catalogue = built_in_catalogue().unwrap();
    let facts = read_catalogue_facts("facts.json", FACTS, &catalogue).unwrap();
    let source: Value = serde_json::from_str(FACTS).unwrap();
    for (practice, facts) in catalogue.practices().iter().zip(&facts.practices) {
        let source_of = &source["practices"][practice.id.as_str()];
        for (key, products) in [("services", &facts.services), ("tools", &facts.tools)] {
            let ids = source_of[key].as_array().unwrap();
            assert_eq!(ids.len(), products.len(), "{} {key}", practice.id);
            for (id, product) in ids.iter().zip(products) {
                let expected = &source[key][id.as_str().unwrap()];
                assert_eq!(expected["name"], json!(&*product.name));
                let formerly: Vec<&str> = product.formerly.iter().map(|name| &**name).collect();
                assert_eq!(expected["formerly"].as_array().map_or(json!([]), |names| json!(names)), json!(formerly));
                assert_eq!(expected["retired"].as_bool().unwrap_or_default(), product.is_retired);
            }
        }
        let kinds: Vec<&str> = facts.tool_kinds.iter().map(|kind| &**kind).collect();
        assert_eq!(source_of["kinds"], json!(kinds), "{}", practice.id);
    }
    let first = facts.later_practices.first().unwrap();
    assert_eq!((&*first.number, first.risk), ("OPS01-BP01", Risk::High));
    let n_related: usize = CrosswalkRelation::ALL.into_iter().map(|relation| facts.related(relation).len()).sum();
    assert_eq!(n_related, catalogue.practices().len(), "every practice is related in one way");
}

#[test]
fn what_a_catalogue_does_not_have_is_empty() {
    let catalogue = built_in_catalogue().unwrap();
    let reference = read_catalogue_reference("text.json", "{}", &catalogue).unwrap();
    assert!(reference.glossary.entries().is_empty() && reference.tool_kinds.is_empty());
    assert!(reference.later_practices.is_empty() && reference.operating_models.is_empty());
    let mut facts: Value = serde_json::from_str(FACTS).unwrap();
    for key in ["services", "tools", "tool_kinds", "later_practices", "resources"] {
        facts.as_object_mut().unwrap().remove(key);
    }
    for practice in facts["practices"].as_object_mut().unwrap().values_mut() {
        *practice = json!({"crosswalk": practice["crosswalk"]});
    }
    let facts = read_catalogue_facts("facts.json", &facts.to_string(), &catalogue).unwrap();
    assert!(facts.practices.iter().all(|facts| facts.services.is_empty() && facts.tool_kinds.is_empty()));
    assert!(facts.new_practices().is_empty() && facts.resources.values().all(Vec::is_empty));
}

#[test]
fn err_broken_facts_name_the_place() {
    let catalogue = built_in_catalogue().unwrap();
    let id = catalogue.practice(PracticeIndex::new(0)).unwrap().id.as_str().to_owned();
    let cases: &[(Break, String)] = &[
        (
            &|f| f["practices"][&id]["services"] = json!(["nowhere"]),
            format!("/practices/{id}/services/0: must be an id that the file lists, is \"nowhere\""),
        ),
        (&|f| f["practices"][&id]["tools"] = json!(["nowhere"]), format!("/practices/{id}/tools/0: must be an id")),
        (&|f| f["practices"][&id]["kinds"] = json!(["nowhere"]), format!("/practices/{id}/kinds/0: must be an id")),
        (&|f| f["practices"][&id]["kinds"] = json!([1]), format!("/practices/{id}/kinds/0: must be a text, is 1")),
        (&|f| f["services"]["x"] = json!({}), "/services/x/name: is missing".to_owned()),
        (&|f| f["services"]["x"] = json!({"name": "X", "retired": 1}), "/services/x/retired: must be".to_owned()),
        (&|f| f["tools"] = json!([]), "/tools: must be".to_owned()),
        (
            &|f| f["later_practices"][2] = json!({"number": "OPS01-BP03"}),
            "/later_practices/2/risk: is missing".to_owned(),
        ),
        (&|f| f["later_practices"][2]["risk"] = json!("none"), "/later_practices/2/risk: must be".to_owned()),
        (&|f| drop(f["practices"].as_object_mut().unwrap().remove(&id)), format!("/practices/{id}: is missing")),
    ];
    for (change, expected) in cases {
        let mut facts: Value = serde_json::from_str(FACTS).unwrap();
        change(&mut facts);
        let problems = read_catalogue_facts("facts.json", &facts.to_string(), &catalogue).unwrap_err().to_string();
        assert!(problems.contains(&format!("facts.json: {expected}")), "{expected}: {problems}");
    }
}

#[test]
fn err_broken_references_name_the_place() {
    let catalogue = built_in_catalogue().unwrap();
    let cases: &[(Break, &str)] = &[
        (
            &|t| drop(t["glossary"]["runbook"].as_object_mut().unwrap().remove("term")),
            "/glossary/runbook/term: is missing",
        ),
        (&|t| t["glossary"]["runbook"]["forms"] = json!("x"), "/glossary/runbook/forms: must be"),
        (&|t| t["glossary"] = json!([]), "/glossary: must be"),
        (&|t| t["tool_kinds"]["x"] = json!({"summary": "y"}), "/tool_kinds/x/title: is missing"),
        (
            &|t| t["operating_models"]["fully-separated"]["emphasis"][0]["practice"] = json!("nowhere"),
            "/operating_models/fully-separated/emphasis/0/practice: must be the id of a practice, is \"nowhere\"",
        ),
        (
            &|t| t["operating_models"]["fully-separated"]["emphasis"][1]["why"] = json!(""),
            "/operating_models/fully-separated/emphasis/1/why: must be a text that is not blank",
        ),
        (
            &|t| t["principles"]["dp.learn-from-failures"]["in_practice"] = json!([2]),
            "/principles/dp.learn-from-failures/in_practice/0: must be a text, is 2",
        ),
    ];
    for (change, expected) in cases {
        let mut text: Value = serde_json::from_str(TEXT).unwrap();
        change(&mut text);
        let problems = read_catalogue_reference("text.en.json", &text.to_string(), &catalogue).unwrap_err().to_string();
        assert!(problems.contains(&format!("text.en.json: {expected}")), "{expected}: {problems}");
    }
}
