//! Our search beside HiGHS: the same plans, on the same machine, one after the other.

use std::io::Write;

use opex_model::{Catalogue, Objective, Plan};

use crate::highs::{Answer, Highs, disagreement};
use crate::plain_list::Shortfalls;
use crate::times::Times;
use crate::trial::{Size, Trial, gap};
use crate::{Extent, random, reference};

/// The size that most is told about, and all sizes with it.
const USUAL: Size = (4, 60);
const SIZES: [Size; 8] = [(1, 60), (2, 60), (4, 10), (4, 30), USUAL, (4, 120), (8, 20), (8, 60)];

const HEADER: [&str; 2] = [
    "                                       own search: value and least effort         |  HiGHS: value alone                         | and least effort |  ours",
    "waves                      plans proven   median     90 %     99 %     most  gap % | proven   median     90 %     99 %     most |   median    most | faster",
];

const MEANING: &str = "\
Milliseconds, both solvers on the same plan one after the other. Proven: value and least effort for ours, value for HiGHS; gap: the most
by which a bound exceeds its value. Faster: plans that we finish with both before HiGHS has the value alone. HiGHS as it comes
(its own threads), without the time to build its program, stopped after its limit; young: nothing is above level 1.
Goal: every plan proven, and median and most below those of HiGHS in every row.";

/// Prints the table, and what following the plain list would lose on the same plans.
pub fn print(catalogue: &Catalogue, extent: Extent, highs: &mut Option<Highs>, out: &mut impl Write) -> Vec<String> {
    let mut all = Row::new("4 × 60 days, all four".to_owned());
    let (mut usual_losses, mut losses) = (Shortfalls::default(), Shortfalls::default());
    let mut wrong = Vec::new();
    let _ = writeln!(out, "{}", HEADER.join("\n"));
    for size in SIZES {
        for objective in Objective::ALL {
            for young in [0, 1] {
                let age = if young == 1 { ", young" } else { "" };
                let (n_waves, days) = size;
                let mut row = Row::new(format!("{n_waves} × {days} days, {}{age}", objective.as_str()));
                for index in 0..if size == USUAL { extent.n_usual } else { extent.n_other } {
                    let trial = Trial::new(catalogue, 2 * index + young, size, objective);
                    let (plan, milliseconds) = trial.run();
                    let answer = ask(highs, &trial, out);
                    row.add(&plan, milliseconds, answer.as_ref());
                    losses.add(&trial, &plan);
                    if size == USUAL {
                        all.add(&plan, milliseconds, answer.as_ref());
                        usual_losses.add(&trial, &plan);
                    }
                    let difference = answer.and_then(|answer| disagreement(&plan, &answer));
                    wrong.extend(difference.map(|difference| format!("{}: {difference}", trial.name())));
                }
                let _ = writeln!(out, "{row}");
            }
        }
        if size == USUAL {
            let _ = writeln!(out, "{all}");
        }
    }
    let _ = writeln!(out, "{MEANING}\n");
    let _ = writeln!(out, "Lost by following the plain list instead, of the value for the score:");
    let _ = writeln!(out, "  4 × 60 days: {usual_losses}\n  all sizes:   {losses}");
    let _ = writeln!(out, "What the search is worth; there is no goal for it.\n");
    wrong.extend(check_reference(catalogue, out));
    wrong
}

/// HiGHS's answer; if it breaks down, our side goes on alone.
fn ask(highs: &mut Option<Highs>, trial: &Trial<'_>, out: &mut impl Write) -> Option<Answer> {
    let answer = highs.as_mut()?.solve(trial, None);
    if answer.is_none() {
        let _ = writeln!(out, "HiGHS has stopped answering, so its side ends here.");
        *highs = None;
    }
    answer
}

/// Every plan of tests/data/plan-reference.json, which HiGHS has made once: a check where it is not at hand.
fn check_reference(catalogue: &Catalogue, out: &mut impl Write) -> Vec<String> {
    let (mut row, mut wrong) = (Row::new(String::new()), Vec::new());
    let (mut n_equal, mut n_least) = (0, 0);
    let rows = reference::rows();
    for known in &rows {
        let (n_waves, days, objective) = random::plan_size(known.seed);
        let trial = Trial::new(catalogue, known.seed, (n_waves, days), objective);
        let (plan, milliseconds) = trial.run();
        row.add(&plan, milliseconds, None);
        n_equal += usize::from(plan.value == known.value);
        n_least += usize::from(plan.value == known.value && plan.effort.hundredths() == known.effort);
        let answer =
            Answer { value: Some(known.value), is_proven: true, effort: Some(known.effort), ..Answer::default() };
        let difference = disagreement(&plan, &answer);
        wrong.extend(difference.map(|difference| format!("{}: {difference}", trial.name())));
    }
    let (n, n_proven, gap) = (rows.len(), row.n_proven, row.gap);
    let (median, most) = (row.ours.shown(50), row.ours.shown(100));
    let _ = writeln!(
        out,
        "Of {n} plans that the tests hold, made with HiGHS once: {n_proven} proven, {n_equal} of its value, {n_least} of its effort as well; median {median} ms, most {most} ms, gap at most {gap:.2} %."
    );
    wrong
}

/// A row of the table: many plans of one kind.
struct Row {
    name: String,
    ours: Times,
    n_proven: usize,
    /// The most by which the bound of a plan exceeds its value, in percent.
    gap: f64,
    their_values: Times,
    their_efforts: Times,
    n_their_proven: usize,
    n_faster: usize,
}

impl Row {
    fn new(name: String) -> Self {
        let times = Times::default();
        let (ours, their_values, their_efforts) = (times.clone(), times.clone(), times);
        Self { name, ours, n_proven: 0, gap: 0.0, their_values, their_efforts, n_their_proven: 0, n_faster: 0 }
    }

    fn add(&mut self, plan: &Plan, milliseconds: f64, theirs: Option<&Answer>) {
        self.ours.add(milliseconds);
        self.n_proven += usize::from(plan.is_optimal);
        self.gap = self.gap.max(gap(plan));
        let Some(theirs) = theirs else { return };
        self.their_values.add(theirs.value_ms);
        self.their_efforts.add(theirs.effort_ms.unwrap_or(theirs.value_ms));
        self.n_their_proven += usize::from(theirs.is_proven);
        self.n_faster += usize::from(plan.is_optimal && milliseconds < theirs.value_ms);
    }
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (name, n, n_proven, gap) = (&self.name, self.ours.len(), self.n_proven, self.gap);
        write!(f, "{name:<26}{n:>6}{n_proven:>7}{}{gap:>7.2} |", self.ours.columns())?;
        if self.their_values.len() == 0 {
            return Ok(());
        }
        let (median, most) = (self.their_efforts.shown(50), self.their_efforts.shown(100));
        let (n_proven, n_faster) = (self.n_their_proven, self.n_faster);
        write!(f, "{n_proven:>7}{} |{median:>9}{most:>8} |{n_faster:>7}", self.their_values.columns())
    }
}
