//! Functions of the app that a release build keeps in WebAssembly modules of their own, which are fetched later.
//!
//! Core code never names such a function where the build is split (feature `late`): it calls a function pointer that the
//! module has registered here when it was loaded. The splitter puts a function into the modules that can reach it, so it
//! stays out of the core.
//!
//! The page loads [`Features`] before it starts the app, unless nothing has been saved yet. Messages that need a module that
//! is not loaded are held back; [`Store::late_came`](super::Store::late_came) decides them once it is.

use std::cell::Cell;
use std::rc::Rc;

use super::app::App;
use super::effect::Effect;
use super::library::bring_over::Brought;
use super::library::list::{Library, Reading};
use super::library::saved::Saved;
use super::message::Message;
use super::moment::Moment;
use super::planning::planner::Planner;
use super::saving::request::SaveRequest;
use super::state::State;
use opex_export::{Export, ExportFile, ExportKind, ExportStep, Issue, Report};
use opex_format::StoredPreferences;
use opex_model::{AssessmentId, Catalogue, Timestamp};
use opex_ports::{Storage, StorageError};

/// Brings what one storage holds into another.
pub(crate) type BringOver =
    fn(&dyn Storage, &dyn Storage, &Catalogue, &Timestamp) -> Result<Vec<Brought>, StorageError>;

/// Decides a message.
pub(crate) type Decide = fn(&mut App, Message, &Moment) -> Vec<Effect>;

/// The features that only views set going, and reading what is saved. A first visit answers, saves and shows results without.
#[derive(Clone, Copy)]
pub struct Features {
    pub(crate) update: Decide,
    pub(crate) follow_what_if: fn(&mut State),
    pub(crate) follow_plan: fn(&mut App) -> Option<Effect>,
    pub(crate) found_other: fn(&mut App, &SaveRequest, Rc<str>, &Moment) -> Vec<Effect>,
    pub(crate) read_preferences: fn(&str) -> StoredPreferences,
    pub(crate) read_library: fn(&dyn Storage, &Reading) -> Library,
    pub(crate) resume: fn(&mut App, &AssessmentId, &Saved),
    pub(crate) bring_over: BringOver,
    pub(crate) take_in_standby: BringOver,
}

/// What the views bring: the catalogue's texts are read for them alone.
#[derive(Clone, Copy)]
pub struct ViewTools {
    pub(crate) update: Decide,
}

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

/// Whether what is called by way of this has to be brought.
pub(crate) const IS_LATE: bool = cfg!(feature = "late");

const AT_HAND: (Option<PlanTools>, Option<ShareTools>) =
    if IS_LATE { (None, None) } else { (Some(PlanTools::ALL), Some(ShareTools::ALL)) };

thread_local! {
    static FEATURES: Cell<Option<Features>> = const { Cell::new(None) };
    static VIEWS: Cell<Option<ViewTools>> = const { Cell::new(None) };
    static PLAN: Cell<Option<PlanTools>> = const { Cell::new(AT_HAND.0) };
    static SHARE: Cell<Option<ShareTools>> = const { Cell::new(AT_HAND.1) };
}

/// What one of the features does, where they have come.
#[inline(always)]
pub(crate) fn feature<F>(of: impl Fn(Features) -> F) -> Place<F> {
    Place(if IS_LATE { FEATURES.get().map(of) } else { None })
}

/// A place in the code that calls what may come later.
pub(crate) struct Place<F>(Option<F>);

impl<F> Place<F> {
    /// What has come, or, in a build in one piece, what is at hand.
    #[inline(always)]
    pub(crate) fn or(self, at_hand: F) -> Option<F> {
        if IS_LATE { self.0 } else { Some(at_hand) }
    }
}

/// What decides what is for the views, where they have come; in a build in one piece what is at hand.
#[inline(always)]
pub(crate) fn view_update(at_hand: Decide) -> Option<Decide> {
    if IS_LATE { VIEWS.get().map(|tools| tools.update) } else { Some(at_hand) }
}

/// Whether the features have come.
pub(crate) fn has_features() -> bool {
    !IS_LATE || FEATURES.get().is_some()
}

/// Whether the views have come.
pub(crate) fn has_views() -> bool {
    !IS_LATE || VIEWS.get().is_some()
}

/// What the view of the plan has brought.
pub(crate) fn plan_tools() -> Option<PlanTools> {
    PLAN.get()
}

/// What the ways of handing an assessment over have brought.
pub(crate) fn share_tools() -> Option<ShareTools> {
    SHARE.get()
}

/// Takes the features that have come.
pub(crate) fn take_features(features: Features) {
    FEATURES.set(Some(features));
}

/// Takes what the views bring.
pub(crate) fn take_view_tools(tools: ViewTools) {
    VIEWS.set(Some(tools));
}

/// Takes what the view of the plan brings.
pub fn bring_plan_tools(tools: PlanTools) {
    PLAN.set(Some(tools));
}

/// Takes what the ways of handing an assessment over bring.
pub fn bring_share_tools(tools: ShareTools) {
    SHARE.set(Some(tools));
}
