//! The best plan by trying every one: slow, short, and written from the scoring model alone.

use opex_model::{
    Catalogue, Evaluation, Level, Objective, PlanConstraint, PlanRequest, PracticeIndex, PracticeRisk, Ratio, Standing,
    StepConstraint,
};

/// What the best plan comes to.
#[derive(Debug, PartialEq, Eq)]
pub struct Best {
    pub value: Ratio,
    /// Hundredths of a person-day.
    pub effort: u64,
}

/// One practice: today's level and what each way through the waves comes to.
struct Practice {
    today: Level,
    /// Levels after each wave, value in halves, effort of what is done by each wave.
    ways: Vec<(Vec<Level>, u128, Vec<u64>)>,
}

/// The most value, and the least effort at that value; none where the constraints leave no plan.
/// `evaluation` is that of the assessment with everything done that is marked so.
pub fn best(catalogue: &Catalogue, evaluation: &Evaluation, request: &PlanRequest) -> Option<Best> {
    let practices: Vec<Practice> =
        (0..catalogue.practices().len()).map(|index| practice(evaluation, index, request)).collect();
    let mut chosen = Vec::new();
    let mut best = None;
    try_all(catalogue, evaluation, request, &practices, &mut chosen, &mut best);
    let reachable: u128 = evaluation
        .standings()
        .iter()
        .filter(|standing| standing.is_applicable)
        .map(|standing| standing.half_weight * u128::from(evaluation.scale().top()))
        .sum();
    let unit = if request.objective == Objective::Score { reachable.max(1) } else { 2 };
    best.map(|(value, effort)| Best { value: Ratio::new(value, unit).unwrap(), effort })
}

/// How many plans there would be to try.
pub fn n_plans(catalogue: &Catalogue, evaluation: &Evaluation, request: &PlanRequest) -> usize {
    (0..catalogue.practices().len()).map(|index| practice(evaluation, index, request).ways.len().max(1)).product()
}

fn practice(evaluation: &Evaluation, index: usize, request: &PlanRequest) -> Practice {
    let standing = evaluation.standing(PracticeIndex::new(index)).unwrap();
    let n_waves = request.capacities.len();
    let Some(today) = standing.level else {
        return Practice { today: 0, ways: vec![(vec![0; n_waves], 0, vec![0; n_waves])] };
    };
    let mut paths = vec![Vec::new()];
    for _ in 0..n_waves {
        let longer = |path: &Vec<Level>| {
            let from = path.last().copied().unwrap_or(today);
            let path = path.clone();
            (from..=standing.needed_target.max(today)).map(move |level| [path.clone(), vec![level]].concat())
        };
        paths = paths.iter().flat_map(longer).collect();
    }
    let kept = |path: &Vec<Level>| {
        request
            .constraints
            .iter()
            .filter(|constraint| constraint.practice == PracticeIndex::new(index))
            .all(|constraint| keeps(constraint, today, path))
    };
    let ways = paths.into_iter().filter(kept).map(|path| {
        let value = path.iter().map(|level| gained(evaluation, standing, today, *level, request.objective)).sum();
        let effort = path.iter().map(|level| u64::from(level - today) * u64::from(standing.effort.hundredths()));
        let effort = effort.collect();
        (path, value, effort)
    });
    Practice { today, ways: ways.collect() }
}

/// Whether a way through the waves is what a person decided.
fn keeps(constraint: &PlanConstraint, today: Level, path: &[Level]) -> bool {
    let before = |wave: usize| if wave == 0 { today } else { path[wave - 1] };
    match constraint.kind {
        StepConstraint::Pinned(wave) => before(wave.index()) < constraint.to && path[wave.index()] >= constraint.to,
        StepConstraint::Excluded => *path.last().unwrap() < constraint.to,
        StepConstraint::Done => true,
    }
}

fn gained(evaluation: &Evaluation, standing: &Standing, today: Level, level: Level, objective: Objective) -> u128 {
    if objective == Objective::Score {
        return standing.half_weight * u128::from(level - today);
    }
    if standing.risk == Some(PracticeRisk::Accepted) {
        return 0;
    }
    let points = |level| match PracticeRisk::at_level(standing.catalogue_risk, level, evaluation.scale()) {
        PracticeRisk::High => 9,
        PracticeRisk::Medium => 3,
        PracticeRisk::Low => 1,
        _ => 0,
    };
    (points(today) - points(level)) * standing.half_weight / u128::from(standing.catalogue_risk.weight())
}

fn try_all(
    catalogue: &Catalogue,
    evaluation: &Evaluation,
    request: &PlanRequest,
    practices: &[Practice],
    chosen: &mut Vec<usize>,
    best: &mut Option<(u128, u64)>,
) {
    if let Some(practice) = practices.get(chosen.len()) {
        for way in 0..practice.ways.len() {
            chosen.push(way);
            try_all(catalogue, evaluation, request, practices, chosen, best);
            chosen.pop();
        }
        return;
    }
    let ways: Vec<_> = practices.iter().zip(&*chosen).map(|(practice, way)| &practice.ways[*way]).collect();
    let (mut room, mut effort) = (0, 0);
    for (wave, capacity) in request.capacities.iter().enumerate() {
        room += capacity.hundredths();
        effort = ways.iter().map(|way| way.2[wave]).sum();
        if effort > room {
            return;
        }
    }
    let half = evaluation.scale().half();
    for (index, practice) in catalogue.practices().iter().enumerate() {
        for wave in 0..request.capacities.len() {
            let level = ways[index].0[wave];
            let is_raised = level > practices[index].today;
            for needed in practice.prerequisites.iter().filter(|_| is_raised && level >= half) {
                if evaluation.standing(*needed).unwrap().level.is_some() && ways[needed.get()].0[wave] < half {
                    return;
                }
            }
        }
    }
    let value = ways.iter().map(|way| way.1).sum();
    if best.is_none_or(|(most, least)| value > most || (value == most && effort < least)) {
        *best = Some((value, effort));
    }
}
