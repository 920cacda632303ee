//! Scores, levels and risks of random assessments against a second implementation of `docs/scoring.md`: it reads the
//! catalogue and the results file as JSON, knows none of the library's types, and sums in floats.

// Runs natively: it needs files.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
#![allow(dead_code, reason = "each test uses its part of what they have in common")]

#[path = "../../../tests/common/cases.rs"]
mod cases;
#[path = "../../../tests/common/oracle.rs"]
mod oracle;
#[path = "../../../tests/common/random.rs"]
mod random;

use std::rc::Rc;

use opex_format::{Document, built_in_catalogue, write_results};
use opex_model::{Date, Evaluation, Figure, Figures, Group, PracticeRisk, Ratio};
use oracle::Oracle;
use serde_json::Value;

const TOLERANCE: f64 = 1e-12;
const N_ASSESSMENTS: u64 = 200;

#[test]
fn every_group_of_random_assessments() {
    let catalogue = built_in_catalogue().unwrap();
    let structure: Value =
        serde_json::from_str(include_str!("../../../assets/catalogue/opex-2020-04/structure.json")).unwrap();
    let (mut n_groups, mut n_differ) = (0, 0);
    for seed in 0..N_ASSESSMENTS {
        let assessment = Rc::new(random::assessment(&catalogue, seed));
        let evaluation = Evaluation::new(&catalogue, &assessment, Date::parse("2026-11-22").unwrap());
        let file: Value = serde_json::from_str(&write_results(&Document::new(assessment, None))).unwrap();
        let oracle = Oracle::of_files(&structure, &file);
        for group in Group::all(&catalogue) {
            let figures = evaluation.figures(&group.members(&catalogue));
            expect_same(&figures, &oracle.group(group.as_str()), &format!("seed {seed} {}", group.as_str()));
            n_differ += usize::from(figures.low < figures.high);
            n_groups += 1;
        }
    }
    assert_eq!(n_groups, 200 * (1 + 4 + 11 + 5), "overall, areas, topics and design principles");
    assert!(n_differ > n_groups / 4, "{n_differ} groups have open questions");
}

/// The second implementation is held against the worked cases as well, so that the two cannot be wrong alike.
#[test]
fn the_oracle_agrees_with_the_worked_cases() {
    for case in cases::cases() {
        let oracle = Oracle::of_case(&case);
        for (id, expected) in case["expected"]["groups"].as_object().unwrap() {
            let place = format!("{} {id}", case["name"]);
            let group = oracle.group(id);
            for (name, figure) in &group.figures {
                let same = match (figure, expected[*name].as_f64()) {
                    (Some(figure), Some(expected)) => (figure - expected).abs() < 1e-9,
                    (figure, expected) => figure.is_none() && expected.is_none(),
                };
                assert!(same, "{place} {name}: {figure:?} instead of {}", expected[*name]);
            }
            assert_eq!(group.level_attained, expected["level_attained"].as_u64(), "{place}");
            assert_eq!(group.level_possible, expected["level_possible"].as_u64(), "{place}");
            for (risk, n) in &group.risks {
                assert_eq!(Some(*n), expected["risks"][*risk].as_u64(), "{place} {risk}");
            }
        }
    }
}

/// What "why?" shows of each figure of each group are terms that sum to the figure, and nothing that counts is left out.
#[test]
fn every_figure_is_the_sum_of_what_explains_it() {
    let catalogue = built_in_catalogue().unwrap();
    for seed in 0..N_ASSESSMENTS {
        let assessment = random::assessment(&catalogue, seed);
        let evaluation = Evaluation::new(&catalogue, &assessment, Date::parse("2026-11-22").unwrap());
        for group in Group::all(&catalogue) {
            let members = group.members(&catalogue);
            let figures = evaluation.figures(&members);
            for (figure, value) in [
                (Figure::Score, figures.score),
                (Figure::TargetScore, figures.target_score),
                (Figure::Low, figures.low),
                (Figure::High, figures.high),
            ] {
                let explanation = evaluation.explain(&members, figure);
                let place = format!("seed {seed} {} {figure:?}", group.as_str());
                let (mut reached, mut reachable) = (0, 0);
                for term in &explanation.terms {
                    assert!(members.contains(&term.practice), "{place}");
                    reached += term.half_weight * u128::from(term.level);
                    reachable += term.half_weight * u128::from(explanation.top);
                }
                assert_eq!(Ratio::new(reached, reachable), value, "{place}");
                let n_counted = match figure {
                    Figure::Score | Figure::TargetScore => figures.n_answered,
                    Figure::Low | Figure::High => figures.n_practices - figures.n_not_applicable,
                };
                assert_eq!(explanation.terms.len(), n_counted, "{place}");
            }
        }
    }
}

fn expect_same(figures: &Figures, expected: &oracle::Group, place: &str) {
    let ours = [
        ("score", figures.score),
        ("target_score", figures.target_score),
        ("low", figures.low),
        ("high", figures.high),
        ("completeness", figures.completeness),
    ];
    assert_eq!(ours.len(), expected.figures.len());
    for ((name, ours), (of, theirs)) in ours.into_iter().zip(&expected.figures) {
        assert_eq!(name, *of);
        let same = match (ours.map(Ratio::to_f64), *theirs) {
            (Some(ours), Some(theirs)) => (ours - theirs).abs() < TOLERANCE,
            (ours, theirs) => ours.is_none() && theirs.is_none(),
        };
        assert!(same, "{place} {name}: {ours:?} instead of {theirs:?}");
    }
    assert_eq!(figures.level_attained.map(u64::from), expected.level_attained, "{place}");
    assert_eq!(figures.level_possible.map(u64::from), expected.level_possible, "{place}");
    for risk in PracticeRisk::ALL {
        let (_, n) = expected.risks.iter().find(|(word, _)| *word == risk.as_str()).unwrap();
        assert_eq!(figures.risks.of(risk) as u64, *n, "{place} {}", risk.as_str());
    }
}
