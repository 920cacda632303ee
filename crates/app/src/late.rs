//! What the app does only in some views, so that it can come with them: where a release build splits its code by views,
//! each of these is called by way of what its view has brought, and so belongs to the view's module.
//!
//! Whoever starts an app in such a build brings [`Features`] before, unless it is a first visit without saved work. Until
//! they are there what is asked of them waits; [`Store::late_came`] goes on with it.

use std::cell::Cell;
use std::rc::Rc;

use super::app::App;
use super::effect::{CryptoEffect, Effect, StorageEffect};
use super::library::bring_over::{self, Brought};
use super::library::list::{Library, Reading};
use super::library::saved::Saved;
use super::message::Message;
use super::moment::Moment;
use super::planning;
use super::planning::planner::Planner;
use super::runtime::Store;
use super::saving;
use super::saving::request::SaveRequest;
use super::state::State;
use super::update;
use super::what_if;
use opex_export::{Export, ExportFile, ExportKind, ExportStep, Issue, Report};
use opex_model::{AssessmentId, Catalogue, Timestamp};
use opex_ports::{Storage, StorageError};

type BringOver = fn(&dyn Storage, &dyn Storage, &Catalogue, &Timestamp) -> Result<Vec<Brought>, StorageError>;

/// What the views bring: the catalogue's texts are read for them alone.
#[derive(Clone, Copy)]
pub struct ViewTools {
    pub(crate) update: fn(&mut App, Message, &Moment) -> Vec<Effect>,
}

impl ViewTools {
    /// All of it.
    pub const ALL: Self = Self { update: update::for_views };
}

/// The features that only views set going, and reading what is saved. A first visit answers, saves and shows results without.
#[derive(Clone, Copy)]
pub struct Features {
    pub(crate) update: fn(&mut App, Message, &Moment) -> Vec<Effect>,
    pub(crate) follow_what_if: fn(&mut State),
    pub(crate) follow_plan: fn(&mut App) -> Option<Effect>,
    pub(crate) found_other: fn(&mut App, &SaveRequest, Rc<str>, &Moment) -> Vec<Effect>,
    pub(crate) carry_out_storage: fn(&Store, StorageEffect),
    pub(crate) carry_out_crypto: fn(&Store, CryptoEffect),
    pub(crate) read_library: fn(&dyn Storage, &Reading) -> Library,
    pub(crate) resume: fn(&mut App, &AssessmentId, &Saved),
    pub(crate) bring_over: BringOver,
    pub(crate) take_in_standby: BringOver,
}

impl Features {
    /// All of it.
    pub const ALL: Self = Self {
        update: update::by_late_feature,
        follow_what_if: what_if::update::follow_base,
        follow_plan: planning::update::follow,
        found_other: saving::update::found_other,
        carry_out_storage: Store::carry_out_late_storage,
        carry_out_crypto: Store::carry_out_crypto,
        read_library: Library::read,
        resume: App::resume,
        bring_over: bring_over::bring_over,
        take_in_standby: bring_over::take_in_standby,
    };
}

/// Brings what another storage holds of assessments, and what pages have written there at once, into this one. Gives what
/// that was; nothing without [`Features`], for which it then stays where it is.
pub fn move_in(from: &dyn Storage, to: &dyn Storage, catalogue: &Catalogue, now: &Timestamp) -> Vec<Brought> {
    let Some(features) = features() else { return Vec::new() };
    // A storage that cannot be read holds nothing that could be seen anywhere else.
    let mut brought = (features.bring_over)(from, to, catalogue, now).unwrap_or_default();
    brought.extend((features.take_in_standby)(from, to, catalogue, now).unwrap_or_default());
    brought
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

#[cfg(feature = "late")]
const AT_HAND: (Option<PlanTools>, Option<ShareTools>, Option<ViewTools>, Option<Features>) = (None, None, None, None);
#[cfg(not(feature = "late"))]
const AT_HAND: (Option<PlanTools>, Option<ShareTools>, Option<ViewTools>, Option<Features>) =
    (Some(PlanTools::ALL), Some(ShareTools::ALL), Some(ViewTools::ALL), Some(Features::ALL));

thread_local! {
    static FEATURES: Cell<Option<Features>> = const { Cell::new(AT_HAND.3) };
    static VIEWS: Cell<Option<ViewTools>> = const { Cell::new(AT_HAND.2) };
    static PLAN: Cell<Option<PlanTools>> = const { Cell::new(AT_HAND.0) };
    static SHARE: Cell<Option<ShareTools>> = const { Cell::new(AT_HAND.1) };
}

/// What the views have brought.
pub(crate) fn view_tools() -> Option<ViewTools> {
    VIEWS.get()
}

/// The features that have come.
pub(crate) fn features() -> Option<Features> {
    FEATURES.get()
}

/// What the view of the plan has brought.
pub(crate) fn plan_tools() -> Option<PlanTools> {
    PLAN.get()
}

/// What the ways of handing an assessment over have brought.
pub(crate) fn share_tools() -> Option<ShareTools> {
    SHARE.get()
}

/// Takes what the views bring.
pub fn bring_view_tools(tools: ViewTools) {
    VIEWS.set(Some(tools));
}

/// Takes the features that have come.
pub fn bring_features(features: Features) {
    FEATURES.set(Some(features));
}

/// Takes what the view of the plan brings.
pub fn bring_plan_tools(tools: PlanTools) {
    PLAN.set(Some(tools));
}

/// Takes what the ways of handing an assessment over bring.
pub fn bring_share_tools(tools: ShareTools) {
    SHARE.set(Some(tools));
}
