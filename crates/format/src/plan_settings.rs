//! The plan in results files: what it is made for, and what is recorded for single steps. Both ways.

use serde::Serialize;
use serde_json::{Map, Number, Value};

use super::object::{Object, note, shorten};
use super::problem::{Expected, ProblemKind};
use super::results_writer::kept;
use opex_model::{
    Catalogue, EffortSum, KeptJson, Level, Objective, PlanSettings, Quarter, SortedMap, StepChoice, StepRecord,
    StepStatus, Wave, parse_capacity,
};

/// What stands in place of a wave for a step that is left out.
const LEFT_OUT: &str = "none";

/// Reads what the plan is made for.
pub fn read_plan(object: &Object<'_>) -> PlanSettings {
    let mut plan = PlanSettings {
        capacities: read_capacities(object).into(),
        objective: object.choice("objective", &Objective::ALL, Objective::as_str).unwrap_or_default(),
        first_quarter: object.parsed("first_quarter", Expected::Quarter, Quarter::parse),
        kept: KeptJson::default(),
    };
    plan.kept = object.kept();
    plan
}

fn read_capacities(object: &Object<'_>) -> Vec<EffortSum> {
    let list = object.list("capacities");
    if list.len() > Wave::MAX {
        object.not_allowed("capacities", Expected::Waves(Wave::MAX));
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
    let Some(object) = record.object("steps") else { return steps };
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
        choice: read_choice(object),
        status: object.choice("status", &StepStatus::ALL, StepStatus::as_str).unwrap_or_default(),
        note: object.text("note"),
        kept: KeptJson::default(),
    };
    step.kept = object.kept();
    step
}

fn read_choice(object: &Object<'_>) -> Option<StepChoice> {
    let value = object.value("wave")?;
    let choice = match value {
        Value::String(word) if word == LEFT_OUT => Some(StepChoice::Excluded),
        value => value.as_u64().and_then(Wave::from_number).map(StepChoice::Pinned),
    };
    if choice.is_none() {
        object.not_allowed("wave", Expected::WaveOrNone(Wave::MAX));
    }
    choice
}

/// What the plan is made for, as it is written.
#[derive(Serialize)]
pub struct PlanDto {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    capacities: Vec<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    objective: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_quarter: Option<String>,
    #[serde(flatten)]
    kept: Map<String, Value>,
}

impl PlanDto {
    /// The plan as it is written; none where it says nothing.
    pub fn new(plan: &PlanSettings) -> Option<Self> {
        // Named one by one, so that a new field cannot be forgotten here.
        let PlanSettings { capacities, objective, first_quarter, kept: rest } = plan;
        (*plan != PlanSettings::default()).then(|| Self {
            capacities: capacities.iter().filter_map(|capacity| days_number(*capacity)).collect(),
            objective: (*objective != Objective::default()).then(|| objective.as_str()),
            first_quarter: first_quarter.map(|quarter| quarter.to_string()),
            kept: kept(rest),
        })
    }
}

/// What is recorded for the steps of a practice, as it is written: by level.
pub struct StepsDto<'a>(&'a SortedMap<Level, StepRecord>);

impl<'a> StepsDto<'a> {
    /// The steps as they are written; none where nothing is recorded.
    pub fn new(steps: &'a SortedMap<Level, StepRecord>) -> Option<Self> {
        (!steps.is_empty()).then_some(Self(steps))
    }
}

impl Serialize for StepsDto<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(to, step)| (to.to_string(), StepDto::new(step))))
    }
}

#[derive(Serialize)]
struct StepDto<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    wave: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(flatten)]
    kept: Map<String, Value>,
}

impl<'a> StepDto<'a> {
    fn new(StepRecord { choice, status, note, kept: rest }: &'a StepRecord) -> Self {
        Self {
            wave: choice.map(|choice| match choice {
                StepChoice::Pinned(wave) => Value::from(wave.number()),
                StepChoice::Excluded => Value::from(LEFT_OUT),
            }),
            status: (*status != StepStatus::default()).then(|| status.as_str()),
            note,
            kept: kept(rest),
        }
    }
}

/// Days as a number: whole ones as integers, so that 3 is not written as 3.0.
pub fn days_number(effort: impl Into<EffortSum>) -> Option<Number> {
    let hundredths = effort.into().hundredths();
    match hundredths % 100 {
        0 => Some(Number::from(hundredths / 100)),
        _ => Number::from_f64(hundredths as f64 / 100.0),
    }
}
