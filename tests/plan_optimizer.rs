//! The optimal plan: against the worked cases, an exhaustive search, and an independent solver.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/cases.rs"]
mod cases;

use std::collections::BTreeMap;

use cases::{cases, evaluate};
use opex_maturity::domain::{
    Catalogue, EffortSum, Evaluation, Level, Objective, Plan, PlanProblem, PlanRequest, PlanSearch,
};
use serde_json::Value;

const TOLERANCE: f64 = 1e-9;

#[test]
fn every_plan_of_every_worked_case() {
    let mut n_plans = 0;
    for case in cases() {
        let (catalogue, evaluation) = evaluate(&case);
        for expected in case["expected"]["plans"].as_array().unwrap() {
            let request = request(expected);
            let plan = solve(&catalogue, &evaluation, &request);
            let place = format!("{} {}", case["name"], expected);
            assert!((plan.value.to_f64() - expected["value"].as_f64().unwrap()).abs() < TOLERANCE, "{place}");
            assert!((plan.effort.days() - expected["effort"].as_f64().unwrap()).abs() < TOLERANCE, "{place}");
            assert!(plan.is_optimal && plan.bound == plan.value, "{place}");
            if let Some(levels) = expected["levels_after_each_wave"].as_object() {
                let levels: BTreeMap<String, Vec<u64>> = levels
                    .iter()
                    .map(|(id, levels)| {
                        (id.clone(), levels.as_array().unwrap().iter().map(|level| level.as_u64().unwrap()).collect())
                    })
                    .collect();
                assert_eq!(levels_after(&catalogue, &evaluation, &plan, request.capacities.len()), levels, "{place}");
            }
            n_plans += 1;
        }
    }
    assert_eq!(n_plans, 1261);
}

fn request(case: &Value) -> PlanRequest {
    let days = |days: &Value| EffortSum::parse_days(&days.to_string()).unwrap();
    PlanRequest {
        capacities: case["capacity"].as_array().unwrap().iter().map(days).collect(),
        objective: Objective::ALL.into_iter().find(|objective| objective.as_str() == case["objective"]).unwrap(),
        choices: Vec::new(),
    }
}

fn solve(catalogue: &Catalogue, evaluation: &Evaluation, request: &PlanRequest) -> Plan {
    PlanSearch::new(PlanProblem::new(catalogue, evaluation, request).unwrap()).run()
}

/// The levels after each wave of the practices that a plan changes.
fn levels_after(catalogue: &Catalogue, today: &Evaluation, plan: &Plan, n_waves: usize) -> BTreeMap<String, Vec<u64>> {
    let after = plan.forecast(catalogue, today, n_waves);
    let level = |evaluation: &Evaluation, index: usize| evaluation.standing(index).unwrap().level;
    let changed =
        (0..catalogue.practices().len()).filter(|index| level(today, *index) != level(&after[n_waves - 1], *index));
    changed
        .map(|index| {
            let levels: Vec<Level> = after.iter().map(|evaluation| level(evaluation, index).unwrap()).collect();
            (catalogue.practices()[index].id.as_str().to_owned(), levels.into_iter().map(u64::from).collect())
        })
        .collect()
}
