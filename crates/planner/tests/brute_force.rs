//! Small problems, made at random, against every schedule that there is: value, effort, bound and proof of the solver, and
//! that it finds out where no schedule keeps the rules.

// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../../tests/common/generator.rs"]
#[allow(dead_code, reason = "other tests draw more")]
mod generator;

use generator::Random;
use opex_planner::{Placement, Problem, Solver, Step, StepIndex, WaveIndex, useful_steps};

/// The steps and capacities of a problem, as they are given to it.
struct Given {
    steps: Vec<Step>,
    capacities: Vec<i64>,
}

/// A problem of at most five steps and three waves.
fn draw(random: &mut Random) -> Given {
    let (n_steps, n_waves) = (1 + random.below(5), 1 + random.below(3));
    let number = |random: &mut Random, end: usize| i64::try_from(random.below(end)).unwrap();
    let wave = |random: &mut Random| Placement::from(WaveIndex::new(random.below(n_waves)).unwrap());
    let mut steps = Vec::new();
    for at in 0..n_steps {
        let predecessors = (0..at).filter(|_| random.chance(30)).map(StepIndex::new).collect();
        let first = match random.below(10) {
            0 => Placement::NEVER,
            1 | 2 => wave(random),
            _ => Placement::FIRST,
        };
        let last = if random.chance(15) { wave(random) } else { Placement::NEVER };
        steps.push(Step { gain: number(random, 9), effort: number(random, 7), predecessors, first, last });
    }
    let capacities = (0..n_waves).map(|_| number(random, 10)).collect();
    Given { steps, capacities }
}

impl Given {
    /// Every place that a step may be given, never included.
    fn placements(&self) -> Vec<Placement> {
        let waves = (0..self.capacities.len()).filter_map(WaveIndex::new).map(Placement::from);
        waves.chain([Placement::NEVER]).collect()
    }

    /// Whether a schedule keeps every rule, by the words of [`Problem`] and [`Step`].
    fn allows(&self, schedule: &[Placement]) -> bool {
        let is_within = |(step, placement): (&Step, &Placement)| step.first <= *placement && *placement <= step.last;
        let is_behind = |(step, placement): (&Step, &Placement)| {
            step.predecessors.iter().all(|before| schedule[before.index()] <= *placement)
        };
        let fits = |wave: usize| {
            let wave_index = WaveIndex::new(wave).unwrap();
            let done = self.steps.iter().zip(schedule).filter(|(_, placement)| placement.is_done_by(wave_index));
            done.map(|(step, _)| step.effort).sum::<i64>() <= self.capacities[..=wave].iter().sum()
        };
        let both = || self.steps.iter().zip(schedule);
        both().all(is_within) && both().all(is_behind) && (0..self.capacities.len()).all(fits)
    }

    /// The sum of gain · waves from a step's own on, and what the steps that are taken come to.
    fn value_and_effort(&self, schedule: &[Placement]) -> (i64, i64) {
        let n_waves = i64::try_from(self.capacities.len()).unwrap();
        let taken = self.steps.iter().zip(schedule).filter_map(|(step, placement)| Some((step, placement.wave()?)));
        taken.fold((0, 0), |(value, effort), (step, wave)| {
            let n_enjoyed = n_waves - i64::try_from(wave.index()).unwrap();
            (value + step.gain * n_enjoyed, effort + step.effort)
        })
    }

    /// The highest value, and the least effort that reaches it; none where no schedule keeps the rules.
    fn best(&self) -> Option<(i64, i64)> {
        let placements = self.placements();
        let n_schedules = placements.len().pow(u32::try_from(self.steps.len()).unwrap());
        let schedule = |number: usize| {
            let digit = |step: usize| number / placements.len().pow(u32::try_from(step).unwrap()) % placements.len();
            (0..self.steps.len()).map(|step| placements[digit(step)]).collect::<Vec<_>>()
        };
        let allowed = (0..n_schedules).map(schedule).filter(|schedule| self.allows(schedule));
        allowed.map(|schedule| self.value_and_effort(&schedule)).max_by_key(|(value, effort)| (*value, -effort))
    }

    fn problem(&self) -> Result<Problem, StepIndex> {
        Problem::new(self.steps.clone(), &self.capacities)
    }
}

fn solve(problem: &Problem) -> Solver {
    let mut solver = Solver::new(problem);
    while !solver.is_done() {
        solver.advance(1_000);
    }
    solver
}

#[test]
fn the_plan_is_the_best_of_all_schedules_and_its_proof_holds() {
    let (mut n_solved, mut n_impossible) = (0, 0);
    for seed in 0..3_000 {
        let given = draw(&mut Random(seed));
        match (given.problem(), given.best()) {
            (Ok(problem), Some(best)) => {
                let solver = solve(&problem);
                assert!(given.allows(solver.schedule()), "seed {seed}: {:?}", solver.schedule());
                assert_eq!(given.value_and_effort(solver.schedule()), best, "seed {seed}");
                assert_eq!((solver.value(), solver.bound()), (best.0, best.0), "seed {seed}");
                assert!(solver.is_proven(), "seed {seed}");
                n_solved += 1;
            }
            (Err(_), None) => n_impossible += 1,
            (problem, best) => panic!("seed {seed}: {problem:?}, though the best is {best:?}"),
        }
    }
    assert!(n_solved > 1_000 && n_impossible > 100, "{n_solved} {n_impossible}");
}

#[test]
fn whenever_the_search_is_looked_at_there_is_a_schedule_and_a_bound_above_the_best() {
    for seed in 0..300 {
        let given = draw(&mut Random(seed));
        let (Ok(problem), Some((best, _))) = (given.problem(), given.best()) else { continue };
        let mut solver = Solver::new(&problem);
        let (mut value, mut bound) = (solver.value(), solver.bound());
        while !solver.is_done() {
            solver.advance(1);
            assert!(given.allows(solver.schedule()), "seed {seed}");
            assert_eq!(given.value_and_effort(solver.schedule()).0, solver.value(), "seed {seed}");
            assert!(solver.value() >= value && solver.bound() <= bound, "seed {seed}: neither ever gets worse");
            (value, bound) = (solver.value(), solver.bound());
            assert!(value <= best && best <= bound, "seed {seed}: {value} {best} {bound}");
        }
    }
}

#[test]
fn leaving_out_what_is_of_no_use_costs_nothing() {
    let mut n_left_out = 0;
    for seed in 0..1_000 {
        let given = draw(&mut Random(seed));
        let kept = useful_steps(given.steps.clone()).into_iter().map(|(_, step)| step).collect();
        let reduced = Given { steps: kept, capacities: given.capacities.clone() };
        n_left_out += given.steps.len() - reduced.steps.len();
        assert_eq!(reduced.best(), given.best(), "seed {seed}");
    }
    assert!(n_left_out > 100, "{n_left_out}");
}
