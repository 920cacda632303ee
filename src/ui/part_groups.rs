//! Parts of an assessment in the order in which people know them: by topic.

use std::rc::Rc;

use super::context::Ui;
use opex_model::{CatalogueText, Part, PracticeIndex, sorted_by};

/// Parts that belong together.
pub struct PartGroup<T> {
    /// What they belong to.
    pub name: String,
    /// The parts, or what stands for them.
    pub items: Vec<T>,
}

/// Sorts things that belong to parts into groups: the details, the plan, then a group a topic in the catalogue's order,
/// at the end what the catalogue does not have.
pub fn part_groups<T>(
    ui: &Ui,
    text: Option<&CatalogueText>,
    things: impl IntoIterator<Item = T>,
    part: impl Fn(&T) -> &Part,
) -> Vec<PartGroup<T>> {
    let place = |thing: &T| place(ui, part(thing));
    let placed: Vec<(Place, T)> = things.into_iter().map(|thing| (place(&thing), thing)).collect();
    let mut groups: Vec<(usize, PartGroup<T>)> = Vec::new();
    for (place, item) in sorted_by(placed, |(a, _), (b, _)| a.cmp(b)) {
        match groups.last_mut() {
            Some((group, last)) if *group == place.0 => last.items.push(item),
            _ => groups.push((place.0, PartGroup { name: group_name(ui, text, place.0), items: vec![item] })),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The group, and the practice within it.
type Place = (usize, usize);

const PROFILE: usize = 0;
const PLAN: usize = 1;
/// Topics come after those.
const FIRST_TOPIC: usize = 2;

fn place(ui: &Ui, part: &Part) -> Place {
    let n_topics = ui.catalogue.topics().len();
    match part {
        Part::Profile(_) => (PROFILE, 0),
        Part::Plan(_) => (PLAN, 0),
        Part::Kept => (FIRST_TOPIC + n_topics, usize::MAX),
        Part::Record(id, _) => {
            let position = ui.catalogue.position(id);
            let practice = position.and_then(|position| ui.catalogue.practice(position));
            let topic =
                practice.and_then(|practice| ui.catalogue.topics().iter().position(|topic| topic.id == practice.topic));
            (FIRST_TOPIC + topic.unwrap_or(n_topics), position.map_or(0, PracticeIndex::get))
        }
    }
}

fn group_name(ui: &Ui, text: Option<&CatalogueText>, group: usize) -> String {
    let texts = ui.texts();
    match group {
        PROFILE => texts.profile().title.to_owned(),
        PLAN => texts.shell().plan.to_owned(),
        topic => match ui.catalogue.topics().get(topic - FIRST_TOPIC) {
            Some(topic) => {
                let title = text.and_then(|text| text.topics.get(&topic.id)).map(|words| Rc::clone(&words.title));
                format!("{} {}", topic.number, title.unwrap_or_else(|| topic.id.as_str().into()))
            }
            None => texts.files().outside.to_owned(),
        },
    }
}
