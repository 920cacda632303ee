//! The optimal plan: against the worked cases, an exhaustive search, and an independent solver.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../../tests/common/cases.rs"]
mod cases;
#[path = "../../../tests/common/exhaustive.rs"]
mod exhaustive;
#[path = "../../../tests/common/random.rs"]
mod random;
#[path = "../../../tests/common/reference.rs"]
mod reference;

use std::collections::BTreeMap;
use std::rc::Rc;

use cases::{cases, evaluate};
use exhaustive::Best;
use opex_format::{Document, built_in_catalogue, write_results};
use opex_model::{
    Catalogue, CatalogueDraft, ConstraintCost, Date, EffortSize, EffortSum, Evaluation, FrontierSearch, Level, Lift,
    LiftGoal, Objective, Plan, PlanConstraint, PlanError, PlanProblem, PlanRequest, PlanSearch, PlannedStep,
    PracticeDraft, PracticeIndex, Ratio, Risk, Scale, StepConstraint, TopicDraft, Wave,
};
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
        constraints: Vec::new(),
    }
}

fn solve(catalogue: &Catalogue, evaluation: &Evaluation, request: &PlanRequest) -> Plan {
    PlanSearch::new(PlanProblem::new(catalogue, evaluation, request).unwrap()).run()
}

/// The levels after each wave of the practices that a plan changes.
fn levels_after(catalogue: &Catalogue, today: &Evaluation, plan: &Plan, n_waves: usize) -> BTreeMap<String, Vec<u64>> {
    let after: Vec<Evaluation> = (1..=n_waves).map(|wave| plan.forecast(catalogue, today, wave)).collect();
    let level = |evaluation: &Evaluation, index: usize| evaluation.standing(PracticeIndex::new(index)).unwrap().level;
    let changed =
        (0..catalogue.practices().len()).filter(|index| level(today, *index) != level(&after[n_waves - 1], *index));
    changed
        .map(|index| {
            let levels: Vec<Level> = after.iter().map(|evaluation| level(evaluation, index).unwrap()).collect();
            (catalogue.practices()[index].id.as_str().to_owned(), levels.into_iter().map(u64::from).collect())
        })
        .collect()
}

/// Small random catalogues, assessments, capacities and constraints.
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
                n_chosen += usize::from(!request.constraints.is_empty());
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
    let n_practices = 1 + random.below(5);
    let top = 1 + random.below(5) as u64;
    catalogue(random, n_practices, top, 40)
}

/// Practices of which each rests on so many percent of the twenty before it.
fn catalogue(random: &mut Random, n_practices: usize, top: u64, percent: usize) -> Catalogue {
    let id = |index: usize| format!("p{index}");
    let practices = (0..n_practices).map(|index| PracticeDraft {
        id: id(index).as_str().into(),
        topic: "topic".into(),
        number: "".into(),
        risk: random.pick(&Risk::ALL),
        effort: random.pick(&EffortSize::ALL),
        principles: Vec::new(),
        prerequisites: (index.saturating_sub(20)..index)
            .filter(|_| random.chance(percent))
            .map(|before| id(before).as_str().into())
            .collect(),
    });
    let practices = practices.collect();
    let draft = CatalogueDraft {
        id: "random".into(),
        edition: "".into(),
        scale: Scale::new(top).unwrap(),
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
    let mut request = PlanRequest {
        capacities: capacities.collect(),
        objective: random.pick(&Objective::ALL),
        constraints: Vec::new(),
    };
    for index in 0..catalogue.practices().len() {
        // What is done can take away another step's need, so no other constraint is mixed with it.
        let standing = settled(catalogue, today, &request).standing(PracticeIndex::new(index)).unwrap().clone();
        let steps = standing.level.map_or(0, |level| standing.needed_target.saturating_sub(level));
        if steps == 0 || !random.chance(25) {
            continue;
        }
        let to = standing.level.unwrap() + 1 + Level::try_from(random.below(usize::from(steps))).unwrap();
        let kind = match random.below(3) {
            0 => StepConstraint::Excluded,
            1 if request.constraints.iter().all(|constraint| constraint.kind == StepConstraint::Done) => {
                StepConstraint::Done
            }
            _ => StepConstraint::Pinned(Wave::from_index(random.below(n_waves)).unwrap()),
        };
        request.constraints.push(PlanConstraint { practice: PracticeIndex::new(index), to, kind });
    }
    request
}

/// The standings with everything done that is marked so.
fn settled(catalogue: &Catalogue, today: &Evaluation, request: &PlanRequest) -> Evaluation {
    let done = request.constraints.iter().filter(|constraint| constraint.kind == StepConstraint::Done);
    let done: BTreeMap<PracticeIndex, Level> = done.map(|constraint| (constraint.practice, constraint.to)).collect();
    today.at_levels(catalogue, |practice| done.get(&practice).copied())
}

/// What holds for every plan: sums, room, order, gates, and the order of the list.
fn check(catalogue: &Catalogue, today: &Evaluation, request: &PlanRequest, plan: &Plan, place: &str) {
    let n_waves = request.capacities.len();
    let half = today.scale().half();
    let mut levels: Vec<Option<Level>> = today.standings().iter().map(|standing| standing.level).collect();
    let (mut value, mut effort, mut room, mut wave) =
        (Ratio::ZERO, EffortSum::default(), request.capacities[0].hundredths(), 0);
    for step in &plan.steps {
        assert!((wave..n_waves).contains(&step.wave.index()), "{place}");
        while wave < step.wave.index() {
            wave += 1;
            room += request.capacities[wave].hundredths();
        }
        assert_eq!((levels[step.practice.get()], step.to), (Some(step.from), step.from + 1), "{place}");
        let gates = catalogue.practices()[step.practice.get()].prerequisites.iter().filter(|_| step.to >= half);
        let (mut assumes, mut waits) = (Vec::new(), false);
        for needed in gates.filter(|needed| today.standing(**needed).unwrap().is_applicable) {
            match levels[needed.get()] {
                None => assumes.push(*needed),
                Some(level) => waits |= level < half,
            }
        }
        assert!(!waits && step.assumes == assumes, "{place}");
        levels[step.practice.get()] = Some(step.to);
        value = value.plus(step.gain.times((n_waves - step.wave.index()) as u128));
        effort = effort.plus(step.effort);
        assert!(effort.hundredths() <= room, "{place}");
    }
    assert_eq!((value, effort), (plan.value, plan.effort), "{place}");
}

/// Random assessments of the whole built-in catalogue, every one solved to its proof.
#[test]
fn large_plans_are_those_of_an_independent_solver() {
    let catalogue = built_in_catalogue().unwrap();
    let rows = reference::rows();
    assert_eq!(rows.len() as u64, N_REFERENCE);
    for row in rows {
        let today = Evaluation::new(&catalogue, &random::assessment(&catalogue, row.seed), Date::EPOCH);
        let (n_waves, days, objective) = random::plan_size(row.seed);
        let capacities = random::waves(n_waves, days);
        let request = PlanRequest { capacities, objective, constraints: Vec::new() };
        let plan = solve(&catalogue, &today, &request);
        let place = format!("seed {}, {n_waves} waves of {days} days, {objective:?}", row.seed);
        check(&catalogue, &today, &request, &plan, &place);
        assert!(plan.is_optimal && plan.bound == plan.value, "{place}");
        assert_eq!((plan.value, plan.effort.hundredths()), (row.value, row.effort), "{place}");
    }
}

/// Far more than can be proven here: still a plan that keeps all rules, with a bound close above.
#[test]
fn a_catalogue_of_hundreds_of_practices_gets_a_plan_and_a_bound() {
    let mut random = Random(1);
    let catalogue = catalogue(&mut random, 600, 4, 1);
    let today = Evaluation::new(&catalogue, &random::assessment(&catalogue, 1), Date::EPOCH);
    let request = PlanRequest { capacities: random::waves(4, 1_000), ..PlanRequest::default() };
    let mut search = PlanSearch::new(PlanProblem::new(&catalogue, &today, &request).unwrap());
    search.advance(100_000);
    let plan = search.plan();
    check(&catalogue, &today, &request, &plan, "hundreds");
    assert!(plan.value <= plan.bound && plan.steps.len() > 100);
    assert!(plan.bound.to_f64() < 1.05 * plan.value.to_f64(), "{} {}", plan.value.to_f64(), plan.bound.to_f64());
}

#[test]
fn slices_do_not_change_the_plan() {
    let catalogue = built_in_catalogue().unwrap();
    let today = Evaluation::new(&catalogue, &random::assessment(&catalogue, 5), Date::EPOCH);
    let capacities = random::waves(4, 30);
    let request = PlanRequest { capacities, ..PlanRequest::default() };
    let problem = || PlanProblem::new(&catalogue, &today, &request).unwrap();
    let whole = PlanSearch::new(problem()).run();
    let mut search = PlanSearch::new(problem());
    let mut last = search.progress();
    assert_eq!((last.value, last.is_done, search.plan().steps.len()), (Ratio::ZERO, false, 0));
    while !last.is_done {
        let next = search.advance(77);
        assert!(next.value >= last.value && next.bound <= last.bound && next.value <= next.bound);
        assert!(next.n_nodes > last.n_nodes);
        last = next;
    }
    assert_eq!(search.plan(), whole);
    assert_eq!((last.value, last.bound), (whole.value, whole.bound));
}

#[test]
fn a_plan_is_valid_wherever_the_search_is_stopped() {
    let catalogue = built_in_catalogue().unwrap();
    let today = Evaluation::new(&catalogue, &random::assessment(&catalogue, 7), Date::EPOCH);
    let request = PlanRequest { capacities: random::waves(8, 20), ..PlanRequest::default() };
    let mut search = PlanSearch::new(PlanProblem::new(&catalogue, &today, &request).unwrap());
    for slice in 0..6 {
        check(&catalogue, &today, &request, &search.plan(), &format!("slice {slice}"));
        search.advance(5_000);
    }
    assert!(search.progress().value > Ratio::ZERO);
}

#[test]
fn choices_are_kept_and_cost_what_they_cost() {
    let catalogue = built_in_catalogue().unwrap();
    let today = Evaluation::new(&catalogue, &random::assessment(&catalogue, 2), Date::EPOCH);
    let mut request = PlanRequest { capacities: random::waves(3, 20), ..PlanRequest::default() };
    let free = solve(&catalogue, &today, &request);
    let first = &free.steps[0];
    let excluded = PlanConstraint { practice: first.practice, to: first.to, kind: StepConstraint::Excluded };
    request.constraints.push(excluded);
    let bound = solve(&catalogue, &today, &request);
    assert!(bound.steps.iter().all(|step| step.practice != first.practice));
    let unbound = request.without(excluded);
    assert!(unbound.constraints.is_empty());
    let cost = ConstraintCost::new(&bound, &solve(&catalogue, &today, &unbound));
    assert_eq!((cost.least, cost.most), (free.value.minus(bound.value), free.value.minus(bound.value)));
    assert!(cost.least > Ratio::ZERO);

    // Done: the step costs nothing and gains nothing, and its room is free for others.
    request.constraints = vec![PlanConstraint { kind: StepConstraint::Done, ..excluded }];
    let problem = PlanProblem::new(&catalogue, &today, &request).unwrap();
    assert_eq!(problem.evaluation().standing(first.practice).unwrap().level, Some(first.to));
    let plan = PlanSearch::new(problem).run();
    assert!(plan.value > bound.value);
    assert!(plan.steps.iter().all(|step| (step.practice, step.to) != (first.practice, first.to)));

    let beyond = PlanConstraint { kind: StepConstraint::Pinned(Wave::from_number(4).unwrap()), ..excluded };
    request.constraints = vec![beyond];
    let error = PlanProblem::new(&catalogue, &today, &request).err();
    assert_eq!(error, Some(PlanError::NoSuchStep(beyond)));
    request.constraints =
        vec![excluded, PlanConstraint { kind: StepConstraint::Pinned(Wave::from_number(1).unwrap()), ..excluded }];
    assert!(matches!(PlanProblem::new(&catalogue, &today, &request), Err(PlanError::NoPlace { .. })));
    for n_waves in [0, 9] {
        let request = PlanRequest { capacities: random::waves(n_waves, 10), ..PlanRequest::default() };
        assert_eq!(PlanProblem::new(&catalogue, &today, &request).err(), Some(PlanError::Waves(n_waves)));
    }
}

#[test]
fn forecasts_end_at_the_levels_of_the_plan() {
    let catalogue = built_in_catalogue().unwrap();
    let today = Evaluation::new(&catalogue, &random::assessment(&catalogue, 4), Date::EPOCH);
    let all: Vec<PracticeIndex> = catalogue.indices().collect();
    let request = PlanRequest { capacities: random::waves(4, 40), ..PlanRequest::default() };
    let plan = solve(&catalogue, &today, &request);
    // The value counts each step's gain once for every wave in which it is enjoyed, as low rises by it.
    let low = |evaluation: &Evaluation| evaluation.figures(&all).low.unwrap();
    let rises = (1..=4).map(|wave| low(&plan.forecast(&catalogue, &today, wave)).minus(low(&today)));
    assert_eq!(rises.fold(Ratio::ZERO, Ratio::plus), plan.value);
    let risk_first = PlanRequest { objective: Objective::Risk, ..request };
    let after = solve(&catalogue, &today, &risk_first).forecast(&catalogue, &today, 4);
    assert!(after.figures(&all).risks.high < today.figures(&all).risks.high);
}

#[test]
fn the_frontier_rises_to_everything() {
    let catalogue = built_in_catalogue().unwrap();
    let today = Evaluation::new(&catalogue, &random::assessment(&catalogue, 6), Date::EPOCH);
    let request = PlanRequest::default();
    let mut search = FrontierSearch::new(&catalogue, &today, &request, 12).unwrap();
    while !search.advance(1_000) {}
    let points = search.points();
    assert!((5..=12).contains(&points.len()));
    for pair in points.windows(2) {
        assert!(pair[0].capacity < pair[1].capacity && pair[0].value < pair[1].value);
    }
    for point in points {
        let alone = PlanRequest { capacities: vec![point.capacity], ..PlanRequest::default() };
        let plan = solve(&catalogue, &today, &alone);
        assert_eq!((point.value, point.effort, point.bound), (plan.value, plan.effort, plan.bound));
    }
    let step = points[0].capacity.hundredths();
    for (index, point) in points[..points.len() - 1].iter().enumerate() {
        assert_eq!(point.capacity.hundredths(), step * (index as u64 + 1), "round amounts");
    }
    let last = points.last().unwrap();
    assert_eq!(last.effort, last.capacity, "everything that is worth something fits");

    // What is left out, and what rests on it, is no part of everything.
    let all = solve(&catalogue, &today, &PlanRequest { capacities: vec![last.capacity], ..PlanRequest::default() });
    let constraints = all.steps.iter().step_by(3).filter(|step| step.from + 1 == step.to);
    let left_out =
        |step: &PlannedStep| PlanConstraint { practice: step.practice, to: step.to, kind: StepConstraint::Excluded };
    let request = PlanRequest { constraints: constraints.map(left_out).collect(), ..PlanRequest::default() };
    let mut search = FrontierSearch::new(&catalogue, &today, &request, 12).unwrap();
    while !search.advance(1_000) {}
    let less = search.points().last().unwrap();
    assert!(less.capacity < last.capacity);
    assert_eq!(less.effort, less.capacity);
}

/// Every topic of random assessments: what is named suffices, and no smaller set of practices does.
#[test]
fn lifts_are_the_least_that_suffices() {
    let catalogue = built_in_catalogue().unwrap();
    let (mut n_lifted, mut n_unanswered) = (0, 0);
    for seed in 0..30 {
        let today = Evaluation::new(&catalogue, &random::assessment(&catalogue, seed), Date::EPOCH);
        for topic in catalogue.topics() {
            let members = &topic.practices;
            let figures = today.figures(members);
            let high = Lift::new(&catalogue, &today, members, LiftGoal::NoHighRisk);
            assert_eq!(high.is_some(), figures.risks.high > 0);
            if let Some(lift) = high {
                let after = lifted(&catalogue, &today, &lift);
                assert_eq!(after.figures(members).risks.high, 0);
                assert_eq!(
                    lift.effort.hundredths(),
                    least_effort(&catalogue, &today, members, &|after| { after.figures(members).risks.high == 0 })
                        .unwrap()
                );
            }
            let Some(level) = figures.level_attained.filter(|level| *level < catalogue.scale().top()) else { continue };
            let lift = Lift::new(&catalogue, &today, members, LiftGoal::NextLevel).unwrap();
            let least =
                least_effort(&catalogue, &today, members, &|after| after.figures(members).level_attained > Some(level));
            if lift.unanswered.is_empty() {
                let after = lifted(&catalogue, &today, &lift);
                assert_eq!(after.figures(members).level_attained, Some(level + 1), "seed {seed}, {}", topic.number);
                assert_eq!(
                    (Some(lift.effort.hundredths()), lift.is_least),
                    (least, true),
                    "seed {seed}, {}",
                    topic.number
                );
                n_lifted += 1;
            } else {
                assert_eq!(least, None, "seed {seed}, {}", topic.number);
                n_unanswered += 1;
            }
        }
    }
    assert!(n_lifted > 100 && n_unanswered > 20, "{n_lifted} {n_unanswered}");
}

/// The standings after a lift; its steps must come in an order in which they can be done.
fn lifted(catalogue: &Catalogue, today: &Evaluation, lift: &Lift) -> Evaluation {
    let mut levels = BTreeMap::new();
    for step in &lift.steps {
        for needed in catalogue.practices()[step.practice.get()].prerequisites.iter().filter(|_| step.to >= 2) {
            let level = levels.get(needed).copied().or(today.standing(*needed).unwrap().level);
            assert!(level.is_none_or(|level| level >= 2));
        }
        levels.insert(step.practice, step.to);
    }
    today.at_levels(catalogue, |practice| levels.get(&practice).copied())
}

/// The least work by which the group reaches what `is_reached` asks for, by trying every set of its
/// practices at the lowest level that does.
fn least_effort(
    catalogue: &Catalogue,
    today: &Evaluation,
    members: &[PracticeIndex],
    is_reached: &dyn Fn(&Evaluation) -> bool,
) -> Option<u64> {
    let mut least: Option<u64> = None;
    for goal in 1..=catalogue.scale().top() {
        for set in 0..1_usize << members.len() {
            let mut levels: BTreeMap<PracticeIndex, Level> = BTreeMap::new();
            let chosen = members.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1);
            let mut open: Vec<(PracticeIndex, Level)> = chosen.map(|(_, index)| (*index, goal)).collect();
            while let Some((index, level)) = open.pop() {
                let now = levels.get(&index).copied().or(today.standing(index).unwrap().level);
                if now.is_some_and(|now| now < level) {
                    levels.insert(index, level);
                    let needed = catalogue.practices()[index.get()].prerequisites.iter().filter(|_| level >= 2);
                    open.extend(needed.map(|needed| (*needed, 2)));
                }
            }
            let effort = levels.iter().map(|(index, level)| {
                let standing = today.standing(*index).unwrap();
                u64::from(level - standing.level.unwrap()) * u64::from(standing.effort.hundredths())
            });
            let effort = effort.sum();
            let may_help = least.is_none_or(|least| effort < least);
            if may_help && is_reached(&today.at_levels(catalogue, |practice| levels.get(&practice).copied())) {
                least = Some(effort);
            }
        }
        if least.is_some() {
            break;
        }
    }
    least
}

/// Writes the random assessments for `scripts/plan_reference.py`, which solves them with another solver.
#[test]
#[ignore = "not a test: part of making tests/data/plan-reference.json anew"]
fn export_for_reference() {
    let catalogue = built_in_catalogue().unwrap();
    let lines = (0..N_REFERENCE).map(|seed| {
        let (n_waves, days, objective) = random::plan_size(seed);
        let assessment = Rc::new(random::assessment(&catalogue, seed));
        let results: Value = serde_json::from_str(&write_results(&Document::new(assessment, None))).unwrap();
        let capacity = vec![days; n_waves];
        json!({"seed": seed, "capacity": capacity, "objective": objective.as_str(), "results": results}).to_string()
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/plan-reference.jsonl"), text).unwrap();
}
