//! What is assessed: areas, topics, practices and what practices rest on.

use super::practice_index::PracticeIndex;
use std::rc::Rc;

use super::catalogue_draft::{CatalogueDraft, CatalogueProblem, PracticeDraft, TopicDraft};
use super::effort::EffortSize;
use super::id::{AreaId, CatalogueId, OperatingModelId, PracticeId, PrincipleId, TopicId};
use super::risk::Risk;
use super::scale::Scale;
use opex_collections::SortedMap;

/// The id of the group that holds every practice; no area, topic or principle may take it.
pub const OVERALL: &str = "overall";

/// The most direct prerequisites that a practice may have. The limit keeps the sums behind
/// priorities, whose denominators grow with it, exact in 128 bits.
pub const MAX_PREREQUISITES: usize = 32;

/// A catalogue that has been checked: ids are unique, prerequisites exist and form no cycle.
#[derive(Debug, PartialEq, Eq)]
pub struct Catalogue {
    id: CatalogueId,
    edition: Rc<str>,
    digest: Rc<str>,
    scale: Scale,
    areas: Vec<Area>,
    topics: Vec<Topic>,
    practices: Vec<Practice>,
    principles: Vec<PrincipleId>,
    operating_models: Vec<OperatingModelId>,
    positions: SortedMap<PracticeId, PracticeIndex>,
    prerequisites_first: Vec<PracticeIndex>,
}

/// A part of the catalogue that holds topics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Unique among all groups.
    pub id: AreaId,
    /// The area's topics, in order.
    pub topics: Vec<TopicId>,
}

/// A topic, asked in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Unique among all groups.
    pub id: TopicId,
    /// The area it belongs to.
    pub area: AreaId,
    /// The number people know it by, as `OPS 5`.
    pub number: Rc<str>,
    /// Its practices, in order.
    pub practices: Vec<PracticeIndex>,
}

/// One best practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practice {
    /// Unique in the catalogue, stable across editions of its text.
    pub id: PracticeId,
    /// The number people know it by, as `OPS05-BP02`.
    pub number: Rc<str>,
    /// The topic it belongs to.
    pub topic: TopicId,
    /// The area it belongs to.
    pub area: AreaId,
    /// The risk of not following it.
    pub risk: Risk,
    /// The work that one level step usually takes.
    pub effort: EffortSize,
    /// Design principles that it carries.
    pub principles: Vec<PrincipleId>,
    /// Its direct prerequisites, in catalogue order.
    pub prerequisites: Vec<PracticeIndex>,
    /// The practices of which it is a direct prerequisite, in catalogue order.
    pub dependants: Vec<PracticeIndex>,
}

impl Catalogue {
    /// Checks a draft.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the draft's order.
    pub fn new(draft: CatalogueDraft) -> Result<Self, Vec<CatalogueProblem>> {
        let mut problems = Vec::new();
        check_group_ids(&draft, &mut problems);

        let mut positions = SortedMap::new();
        for (index, practice) in PracticeIndex::enumerate(&draft.practices) {
            if positions.insert(practice.id.clone(), index).is_some() {
                problems.push(CatalogueProblem::DuplicatePractice(practice.id.clone()));
            }
        }
        if positions.is_empty() {
            problems.push(CatalogueProblem::Empty);
        }

        let mut topics = resolve_topics(&draft, &mut problems);
        let mut practices = Vec::new();
        for (index, practice) in PracticeIndex::enumerate(&draft.practices) {
            for principle in practice.principles.iter().filter(|principle| !draft.principles.contains(principle)) {
                problems.push(CatalogueProblem::UnknownPrinciple(practice.id.clone(), principle.clone()));
            }
            let prerequisites = resolve_prerequisites(practice, &positions, &mut problems);
            let Some(topic) = topics.iter_mut().find(|topic| topic.id == practice.topic) else {
                problems.push(CatalogueProblem::UnknownTopic(practice.id.clone(), practice.topic.clone()));
                continue;
            };
            topic.practices.push(index);
            practices.push(Practice {
                id: practice.id.clone(),
                number: practice.number.clone(),
                topic: topic.id.clone(),
                area: topic.area.clone(),
                risk: practice.risk,
                effort: practice.effort,
                principles: practice.principles.clone(),
                prerequisites,
                dependants: Vec::new(),
            });
        }
        if !problems.is_empty() {
            return Err(problems);
        }

        let prerequisites_first =
            order_prerequisites_first(&practices).map_err(|cycle| vec![CatalogueProblem::Cycle(cycle)])?;
        link_dependants(&mut practices);
        Ok(Self {
            id: draft.id,
            edition: draft.edition,
            digest: "".into(),
            scale: draft.scale,
            areas: draft.areas.iter().map(|area| Area::with_topics(area, &topics)).collect(),
            topics,
            practices,
            principles: draft.principles,
            operating_models: draft.operating_models,
            positions,
            prerequisites_first,
        })
    }

    /// Names the catalogue and its edition; results files carry it.
    pub fn id(&self) -> &CatalogueId {
        &self.id
    }

    /// The edition, for people to read.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// A digest of everything that is scored, by which a changed catalogue shows; empty where none was made.
    pub fn digest(&self) -> &Rc<str> {
        &self.digest
    }

    /// The same catalogue with the digest that its file has.
    pub fn with_digest(self, digest: &str) -> Self {
        Self { digest: digest.into(), ..self }
    }

    /// The scale that every practice is answered on.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// All areas, in order.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// All topics, in order.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// All practices, in order: what "catalogue order" means everywhere.
    pub fn practices(&self) -> &[Practice] {
        &self.practices
    }

    /// The positions of all practices, in order.
    pub fn indices(&self) -> impl Iterator<Item = PracticeIndex> + use<> {
        (0..self.practices.len()).map(PracticeIndex::new)
    }

    /// All design principles, in order.
    pub fn principles(&self) -> &[PrincipleId] {
        &self.principles
    }

    /// All operating models, in order.
    pub fn operating_models(&self) -> &[OperatingModelId] {
        &self.operating_models
    }

    /// The practice at a position.
    pub fn practice(&self, index: PracticeIndex) -> Option<&Practice> {
        index.of(&self.practices)
    }

    /// The topic that has this id.
    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == *id)
    }

    /// The position of a practice.
    pub fn position(&self, id: &PracticeId) -> Option<PracticeIndex> {
        self.positions.get(id).copied()
    }

    /// All practices in topological order: each after its prerequisites.
    pub fn prerequisites_first(&self) -> &[PracticeIndex] {
        &self.prerequisites_first
    }
}

impl Area {
    fn with_topics(id: &AreaId, topics: &[Topic]) -> Self {
        let own = topics.iter().filter(|topic| topic.area == *id);
        Self { id: id.clone(), topics: own.map(|topic| topic.id.clone()).collect() }
    }
}

fn check_group_ids(draft: &CatalogueDraft, problems: &mut Vec<CatalogueProblem>) {
    let areas = draft.areas.iter().map(AreaId::as_str);
    let topics = draft.topics.iter().map(|topic| topic.id.as_str());
    let principles = draft.principles.iter().map(PrincipleId::as_str);
    let mut seen = vec![OVERALL];
    for id in areas.chain(topics).chain(principles) {
        if seen.contains(&id) {
            problems.push(CatalogueProblem::DuplicateGroup(id.into()));
        } else {
            seen.push(id);
        }
    }
}

fn resolve_topics(draft: &CatalogueDraft, problems: &mut Vec<CatalogueProblem>) -> Vec<Topic> {
    let resolve = |topic: &TopicDraft| {
        if !draft.areas.contains(&topic.area) {
            problems.push(CatalogueProblem::UnknownArea(topic.id.clone(), topic.area.clone()));
        }
        Topic { id: topic.id.clone(), area: topic.area.clone(), number: topic.number.clone(), practices: Vec::new() }
    };
    draft.topics.iter().map(resolve).collect()
}

fn resolve_prerequisites(
    practice: &PracticeDraft,
    positions: &SortedMap<PracticeId, PracticeIndex>,
    problems: &mut Vec<CatalogueProblem>,
) -> Vec<PracticeIndex> {
    let mut resolved = SortedMap::new();
    for id in &practice.prerequisites {
        match positions.get(id) {
            None => problems.push(CatalogueProblem::DanglingPrerequisite(practice.id.clone(), id.clone())),
            Some(index) if resolved.insert(*index, ()).is_some() => {
                problems.push(CatalogueProblem::RepeatedPrerequisite(practice.id.clone(), id.clone()));
            }
            Some(_) => {}
        }
    }
    if resolved.len() > MAX_PREREQUISITES {
        problems.push(CatalogueProblem::TooManyPrerequisites(practice.id.clone(), resolved.len()));
    }
    resolved.keys().copied().collect()
}

/// The practices in topological order, each after its prerequisites; the members of a cycle if there is one.
fn order_prerequisites_first(practices: &[Practice]) -> Result<Vec<PracticeIndex>, Vec<PracticeId>> {
    let mut order = Vec::with_capacity(practices.len());
    let mut placed = vec![false; practices.len()];
    while order.len() < practices.len() {
        let before = order.len();
        for (index, practice) in PracticeIndex::enumerate(practices) {
            if !is_set(&placed, index) && practice.prerequisites.iter().all(|needed| is_set(&placed, *needed)) {
                if let Some(flag) = index.of_mut(&mut placed) {
                    *flag = true;
                }
                order.push(index);
            }
        }
        if order.len() == before {
            return Err(find_cycle(practices, &placed));
        }
    }
    Ok(order)
}

fn is_set(flags: &[bool], index: PracticeIndex) -> bool {
    index.of(flags).copied().unwrap_or_default()
}

/// Follows unplaced prerequisites until one repeats. Each unplaced practice has an unplaced prerequisite, so there is a cycle.
fn find_cycle(practices: &[Practice], placed: &[bool]) -> Vec<PracticeId> {
    let mut path: Vec<PracticeIndex> = Vec::new();
    let mut next = (0..practices.len()).map(PracticeIndex::new).find(|index| !is_set(placed, *index));
    while let Some(index) = next {
        if let Some(start) = path.iter().position(|seen| *seen == index) {
            path.drain(..start);
            break;
        }
        path.push(index);
        next = index
            .of(practices)
            .and_then(|practice| practice.prerequisites.iter().copied().find(|needed| !is_set(placed, *needed)));
    }
    path.iter().filter_map(|index| index.of(practices)).map(|practice| practice.id.clone()).collect()
}

fn link_dependants(practices: &mut [Practice]) {
    let links: Vec<(PracticeIndex, PracticeIndex)> = PracticeIndex::enumerate(practices.iter())
        .flat_map(|(index, practice)| practice.prerequisites.iter().map(move |needed| (*needed, index)))
        .collect();
    for (needed, dependant) in links {
        if let Some(practice) = needed.of_mut(practices) {
            practice.dependants.push(dependant);
        }
    }
}
