//! How long the optimal plan takes, and how often it is proven.
//!
//! Random assessments of the whole built-in catalogue, half of them of young teams: nothing above
//! level 1, so that most practices wait for others.

// A broken bench may stop: nobody's work depends on it.
#![allow(clippy::panic, clippy::indexing_slicing, clippy::unwrap_used)]

use std::io::Write as _;
use std::time::Instant;

use opex_maturity::app::built_in_catalogue;
use opex_maturity::domain::{
    Catalogue, Date, EffortSum, Evaluation, Objective, Plan, PlanProblem, PlanRequest, PlanSearch, Ratio,
};

#[allow(dead_code, reason = "shared with the tests")]
#[path = "../tests/common/random.rs"]
mod random;
#[path = "../tests/common/reference.rs"]
mod reference;

/// Random assessments of each kind.
const N_SEEDS: u64 = 10;

fn main() {
    let catalogue = built_in_catalogue().unwrap_or_else(|problems| panic!("{problems}"));
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{}", Line::HEADER);
    for (n_waves, days) in [(1, 60), (2, 60), (4, 10), (4, 30), (4, 60), (4, 120), (8, 20), (8, 60)] {
        for objective in Objective::ALL {
            for young in [0, 1] {
                let age = if young == 1 { ", young" } else { "" };
                let mut line = Line::new(format!("{n_waves} × {days} days, {}{age}", objective.as_str()));
                for seed in 0..N_SEEDS {
                    let evaluation = evaluation(&catalogue, 2 * seed + young);
                    let request =
                        PlanRequest { capacities: random::waves(n_waves, days), objective, choices: Vec::new() };
                    line.add(&catalogue, &evaluation, &request);
                }
                let _ = writeln!(out, "{line}");
            }
        }
    }
    compare_to_reference(&catalogue, &mut out);
}

/// Every plan of tests/data/plan-reference.json, which another solver has made, and what is lost by
/// following the plain list instead.
fn compare_to_reference(catalogue: &Catalogue, out: &mut impl std::io::Write) {
    let mut line = Line::new("the reference's assessments".to_owned());
    let (mut n_equal, mut n_least, mut losses) = (0, 0, Vec::new());
    let rows = reference::rows();
    for row in &rows {
        let evaluation = evaluation(catalogue, row.seed);
        let (n_waves, days, objective) = random::plan_size(row.seed);
        let request = PlanRequest { capacities: random::waves(n_waves, days), objective, choices: Vec::new() };
        let plan = line.add(catalogue, &evaluation, &request);
        n_equal += usize::from(plan.value == row.value);
        n_least += usize::from(plan.value == row.value && plan.effort.hundredths() == row.effort);
        if objective == Objective::Score {
            let greedy = follow_plain_list(catalogue, &evaluation, &request.capacities);
            losses.push(100.0 * (1.0 - greedy.to_f64() / row.value.to_f64()));
        }
    }
    let _ = writeln!(out, "{line}\n");
    let _ = writeln!(
        out,
        "of {} plans, {n_equal} have the value of the independent solver's, {n_least} its effort as well",
        rows.len()
    );
    losses.sort_by(f64::total_cmp);
    let mean = losses.iter().sum::<f64>() / losses.len() as f64;
    let (median, most) = (losses[losses.len() / 2], losses[losses.len() - 1]);
    let _ = writeln!(
        out,
        "value lost by following the plain list, score: mean {mean:.1} %, median {median:.1} %, most {most:.1} %"
    );
}

/// The value of taking, wave by wave, always the first step of the plain list that waits for nothing
/// and fits.
fn follow_plain_list(catalogue: &Catalogue, today: &Evaluation, capacities: &[EffortSum]) -> Ratio {
    let mut levels: Vec<_> = today.standings().iter().map(|standing| standing.level).collect();
    let (mut value, mut room) = (Ratio::ZERO, 0);
    for (wave, capacity) in capacities.iter().enumerate() {
        room += capacity.hundredths();
        loop {
            let steps = today.at_levels(catalogue, |practice| levels[practice]).next_steps(catalogue);
            let fits = |effort: u32| u64::from(effort) <= room;
            let first = steps.iter().find(|step| step.waits_for.is_empty() && fits(step.effort.hundredths()));
            let Some(step) = first else { break };
            room -= u64::from(step.effort.hundredths());
            levels[step.practice] = Some(step.to);
            value = value.plus(step.gain.times((capacities.len() - wave) as u128));
        }
    }
    value
}

fn evaluation(catalogue: &Catalogue, seed: u64) -> Evaluation {
    Evaluation::new(catalogue, &random::assessment(catalogue, seed), Date::EPOCH)
}

/// A line of the table: many plans of one kind.
struct Line {
    name: String,
    milliseconds: Vec<f64>,
    n_proven: usize,
    /// The most by which the bound of a plan exceeds its value, in percent.
    gap: f64,
}

impl Line {
    const HEADER: &str =
        "optimal plan                         plans  proven  median ms    90 % ms     max ms  max gap %";

    fn new(name: String) -> Self {
        Self { name, milliseconds: Vec::new(), n_proven: 0, gap: 0.0 }
    }

    fn add(&mut self, catalogue: &Catalogue, evaluation: &Evaluation, request: &PlanRequest) -> Plan {
        let start = Instant::now();
        let problem = PlanProblem::new(catalogue, evaluation, request).unwrap();
        let plan = PlanSearch::new(problem).run();
        self.milliseconds.push(start.elapsed().as_secs_f64() * 1e3);
        self.n_proven += usize::from(plan.is_optimal);
        self.gap = self.gap.max(100.0 * (plan.bound.to_f64() / plan.value.to_f64() - 1.0));
        plan
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut sorted = self.milliseconds.clone();
        sorted.sort_by(f64::total_cmp);
        let at = |percent: usize| sorted[(sorted.len() - 1) * percent / 100];
        let (name, n_plans, n_proven, gap) = (&self.name, sorted.len(), self.n_proven, self.gap);
        let (median, most, max) = (at(50), at(90), at(100));
        write!(f, "{name:<34}{n_plans:>8}{n_proven:>8}{median:>11.1}{most:>11.1}{max:>11.1}{gap:>11.2}")
    }
}
