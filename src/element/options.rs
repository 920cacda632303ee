//! How an app within an element begins.

use crate::platform::AddressOf;
use opex_app::{Route, Theme};
use opex_language::Language;

/// Called if the app fails to start, with the reason in English and whether the element already shows it.
pub type Failed = Box<dyn Fn(&str, bool)>;

/// How an app within an element begins.
pub struct ElementOptions {
    /// The tag of the language; English if it is not supported.
    pub language: String,
    /// The name of the theme; that of the system if it is unknown.
    pub theme: String,
    /// The view, as its address says it.
    pub view: String,
    /// The key under which the browser's storage keeps the work; none if the host page keeps it.
    pub storage_key: Option<String>,
    /// Whether nothing can be changed.
    pub is_read_only: bool,
    /// The text of a catalogue file in place of the built-in catalogue, with its name for messages.
    pub catalogue: Option<(String, String)>,
    /// The page hands in a document right away.
    pub has_document: bool,
    /// The address of a file of the catalogue.
    pub address_of: AddressOf,
    /// Takes what the app says.
    pub send: Box<dyn Fn(&str)>,
    /// Called once the app is there.
    pub opened: Box<dyn Fn()>,
    /// Called if the app fails to start.
    pub failed: Failed,
}

impl ElementOptions {
    /// The language to begin with.
    pub fn language(&self) -> Language {
        Language::from_tag(&self.language).unwrap_or(Language::En)
    }

    /// The theme asked for; none where none is known by that name.
    pub fn theme(&self) -> Option<Theme> {
        Theme::ALL.into_iter().find(|known| known.as_str() == self.theme)
    }

    /// The view to begin with.
    pub fn route(&self) -> Route {
        Route::parse(&self.view)
    }

    /// Whether the app begins as at a first visit, so that the entrance can be shown at once.
    pub fn begins_anew(&self) -> bool {
        let has_own = self.catalogue.is_some() || self.storage_key.is_some() || self.has_document;
        !has_own && !self.is_read_only && self.route() == Route::Start
    }
}
