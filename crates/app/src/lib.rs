//! The running app: its state, what may happen to it, and what it asks of its surroundings.
//!
//! [`reduce`](reduce::reduce) is a pure function from a state and an [`Message`] to the next state and
//! the [`Effect`]s to carry out. The [`Store`] holds the state, carries out effects through the ports
//! and tells those who listen. Nothing here knows Yew or a browser.

mod case_studies;
mod catalogue_page;
mod catalogue_search;
mod editing;
mod effect;
mod embedding;
mod file_steps;
mod filter;
mod hand_over;
mod handed_in;
mod late;
mod library;
mod lookup;
mod merging;
mod message;
mod movement;
mod notice;
mod opening;
mod planner;
mod planning;
mod preferences;
mod reduce;
mod reference;
mod route;
mod sharing;
mod snapshots;
mod state;
mod storage_view;
mod store;
mod vault;
mod what_if;

pub use case_studies::CaseStudies;
pub use catalogue_page::CataloguePage;
pub use catalogue_search::{Found, Passage, PassageKind, Search, SearchSource};
pub use effect::Effect;
pub use embedding::{Embedding, HostLine};
pub use filter::{Filter, FilterContext};
pub use handed_in::{
    CarriedFile, FileStep, HandedFile, HandedIn, MergePreview, Pick, ReadFile, Relation, Tally, later_side,
};
pub use late::{PlanTools, ShareTools, bring_plan_tools, bring_share_tools};
pub use library::{
    DamageReason, DamagedEntry, Disposable, DisposableKind, DisposablePlace, Library, LibraryEntry, MAX_RECOVERY_BYTES,
    RecoveryCopy, STORED_PREFIX, StoredKey, bring_over, leave_behind, take_in_standby,
};
pub use lookup::Lookup;
pub use message::{
    CatalogueMessage, EditMessage, ExportMessage, FilesMessage, LibraryMessage, Message, Move, NoticeMessage,
    OpenMessage, PlanMessage, PreferenceMessage, SaveMessage, SnapshotMessage, UpdateMessage, ViewMessage,
    WhatIfMessage,
};
pub use notice::Notice;
pub use planner::Planner;
pub use planning::{Margin, Planning, StepKey, Thresholds};
pub use preferences::{Place, Preferences, Theme};
pub use reduce::{Moment, reduce};
pub use reference::Reference;
pub use route::Route;
pub use sharing::{ShareMessage, link_document};
pub use state::{OpenDocument, SaveState, State};
pub use storage_view::{StorageDialog, StorageEffect, StorageMessage, StorageReport, StorageView};
pub use store::{HostLoadError, Store, Subscription, WeakStore};
pub use vault::{Locking, MIN_PASSWORD_CHARACTERS, Password, UnlockProblem, Unlocking, Vault};
pub use what_if::WhatIf;
