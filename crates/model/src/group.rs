//! Sets of practices that a figure is made for.

use super::catalogue::{Catalogue, OVERALL};
use super::id::{AreaId, PrincipleId, TopicId};
use super::practice_index::PracticeIndex;

/// What a figure is made for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The whole catalogue.
    Overall,
    /// An area.
    Area(AreaId),
    /// A topic.
    Topic(TopicId),
    /// A design principle.
    Principle(PrincipleId),
}

impl Group {
    /// The group's id in files and page attributes. All groups of a catalogue share one namespace.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Overall => OVERALL,
            Self::Area(id) => id.as_str(),
            Self::Topic(id) => id.as_str(),
            Self::Principle(id) => id.as_str(),
        }
    }

    /// The group that has this id in the catalogue.
    pub fn find(catalogue: &Catalogue, id: &str) -> Option<Self> {
        Self::all(catalogue).into_iter().find(|group| group.as_str() == id)
    }

    /// Every group of the catalogue: overall, areas, topics, principles.
    pub fn all(catalogue: &Catalogue) -> Vec<Self> {
        std::iter::once(Self::Overall)
            .chain(catalogue.areas().iter().map(|area| Self::Area(area.id.clone())))
            .chain(catalogue.topics().iter().map(|topic| Self::Topic(topic.id.clone())))
            .chain(catalogue.principles().iter().map(|id| Self::Principle(id.clone())))
            .collect()
    }

    /// The positions of the group's practices in the catalogue, in catalogue order.
    pub fn members(&self, catalogue: &Catalogue) -> Vec<PracticeIndex> {
        let belongs = |index: &PracticeIndex| {
            catalogue.practice(*index).is_some_and(|practice| match self {
                Self::Overall => true,
                Self::Area(id) => practice.area == *id,
                Self::Topic(id) => practice.topic == *id,
                Self::Principle(id) => practice.principles.contains(id),
            })
        };
        catalogue.indices().filter(belongs).collect()
    }
}
