//! Everything that a view can show.

use std::rc::Rc;

use super::case_studies::CaseStudies;
use super::filter::Filter;
use super::handed_in::{CarriedFile, HandedIn};
use super::library::Library;
use super::lookup::Lookup;
use super::notice::Notice;
use super::planning::Planning;
use super::preferences::{Place, Preferences};
use super::reference::Reference;
use super::route::Route;
use super::storage_view::StorageView;
use super::vault::Vault;
use super::what_if::WhatIf;
use opex_format::{CatalogueMark, Document};
use opex_language::Language;
use opex_model::{
    Assessment, AssessmentId, Catalogue, CatalogueText, Date, History, SortedMap, Stamps, Timestamp, TopicId,
};
use opex_ports::{StorageError, Update};

/// A snapshot of the app. Cloning it is cheap: what is large is shared.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What is assessed.
    pub catalogue: Rc<Catalogue>,
    /// The catalogue's text in the languages that have been loaded.
    pub texts: SortedMap<Language, Rc<CatalogueText>>,
    /// The beginning of the catalogue's text, as far as the first topic, in a language whose text is on its way.
    pub beginning: Option<(Language, Rc<CatalogueText>)>,
    /// The catalogue's text could not be loaded.
    pub text_failed: bool,
    /// What the catalogue says beyond it.
    pub reference: Lookup<Reference>,
    /// Made-up teams to practise rating on.
    pub case_studies: Lookup<CaseStudies>,
    /// The first view is there.
    pub is_shown: bool,
    /// The language that the page is in.
    pub language: Language,
    /// What is remembered between visits.
    pub preferences: Rc<Preferences>,
    /// Which view is shown.
    pub route: Route,
    /// The day that figures are made for.
    pub today: Date,
    /// Nothing can be changed here, whatever is open: the page around the app says so.
    pub is_read_only: bool,
    /// The assessment that is open.
    pub open: Option<Rc<OpenDocument>>,
    /// Files that wait for a decision.
    pub handed_in: Option<Rc<HandedIn>>,
    /// A file of another edition that waits for a decision.
    pub carried: Option<Rc<CarriedFile>>,
    /// Whether what is open has been saved.
    pub save: SaveState,
    /// What has been saved in this browser.
    pub library: Rc<Library>,
    /// What is shown of the browser's storage.
    pub storage: Rc<StorageView>,
    /// Which practices the person wants to see for answering.
    pub filter: Rc<Filter>,
    /// Positions of the practices shown for answering. They stay while the filter stays, so that a
    /// practice does not vanish by being answered.
    pub shown: Rc<[usize]>,
    /// Changes that the person tries out upon what is open.
    pub what_if: Option<Rc<WhatIf>>,
    /// What is known of the optimal plan.
    pub planning: Rc<Planning>,
    /// Counts requests to bring the practice in focus into view.
    pub n_moves: u32,
    /// The view last gone to begins at the practice in focus, not at its top.
    pub lands_on_practice: bool,
    /// The help is shown.
    pub shows_help: bool,
    /// What is being done with password-protected files.
    pub vault: Rc<Vault>,
    /// What the person should know now.
    pub notice: Option<Rc<Notice>>,
    /// A newer version of the app that the person has not put off.
    pub update: Option<Update>,
}

/// An assessment that is open, with its changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenDocument {
    /// The assessment, now and before.
    pub history: History,
    /// Who has changed what, and when.
    pub stamps: Rc<Stamps>,
    /// What its file says of the catalogue.
    pub catalogue: CatalogueMark,
    /// When it was last changed.
    pub changed_at: Option<Timestamp>,
    /// It can only be looked at.
    pub is_read_only: bool,
    /// Handed to the person as a file since the last change.
    pub is_downloaded: bool,
}

/// Whether what is open has been saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is in the browser's storage.
    #[default]
    Saved,
    /// A change will be saved in a moment.
    Saving,
    /// Nothing has been saved, as there was nothing to save yet.
    Unsaved,
    /// Nobody has taken it: the page around the app keeps nothing.
    NotTaken,
    /// The storage did not take it.
    Failed(StorageError),
    /// It was saved, and something else has cleared it from the storage since. Whoever did that may have meant it, so
    /// it is written again with the next change or when the person says so.
    Cleared,
}

impl SaveState {
    /// The word for the page's `data-save-state`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Saving => "saving",
            Self::Unsaved | Self::NotTaken | Self::Cleared => "unsaved",
            Self::Failed(_) => "failed",
        }
    }
}

impl OpenDocument {
    /// A document to be answered by a catalogue from now on.
    pub fn new(document: Document, catalogue: &Catalogue) -> Self {
        Self {
            history: History::new(document.assessment),
            stamps: document.stamps,
            catalogue: document.catalogue.renewed(catalogue),
            changed_at: document.changed_at,
            is_read_only: false,
            is_downloaded: false,
        }
    }

    /// The assessment as it is now.
    pub fn assessment(&self) -> &Rc<Assessment> {
        self.history.present()
    }

    /// What a file of it holds.
    pub fn document(&self) -> Document {
        Document {
            assessment: Rc::clone(self.assessment()),
            stamps: Rc::clone(&self.stamps),
            catalogue: self.catalogue.clone(),
            changed_at: self.changed_at.clone(),
        }
    }
}

impl State {
    /// The assessment that is open.
    pub fn assessment(&self) -> Option<&Rc<Assessment>> {
        self.open.as_ref().map(|open| open.assessment())
    }

    /// The assessment that is open, with what is tried out upon it.
    pub fn tried(&self) -> Option<&Rc<Assessment>> {
        self.what_if.as_ref().map(|what_if| &what_if.assessment).or_else(|| self.assessment())
    }

    /// The id of the assessment that is open.
    pub fn open_id(&self) -> Option<&AssessmentId> {
        self.assessment().map(|assessment| &assessment.id)
    }

    /// Whether what is open can only be looked at.
    pub fn is_locked(&self) -> bool {
        self.is_read_only || self.open.as_ref().is_some_and(|open| open.is_read_only)
    }

    /// Whether changes exist nowhere but here, as the storage did not take or keep them.
    pub fn has_work_at_risk(&self) -> bool {
        let is_unkept = matches!(self.save, SaveState::Failed(_) | SaveState::Cleared);
        is_unkept && self.open.as_ref().is_some_and(|open| open.changed_at.is_some() && !open.is_downloaded)
    }

    /// Why work is kept in this window only, where it is.
    pub fn storage_trouble(&self) -> Option<StorageError> {
        match self.save {
            SaveState::Failed(error) => Some(error),
            SaveState::Saved | SaveState::Saving | SaveState::Unsaved | SaveState::NotTaken | SaveState::Cleared => {
                self.library.failure
            }
        }
    }

    /// The catalogue's text in the page's language, or in another until that has been loaded.
    pub fn text(&self) -> Option<&Rc<CatalogueText>> {
        self.texts.get(&self.language).or_else(|| self.texts.values().next())
    }

    /// The text for answering what is shown: the catalogue's, or its beginning until that has been loaded.
    pub fn answering_text(&self) -> Option<&Rc<CatalogueText>> {
        let beginning = self.beginning.as_ref().filter(|(language, _)| *language == self.language);
        let beginning = beginning.map(|(_, text)| text);
        let holds_all = |text: &&Rc<CatalogueText>| self.shown.iter().all(|index| text.practice(*index).is_some());
        self.text().or_else(|| beginning.filter(holds_all))
    }

    /// Where the open assessment was left.
    pub fn place(&self) -> Option<&Place> {
        self.open_id().and_then(|id| self.preferences.places.get(id))
    }

    /// The topic to answer: the one that the address names, else where the assessment was left.
    pub fn topic(&self) -> Option<TopicId> {
        let named = match &self.route {
            Route::Assess(Some(topic)) => Some(topic),
            _ => None,
        };
        let known = |topic: &&TopicId| self.catalogue.topic(topic).is_some();
        let left = || self.place().map(|place| &place.topic).filter(known);
        let first = || self.catalogue.topics().first().map(|topic| &topic.id);
        named.filter(known).or_else(left).or_else(first).cloned()
    }
}
