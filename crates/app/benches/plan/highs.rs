//! The other side: HiGHS, a solver for integer programs, behind `scripts/plan_reference.py`, which
//! derives the whole program from the definitions once more.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use opex_format::{Document, write_results};
use opex_model::{Catalogue, Plan, Ratio};
use serde_json::{Value, json};

use crate::trial::Trial;

/// Names the Python that has highspy; `scripts/bench.mjs` sets it.
const PYTHON: &str = "BENCH_HIGHS_PYTHON";

/// The program beside ours, asked for one plan after the other.
pub struct Highs {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// Seconds that it may take for a plan.
    limit: u32,
}

/// What another solver says about a plan.
#[derive(Default)]
pub struct Answer {
    /// The value of the best plan that it has found.
    pub value: Option<Ratio>,
    /// What the value of no plan exceeds.
    pub bound: Option<Ratio>,
    /// Whether the value is the most that there is.
    pub is_proven: bool,
    /// The least work at that value, in hundredths of a person-day, where that is proven.
    pub effort: Option<u64>,
    /// Milliseconds for the value alone.
    pub value_ms: f64,
    /// Milliseconds for the value and the least work, where it came as far as looking for the latter.
    pub effort_ms: Option<f64>,
}

impl Highs {
    /// Starts it, where the environment says with which Python.
    pub fn start(limit: u32) -> Option<Self> {
        let python = std::env::var_os(PYTHON)?;
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scripts/plan_reference.py");
        let mut command = Command::new(python);
        command.args([script, "--answer"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().ok()?;
        let (input, output) = (child.stdin.take()?, BufReader::new(child.stdout.take()?));
        Some(Self { child, input, output, limit })
    }

    /// Its answer, or nothing once it has broken down.
    pub fn solve(&mut self, trial: &Trial<'_>, catalogue: Option<&Value>) -> Option<Answer> {
        let document = Document::new(trial.assessment.clone(), None);
        let results: Value = serde_json::from_str(&write_results(&document)).ok()?;
        let capacity: Vec<f64> = trial.request.capacities.iter().map(|capacity| capacity.days()).collect();
        let objective = trial.request.objective.as_str();
        let case = json!({
            "capacity": capacity, "objective": objective, "results": results, "catalogue": catalogue, "limit": self.limit,
        });
        writeln!(self.input, "{case}").and_then(|()| self.input.flush()).ok()?;
        let mut line = String::new();
        self.output.read_line(&mut line).ok()?;
        let found: Value = serde_json::from_str(&line).ok()?;
        let denominator = found["denominator"].as_u64()?;
        let ratio = |key: &str| Ratio::new(found[key].as_u64()?.into(), denominator.into());
        let milliseconds = |key: &str| found[key].as_f64().map(|seconds| 1e3 * seconds);
        Some(Answer {
            value: ratio("value"),
            bound: ratio("bound"),
            is_proven: found["is_proven"].as_bool()?,
            effort: found["effort"].as_u64(),
            value_ms: milliseconds("seconds")?,
            effort_ms: milliseconds("seconds_with_effort"),
        })
    }
}

impl Drop for Highs {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A catalogue that is not the built-in one, as far as plans depend on it.
pub fn catalogue_json(catalogue: &Catalogue) -> Value {
    let practices = catalogue.practices();
    let practice = |practice: &opex_model::Practice| {
        let needed: Vec<&str> =
            practice.prerequisites.iter().map(|needed| practices[needed.get()].id.as_str()).collect();
        json!({
            "id": practice.id.as_str(), "risk": practice.risk.as_str(), "effort": practice.effort.as_str(), "depends_on": needed,
        })
    };
    json!({ "scale": catalogue.scale().top(), "practices": practices.iter().map(practice).collect::<Vec<_>>() })
}

/// Where what we claim and what the other solver claims cannot both be true.
pub fn disagreement(plan: &Plan, other: &Answer) -> Option<String> {
    let is_value_proven = plan.value == plan.bound;
    let best = other.value.filter(|_| other.is_proven);
    let show = |ratio: Ratio| format!("{}/{}", ratio.numerator(), ratio.denominator());
    let (value, bound) = (show(plan.value), show(plan.bound));
    if let Some(best) = best
        && (plan.value > best || (is_value_proven && plan.value < best))
    {
        return Some(format!("our value is {value}, bound {bound}; the other solver proves {}", show(best)));
    }
    if let Some(better) = other.value.filter(|better| *better > plan.bound) {
        return Some(format!("our bound is {bound}; the other solver has a plan of {}", show(better)));
    }
    if let Some(lower) = other.bound.filter(|lower| *lower < plan.value) {
        return Some(format!("our value is {value}; the other solver's bound is {}", show(lower)));
    }
    let (ours, theirs) = (plan.effort.hundredths(), other.effort?);
    // Of equal values the least effort is claimed as well.
    let is_wrong = best == Some(plan.value) && (ours < theirs || (plan.is_optimal && ours > theirs));
    is_wrong.then(|| format!("our effort is {ours} hundredths of a day; the other solver proves {theirs}"))
}
