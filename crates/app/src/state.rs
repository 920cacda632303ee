//! Everything that a view can show.

use std::rc::Rc;

use super::catalogue::case_studies::CaseStudies;
use super::catalogue::lookup::Lookup;
use super::catalogue::reference::Reference;
use super::figures::Figures;
use super::files::state::{CarriedFile, HandedIn};
use super::library::list::Library;
use super::notice::state::Notice;
use super::opening::document::OpenDocument;
use super::planning::state::Planning;
use super::preferences::state::{LastPlace, Preferences};
use super::saving::save_state::SaveState;
use super::sharing::state::Vault;
use super::storage::state::StorageView;
use super::view::explained::ExplainedFigure;
use super::view::filter::Filter;
use super::view::route::Route;
use super::what_if::state::WhatIf;
use opex_format::Document;
use opex_language::Language;
use opex_model::{
    Assessment, AssessmentId, Catalogue, CatalogueText, Date, PracticeId, PracticeIndex, SortedMap, TopicId,
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
    /// The figures of the open assessment.
    pub figures: Option<Figures>,
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
    /// The practices shown for answering. They stay while the filter stays, so that a
    /// practice does not vanish by being answered.
    pub shown: Rc<[PracticeIndex]>,
    /// Changes that the person tries out upon what is open.
    pub what_if: Option<Rc<WhatIf>>,
    /// The figures with these changes.
    pub tried_figures: Option<Figures>,
    /// What is known of the optimal plan.
    pub planning: Rc<Planning>,
    /// Counts requests to bring the practice in focus into view.
    pub n_moves: u32,
    /// The view last gone to begins at the practice in focus, not at its top.
    pub lands_on_practice: bool,
    /// The help is shown.
    pub shows_help: bool,
    /// The figure that is being explained.
    pub explained: Option<Rc<ExplainedFigure>>,
    /// What is being done with password-protected files.
    pub vault: Rc<Vault>,
    /// What the person should know now.
    pub notice: Option<Rc<Notice>>,
    /// A newer version of the app that the person has not put off.
    pub update: Option<Update>,
}

impl State {
    /// The state of an app that has only begun: nothing is open, and the start is shown.
    pub fn new(catalogue: Rc<Catalogue>, language: Language, preferences: Preferences, today: Date) -> Self {
        Self {
            catalogue,
            texts: SortedMap::new(),
            beginning: None,
            text_failed: false,
            reference: Lookup::default(),
            case_studies: Lookup::default(),
            is_shown: false,
            language,
            preferences: Rc::new(preferences),
            route: Route::Start,
            today,
            is_read_only: false,
            open: None,
            figures: None,
            handed_in: None,
            carried: None,
            save: SaveState::Saved,
            notice: None,
            library: Rc::default(),
            storage: Rc::default(),
            filter: Rc::default(),
            shown: Rc::default(),
            what_if: None,
            tried_figures: None,
            planning: Rc::default(),
            n_moves: 0,
            lands_on_practice: false,
            shows_help: false,
            explained: None,
            vault: Rc::default(),
            update: None,
        }
    }

    /// Whether both look the same. Values that are rebuilt with every change are compared by address, so that the code of the
    /// first answer contains no deep comparison of catalogues and files.
    pub(crate) fn shows_same(&self, other: &Self) -> bool {
        fn is_one<T: ?Sized>(one: Option<&Rc<T>>, other: Option<&Rc<T>>) -> bool {
            match (one, other) {
                (Some(one), Some(other)) => Rc::ptr_eq(one, other),
                (one, other) => one.is_none() && other.is_none(),
            }
        }
        let same_figures = |one: &Option<Figures>, other: &Option<Figures>| {
            is_one(one.as_ref().map(|one| &one.derived), other.as_ref().map(|other| &other.derived))
        };
        // A field that is forgotten here does not compile.
        let Self {
            catalogue,
            texts,
            beginning,
            text_failed,
            reference,
            case_studies,
            is_shown,
            language,
            preferences,
            route,
            today,
            is_read_only,
            open,
            figures,
            handed_in,
            carried,
            save,
            library,
            storage,
            filter,
            shown,
            what_if,
            tried_figures,
            planning,
            n_moves,
            lands_on_practice,
            shows_help,
            explained,
            vault,
            notice,
            update,
        } = self;
        let has_same_texts = texts.values().count() == other.texts.values().count()
            && texts.values().zip(other.texts.values()).all(|(one, other)| Rc::ptr_eq(one, other))
            && is_one(beginning.as_ref().map(|(_, text)| text), other.beginning.as_ref().map(|(_, text)| text));
        *language == other.language
            && *route == other.route
            && *today == other.today
            && *save == other.save
            && *n_moves == other.n_moves
            && *update == other.update
            && *text_failed == other.text_failed
            && *is_shown == other.is_shown
            && *is_read_only == other.is_read_only
            && *lands_on_practice == other.lands_on_practice
            && *shows_help == other.shows_help
            && *preferences == other.preferences
            && *open == other.open
            && *filter == other.filter
            && *shown == other.shown
            && has_same_texts
            && Rc::ptr_eq(catalogue, &other.catalogue)
            && Rc::ptr_eq(library, &other.library)
            && Rc::ptr_eq(storage, &other.storage)
            && Rc::ptr_eq(planning, &other.planning)
            && Rc::ptr_eq(vault, &other.vault)
            && is_one(handed_in.as_ref(), other.handed_in.as_ref())
            && is_one(explained.as_ref(), other.explained.as_ref())
            && is_one(carried.as_ref(), other.carried.as_ref())
            && is_one(what_if.as_ref(), other.what_if.as_ref())
            && is_one(notice.as_ref(), other.notice.as_ref())
            && reference.is_same(&other.reference)
            && case_studies.is_same(&other.case_studies)
            && same_figures(figures, &other.figures)
            && same_figures(tried_figures, &other.tried_figures)
    }

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
        let is_whole =
            |index: &PracticeIndex, text: &CatalogueText| text.practice(*index).is_some_and(|text| text.is_whole());
        let holds_all = |text: &&Rc<CatalogueText>| self.shown.iter().all(|index| is_whole(index, text));
        self.text().or_else(|| beginning.filter(holds_all))
    }

    /// The text for showing results, which need titles alone: the catalogue's, or its beginning until that has been loaded.
    pub fn results_text(&self) -> Option<&Rc<CatalogueText>> {
        let beginning = self.beginning.as_ref().filter(|(language, _)| *language == self.language);
        self.text().or_else(|| beginning.map(|(_, text)| text))
    }

    /// Where the open assessment was left.
    pub fn place(&self) -> Option<&LastPlace> {
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

    /// The practice attended to, where it is one of those shown; else the first shown.
    pub fn focused(&self) -> Option<&PracticeId> {
        let left = self.place().and_then(|place| place.practice.as_ref());
        let is_shown = |id: &&PracticeId| self.catalogue.position(id).is_some_and(|index| self.shown.contains(&index));
        left.filter(is_shown).or_else(|| {
            let first = self.shown.first().and_then(|index| self.catalogue.practice(*index));
            first.map(|practice| &practice.id)
        })
    }

    /// The two sides of the merge that waits for a decision: ours, then the file's.
    pub fn merge_sides(&self) -> Option<(Document, Rc<Document>)> {
        let handed_in = self.handed_in.as_ref()?;
        let theirs = handed_in.file()?.content.as_ref().ok()?;
        let saved = || handed_in.saved.as_ref().map(|saved| (**saved).clone());
        let open = self.open.as_ref().filter(|open| open.assessment().id == theirs.assessment.id);
        let ours = open.map(|open| open.document()).or_else(saved)?;
        Some((ours, Rc::clone(theirs)))
    }

    /// The figures of the assessment that is open, with what is tried out upon it.
    pub fn tried_or_open_figures(&self) -> Option<&Figures> {
        self.tried_figures.as_ref().or(self.figures.as_ref())
    }

    /// Changes what one reader prefers.
    pub(super) fn prefer(&mut self, change: impl FnOnce(&mut Preferences)) {
        change(Rc::make_mut(&mut self.preferences));
    }

    /// Brings the figures of what is open, and of what is tried out upon it, up to date.
    pub(super) fn refresh_figures(&mut self) {
        let renewed = |before, assessment| Figures::renewed(before, &self.catalogue, assessment, self.today);
        let open = self.open.as_ref().map(|open| open.assessment());
        let figures = renewed(self.figures.clone(), open);
        let tried = self.what_if.as_ref().map(|what_if| &what_if.assessment);
        let tried_figures = renewed(self.tried_figures.clone(), tried);
        (self.figures, self.tried_figures) = (figures, tried_figures);
    }
}
