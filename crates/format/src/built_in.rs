//! The catalogue that comes with the app.

use std::rc::Rc;

use crate::FileProblems;
use opex_model::{Catalogue, CatalogueDraft, EffortSize, PracticeDraft, Risk, Scale, TopicDraft};

/// The built-in catalogue: what is scored, without its text, which is loaded when it is shown.
///
/// # Errors
/// Never in a build whose tests pass: `tests/catalogue.rs` compares it with its file.
pub fn built_in_catalogue() -> Result<Rc<Catalogue>, FileProblems> {
    // Made of structure.json by build.rs.
    const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/built_in.txt"));
    let catalogue = read(TABLE).map(Rc::new);
    catalogue.ok_or_else(|| FileProblems { file: "structure.json".to_owned(), problems: Vec::new() })
}

fn read(table: &str) -> Option<Catalogue> {
    let mut digest = "";
    let mut draft = CatalogueDraft {
        id: "".into(),
        edition: "".into(),
        scale: Scale::new(1)?,
        areas: Vec::new(),
        topics: Vec::new(),
        practices: Vec::new(),
        principles: Vec::new(),
        operating_models: Vec::new(),
    };
    let lines = || table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let practice_ids: Vec<&str> =
        lines().filter_map(|fields| matches!(*fields, ["practice", ..]).then(|| fields.get(1).copied())?).collect();
    for fields in lines() {
        match *fields {
            ["catalogue", id, edition, scale, made] => {
                (draft.id, draft.edition, draft.scale) = (id.into(), edition.into(), Scale::new(number(scale)?)?);
                digest = made;
            }
            ["area", id] => draft.areas.push(id.into()),
            ["principle", id] => draft.principles.push(id.into()),
            ["model", id] => draft.operating_models.push(id.into()),
            ["topic", id, area, number] => {
                let area = at(&draft.areas, area)?.clone();
                draft.topics.push(TopicDraft { id: id.into(), area, number: number.into() });
            }
            ["practice", id, topic, number, risk, effort, principles, prerequisites] => {
                let principles = positions(principles).map(|principle| at(&draft.principles, principle).cloned());
                let prerequisites = positions(prerequisites).map(|id| Some((*at(&practice_ids, id)?).into()));
                let practice = PracticeDraft {
                    id: id.into(),
                    topic: at(&draft.topics, topic)?.id.clone(),
                    number: number.into(),
                    risk: Risk::ALL.into_iter().find(|known| known.as_str() == risk)?,
                    effort: EffortSize::ALL.into_iter().find(|known| known.as_str() == effort)?,
                    principles: principles.collect::<Option<_>>()?,
                    prerequisites: prerequisites.collect::<Option<_>>()?,
                };
                draft.practices.push(practice);
            }
            _ => return None,
        }
    }
    Some(Catalogue::new(draft).ok()?.with_digest(digest))
}

fn number<Number: std::str::FromStr>(text: &str) -> Option<Number> {
    text.parse().ok()
}

fn at<'a, One>(list: &'a [One], position: &str) -> Option<&'a One> {
    list.get(number::<usize>(position)?)
}

fn positions(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|position| !position.is_empty())
}
