//! What to improve first.

use crate::i18n::PlanTexts;

pub(super) const PLAN: PlanTexts = PlanTexts {
    title: "Improvement plan",
};
