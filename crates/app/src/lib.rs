//! The running app: its state, what may happen to it, and what it asks of its surroundings.
//!
//! There is one way round. A [`Message`] comes in, the update of its feature changes the [`State`] and gives effects, the
//! [`Store`] carries them out through the ports, and what they bring comes back as messages, one after another. A feature is
//! a folder: its messages, its part of the state, its update. Nothing here knows Yew or a browser.

mod app;
mod catalogue;
mod editing;
mod effect;
mod embedding;
mod export;
mod figures;
mod files;
mod late;
mod library;
mod message;
mod moment;
mod notice;
mod opening;
mod planning;
mod preferences;
mod registration;
mod runtime;
mod saving;
mod sharing;
mod snapshots;
mod state;
mod storage;
#[cfg(test)]
mod testing;
mod update;
mod updates;
mod view;
mod what_if;

pub use catalogue::case_studies::CaseStudies;
pub use catalogue::lookup::Lookup;
pub use catalogue::message::CatalogueMessage;
pub use catalogue::page::CataloguePage;
pub use catalogue::reference::Reference;
pub use catalogue::search::{Passage, PassageKind, Search, SearchResult, SearchSource};
pub use editing::message::EditMessage;
pub use embedding::line::HostLine;
pub use embedding::message::EmbeddingMessage;
pub use export::message::ExportMessage;
pub use figures::Figures;
pub use files::message::FilesMessage;
pub use files::state::{
    CarriedFile, FileStep, HandedFile, HandedIn, MergePreview, Pick, ReadFile, Relation, Tally, later_side,
};
pub use late::{PlanTools, ShareTools, register_plan_tools, register_share_tools};
pub use library::bring_over::{bring_over, leave_behind, take_in_standby};
pub use library::damaged::{DamageReason, DamagedEntry};
pub use library::key::{STORED_PREFIX, StoredKey};
pub use library::list::{Library, LibraryEntry};
pub use library::message::LibraryMessage;
pub use library::moving_in::move_in;
pub use library::recovery::{MAX_RECOVERY_BYTES, RecoveryCopy};
pub use library::space::{Disposable, DisposableKind, DisposablePlace};
pub use message::Message;
pub use notice::message::NoticeMessage;
pub use notice::state::Notice;
pub use opening::document::OpenDocument;
pub use opening::message::OpenMessage;
pub use planning::message::PlanMessage;
pub use planning::planner::Planner;
pub use planning::state::{Margin, Planning, StepKey, Thresholds};
pub use preferences::message::PreferenceMessage;
pub use preferences::state::{LastPlace, Preferences, Theme};
pub use registration::{register_features, register_view_tools};
pub use runtime::{Embedding, Store, Subscription, WeakStore};
pub use saving::message::SaveMessage;
pub use saving::save_state::SaveState;
pub use sharing::message::ShareMessage;
pub use sharing::state::{Locking, MIN_PASSWORD_CHARACTERS, Password, UnlockProblem, Unlocking, Vault};
pub use sharing::update::link_document;
pub use snapshots::message::SnapshotMessage;
pub use state::State;
pub use storage::message::StorageMessage;
pub use storage::state::{StorageDialog, StorageReport, StorageView};
pub use updates::message::UpdateMessage;
pub use view::explained::ExplainedFigure;
pub use view::filter::{Filter, FilterContext};
pub use view::message::{Move, ViewMessage};
pub use view::route::Route;
pub use what_if::message::WhatIfMessage;
pub use what_if::state::WhatIf;
