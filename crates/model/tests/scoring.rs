//! The worked cases of the scoring model: groups and priorities, number by number.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../../tests/common/cases.rs"]
mod cases;

use cases::{cases, evaluate};
use opex_model::{Group, PracticeIndex, PracticeRisk, Ratio};
use serde_json::Value;

const TOLERANCE: f64 = 1e-9;

#[test]
fn every_group_of_every_worked_case() {
    let mut n_groups = 0;
    for case in cases() {
        let (catalogue, evaluation) = evaluate(&case);
        for (id, expected) in case["expected"]["groups"].as_object().unwrap() {
            let members = Group::find(&catalogue, id).unwrap().members(&catalogue);
            let figures = evaluation.figures(&members);
            let place = format!("{} {id}", case["name"]);
            for (name, figure) in [
                ("score", figures.score),
                ("target_score", figures.target_score),
                ("low", figures.low),
                ("high", figures.high),
                ("completeness", figures.completeness),
            ] {
                assert_close(figure, &expected[name], &format!("{place} {name}"));
            }
            for (name, level) in
                [("level_attained", figures.level_attained), ("level_possible", figures.level_possible)]
            {
                assert_eq!(level.map(u64::from), expected[name].as_u64(), "{place} {name}");
            }
            for risk in PracticeRisk::ALL {
                let count = expected["risks"][risk.as_str()].as_u64().unwrap();
                assert_eq!(figures.risks.of(risk) as u64, count, "{place} {}", risk.as_str());
            }
            n_groups += 1;
        }
    }
    assert_eq!(n_groups, 767);
}

#[test]
fn every_priority_of_every_worked_case_in_order() {
    let mut n_steps = 0;
    for case in cases() {
        let (catalogue, evaluation) = evaluate(&case);
        let id = |index: &PracticeIndex| catalogue.practice(*index).unwrap().id.as_str().to_owned();
        let steps = evaluation.next_steps(&catalogue);
        let expected = case["expected"]["priorities"].as_array().unwrap();
        let order: Vec<String> = steps.iter().map(|step| id(&step.practice)).collect();
        let expected_order: Vec<&str> = expected.iter().map(|step| step["practice"].as_str().unwrap()).collect();
        assert_eq!(order, expected_order, "{}", case["name"]);
        for (step, expected) in steps.iter().zip(expected) {
            let place = format!("{} {}", case["name"], expected["practice"]);
            assert_eq!(u64::from(step.from), expected["from"].as_u64().unwrap(), "{place}");
            assert_eq!(u64::from(step.to), expected["to"].as_u64().unwrap(), "{place}");
            assert!((step.effort.days() - expected["effort"].as_f64().unwrap()).abs() < TOLERANCE, "{place}");
            assert_close(Some(step.gain), &expected["gain"], &format!("{place} gain"));
            assert_close(Some(step.unlock), &expected["unlock"], &format!("{place} unlock"));
            assert_close(Some(step.priority), &expected["priority"], &format!("{place} priority"));
            for (name, practices) in [("waits_for", &step.waits_for), ("assumes", &step.assumes)] {
                let expected: Vec<&str> =
                    expected[name].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
                assert_eq!(practices.iter().map(id).collect::<Vec<_>>(), expected, "{place} {name}");
            }
            n_steps += 1;
        }
    }
    assert!(n_steps > 200, "{n_steps}");
}

#[test]
fn all_cases_are_there() {
    assert_eq!(cases().len(), 136);
}

/// The results that the example of the documentation writes down are those of its worked case.
#[test]
fn the_example_of_the_documentation_is_a_worked_case() {
    let docs = include_str!("../../../docs/scoring.md").split("## A worked example").nth(1).unwrap();
    let all = cases();
    let case = all.iter().find(|case| case["name"] == "example-of-scoring.md").unwrap();
    let overall = &case["expected"]["groups"]["overall"];
    for (row, figure) in [
        ("score", "score"),
        ("target score", "target_score"),
        ("low", "low"),
        ("high", "high"),
        ("completeness", "completeness"),
    ] {
        let percent = format!("{:.1}", overall[figure].as_f64().unwrap() * 100.0);
        let result = format!("| {} % |", percent.trim_end_matches(".0"));
        let line = docs.lines().find(|line| line.starts_with(&format!("| {row} | "))).unwrap();
        assert!(line.ends_with(&result), "{line} instead of {result}");
    }
    for step in case["expected"]["priorities"].as_array().unwrap() {
        let priority = format!("= {:.4} per day", step["priority"].as_f64().unwrap());
        assert!(docs.contains(&priority), "{priority}");
    }
}

fn assert_close(figure: Option<Ratio>, expected: &Value, place: &str) {
    match (figure.map(Ratio::to_f64), expected.as_f64()) {
        (Some(figure), Some(expected)) => {
            assert!((figure - expected).abs() < TOLERANCE, "{place}: {figure} instead of {expected}");
        }
        (figure, expected) => assert_eq!(figure, expected, "{place}"),
    }
}
