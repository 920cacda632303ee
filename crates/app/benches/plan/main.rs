//! The optimal plan: how long it takes beside another solver, how that grows with the catalogue, and
//! what would be lost without a search.
//!
//! Random assessments, half of them of young teams: nothing above level 1, so that most practices wait
//! for others. `make bench` brings the other solver along; without it our side stands alone.
//! `cargo bench --bench plan -- growth` prints that part only, as does `comparison`.

// A broken bench may stop: nobody's work depends on it.
#![allow(clippy::panic, clippy::indexing_slicing, clippy::unwrap_used, clippy::disallowed_methods)]

mod comparison;
mod growth;
mod highs;
mod plain_list;
mod times;
mod trial;

#[path = "../common/large.rs"]
mod large;
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../../../tests/common/random.rs"]
mod random;
#[path = "../../../../tests/common/reference.rs"]
mod reference;

use std::io::Write as _;
use std::process::ExitCode;

use opex_format::built_in_catalogue;

use crate::highs::Highs;

/// How much is measured.
#[derive(Clone, Copy)]
struct Extent {
    /// Assessments of each kind at the usual size, and at the others.
    n_usual: u64,
    n_other: u64,
    /// Practices of the catalogues that show how time grows.
    growth: &'static [usize],
    /// Seconds that HiGHS may take for a plan.
    limit: u32,
}

const FULL: Extent = Extent { n_usual: 30, n_other: 5, growth: &[200, 1_000, 5_000], limit: 60 };
/// Only shows that everything works.
const QUICK: Extent = Extent { n_usual: 2, n_other: 1, growth: &[200], limit: 10 };

fn main() -> ExitCode {
    let extent = if std::env::var_os("BENCH_QUICK").is_some() { QUICK } else { FULL };
    let catalogue = built_in_catalogue().unwrap_or_else(|problems| panic!("{problems}"));
    let mut highs = Highs::start(extent.limit);
    let mut out = std::io::stdout().lock();
    let parts: Vec<String> = std::env::args().skip(1).filter(|part| !part.starts_with("--")).collect();
    let is_wanted = |part: &str| parts.is_empty() || parts.iter().any(|wanted| wanted == part);
    let mut wrong = Vec::new();
    if is_wanted("comparison") {
        wrong.extend(comparison::print(&catalogue, extent, &mut highs, &mut out));
        let _ = writeln!(out);
    }
    if is_wanted("growth") {
        wrong.extend(growth::print(extent, &mut highs, &mut out));
    }
    if wrong.is_empty() {
        return ExitCode::SUCCESS;
    }
    let _ = writeln!(
        std::io::stderr().lock(),
        "\nThe two solvers contradict each other, so one of them is wrong:\n{}",
        wrong.join("\n")
    );
    ExitCode::FAILURE
}
