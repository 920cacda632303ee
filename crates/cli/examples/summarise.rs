//! Prints what the page would show for results files: a JSON document a line, in the order given.
//!
//! ```text
//! cargo run --release --example summarise -- --capacity 60,60,60,60 team-a.opex.json team-b.opex.json
//! ```

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

use opex_format::{LoadError, MAX_RESULTS_BYTES, built_in_catalogue, read_catalogue, read_results, summary};
use opex_model::{Catalogue, Date, EffortSum, Evaluation, Objective, PlanProblem, PlanRequest, PlanSearch, Wave};
use serde::Serialize;
use serde_json::Value;

const USAGE: &str = "\
Prints what the page would show for results files, as one JSON document a line:
{\"file\", \"groups\", \"priorities\", \"plans\"}, with full precision.

Usage: summarise [OPTION]… FILE…

  --catalogue FILE    score against this catalogue instead of the built-in one
  --capacity N[,N…]   make the best plan for waves of so many person-days each; may be given again
                      for another plan (default: no plan)
  --objective WHAT    what plans raise: score (default) or risk
  --today YYYY-MM-DD  the day that figures are made for (default: today in UTC)
  --help              print this and do nothing else

A file that cannot be read gives one line on standard error; the others are still done.
Exit status: 0 if all files were summarised, 2 otherwise.
";

/// Something was wrong with the arguments, the catalogue or a file.
const FAILURE: u8 = 2;

fn main() -> ExitCode {
    match run(std::env::args_os().skip(1)) {
        Ok(code) => code,
        // The program that reads the output has ended, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("cannot write the output: {error}"));
            ExitCode::from(FAILURE)
        }
    }
}

/// Does what the arguments ask for. Fails only where the output cannot be written.
fn run(arguments: impl Iterator<Item = OsString>) -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let request = match Request::parse(arguments) {
        Ok(request) => request,
        Err(problem) => {
            complain(&format!("{problem}\nTry --help."));
            return Ok(ExitCode::from(FAILURE));
        }
    };
    let Request::Summarise { catalogue, today, plans, files } = request else {
        out.write_all(USAGE.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    };
    let catalogue = match load_catalogue(catalogue.as_deref()) {
        Ok(catalogue) => catalogue,
        Err(problem) => {
            complain(&problem);
            return Ok(ExitCode::from(FAILURE));
        }
    };
    let mut code = ExitCode::SUCCESS;
    for file in &files {
        match summarise(file, &catalogue, today, &plans) {
            Ok(line) => writeln!(out, "{line}")?,
            Err(problem) => {
                complain(&format!("{}: {}", file.display(), one_line(&problem.to_string())));
                code = ExitCode::from(FAILURE);
            }
        }
    }
    out.flush()?;
    Ok(code)
}

/// What the arguments ask for.
enum Request {
    Help,
    Summarise { catalogue: Option<PathBuf>, today: Date, plans: Vec<PlanRequest>, files: Vec<PathBuf> },
}

impl Request {
    fn parse(mut arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let (mut catalogue, mut today, mut files) = (None, None, Vec::new());
        let (mut capacities, mut objective) = (Vec::new(), Objective::default());
        while let Some(argument) = arguments.next() {
            let mut value = |what: &str| arguments.next().ok_or(format!("{} needs {what}", argument.display()));
            match argument.to_str() {
                Some("--help" | "-h") => return Ok(Self::Help),
                Some("--catalogue") => catalogue = Some(PathBuf::from(value("a file")?)),
                Some("--capacity") => capacities.push(parse_capacity(&value("person-days as 60,60")?)?),
                Some("--objective") => objective = parse_objective(&value("score or risk")?)?,
                Some("--today") => today = Some(parse_day(&value("a day as 2026-01-31")?)?),
                Some("--") => files.extend(arguments.by_ref().map(PathBuf::from)),
                Some(name) if name.starts_with('-') => return Err(format!("{name}: there is no such option")),
                _ => files.push(PathBuf::from(argument)),
            }
        }
        if files.is_empty() {
            return Err("no results file was named".to_owned());
        }
        let today = today.or_else(day_of_clock).ok_or("the system clock tells no day; name one with --today")?;
        let plan = |capacities| PlanRequest { capacities, objective, constraints: Vec::new() };
        Ok(Self::Summarise { catalogue, today, plans: capacities.into_iter().map(plan).collect(), files })
    }
}

fn parse_capacity(value: &OsStr) -> Result<Vec<EffortSum>, String> {
    let waves = value.to_str().map(|text| text.split(',').map(EffortSum::parse_days).collect::<Option<Vec<_>>>());
    let waves = waves.flatten().filter(|waves| waves.len() <= Wave::MAX);
    waves.ok_or_else(|| {
        let (value, most) = (value.display(), Wave::MAX);
        format!("--capacity: {value} is not one to {most} numbers of person-days as 60,60.5")
    })
}

fn parse_objective(value: &OsStr) -> Result<Objective, String> {
    let objective = Objective::ALL.into_iter().find(|objective| value.to_str() == Some(objective.as_str()));
    objective.ok_or_else(|| format!("--objective: {} is neither score nor risk", value.display()))
}

fn parse_day(value: &OsStr) -> Result<Date, String> {
    let day = value.to_str().and_then(Date::parse);
    day.ok_or_else(|| format!("--today: {} is not a day as 2026-01-31", value.display()))
}

#[allow(clippy::disallowed_methods, reason = "a program has the clock from nobody else")]
fn day_of_clock() -> Option<Date> {
    const SECONDS_PER_DAY: u64 = 86_400;
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Date::after_epoch(since_epoch.as_secs() / SECONDS_PER_DAY)
}

fn load_catalogue(file: Option<&Path>) -> Result<Rc<Catalogue>, String> {
    let Some(file) = file else { return built_in_catalogue().map_err(|problems| problems.to_string()) };
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
    read_catalogue(&name, &text).map(Rc::new).map_err(|problems| problems.to_string())
}

/// One line of the output. The keys come in the order of the fields.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    groups: Value,
    priorities: Value,
    plans: Vec<Value>,
}

fn summarise(
    file: &Path,
    catalogue: &Catalogue,
    today: Date,
    plans: &[PlanRequest],
) -> Result<String, Box<dyn std::error::Error>> {
    let document = read_results(&read_text(file)?, catalogue)?;
    let evaluation = Evaluation::new(catalogue, &document.assessment, today);
    let line = Line {
        file: &file.to_string_lossy(),
        groups: summary::groups(catalogue, &evaluation),
        priorities: summary::priorities(catalogue, &evaluation),
        plans: plans.iter().filter_map(|request| plan(catalogue, &evaluation, request)).collect(),
    };
    Ok(serde_json::to_string(&line)?)
}

/// The best plan. There is one for any request without choices and with the number of waves checked.
fn plan(catalogue: &Catalogue, evaluation: &Evaluation, request: &PlanRequest) -> Option<Value> {
    let problem = PlanProblem::new(catalogue, evaluation, request).ok()?;
    Some(summary::plan(catalogue, request, &PlanSearch::new(problem).run()))
}

/// The text of a results file, of which no more is read than a results file can have.
fn read_text(file: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let mut bytes = Vec::new();
    let opened = File::open(file)?;
    let size = opened.metadata()?.len();
    opened.take(MAX_RESULTS_BYTES + 1).read_to_end(&mut bytes)?;
    let n_read = bytes.len() as u64;
    if n_read > MAX_RESULTS_BYTES {
        return Err(LoadError::TooLarge { bytes: size.max(n_read), limit: MAX_RESULTS_BYTES }.into());
    }
    String::from_utf8(bytes).map_err(|_| LoadError::Unreadable.into())
}

/// A message may quote what a file says, line breaks included.
fn one_line(message: &str) -> String {
    message.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

fn complain(message: &str) {
    // Where standard error is closed, the exit status still tells.
    let _ = writeln!(io::stderr(), "{message}");
}
