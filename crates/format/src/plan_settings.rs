//! The plan in results files: what it is made for, and what is recorded for single steps. Both ways.

use serde_json::{Number, Value};

use super::field_names::{plan_field, record_field};
use super::object::{Object, note, shorten};
use super::problem::{Expected, ProblemKind};
use super::written::{Written, WrittenObject};
use opex_model::{
    Catalogue, EffortSum, Level, Objective, PlanPart, PlanSettings, Quarter, RecordPart, SortedMap, StepDecision,
    StepRecord, StepStatus, UnknownFields, Wave, parse_capacity,
};

/// What stands in place of a wave for a step that is left out.
const LEFT_OUT: &str = "none";

/// Reads what the plan is made for.
pub fn read_plan(object: &Object<'_>) -> PlanSettings {
    let mut plan = PlanSettings {
        capacities: read_capacities(object).into(),
        objective: object
            .choice(plan_field(PlanPart::Objective), &Objective::ALL, Objective::as_str)
            .unwrap_or_default(),
        first_quarter: object.parsed(plan_field(PlanPart::FirstQuarter), Expected::Quarter, Quarter::parse),
        kept: UnknownFields::default(),
    };
    plan.kept = object.kept();
    plan
}

fn read_capacities(object: &Object<'_>) -> Vec<EffortSum> {
    let key = plan_field(PlanPart::Capacities);
    let list = object.list(key);
    if list.len() > Wave::MAX {
        object.not_allowed(key, Expected::Waves(Wave::MAX));
        return Vec::new();
    }
    let capacity = |(value, path): (&Value, String)| {
        let capacity = value.is_number().then(|| value.to_string()).and_then(|days| parse_capacity(&days));
        if capacity.is_none() {
            let found = shorten(value);
            note(object.problems(), path, ProblemKind::NotAllowed { expected: Expected::Capacity, found });
        }
        capacity
    };
    list.into_iter().filter_map(capacity).collect()
}

/// Reads what is recorded for the steps of a practice.
pub fn read_steps(record: &Object<'_>, catalogue: &Catalogue) -> SortedMap<Level, StepRecord> {
    let mut steps = SortedMap::new();
    let Some(object) = record.object(record_field(RecordPart::Step(0))) else { return steps };
    for (key, value, path) in object.entries() {
        let Some(to) = level_of(key).filter(|to| catalogue.scale().contains(*to)) else {
            let (expected, found) = (Expected::StepLevel(catalogue.scale().top()), shorten(&Value::from(key)));
            note(object.problems(), path, ProblemKind::NotAllowed { expected, found });
            continue;
        };
        if let Some(step) = Object::new(value, path, object.problems()).map(|step| read_step(&step))
            && step != StepRecord::default()
        {
            steps.insert(to, step);
        }
    }
    steps
}

/// The level that a key names, written in the one way in which it is written.
fn level_of(key: &str) -> Option<Level> {
    key.parse().ok().filter(|level: &Level| *level > 0 && level.to_string() == key)
}

fn read_step(object: &Object<'_>) -> StepRecord {
    let mut step = StepRecord {
        decision: read_decision(object),
        status: object.choice("status", &StepStatus::ALL, StepStatus::as_str).unwrap_or_default(),
        note: object.text("note"),
        kept: UnknownFields::default(),
    };
    step.kept = object.kept();
    step
}

fn read_decision(object: &Object<'_>) -> Option<StepDecision> {
    let value = object.value("wave")?;
    let decision = match value {
        Value::String(word) if word == LEFT_OUT => Some(StepDecision::Excluded),
        value => value.as_u64().and_then(Wave::from_number).map(StepDecision::Pinned),
    };
    if decision.is_none() {
        object.not_allowed("wave", Expected::WaveOrNone(Wave::MAX));
    }
    decision
}

/// What the plan is made for, as it is written; none where it says nothing.
pub fn write_plan(plan: &PlanSettings) -> Option<WrittenObject<'_>> {
    // Named one by one, so that a new field cannot be forgotten here.
    let PlanSettings { capacities, objective, first_quarter, kept } = plan;
    let mut written = WrittenObject::default();
    let capacities: Vec<_> = capacities.iter().filter_map(|days| days_number(*days)).map(Written::Number).collect();
    let capacities = (!capacities.is_empty()).then_some(Written::List(capacities));
    written.put_some(plan_field(PlanPart::Capacities), capacities);
    let objective = (*objective != Objective::default()).then(|| Written::Text(objective.as_str().into()));
    written.put_some(plan_field(PlanPart::Objective), objective);
    written.put_shown(plan_field(PlanPart::FirstQuarter), *first_quarter);
    written.put_unknown(kept);
    (!written.is_empty()).then_some(written)
}

/// What is recorded for the steps of a practice, as it is written: by level.
pub fn write_steps(steps: &SortedMap<Level, StepRecord>) -> WrittenObject<'_> {
    let mut written = WrittenObject::default();
    for (to, step) in steps.iter() {
        written.put(to.to_string(), Written::Object(write_step(step)));
    }
    written
}

fn write_step(StepRecord { decision, status, note, kept }: &StepRecord) -> WrittenObject<'_> {
    let mut written = WrittenObject::default();
    let wave = decision.map(|decision| match decision {
        StepDecision::Pinned(wave) => Written::Number(wave.number().into()),
        StepDecision::Excluded => Written::Text(LEFT_OUT.into()),
    });
    written.put_some("wave", wave);
    let status = (*status != StepStatus::default()).then(|| Written::Text(status.as_str().into()));
    written.put_some("status", status);
    written.put_text("note", note);
    written.put_unknown(kept);
    written
}

/// Days as a number: whole ones as integers, so that 3 is not written as 3.0.
pub fn days_number(effort: impl Into<EffortSum>) -> Option<Number> {
    let hundredths = effort.into().hundredths();
    match hundredths % 100 {
        0 => Some(Number::from(hundredths / 100)),
        _ => Number::from_f64(hundredths as f64 / 100.0),
    }
}
