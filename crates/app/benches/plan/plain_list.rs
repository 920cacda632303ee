//! What is lost without a search: by following the plain list of next steps.

use opex_model::{Objective, Plan, Ratio};

use crate::trial::Trial;

/// By how much of the best plan's value the plain list falls short, in percent, plan by plan. It is
/// made for the score, so only plans for that count.
#[derive(Default)]
pub struct Shortfalls(Vec<f64>);

impl Shortfalls {
    pub fn add(&mut self, trial: &Trial<'_>, plan: &Plan) {
        if trial.request.objective == Objective::Score && plan.value > Ratio::ZERO {
            self.0.push(100.0 * (1.0 - follow(trial).to_f64() / plan.value.to_f64()));
        }
    }
}

impl std::fmt::Display for Shortfalls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let n = sorted.len();
        let mean = sorted.iter().sum::<f64>() / n.max(1) as f64;
        let at = |place: usize| sorted.get(place).copied().unwrap_or_default();
        let (median, most) = (at(n / 2), at(n.saturating_sub(1)));
        write!(f, "mean {mean:.1} %, median {median:.1} %, most {most:.1} % of {n} plans")
    }
}

/// The value of taking, wave by wave, always the first step of the plain list that waits for nothing
/// and fits.
fn follow(trial: &Trial<'_>) -> Ratio {
    let (today, capacities) = (&trial.evaluation, &trial.request.capacities);
    let mut levels: Vec<_> = today.standings().iter().map(|standing| standing.level).collect();
    let (mut value, mut room) = (Ratio::ZERO, 0);
    for (wave, capacity) in capacities.iter().enumerate() {
        room += capacity.hundredths();
        loop {
            let steps = today.at_levels(trial.catalogue, |practice| levels[practice.get()]).next_steps(trial.catalogue);
            let fits = |effort: u32| u64::from(effort) <= room;
            let first = steps.iter().find(|step| step.waits_for.is_empty() && fits(step.effort.hundredths()));
            let Some(step) = first else { break };
            room -= u64::from(step.effort.hundredths());
            levels[step.practice.get()] = Some(step.to);
            value = value.plus(step.gain.times((capacities.len() - wave) as u128));
        }
    }
    value
}
