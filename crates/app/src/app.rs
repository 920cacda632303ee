//! Everything that one running app knows.

use std::rc::Rc;

use super::library::saved::Saved;
use super::message::Message;
use super::preferences::state::Preferences;
use super::saving::state::Saves;
use super::state::State;
use crate::opening::document::OpenDocument;
use opex_format::read_results;
use opex_language::Language;
use opex_model::{Assessment, AssessmentId, Date, SortedMap};

/// What views can show, and what is remembered behind it. It changes in [`super::update`] and nowhere else.
pub struct App {
    /// What views can show.
    pub state: State,
    /// What is known of the storage, and what was asked of it.
    pub(crate) saves: Saves,
    /// What kind of surroundings the app has.
    pub(crate) surroundings: Surroundings,
    /// The assessment and the day that the planner was asked about last, while the plan is shown.
    pub(crate) planned: Option<(Option<Rc<Assessment>>, Date)>,
    /// Languages whose text is on its way.
    pub(crate) loading: SortedMap<Language, ()>,
    /// Messages that wait for the outcome of saving the open document.
    pub(crate) leaving: Vec<Message>,
    /// Whether preferences have changed that are not stored yet.
    pub(crate) has_preferences_to_keep: bool,
}

/// What kind of surroundings an app has. It stays as it is while the app runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// There is a page around it.
    pub has_host: bool,
    /// It is that page that keeps the work, in place of a storage.
    pub is_kept_by_host: bool,
    /// The storage only keeps things after a while, as a database does.
    pub keeps_later: bool,
}

impl App {
    /// An app in this state, which has asked nothing of its surroundings.
    pub fn new(state: State, surroundings: Surroundings) -> Self {
        Self {
            state,
            saves: Saves::default(),
            surroundings,
            planned: None,
            loading: SortedMap::new(),
            leaving: Vec::new(),
            has_preferences_to_keep: false,
        }
    }

    /// Goes on with what is saved of the assessment that was open last.
    pub(crate) fn resume(&mut self, id: &AssessmentId, saved: &Saved) {
        let read = |text: &Rc<str>| read_results(text, &self.state.catalogue).ok().map(|read| (read, Rc::clone(text)));
        if let Some((document, text)) = saved.text().and_then(read) {
            self.saves.note_saved(id, text);
            self.state.open = Some(Rc::new(OpenDocument::new(document, &self.state.catalogue)));
        }
    }

    /// The current preferences, to tell after a message whether they have changed.
    pub(crate) fn preferences(&self) -> Rc<Preferences> {
        Rc::clone(&self.state.preferences)
    }
}
