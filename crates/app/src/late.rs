//! Functions of the app that a release build keeps in WebAssembly modules of their own, which are fetched later.
//!
//! Core code never names such a function where the build is split (feature `late`): it calls a function pointer that the
//! module has registered here when it was loaded. The splitter puts a function into the modules that can reach it, so it
//! stays out of the core.
//!
//! The page loads [`Features`] before it starts the app, unless nothing has been saved yet. Messages that need a module that
//! is not loaded are held back; [`Store::module_loaded`](super::Store::module_loaded) decides them once it is.

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

/// Copies what one storage holds into another.
pub(crate) type BringOver =
    fn(&dyn Storage, &dyn Storage, &Catalogue, &Timestamp) -> Result<Vec<Brought>, StorageError>;

/// The update of a group of features: changes the app and returns the effects to carry out.
pub(crate) type Decide = fn(&mut App, Message, &Moment) -> Vec<Effect>;

/// Entry points of the features module: what only views trigger, and the readers of saved work. A first visit answers, saves
/// and shows results without it.
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

/// Entry points that are loaded with the views: only views need the catalogue's texts to be read.
#[derive(Clone, Copy)]
pub struct ViewTools {
    pub(crate) update: Decide,
}

/// Entry points that are loaded with the view of the plan.
#[derive(Clone, Copy)]
pub struct PlanTools {
    pub(crate) advance: fn(&mut Planner) -> bool,
    pub(crate) stop: fn(&mut Planner),
    pub(crate) export: fn(ExportKind, &Export<'_>) -> Option<ExportFile>,
    pub(crate) issue: fn(&Export<'_>, &ExportStep) -> Option<Issue>,
}

/// Entry points that are loaded with the dialog for sharing.
#[derive(Clone, Copy)]
pub struct ShareTools {
    pub(crate) report: fn(&Report<'_>) -> ExportFile,
}

impl PlanTools {
    /// All entry points.
    pub const ALL: Self =
        Self { advance: Planner::advance, stop: Planner::stop, export: opex_export::export, issue: opex_export::issue };
}

impl ShareTools {
    /// All entry points.
    pub const ALL: Self = Self { report: opex_export::report };
}

/// Whether this build is split, so that these functions are loaded at run time.
pub(crate) const IS_LATE: bool = cfg!(feature = "late");

const LINKED: (Option<PlanTools>, Option<ShareTools>) =
    if IS_LATE { (None, None) } else { (Some(PlanTools::ALL), Some(ShareTools::ALL)) };

thread_local! {
    static FEATURES: Cell<Option<Features>> = const { Cell::new(None) };
    static VIEWS: Cell<Option<ViewTools>> = const { Cell::new(None) };
    static PLAN: Cell<Option<PlanTools>> = const { Cell::new(LINKED.0) };
    static SHARE: Cell<Option<ShareTools>> = const { Cell::new(LINKED.1) };
}

/// Looks up an entry point of the features module.
#[inline(always)]
pub(crate) fn feature<F>(of: impl Fn(Features) -> F) -> EntryPoint<F> {
    EntryPoint(if IS_LATE { FEATURES.get().map(of) } else { None })
}

/// The result of a lookup: the function, if its module is loaded. See [`Self::or`].
pub(crate) struct EntryPoint<F>(Option<F>);

impl<F> EntryPoint<F> {
    /// The function that was looked up, or `linked` where the build is not split. Naming the function only here, behind a
    /// constant condition, keeps it out of the first module of a split build.
    #[inline(always)]
    pub(crate) fn or(self, linked: F) -> Option<F> {
        if IS_LATE { self.0 } else { Some(linked) }
    }
}

/// The update for messages of the views, if it is loaded; `linked` where the build is not split.
#[inline(always)]
pub(crate) fn view_update(linked: Decide) -> Option<Decide> {
    if IS_LATE { VIEWS.get().map(|tools| tools.update) } else { Some(linked) }
}

/// Whether the features module is loaded.
pub(crate) fn has_features() -> bool {
    !IS_LATE || FEATURES.get().is_some()
}

/// Whether the views are loaded.
pub(crate) fn has_views() -> bool {
    !IS_LATE || VIEWS.get().is_some()
}

/// The entry points of the plan, if they are loaded.
pub(crate) fn plan_tools() -> Option<PlanTools> {
    PLAN.get()
}

/// The entry points of sharing, if they are loaded.
pub(crate) fn share_tools() -> Option<ShareTools> {
    SHARE.get()
}

/// Registers the features module.
pub(crate) fn take_features(features: Features) {
    FEATURES.set(Some(features));
}

/// Registers what was loaded with the views.
pub(crate) fn take_view_tools(tools: ViewTools) {
    VIEWS.set(Some(tools));
}

/// Registers what was loaded with the view of the plan.
pub fn register_plan_tools(tools: PlanTools) {
    PLAN.set(Some(tools));
}

/// Registers what was loaded with the dialog for sharing.
pub fn register_share_tools(tools: ShareTools) {
    SHARE.set(Some(tools));
}
