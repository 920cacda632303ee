//! A catalogue as it was read, and why it may not be one.

use std::rc::Rc;

use super::effort::EffortSize;
use super::id::{AreaId, CatalogueId, OperatingModelId, PracticeId, PrincipleId, TopicId};
use super::risk::Risk;
use super::scale::Scale;

/// A catalogue as it was read, not yet checked.
#[derive(Clone, Debug)]
pub struct CatalogueDraft {
    /// See [`super::Catalogue::id`].
    pub id: CatalogueId,
    /// See [`super::Catalogue::edition`].
    pub edition: Rc<str>,
    /// See [`super::Catalogue::scale`].
    pub scale: Scale,
    /// Areas, in order.
    pub areas: Vec<AreaId>,
    /// Topics, in order.
    pub topics: Vec<TopicDraft>,
    /// Practices, in order.
    pub practices: Vec<PracticeDraft>,
    /// Design principles, in order.
    pub principles: Vec<PrincipleId>,
    /// Operating models, in order.
    pub operating_models: Vec<OperatingModelId>,
}

/// A topic as it was read.
#[derive(Clone, Debug)]
pub struct TopicDraft {
    /// Its id.
    pub id: TopicId,
    /// The area it belongs to.
    pub area: AreaId,
    /// Its number, as `OPS 5`.
    pub number: Rc<str>,
}

/// A practice as it was read.
#[derive(Clone, Debug)]
pub struct PracticeDraft {
    /// Its id.
    pub id: PracticeId,
    /// The topic it belongs to.
    pub topic: TopicId,
    /// Its number, as `OPS05-BP02`.
    pub number: Rc<str>,
    /// The risk of not following it.
    pub risk: Risk,
    /// The work that one level step usually takes.
    pub effort: EffortSize,
    /// Design principles that it carries.
    pub principles: Vec<PrincipleId>,
    /// Direct prerequisites.
    pub prerequisites: Vec<PracticeId>,
}

/// Why a draft is not a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueProblem {
    /// The catalogue has no practice.
    Empty,
    /// Two groups share an id, or one is called [`super::OVERALL`].
    DuplicateGroup(Rc<str>),
    /// Two practices share an id.
    DuplicatePractice(PracticeId),
    /// A topic names an area that the catalogue does not list.
    UnknownArea(TopicId, AreaId),
    /// A practice names a topic that the catalogue does not list.
    UnknownTopic(PracticeId, TopicId),
    /// A practice names a principle that the catalogue does not list.
    UnknownPrinciple(PracticeId, PrincipleId),
    /// A practice names a prerequisite that the catalogue does not have.
    DanglingPrerequisite(PracticeId, PracticeId),
    /// A practice names a prerequisite twice.
    RepeatedPrerequisite(PracticeId, PracticeId),
    /// A practice has more than [`super::MAX_PREREQUISITES`] prerequisites.
    TooManyPrerequisites(PracticeId, usize),
    /// These practices wait for each other, each for the next and the last for the first.
    Cycle(Vec<PracticeId>),
}
