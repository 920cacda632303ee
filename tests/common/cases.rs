//! The worked cases of the scoring model, as the model's own types.

use std::rc::Rc;

use opex_model::{
    AcceptedRisk, Answer, Assessment, Catalogue, CatalogueDraft, Date, Effort, EffortSize, Evaluation, Importance,
    PracticeDraft, Profile, Record, Risk, Scale, TopicDraft,
};
use serde_json::Value;

/// All cases, as they stand in their files: those of an independent program, and those worked by hand.
pub fn cases() -> Vec<Value> {
    let files = [include_str!("../data/scoring-cases.json"), include_str!("../data/scoring-cases-by-hand.json")];
    let cases = |text: &str| {
        let file: Value = serde_json::from_str(text).unwrap();
        file["cases"].as_array().unwrap().clone()
    };
    files.into_iter().flat_map(cases).collect()
}

/// A case's catalogue, and its assessment seen against it.
pub fn evaluate(case: &Value) -> (Catalogue, Evaluation) {
    let catalogue = catalogue(&case["catalogue"]);
    let assessment = assessment(&case["assessment"], &catalogue);
    let evaluation = Evaluation::new(&catalogue, &assessment, Date::parse("2026-11-22").unwrap());
    (catalogue, evaluation)
}

fn catalogue(case: &Value) -> Catalogue {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let practices: Vec<&Value> = case["practices"].as_array().unwrap().iter().collect();
    let (mut areas, mut topics): (Vec<String>, Vec<(String, String)>) = (Vec::new(), Vec::new());
    for practice in &practices {
        let (area, topic) = (text(&practice["area"]), text(&practice["topic"]));
        if !areas.contains(&area) {
            areas.push(area.clone());
        }
        if !topics.contains(&(topic.clone(), area.clone())) {
            topics.push((topic, area));
        }
    }
    let practice = |value: &&Value| PracticeDraft {
        id: value["id"].as_str().unwrap().into(),
        topic: value["topic"].as_str().unwrap().into(),
        number: "".into(),
        risk: Risk::ALL.into_iter().find(|risk| risk.as_str() == value["risk"]).unwrap(),
        effort: EffortSize::ALL.into_iter().find(|size| size.as_str() == value["effort"]).unwrap(),
        principles: principles_of(value).into_iter().map(Into::into).collect(),
        prerequisites: value["depends_on"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().into()).collect(),
    };
    let draft = CatalogueDraft {
        id: "case".into(),
        edition: "".into(),
        scale: Scale::new(case["scale"].as_u64().unwrap()).unwrap(),
        areas: areas.iter().map(|id| id.as_str().into()).collect(),
        topics: (topics.iter())
            .map(|(id, area)| TopicDraft { id: id.as_str().into(), area: area.as_str().into(), number: "".into() })
            .collect(),
        practices: practices.iter().map(practice).collect(),
        principles: principles_of(case).into_iter().map(Into::into).collect(),
        operating_models: Vec::new(),
    };
    Catalogue::new(draft).unwrap()
}

/// The design principles of a catalogue or a practice; most cases have none.
fn principles_of(value: &Value) -> Vec<&str> {
    value["principles"].as_array().map(|ids| ids.iter().map(|id| id.as_str().unwrap()).collect()).unwrap_or_default()
}

fn assessment(case: &Value, catalogue: &Catalogue) -> Assessment {
    let level = |value: &Value| value.as_u64().map(|level| u8::try_from(level).unwrap());
    let profile = Profile { default_target: level(&case["default_target"]), ..Profile::default() };
    let mut assessment = Assessment::new("case".into(), catalogue.id().clone(), profile);
    for (id, answer) in case["answers"].as_object().unwrap() {
        let accepted = answer["accepted"].as_bool().unwrap_or(false);
        let record = Record {
            answer: match &answer["level"] {
                Value::Null => Answer::Unanswered,
                Value::String(word) if word == "na" => Answer::not_applicable(),
                value => Answer::Level(level(value).unwrap()),
            },
            importance: answer["importance"]
                .as_str()
                .map(|word| Importance::ALL.into_iter().find(|importance| importance.as_str() == word).unwrap())
                .unwrap_or_default(),
            target: level(&answer["target"]),
            effort: (!answer["effort"].is_null()).then(|| Effort::parse_days(&answer["effort"].to_string()).unwrap()),
            accepted: accepted.then(AcceptedRisk::default),
            ..Record::default()
        };
        assessment.records.insert(id.as_str().into(), Rc::new(record));
    }
    assessment
}
