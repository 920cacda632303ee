//! A second implementation of the scoring model, from `docs/scoring.md` and files alone. It shares nothing with the
//! library, so that a mistake has to be made twice to go unseen.

use serde_json::Value;

/// A practice as an assessment sees it.
struct Practice {
    groups: Vec<String>,
    /// The risk that the catalogue gives it.
    risk: String,
    /// 3, 2 or 1 by the risk, times 0.5, 1 or 2 by the importance.
    weight: f64,
    /// None where it is unanswered or does not apply.
    level: Option<u64>,
    applies: bool,
    target: u64,
    is_accepted: bool,
}

/// A catalogue with the answers to it.
pub struct Oracle {
    top: u64,
    practices: Vec<Practice>,
}

/// The figures of one group.
pub struct Group {
    /// By the names that files use.
    pub figures: Vec<(&'static str, Option<f64>)>,
    pub level_attained: Option<u64>,
    pub level_possible: Option<u64>,
    /// Practices by the risk left.
    pub risks: Vec<(&'static str, u64)>,
}

impl Oracle {
    /// From a catalogue file and a results file, on a day on which every acceptance holds.
    pub fn of_files(structure: &Value, results: &Value) -> Self {
        let area_of = |topic: &str| {
            let topic = structure["topics"].as_array().unwrap().iter().find(|one| one["id"] == topic).unwrap();
            topic["area"].as_str().unwrap().to_owned()
        };
        let default_target = results["profile"]["default_target"].as_u64();
        Self::new(structure, &results["answers"], default_target, |practice| {
            area_of(practice["topic"].as_str().unwrap())
        })
    }

    /// From a worked case.
    pub fn of_case(case: &Value) -> Self {
        let default_target = case["assessment"]["default_target"].as_u64();
        Self::new(&case["catalogue"], &case["assessment"]["answers"], default_target, |practice| {
            practice["area"].as_str().unwrap().to_owned()
        })
    }

    fn new(
        catalogue: &Value,
        answers: &Value,
        default_target: Option<u64>,
        area_of: impl Fn(&Value) -> String,
    ) -> Self {
        let top = catalogue["scale"].as_u64().unwrap();
        let good = (3 * top).div_ceil(4);
        let practice = |practice: &Value| {
            let answer = &answers[practice["id"].as_str().unwrap()];
            let risk = practice["risk"].as_str().unwrap().to_owned();
            let importance = match answer["importance"].as_str() {
                Some("low") => 0.5,
                None | Some("normal") => 1.0,
                Some("high") => 2.0,
                Some(other) => panic!("{other}"),
            };
            let by_risk = match risk.as_str() {
                "high" => 3.0,
                "medium" => 2.0,
                "low" => 1.0,
                other => panic!("{other}"),
            };
            let topic = practice["topic"].as_str().unwrap().to_owned();
            let principles = practice["principles"].as_array().cloned().unwrap_or_default();
            let principles = principles.iter().map(|id| id.as_str().unwrap().to_owned());
            Practice {
                groups: ["overall".to_owned(), area_of(practice), topic].into_iter().chain(principles).collect(),
                risk,
                weight: by_risk * importance,
                level: answer["level"].as_u64(),
                applies: answer["level"] != "na",
                target: answer["target"].as_u64().or(default_target).unwrap_or(good).min(top),
                is_accepted: answer["accepted"].is_object() || answer["accepted"] == true,
            }
        };
        Self { top, practices: catalogue["practices"].as_array().unwrap().iter().map(practice).collect() }
    }

    /// The figures of the group that has this id.
    pub fn group(&self, id: &str) -> Group {
        let all: Vec<&Practice> =
            self.practices.iter().filter(|practice| practice.groups.iter().any(|group| group == id)).collect();
        let applicable: Vec<&Practice> = all.iter().copied().filter(|practice| practice.applies).collect();
        let answered: Vec<&Practice> = applicable.iter().copied().filter(|practice| practice.level.is_some()).collect();
        let sum = |of: &[&Practice], level: &dyn Fn(&Practice) -> u64| -> f64 {
            of.iter().map(|practice| practice.weight * level(practice) as f64).sum()
        };
        let share = |above: f64, below: f64| (below > 0.0).then(|| above / below);
        let top = |_: &Practice| self.top;
        let level = |practice: &Practice| practice.level.unwrap();
        let risks = ["high", "medium", "low", "none", "accepted", "unknown"]
            .map(|word| (word, applicable.iter().filter(|practice| self.risk(practice) == word).count() as u64));
        Group {
            figures: vec![
                ("score", share(sum(&answered, &level), sum(&answered, &top))),
                (
                    "target_score",
                    share(sum(&answered, &|practice| level(practice).max(practice.target)), sum(&answered, &top)),
                ),
                ("low", share(sum(&answered, &level), sum(&applicable, &top))),
                ("high", share(sum(&applicable, &|one| one.level.unwrap_or(self.top)), sum(&applicable, &top))),
                ("completeness", share((all.len() - applicable.len() + answered.len()) as f64, all.len() as f64)),
            ],
            level_attained: self.staged(&applicable, 0),
            level_possible: self.staged(&applicable, self.top),
            risks: risks.to_vec(),
        }
    }

    /// The greatest level at which every high-risk practice is, and with it 80 % of the weight.
    fn staged(&self, applicable: &[&Practice], unanswered_as: u64) -> Option<u64> {
        let total: f64 = applicable.iter().map(|practice| practice.weight).sum();
        let holds = |wanted: u64| {
            let is_there = |practice: &&&Practice| practice.level.unwrap_or(unanswered_as) >= wanted;
            let there: f64 = applicable.iter().filter(is_there).map(|practice| practice.weight).sum();
            let high_are = applicable.iter().filter(|practice| practice.risk == "high").all(|one| is_there(&one));
            high_are && there * 100.0 >= total * 80.0
        };
        (0..=self.top).filter(|_| !applicable.is_empty()).filter(|level| holds(*level)).max()
    }

    /// What is left of an applicable practice's risk.
    fn risk(&self, practice: &Practice) -> &'static str {
        let (half, good) = (self.top.div_ceil(2), (3 * self.top).div_ceil(4));
        let Some(level) = practice.level else {
            return "unknown";
        };
        // The columns of the table: below half, below good, good.
        let column = if level < half {
            0
        } else if level < good {
            1
        } else {
            2
        };
        let left = match practice.risk.as_str() {
            "high" => ["high", "medium", "none"],
            "medium" => ["medium", "low", "none"],
            _ => ["low", "none", "none"],
        }[column];
        if practice.is_accepted && left != "none" { "accepted" } else { left }
    }
}
