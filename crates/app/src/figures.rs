//! The figures that follow from what is open: computed here and nowhere else, once for each change.

use std::rc::Rc;

use opex_model::{Assessment, Catalogue, Date, Derived};

/// Figures with their inputs: they are reused while those stay the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// The day as of which they are.
    pub today: Date,
    /// The figures.
    pub derived: Rc<Derived>,
}

impl Figures {
    fn new(catalogue: &Catalogue, assessment: &Rc<Assessment>, today: Date) -> Self {
        let derived = Rc::new(Derived::new(catalogue, assessment, today));
        Self { assessment: Rc::clone(assessment), today, derived }
    }

    /// Figures of an assessment: those before, where nothing is different.
    pub(super) fn renewed(
        before: Option<Self>,
        catalogue: &Catalogue,
        assessment: Option<&Rc<Assessment>>,
        today: Date,
    ) -> Option<Self> {
        let assessment = assessment?;
        let is_same = |before: &Self| Rc::ptr_eq(&before.assessment, assessment) && before.today == today;
        Some(before.filter(is_same).unwrap_or_else(|| Self::new(catalogue, assessment, today)))
    }
}
