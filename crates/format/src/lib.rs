//! Files, both ways. The only layer that knows JSON.
//!
//! Domain types are not serialized themselves, so that a change of the model never changes a file by
//! accident: every field is read and written here by name. What a file says beyond what this version
//! knows is kept and written back.

mod built_in;
mod case_studies;
mod catalogue;
mod catalogue_facts;
mod catalogue_reference;
mod catalogue_text;
mod checksum;
mod digest;
mod field_names;
mod host_field;
mod host_message;
mod incoming;
mod index;
mod link;
mod link_error;
mod load_error;
mod locked;
mod migration;
mod newer;
#[cfg(feature = "next-version")]
mod next_version;
mod object;
mod other_edition;
mod page;
mod plan_settings;
mod preferences;
mod problem;
mod record_reader;
mod record_writer;
mod results;
mod results_writer;
mod salvage;
mod saved;
mod seal;
mod snapshots;
mod stamps;
pub mod summary;
mod written;

pub use built_in::built_in_catalogue;
pub use case_studies::{CASE_STUDIES_FORMAT, CASE_STUDIES_TEXT_FORMAT, read_case_studies, read_case_studies_text};
pub use catalogue::{CATALOGUE_FORMAT, read_catalogue};
pub use catalogue_facts::{CATALOGUE_FACTS_FORMAT, read_catalogue_facts};
pub use catalogue_reference::read_catalogue_reference;
pub use catalogue_text::{CATALOGUE_TEXT_FORMAT, read_catalogue_beginning, read_catalogue_text};
pub use checksum::{sha256_base64, sha256_hex};
pub use host_field::HostField;
pub use host_message::{
    AppMessage, HOST_PROTOCOL_VERSION, HandedDocument, HostMessage, HostSettings, Shown, read_host_message,
    write_app_message,
};
pub use incoming::{Incoming, MAX_INCOMING_BYTES, recognize};
pub use index::{SavedSummary, read_index, write_index};
pub use link::{LINK_PLACE, MAX_LINK_CHARACTERS, link_data, read_link, write_link};
pub use link_error::LinkError;
pub use load_error::LoadError;
pub use locked::{
    ALLOWED_ITERATIONS, LOCK_ITERATIONS, LOCKED_FORMAT, LOCKED_VERSION, LockKeys, LockParameters, LockedFile,
    locked_file_name, read_locked, write_locked,
};
pub use migration::RESULTS_VERSION;
pub use newer::read_newer;
pub use other_edition::{CarryReport, is_other_edition, read_other_edition};
pub use page::{results_element, results_in_page};
pub use preferences::{StoredPreferences, read_preferences, write_preferences};
pub use problem::{Expected, FileProblems, Problem, ProblemKind};
pub use results::{CatalogueMark, Document, MAX_RESULTS_BYTES, read_results};
pub use results_writer::{file_stem, results_file_name, write_results};
pub use salvage::{Salvaged, salvage};
pub use saved::{SealError, seal, unseal};
pub use seal::{check_seal, take_snapshot};

/// What a results file calls itself.
pub const RESULTS_FORMAT: &str = "opex-maturity/results";
