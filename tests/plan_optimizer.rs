//! The optimal plan: against the worked cases, an exhaustive search, and an independent solver.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/cases.rs"]
mod cases;
#[path = "common/exhaustive.rs"]
mod exhaustive;
#[path = "common/random.rs"]
mod random;

use std::collections::BTreeMap;
use std::rc::Rc;

use cases::{cases, evaluate};
use exhaustive::Best;
use opex_maturity::app::built_in_catalogue;
use opex_maturity::domain::{
    Catalogue, CatalogueDraft, Choice, Date, Decision, EffortSize, EffortSum, Evaluation, Level, Objective, Plan,
    PlanError, PlanProblem, PlanRequest, PlanSearch, PracticeDraft, Ratio, Risk, Scale, TopicDraft,
};
use opex_maturity::format::{Document, write_results};
use random::Random;
use serde_json::{Value, json};

const TOLERANCE: f64 = 1e-9;

/// Random assessments that an independent solver has planned.
const N_REFERENCE: u64 = 200;

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

/// Small random catalogues, assessments, capacities and choices.
#[test]
fn small_plans_are_those_of_an_exhaustive_search() {
    let (mut n_plans, mut n_chosen, mut n_impossible, mut n_gated) = (0, 0, 0, 0);
    for seed in 0..4_000 {
        let mut random = Random(seed);
        let catalogue = small_catalogue(&mut random);
        let assessment = random::small_assessment(&catalogue, &mut random);
        let today = Evaluation::new(&catalogue, &assessment, Date::EPOCH);
        let request = small_request(&catalogue, &today, &mut random);
        let settled = settled(&catalogue, &today, &request);
        if exhaustive::n_plans(&catalogue, &settled, &request) > 3_000 {
            continue;
        }
        let expected = exhaustive::best(&catalogue, &settled, &request);
        let place = format!("seed {seed}: {request:?}");
        match (PlanProblem::new(&catalogue, &today, &request), expected) {
            (Ok(problem), Some(expected)) => {
                let plan = PlanSearch::new(problem).run();
                assert!(plan.is_optimal && plan.bound == plan.value, "{place}");
                let found = Best { value: plan.value, effort: plan.effort.hundredths() };
                assert_eq!(found, expected, "{place}");
                check(&catalogue, &settled, &request, &plan, &place);
                n_plans += 1;
                n_chosen += usize::from(!request.choices.is_empty());
                n_gated += usize::from(catalogue.practices().iter().any(|practice| !practice.prerequisites.is_empty()));
            }
            (Err(PlanError::NoPlace { .. }), None) => n_impossible += 1,
            (problem, expected) => panic!("{place}: {:?} instead of {expected:?}", problem.err()),
        }
    }
    assert!(
        n_plans > 2_500 && n_chosen > 500 && n_gated > 1_000 && n_impossible > 20,
        "{n_plans} {n_chosen} {n_gated} {n_impossible}"
    );
}

/// Up to five practices, each resting on some of those before it.
fn small_catalogue(random: &mut Random) -> Catalogue {
    let id = |index: usize| format!("p{index}");
    let practices = (0..1 + random.below(5)).map(|index| PracticeDraft {
        id: id(index).as_str().into(),
        topic: "topic".into(),
        number: "".into(),
        risk: random.pick(&Risk::ALL),
        effort: random.pick(&EffortSize::ALL),
        principles: Vec::new(),
        prerequisites: (0..index).filter(|_| random.chance(40)).map(|before| id(before).as_str().into()).collect(),
    });
    let practices = practices.collect();
    let draft = CatalogueDraft {
        id: "small".into(),
        edition: "".into(),
        scale: Scale::new(1 + random.below(5) as u64).unwrap(),
        areas: vec!["area".into()],
        topics: vec![TopicDraft { id: "topic".into(), area: "area".into(), number: "".into() }],
        practices,
        principles: Vec::new(),
        operating_models: Vec::new(),
    };
    Catalogue::new(draft).unwrap()
}

fn small_request(catalogue: &Catalogue, today: &Evaluation, random: &mut Random) -> PlanRequest {
    let n_waves = 1 + random.below(3);
    let capacities = (0..n_waves).map(|_| EffortSum::from_hundredths(random.below(25) as u64 * 100));
    let mut request =
        PlanRequest { capacities: capacities.collect(), objective: random.pick(&Objective::ALL), choices: Vec::new() };
    for index in 0..catalogue.practices().len() {
        // What is done can take away another step's need, so no other choice is mixed with it.
        let standing = settled(catalogue, today, &request).standing(index).unwrap().clone();
        let steps = standing.level.map_or(0, |level| standing.needed_target.saturating_sub(level));
        if steps == 0 || !random.chance(25) {
            continue;
        }
        let to = standing.level.unwrap() + 1 + Level::try_from(random.below(usize::from(steps))).unwrap();
        let decision = match random.below(3) {
            0 => Decision::Excluded,
            1 if request.choices.iter().all(|choice| choice.decision == Decision::Done) => Decision::Done,
            _ => Decision::Pinned(1 + random.below(n_waves)),
        };
        request.choices.push(Choice { practice: index, to, decision });
    }
    request
}

/// The standings with everything done that is marked so.
fn settled(catalogue: &Catalogue, today: &Evaluation, request: &PlanRequest) -> Evaluation {
    let done = request.choices.iter().filter(|choice| choice.decision == Decision::Done);
    let done: BTreeMap<usize, Level> = done.map(|choice| (choice.practice, choice.to)).collect();
    today.at_levels(catalogue, |practice| done.get(&practice).copied())
}

/// What holds for every plan: sums, room, order, gates, and the order of the list.
fn check(catalogue: &Catalogue, today: &Evaluation, request: &PlanRequest, plan: &Plan, place: &str) {
    let n_waves = request.capacities.len();
    let half = today.scale().half();
    let mut levels: Vec<Option<Level>> = today.standings().iter().map(|standing| standing.level).collect();
    let (mut value, mut effort, mut room, mut wave) =
        (Ratio::ZERO, EffortSum::default(), request.capacities[0].hundredths(), 1);
    for step in &plan.steps {
        assert!(step.wave >= wave && step.wave <= n_waves, "{place}");
        while wave < step.wave {
            room += request.capacities[wave].hundredths();
            wave += 1;
        }
        assert_eq!((levels[step.practice], step.to), (Some(step.from), step.from + 1), "{place}");
        let gates = catalogue.practices()[step.practice].prerequisites.iter().filter(|_| step.to >= half);
        let (mut assumes, mut waits) = (Vec::new(), false);
        for needed in gates.filter(|needed| today.standing(**needed).unwrap().is_applicable) {
            match levels[*needed] {
                None => assumes.push(*needed),
                Some(level) => waits |= level < half,
            }
        }
        assert!(!waits && step.assumes == assumes, "{place}");
        levels[step.practice] = Some(step.to);
        value = value.plus(step.gain.times((n_waves + 1 - step.wave) as u128));
        effort = effort.plus(step.effort);
        assert!(effort.hundredths() <= room, "{place}");
    }
    assert_eq!((value, effort), (plan.value, plan.effort), "{place}");
}

/// Writes the random assessments for `scripts/plan_reference.py`, which solves them with another solver.
#[test]
#[ignore = "not a test: part of making tests/data/plan-reference.json anew"]
fn export_for_reference() {
    let catalogue = built_in_catalogue().unwrap();
    let lines = (0..N_REFERENCE).map(|seed| {
        let (n_waves, days, objective) = random::plan_size(seed);
        let assessment = Rc::new(random::assessment(&catalogue, seed));
        let results: Value = serde_json::from_str(&write_results(&Document { assessment, changed_at: None })).unwrap();
        let capacity = vec![days; n_waves];
        json!({"seed": seed, "capacity": capacity, "objective": objective.as_str(), "results": results}).to_string()
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/target/plan-reference.jsonl"), text).unwrap();
}
