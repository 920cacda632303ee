//! How time, gap and slices grow with the catalogue.

use std::io::Write;
use std::time::Instant;

use opex_app::Planner;
use opex_model::{Objective, Plan, PlanSearch};

use crate::Extent;
use crate::highs::{Highs, catalogue_json, disagreement};
use crate::large::large;
use crate::times::{Times, shown};
use crate::trial::{Trial, gap, milliseconds_since};

const HEADER: [&str; 2] = [
    "                                          own search                                                               |  HiGHS: value alone",
    "practices                  steps proven  gap %  total ms |  begin     slices   median     90 %     99 %     most | proven  gap %       ms",
];

const MEANING: &str = "\
Four waves with room for as many days a practice as 60 have with 82, score. Begin: from the assessment to a search; slices: calls of
PlanSearch::advance as the page makes them, in milliseconds. Gap: by how much the bound exceeds the value.
The page makes as many as fit into 4 ms. Goal: time about in proportion to the practices, a gap below half a percent, no slice of more
than 5 ms (a slow phone takes ten times as long).";

/// Prints the table.
pub fn print(extent: Extent, highs: &mut Option<Highs>, out: &mut impl Write) -> Vec<String> {
    let mut wrong = Vec::new();
    let _ = writeln!(out, "{}", HEADER.join("\n"));
    for n_practices in extent.growth {
        let catalogue = large(*n_practices);
        let known = catalogue_json(&catalogue);
        for seed in [0, 1] {
            let age = if seed % 2 == 1 { ", young" } else { "" };
            let days = *n_practices as u64 * 60 / 82;
            let trial = Trial::new(&catalogue, seed, (4, days), Objective::Score);
            let sliced = Sliced::run(&trial);
            let plan = &sliced.plan;
            let (name, n_steps) = (format!("{n_practices}{age}"), trial.problem().n_steps());
            let proven = if plan.is_optimal { "yes" } else { "no" };
            let (gap, total, begin) = (gap(plan), shown(sliced.total), shown(sliced.begin));
            let (n_slices, slices) = (sliced.slices.len(), sliced.slices.columns());
            let _ = write!(
                out,
                "{name:<26}{n_steps:>6}{proven:>7}{gap:>7.3}{total:>10} |{begin:>7}{n_slices:>11}{slices} |"
            );
            if let Some(answer) = highs.as_mut().and_then(|highs| highs.solve(&trial, Some(&known))) {
                let gap = answer.value.zip(answer.bound).map(|(value, bound)| bound.to_f64() / value.to_f64() - 1.0);
                let gap = gap.map_or("–".to_owned(), |gap| format!("{:.3}", 100.0 * gap));
                let proven = if answer.is_proven { "yes" } else { "no" };
                let _ = write!(out, "{proven:>7}{gap:>7}{:>9}", shown(answer.value_ms));
                let difference = disagreement(plan, &answer);
                wrong.extend(
                    difference.map(|difference| format!("{n_practices} practices, {}: {difference}", trial.name())),
                );
            }
            let _ = writeln!(out);
        }
    }
    let _ = writeln!(out, "{MEANING}");
    wrong
}

/// A search as the page makes it, slice by slice. All times are in milliseconds.
struct Sliced {
    plan: Plan,
    begin: f64,
    slices: Times,
    total: f64,
}

impl Sliced {
    fn run(trial: &Trial<'_>) -> Self {
        let start = Instant::now();
        let mut search = PlanSearch::new(trial.problem());
        let begin = milliseconds_since(start);
        let mut slices = Vec::new();
        loop {
            let slice = Instant::now();
            let is_done = search.advance(Planner::SLICE).is_done;
            slices.push(milliseconds_since(slice));
            if is_done {
                break;
            }
        }
        let total = milliseconds_since(start);
        Self { plan: search.plan(), begin, slices: slices.into(), total }
    }
}
