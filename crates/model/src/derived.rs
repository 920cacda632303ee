//! What is computed from an assessment for the views, once per change.

use super::practice_index::PracticeIndex;
use std::rc::Rc;

use crate::assessment::Assessment;
use crate::catalogue::Catalogue;
use crate::date::Date;
use crate::evaluation::{Evaluation, Figures};
use crate::group::Group;
use crate::step::{NextStep, OpenQuestion};

/// The figures of every group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// Where every practice stands.
    pub evaluation: Rc<Evaluation>,
    groups: Vec<(Group, Rc<[PracticeIndex]>, Rc<Figures>)>,
}

impl Derived {
    /// Computes the figures as of `today`.
    pub fn new(catalogue: &Catalogue, assessment: &Assessment, today: Date) -> Self {
        Self::of(catalogue, Rc::new(Evaluation::new(catalogue, assessment, today)))
    }

    /// Computes the figures where the practices stand so.
    pub fn of(catalogue: &Catalogue, evaluation: Rc<Evaluation>) -> Self {
        let group = |group: Group| {
            let members: Rc<[PracticeIndex]> = group.members(catalogue).into();
            let figures = Rc::new(evaluation.figures(&members));
            (group, members, figures)
        };
        let groups = Group::all(catalogue).into_iter().map(group).collect();
        Self { evaluation, groups }
    }

    /// The figures of a group of the catalogue.
    pub fn figures(&self, group: &Group) -> Option<&Rc<Figures>> {
        self.groups.iter().find(|(known, _, _)| known == group).map(|(_, _, figures)| figures)
    }

    /// The practices of a group of the catalogue.
    pub fn members(&self, group: &Group) -> Rc<[PracticeIndex]> {
        let found = self.groups.iter().find(|(known, _, _)| known == group);
        found.map(|(_, members, _)| Rc::clone(members)).unwrap_or_default()
    }

    /// The figures of the whole catalogue.
    pub fn overall(&self) -> Option<&Rc<Figures>> {
        self.figures(&Group::Overall)
    }

    /// The next steps in the order of the plain list, and the questions that are still open.
    pub fn plan(&self, catalogue: &Catalogue) -> (Vec<NextStep>, Vec<OpenQuestion>) {
        let steps = self.evaluation.next_steps(catalogue);
        let open = self.evaluation.open_questions(&steps);
        (steps, open)
    }
}
