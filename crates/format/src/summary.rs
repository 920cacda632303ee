//! What the page shows, as JSON for scripts: the lines of `crates/cli/examples/summarise.rs`.

use serde_json::{Value, json};

use opex_model::{
    Catalogue, EffortSum, Evaluation, Figures, Group, NextStep, Plan, PlanRequest, PlannedStep, PracticeIndex,
    PracticeRisk, Ratio,
};

/// The figures of every group, under the group's id.
pub fn groups(catalogue: &Catalogue, evaluation: &Evaluation) -> Value {
    let group = |group: &Group| {
        let figures = evaluation.figures(&group.members(catalogue));
        (group.as_str().to_owned(), figures_json(&figures))
    };
    Value::Object(Group::all(catalogue).iter().map(group).collect())
}

/// The next steps, in the order of the plain list.
pub fn priorities(catalogue: &Catalogue, evaluation: &Evaluation) -> Value {
    evaluation.next_steps(catalogue).iter().map(|step| step_json(catalogue, step)).collect()
}

/// A plan, with what it was asked for.
pub fn plan(catalogue: &Catalogue, request: &PlanRequest, plan: &Plan) -> Value {
    let step = |step: &PlannedStep| {
        json!({
            "practice": id(catalogue, step.practice),
            "from": step.from,
            "to": step.to,
            "wave": step.wave.number(),
            "assumes": ids(catalogue, &step.assumes),
        })
    };
    json!({
        "capacity": request.capacities.iter().copied().map(EffortSum::days).collect::<Vec<_>>(),
        "objective": request.objective.as_str(),
        "value": plan.value.to_f64(),
        "effort": plan.effort.days(),
        "optimal": plan.is_optimal,
        "bound": plan.bound.to_f64(),
        "steps": plan.steps.iter().map(step).collect::<Vec<_>>(),
    })
}

fn figures_json(figures: &Figures) -> Value {
    let ratio = |ratio: Option<Ratio>| ratio.map(Ratio::to_f64);
    let risks = PracticeRisk::ALL.map(|risk| (risk.as_str().to_owned(), figures.risks.of(risk).into()));
    json!({
        "score": ratio(figures.score),
        "target_score": ratio(figures.target_score),
        "low": ratio(figures.low),
        "high": ratio(figures.high),
        "completeness": ratio(figures.completeness),
        "level_attained": figures.level_attained,
        "level_possible": figures.level_possible,
        "risks": Value::Object(risks.into_iter().collect()),
    })
}

fn step_json(catalogue: &Catalogue, step: &NextStep) -> Value {
    json!({
        "practice": id(catalogue, step.practice),
        "from": step.from,
        "to": step.to,
        "gain": step.gain.to_f64(),
        "effort": step.effort.days(),
        "unlock": step.unlock.to_f64(),
        "priority": step.priority.to_f64(),
        "waits_for": ids(catalogue, &step.waits_for),
        "assumes": ids(catalogue, &step.assumes),
    })
}

fn id(catalogue: &Catalogue, index: PracticeIndex) -> Option<&str> {
    catalogue.practice(index).map(|practice| practice.id.as_str())
}

fn ids(catalogue: &Catalogue, indices: &[PracticeIndex]) -> Vec<Value> {
    indices.iter().filter_map(|index| id(catalogue, *index)).map(Value::from).collect()
}
