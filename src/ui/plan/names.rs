//! What quarters, aims, values and states of steps are called.

use crate::ui::context::Ui;
use opex_language::{fill, number};
use opex_model::{ConstraintCost, Date, Objective, PlanSettings, Quarter, Ratio, StepStatus, Wave};

/// The name of the wave that so many others come before.
pub fn quarter_name(ui: &Ui, settings: &PlanSettings, today: Date, index: usize) -> String {
    let found = Wave::from_index(index).and_then(|wave| settings.quarter(wave, today));
    found.map_or_else(|| (index + 1).to_string(), |found| quarter(ui, found))
}

/// The name of a quarter.
pub fn quarter(ui: &Ui, quarter: Quarter) -> String {
    number::quarter(ui.texts().export().quarter, quarter)
}

/// What an aim is called.
pub fn aim(ui: &Ui, objective: Objective) -> &'static str {
    let texts = ui.texts().planning();
    match objective {
        Objective::Score => texts.objective_score,
        Objective::Risk => texts.objective_risk,
    }
}

/// A value of a plan in the points of its aim.
pub fn points(ui: &Ui, objective: Objective, value: Ratio) -> String {
    let texts = ui.texts().planning();
    match objective {
        Objective::Score => fill(texts.points, &[("n", &number::points(value))]),
        Objective::Risk => fill(texts.risk_points, &[("n", &number::risk_points(value))]),
    }
}

/// What a choice costs.
pub fn cost(ui: &Ui, objective: Objective, cost: Option<ConstraintCost>) -> String {
    let texts = ui.texts().planning();
    let Some(ConstraintCost { least, most }) = cost else { return texts.costs_open.to_owned() };
    let (least_words, most_words) = (points(ui, objective, least), points(ui, objective, most));
    if most == Ratio::ZERO {
        texts.costs_nothing.to_owned()
    } else if least_words == most_words {
        fill(texts.costs, &[("points", &most_words)])
    } else {
        fill(texts.costs_between, &[("least", &least_words), ("most", &most_words)])
    }
}

/// What has become of a step.
pub fn status(ui: &Ui, status: StepStatus) -> &'static str {
    let texts = ui.texts().export();
    match status {
        StepStatus::Planned => texts.status_planned,
        StepStatus::InProgress => texts.status_in_progress,
        StepStatus::Done => texts.status_done,
        StepStatus::Dropped => texts.status_dropped,
    }
}
