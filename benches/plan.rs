//! How long the optimal plan takes, and how often it is proven.
//!
//! Random assessments of the whole built-in catalogue, half of them of young teams: nothing above
//! level 1, so that most practices wait for others.

// A broken bench may stop: nobody's work depends on it.
#![allow(clippy::panic, clippy::indexing_slicing, clippy::unwrap_used)]

use std::io::Write as _;
use std::time::Instant;

use opex_maturity::app::built_in_catalogue;
use opex_maturity::domain::{Date, Evaluation, Objective, PlanProblem, PlanRequest, PlanSearch};

#[allow(dead_code, reason = "shared with the tests")]
#[path = "../tests/common/random.rs"]
mod random;

fn main() {
    let n_seeds: u64 = std::env::var("PLAN_SEEDS").ok().and_then(|n| n.parse().ok()).unwrap_or(20);
    let catalogue = built_in_catalogue().unwrap_or_else(|problems| panic!("{problems}"));
    let mut out = std::io::stdout().lock();
    let _ = writeln!(
        out,
        "{:<34}{:>8}{:>8}{:>12}{:>12}{:>12}{:>12}",
        "optimal plan", "plans", "proven", "median ms", "90 % ms", "max ms", "max gap %"
    );
    for (n_waves, days) in [(1, 60), (2, 60), (4, 10), (4, 30), (4, 60), (4, 120), (8, 20), (8, 60)] {
        for objective in Objective::ALL {
            for young in [0, 1] {
                let (mut times, mut n_proven, mut gap) = (Vec::new(), 0, 0.0_f64);
                for seed in 0..n_seeds {
                    let assessment = random::assessment(&catalogue, 2 * seed + young);
                    let evaluation = Evaluation::new(&catalogue, &assessment, Date::EPOCH);
                    let capacities = random::waves(n_waves, days);
                    let request = PlanRequest { capacities, objective, choices: Vec::new() };
                    let start = Instant::now();
                    let problem = PlanProblem::new(&catalogue, &evaluation, &request).unwrap();
                    let plan = PlanSearch::new(problem).run();
                    times.push(start.elapsed().as_secs_f64() * 1e3);
                    n_proven += usize::from(plan.is_optimal);
                    gap = gap.max(100.0 * (plan.bound.to_f64() / plan.value.to_f64() - 1.0));
                }
                times.sort_by(f64::total_cmp);
                let name = format!(
                    "{n_waves} × {days} days, {}{}",
                    objective.as_str(),
                    if young == 1 { ", young" } else { "" }
                );
                let at = |share: usize| times[(times.len() - 1) * share / 100];
                let _ = writeln!(
                    out,
                    "{name:<34}{:>8}{n_proven:>8}{:>12.1}{:>12.1}{:>12.1}{gap:>12.2}",
                    times.len(),
                    at(50),
                    at(90),
                    at(100)
                );
            }
        }
    }
}
