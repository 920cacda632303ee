//! How long the model takes, on the built-in catalogue and on larger ones of the same kind.
//!
//! Prints a table of medians. A plain program, as nothing here needs the statistics of a harness.

// A broken bench may stop: nobody's work depends on it.
#![allow(clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

use std::hint::black_box;
use std::io::Write as _;
use std::rc::Rc;
use std::time::Instant;

use opex_format::{Document, built_in_catalogue, read_results, write_results};
use opex_model::{Answer, Assessment, Catalogue, Command, Date, Derived, Profile, apply};

#[path = "../../app/benches/common/large.rs"]
mod large;
use large::large;

/// Microseconds that something takes on a catalogue.
type Measure = fn(&Catalogue) -> f64;

fn main() {
    let built_in = built_in_catalogue().unwrap_or_else(|problems| panic!("{problems}"));
    let catalogues = [built_in, Rc::new(large(1_000)), Rc::new(large(5_000))];
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{:<44}{:>12}{:>12}{:>12}", "median, microseconds", "82", "1,000", "5,000");
    let rows: [(&str, Measure); 5] = [
        ("answer one practice", |catalogue| {
            let assessment = answered(catalogue);
            let id = catalogue.practices()[3].id.clone();
            let command = Command::SetAnswer(id, Answer::Level(4));
            median(|| apply(catalogue, &assessment, command.clone()).is_ok())
        }),
        ("figures of all groups", |catalogue| {
            let assessment = answered(catalogue);
            median(|| Derived::new(catalogue, &assessment, today()))
        }),
        ("next steps and open questions", |catalogue| {
            let derived = Derived::new(catalogue, &answered(catalogue), today());
            median(|| derived.plan(catalogue))
        }),
        ("write a results file", |catalogue| {
            let document = Document::new(answered(catalogue), None);
            median(|| write_results(&document))
        }),
        ("read a results file", |catalogue| {
            let text = write_results(&Document::new(answered(catalogue), None));
            median(|| read_results(&text, catalogue).is_ok())
        }),
    ];
    for (name, measure) in rows {
        let [small, middle, big] = [0, 1, 2].map(|index| measure(&catalogues[index]));
        let _ = writeln!(out, "{name:<44}{small:>12.1}{middle:>12.1}{big:>12.1}");
    }
}

/// The median of 51 runs, in microseconds.
fn median<T>(mut run: impl FnMut() -> T) -> f64 {
    let mut times: Vec<f64> = (0..51)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn today() -> Date {
    Date::EPOCH
}

/// Every practice answered but each seventh, which stays open.
fn answered(catalogue: &Catalogue) -> Rc<Assessment> {
    let blank = Assessment::new("bench".into(), catalogue.id().clone(), Profile::default());
    let level = |index: usize| Answer::Level(u8::try_from(index * 7 % 5).unwrap_or_default());
    let commands = catalogue.practices().iter().enumerate().filter(|(index, _)| index % 7 != 6);
    commands.fold(Rc::new(blank), |assessment, (index, practice)| {
        let command = Command::SetAnswer(practice.id.clone(), level(index));
        apply(catalogue, &assessment, command).unwrap_or(assessment)
    })
}
