//! What the app does only in some views, so that it can come with them: where a release build splits its code by views,
//! each of these is called by way of what its view has brought, and so belongs to the view's module.

use std::cell::Cell;

use super::planning::planner::Planner;
use opex_export::{Export, ExportFile, ExportKind, ExportStep, Issue, Report};

/// What the view of the plan brings.
#[derive(Clone, Copy)]
pub struct PlanTools {
    pub(crate) advance: fn(&mut Planner) -> bool,
    pub(crate) stop: fn(&mut Planner),
    pub(crate) export: fn(ExportKind, &Export<'_>) -> Option<ExportFile>,
    pub(crate) issue: fn(&Export<'_>, &ExportStep) -> Option<Issue>,
}

/// What the ways of handing an assessment over bring.
#[derive(Clone, Copy)]
pub struct ShareTools {
    pub(crate) report: fn(&Report<'_>) -> ExportFile,
}

impl PlanTools {
    /// All of it.
    pub const ALL: Self =
        Self { advance: Planner::advance, stop: Planner::stop, export: opex_export::export, issue: opex_export::issue };
}

impl ShareTools {
    /// All of it.
    pub const ALL: Self = Self { report: opex_export::report };
}

#[cfg(feature = "late")]
const AT_HAND: (Option<PlanTools>, Option<ShareTools>) = (None, None);
#[cfg(not(feature = "late"))]
const AT_HAND: (Option<PlanTools>, Option<ShareTools>) = (Some(PlanTools::ALL), Some(ShareTools::ALL));

thread_local! {
    static PLAN: Cell<Option<PlanTools>> = const { Cell::new(AT_HAND.0) };
    static SHARE: Cell<Option<ShareTools>> = const { Cell::new(AT_HAND.1) };
}

/// What the view of the plan has brought.
pub(crate) fn plan_tools() -> Option<PlanTools> {
    PLAN.get()
}

/// What the ways of handing an assessment over have brought.
pub(crate) fn share_tools() -> Option<ShareTools> {
    SHARE.get()
}

/// Takes what the view of the plan brings.
pub fn bring_plan_tools(tools: PlanTools) {
    PLAN.set(Some(tools));
}

/// Takes what the ways of handing an assessment over bring.
pub fn bring_share_tools(tools: ShareTools) {
    SHARE.set(Some(tools));
}
