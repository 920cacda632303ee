//! What would have to change for a step to leave the plan: against an exhaustive search.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../../tests/common/exhaustive.rs"]
mod exhaustive;
#[path = "../../../tests/common/random.rs"]
#[allow(dead_code, reason = "other tests use the rest of it")]
mod random;

use opex_model::{
    Catalogue, CatalogueDraft, Date, Departure, Effort, EffortSize, EffortSum, Evaluation, Importance, Level,
    Objective, PlanConstraint, PlanProblem, PlanRequest, PlanSearch, PracticeDraft, PracticeIndex, Ratio, Risk, Scale,
    StepConstraint, StepThresholds, ThresholdSearch, TopicDraft, Wave,
};
use random::Random;

/// Every threshold of every step of small random plans: by trying all plans, a best one takes the step as early as
/// now at the one end, and a best one does what is said at the other.
#[test]
fn both_ends_of_every_threshold_are_those_of_an_exhaustive_search() {
    let (mut n_effort, mut n_importance, mut n_capacity, mut n_later) = (0, 0, 0, 0);
    for seed in 0..1_000 {
        let mut random = Random(seed);
        let catalogue = small_catalogue(&mut random);
        let today = Evaluation::new(&catalogue, &random::small_assessment(&catalogue, &mut random), Date::EPOCH);
        let n_waves = 1 + random.below(3);
        let request = PlanRequest {
            capacities: (0..n_waves).map(|_| EffortSum::from_hundredths(random.below(40) as u64 * 25)).collect(),
            objective: Objective::ALL[random.below(2)],
            constraints: Vec::new(),
        };
        if exhaustive::n_plans(&catalogue, &today, &request) > 500 {
            continue;
        }
        let plan = PlanSearch::new(PlanProblem::new(&catalogue, &today, &request).unwrap()).run();
        assert!(plan.is_optimal);
        for step in &plan.steps {
            let key = (step.practice, step.to);
            let mut search = ThresholdSearch::new(&today, &request, &plan, key).unwrap();
            while !search.advance(&catalogue, 1_000) {}
            let StepThresholds { effort, importance, capacity } = search.thresholds().unwrap();
            let is_so = |today: &Evaluation, request: &PlanRequest, departure: Option<Departure>| {
                let place = format!("seed {seed} {key:?} {departure:?}: {request:?}");
                assert!(can_be(&catalogue, today, request, key, step.wave, departure), "{place}");
            };

            let (leaves_at, departure) = effort.leaves_at.unwrap();
            assert!(effort.is_proven && effort.stays_at < leaves_at);
            assert!(leaves_at.hundredths() - effort.stays_at.hundredths() <= 50);
            is_so(&today.clone().with_effort(step.practice, effort.stays_at), &request, None);
            is_so(&today.clone().with_effort(step.practice, leaves_at), &request, Some(departure));
            n_effort += 1;

            if let Some(threshold) = importance {
                is_so(&today.clone().with_importance(step.practice, threshold.stays_at), &request, None);
                if let Some((leaves_at, departure)) = threshold.leaves_at {
                    assert!(leaves_at.halves() < threshold.stays_at.halves());
                    is_so(&today.clone().with_importance(step.practice, leaves_at), &request, Some(departure));
                    n_importance += 1;
                } else {
                    assert_eq!(threshold.stays_at, Importance::Low);
                }
            }

            if let Some(threshold) = capacity {
                let with = |room: EffortSum| {
                    let mut request = request.clone();
                    request.capacities[step.wave.index()] = room;
                    request
                };
                is_so(&today, &with(threshold.stays_at), None);
                match threshold.leaves_at {
                    Some((leaves_at, departure)) => {
                        assert!(threshold.stays_at.hundredths() - leaves_at.hundredths() <= 50);
                        is_so(&today, &with(leaves_at), Some(departure));
                        n_later += usize::from(matches!(departure, Departure::Later(_)));
                        n_capacity += 1;
                    }
                    None => assert_eq!(threshold.stays_at, EffortSum::default()),
                }
            } else {
                assert_eq!(request.capacities[step.wave.index()], EffortSum::default());
            }
        }
    }
    let counts = (n_effort, n_importance, n_capacity, n_later);
    assert!(n_effort > 800 && n_importance > 40 && n_capacity > 800 && n_later > 300, "{counts:?}");
}

/// Whether a best plan, of which there may be several, does this with a step.
fn can_be(
    catalogue: &Catalogue,
    today: &Evaluation,
    request: &PlanRequest,
    (practice, to): (PracticeIndex, Level),
    wave: Wave,
    departure: Option<Departure>,
) -> bool {
    let value = |kind: Option<StepConstraint>| {
        let constraints = kind.map(|kind| PlanConstraint { practice, to, kind }).into_iter().collect();
        let request = PlanRequest { constraints, ..request.clone() };
        exhaustive::best(catalogue, today, &request).map(|best| (best.value, best.effort))
    };
    let best: (Ratio, u64) = value(None).unwrap();
    let is_best = |kind| value(Some(kind)) == Some(best);
    match departure {
        None => (0..=wave.index()).filter_map(Wave::from_index).any(|wave| is_best(StepConstraint::Pinned(wave))),
        Some(Departure::Later(later)) => later > wave && is_best(StepConstraint::Pinned(later)),
        Some(Departure::Out) => is_best(StepConstraint::Excluded),
        Some(Departure::NoPlan) => false,
    }
}

#[test]
fn in_more_room_than_any_step_can_take_the_search_ends_as_well() {
    let mut random = Random(7);
    let catalogue = small_catalogue(&mut random);
    let today = Evaluation::new(&catalogue, &random::small_assessment(&catalogue, &mut random), Date::EPOCH);
    let room = EffortSum::from_hundredths(u64::from(Effort::MAX_DAYS) * 100);
    let request = PlanRequest { capacities: vec![room; 2], ..PlanRequest::default() };
    let plan = PlanSearch::new(PlanProblem::new(&catalogue, &today, &request).unwrap()).run();
    let step = &plan.steps[0];
    let mut search = ThresholdSearch::new(&today, &request, &plan, (step.practice, step.to)).unwrap();
    let n_slices = (0..1_000).take_while(|_| !search.advance(&catalogue, 1_000)).count();
    assert!(n_slices < 1_000);
    let effort = search.thresholds().expect("it is known").effort;
    assert!(effort.stays_at.hundredths() <= Effort::MAX_DAYS * 100);
}

#[test]
fn a_pin_that_loses_its_place_is_no_plan() {
    let mut random = Random(7);
    let catalogue = small_catalogue(&mut random);
    let mut assessment = random::small_assessment(&catalogue, &mut random);
    assessment.id = "pinned".into();
    let today = Evaluation::new(&catalogue, &assessment, Date::EPOCH);
    let mut request = PlanRequest { capacities: vec![EffortSum::from_hundredths(4_000)], ..PlanRequest::default() };
    let plan = PlanSearch::new(PlanProblem::new(&catalogue, &today, &request).unwrap()).run();
    let step = plan.steps.last().unwrap();
    request.constraints = vec![PlanConstraint {
        practice: step.practice,
        to: step.to,
        kind: StepConstraint::Pinned(Wave::from_index(0).unwrap()),
    }];
    let plan = PlanSearch::new(PlanProblem::new(&catalogue, &today, &request).unwrap()).run();
    let mut search = ThresholdSearch::new(&today, &request, &plan, (step.practice, step.to)).unwrap();
    while !search.advance(&catalogue, 1_000) {}
    let capacity = search.thresholds().unwrap().capacity.unwrap();
    assert_eq!(capacity.leaves_at.unwrap().1, Departure::NoPlan);
    assert!(ThresholdSearch::new(&today, &request, &plan, (PracticeIndex::new(usize::MAX), 1)).is_none());
}

/// Up to four practices, each resting on some of those before it.
fn small_catalogue(random: &mut Random) -> Catalogue {
    let n_practices = 2 + random.below(3);
    let practices = (0..n_practices).map(|index| PracticeDraft {
        id: format!("p{index}").as_str().into(),
        topic: "topic".into(),
        number: "".into(),
        risk: random.pick(&Risk::ALL),
        effort: random.pick(&EffortSize::ALL),
        principles: Vec::new(),
        prerequisites: (0..index)
            .filter(|_| random.chance(40))
            .map(|before| format!("p{before}").as_str().into())
            .collect(),
    });
    let draft = CatalogueDraft {
        id: "random".into(),
        edition: "".into(),
        practices: practices.collect(),
        scale: Scale::new(3).unwrap(),
        areas: vec!["area".into()],
        topics: vec![TopicDraft { id: "topic".into(), area: "area".into(), number: "".into() }],
        principles: Vec::new(),
        operating_models: Vec::new(),
    };
    Catalogue::new(draft).unwrap()
}
