//! `examples/summarise.rs`, run as a script would run it.

#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use opex_format::{built_in_catalogue, read_results};
use opex_model::{
    Date, EffortSum, Evaluation, Group, Objective, PlanProblem, PlanRequest, PlanSearch, PracticeIndex, PracticeRisk,
    Ratio,
};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-22";
const EXAMPLES: [&str; 2] =
    ["assets/catalogue/opex-2020-04/example.en.json", "assets/catalogue/opex-2020-04/example.ko.json"];

#[test]
fn every_figure_is_that_of_the_library() {
    let output = summarise(&["--today", TODAY, EXAMPLES[0], EXAMPLES[1]]);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    let lines: Vec<&str> = text(&output.stdout).lines().collect();
    assert_eq!(lines.len(), 2);
    let catalogue = built_in_catalogue().unwrap();
    for (line, file) in lines.iter().zip(EXAMPLES) {
        assert!(line.starts_with(&format!("{{\"file\":\"{file}\",\"groups\":{{")), "{line}");
        let line: Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["plans"], json!([]));

        let document = read_results(&std::fs::read_to_string(root().join(file)).unwrap(), &catalogue).unwrap();
        let evaluation = Evaluation::new(&catalogue, &document.assessment, Date::parse(TODAY).unwrap());
        let groups = Group::all(&catalogue);
        assert_eq!(line["groups"].as_object().unwrap().len(), groups.len());
        for group in groups {
            let (figures, shown) = (evaluation.figures(&group.members(&catalogue)), &line["groups"][group.as_str()]);
            for (name, ratio) in [
                ("score", figures.score),
                ("target_score", figures.target_score),
                ("low", figures.low),
                ("high", figures.high),
                ("completeness", figures.completeness),
            ] {
                assert_eq!(shown[name], as_read(&json!(ratio.map(Ratio::to_f64))), "{group:?} {name}");
            }
            assert_eq!(shown["level_attained"], json!(figures.level_attained), "{group:?}");
            assert_eq!(shown["level_possible"], json!(figures.level_possible), "{group:?}");
            for risk in PracticeRisk::ALL {
                assert_eq!(shown["risks"][risk.as_str()], json!(figures.risks.of(risk)), "{group:?} {risk:?}");
            }
        }
        let steps = evaluation.next_steps(&catalogue);
        let shown = line["priorities"].as_array().unwrap();
        assert_eq!(shown.len(), steps.len());
        let id = |index: &PracticeIndex| json!(catalogue.practice(*index).unwrap().id.as_str());
        for (shown, step) in shown.iter().zip(&steps) {
            let expected = json!({
                "practice": id(&step.practice),
                "from": step.from,
                "to": step.to,
                "gain": step.gain.to_f64(),
                "effort": step.effort.days(),
                "unlock": step.unlock.to_f64(),
                "priority": step.priority.to_f64(),
                "waits_for": step.waits_for.iter().map(id).collect::<Vec<_>>(),
                "assumes": step.assumes.iter().map(id).collect::<Vec<_>>(),
            });
            assert_eq!(*shown, as_read(&expected));
        }
    }
}

#[test]
fn a_bad_file_gives_one_line_and_the_others_are_still_done() {
    let header = r#""format": "opex-maturity/results", "version": 1, "id": "a""#;
    let cases = [
        ("empty", String::new(), "is empty"),
        ("cut", format!("{{{header}, \"catalogue\": \"aws"), "cut off"),
        ("text", "Dear team,".to_owned(), "not JSON"),
        ("foreign", r#"{"format": "two\nlines"}"#.to_owned(), "not a results file"),
        ("newer", r#"{"format": "opex-maturity/results", "version": 99}"#.to_owned(), "version 99"),
        ("other-catalogue", format!("{{{header}, \"catalogue\": \"bakery\"}}"), "catalogue \"bakery\""),
        (
            "level",
            format!(
                "{{{header}, \"catalogue\": \"aws-operational-excellence-2020-04\", \"answers\": {{\"{}\": {{\"level\": 9}}}}}}",
                built_in_catalogue().unwrap().practices()[0].id
            ),
            "0 to 4",
        ),
    ];
    let folder = Folder::new("bad");
    let mut files: Vec<(PathBuf, &str)> = cases
        .iter()
        .map(|(name, content, why)| (folder.write(&format!("{name}.opex.json"), content.as_bytes()), *why))
        .collect();
    files.push((folder.write("bytes.opex.json", &[0xff, 0xfe, 0x00]), "cannot be read as text"));
    files.push((folder.path("missing.opex.json"), "os error"));

    let mut arguments = vec![EXAMPLES[0]];
    arguments.extend(files.iter().map(|(file, _)| file.to_str().unwrap()));
    arguments.push(EXAMPLES[1]);
    let output = summarise(&arguments);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stdout).lines().count(), 2, "the two good files");
    let complaints: Vec<&str> = text(&output.stderr).lines().collect();
    assert_eq!(complaints.len(), files.len(), "{complaints:#?}");
    for (complaint, (file, why)) in complaints.iter().zip(&files) {
        assert!(complaint.starts_with(&format!("{}: ", file.display())) && complaint.contains(why), "{complaint}");
    }
}

#[test]
fn an_acceptance_holds_only_until_its_day() {
    let practice = built_in_catalogue().unwrap().practices()[0].id.clone();
    let results = json!({
        "format": "opex-maturity/results", "version": 1, "id": "a",
        "catalogue": "aws-operational-excellence-2020-04",
        "answers": {practice.as_str(): {"level": 0, "accepted": {"who": "CTO", "until": "2026-06-30"}}},
    });
    let folder = Folder::new("accepted");
    let file = folder.write("accepted.opex.json", results.to_string().as_bytes());
    for (today, n_accepted) in [("2026-06-30", 1), ("2026-07-01", 0)] {
        let output = summarise(&["--today", today, file.to_str().unwrap()]);
        let line: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(line["groups"]["overall"]["risks"]["accepted"], json!(n_accepted), "{today}");
    }
}

#[test]
fn a_catalogue_of_ones_own() {
    let catalogue = json!({
        "format": "opex-maturity/catalogue", "version": 1, "id": "bakery", "scale": 2,
        "areas": [{"id": "ovens"}],
        "topics": [{"id": "bread", "area": "ovens"}],
        "practices": [{"id": "knead", "topic": "bread", "risk": "high", "effort": "S"}],
    });
    let results = json!({
        "format": "opex-maturity/results", "version": 1, "id": "a", "catalogue": "bakery",
        "answers": {"knead": {"level": 1}},
    });
    let folder = Folder::new("custom");
    let catalogue = folder.write("catalogue.json", catalogue.to_string().as_bytes());
    let results = folder.write("bakery.opex.json", results.to_string().as_bytes());
    let output = summarise(&["--catalogue", catalogue.to_str().unwrap(), results.to_str().unwrap(), EXAMPLES[0]]);
    assert_eq!(output.status.code(), Some(2), "the example is of another catalogue");
    assert!(text(&output.stderr).contains("aws-operational-excellence-2020-04"));
    let line: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(line["groups"]["overall"]["score"], json!(0.5));
    assert_eq!(line["priorities"][0]["practice"], json!("knead"));

    let broken = folder.write("broken.json", b"{\"format\": \"opex-maturity/catalogue\"}");
    let output = summarise(&["--catalogue", broken.to_str().unwrap(), results.to_str().unwrap()]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
    assert!(text(&output.stderr).starts_with(&format!("{}: /", broken.display())), "{}", text(&output.stderr));
}

#[test]
fn one_plan_for_each_capacity() {
    let catalogue = built_in_catalogue().unwrap();
    for objective in Objective::ALL {
        let arguments = ["--today", TODAY, "--objective", objective.as_str(), "--capacity", "60,60,60,60"];
        let output = summarise(&[&arguments[..], &["--capacity", "12.5,0", EXAMPLES[0]]].concat());
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
        let line: Value = serde_json::from_slice(&output.stdout).unwrap();
        let document = read_results(&std::fs::read_to_string(root().join(EXAMPLES[0])).unwrap(), &catalogue).unwrap();
        let evaluation = Evaluation::new(&catalogue, &document.assessment, Date::parse(TODAY).unwrap());
        let capacities = [vec![60.0; 4], vec![12.5, 0.0]];
        assert_eq!(line["plans"].as_array().unwrap().len(), 2);
        for (shown, capacity) in line["plans"].as_array().unwrap().iter().zip(capacities) {
            let days = |days: &f64| EffortSum::parse_days(&days.to_string()).unwrap();
            let capacities = capacity.iter().map(days).collect();
            let request = PlanRequest { capacities, objective, constraints: Vec::new() };
            let plan = PlanSearch::new(PlanProblem::new(&catalogue, &evaluation, &request).unwrap()).run();
            assert!(plan.is_optimal && !plan.steps.is_empty());
            let id = |index: usize| json!(catalogue.practice(PracticeIndex::new(index)).unwrap().id.as_str());
            let steps = plan.steps.iter().map(|step| {
                let assumes: Vec<Value> = step.assumes.iter().map(|index| id(index.get())).collect();
                let practice = id(step.practice.get());
                json!({"practice": practice, "from": step.from, "to": step.to, "wave": step.wave.number(), "assumes": assumes})
            });
            let expected = json!({
                "capacity": capacity,
                "objective": objective.as_str(),
                "value": plan.value.to_f64(),
                "effort": plan.effort.days(),
                "optimal": true,
                "bound": plan.value.to_f64(),
                "steps": steps.collect::<Vec<_>>(),
            });
            assert_eq!(*shown, as_read(&expected));
        }
    }
}

#[test]
fn what_it_cannot_do_it_refuses() {
    let cases: [(&[&str], &str); 11] = [
        (&[], "no results file"),
        (&["--capacity", "10,ten", EXAMPLES[0]], "--capacity: 10,ten"),
        (&["--capacity", "-1", EXAMPLES[0]], "--capacity: -1"),
        (&["--capacity", "1.234", EXAMPLES[0]], "--capacity: 1.234"),
        (&["--capacity", "1,2,3,4,5,6,7,8,9", EXAMPLES[0]], "one to 8"),
        (&["--capacity", "", EXAMPLES[0]], "--capacity"),
        (&["--objective", "fame", EXAMPLES[0]], "--objective: fame"),
        (&["--nonsense", EXAMPLES[0]], "--nonsense"),
        (&["--today", "2026-02-30", EXAMPLES[0]], "2026-02-30"),
        (&[EXAMPLES[0], "--today"], "--today needs"),
        (&["--catalogue", "nowhere.json", EXAMPLES[0]], "nowhere.json"),
    ];
    for (arguments, why) in cases {
        let output = summarise(arguments);
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""), "{arguments:?}");
        assert!(text(&output.stderr).contains(why), "{arguments:?}: {}", text(&output.stderr));
    }
}

#[test]
fn help_is_printed_and_today_is_the_default() {
    let output = summarise(&["--help"]);
    assert_eq!(output.status.code(), Some(0));
    for option in ["--catalogue", "--capacity", "--objective", "--today", "--help", "FILE"] {
        assert!(text(&output.stdout).contains(option), "{option}");
    }
    assert_eq!(summarise(&["--", EXAMPLES[0]]).status.code(), Some(0));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = command(&[EXAMPLES[0]; 50]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
}

/// A value as it comes back from its text: the reader may miss a float by its last bit.
fn as_read(value: &Value) -> Value {
    serde_json::from_str(&value.to_string()).unwrap()
}

fn summarise(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.args(arguments).current_dir(root());
    command
}

/// The compiled example, brought up to date once: `cargo test --test summarise` alone does not build it.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--offline", "--example", "summarise", "--message-format", "json"]);
        let built = build.current_dir(root()).output().unwrap();
        assert!(built.status.success(), "{}", text(&built.stderr));
        let messages = text(&built.stdout).lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let mut programs = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from));
        programs.next().unwrap()
    })
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// A folder for one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("opex-summarise-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn write(&self, name: &str, content: &[u8]) -> PathBuf {
        std::fs::write(self.path(name), content).unwrap();
        self.path(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
