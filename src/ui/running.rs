//! The running app, as the entrance knows it: takes requests, reports the state of the open assessment, loads its views.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;

use super::context::next_instance;
use super::entrance::{AppViews, AssessmentStatus, Count, GivenAnswer, LoadedApp, Request};
use super::first_page::is_first_page;
use super::open_cards::keep_open;
use super::views_module::open_views;
use opex_app::{
    EditMessage, Message, OpenMessage, PreferenceMessage, Route, SaveMessage, SaveState, State, Store, ViewMessage,
};
use opex_language::{Language, number};
use opex_model::{Answer, Command, Derived, Figures, Group, OVERALL, PracticeId, PracticeRisk};
use opex_ports::StorageError;

/// The app with its store.
pub struct RunningApp {
    store: Store,
    instance: u32,
    /// It is a part of another page.
    is_part: bool,
}

impl RunningApp {
    /// An app that shows this store.
    pub fn new(store: Store) -> Self {
        Self { store, instance: next_instance(), is_part: false }
    }

    /// The same as a part of another page, whose main part is not this.
    pub fn within_page(store: Store) -> Self {
        Self { is_part: true, ..Self::new(store) }
    }
}

impl LoadedApp for RunningApp {
    fn request(&self, request: Request) {
        let message: Message = match request {
            Request::New => OpenMessage::New.into(),
            Request::ReadBeginning(language, file) => return self.store.read_beginning(language, &file),
            Request::Answer(practice, given) => {
                let (id, answer) = (PracticeId::from(practice.as_str()), answer(given));
                keep_open(&id);
                EditMessage::Change(Command::SetAnswer(id, answer)).into()
            }
            Request::Save => SaveMessage::Due.into(),
            Request::Undo => EditMessage::Undo.into(),
            Request::Redo => EditMessage::Redo.into(),
            Request::Go(route) => ViewMessage::Go(route).into(),
            Request::OpenExample => OpenMessage::Example.into(),
            Request::OpenFiles(files) => return self.store.read_files(files),
            Request::ReadCatalogue => ViewMessage::Go(Route::Catalogue(Rc::default())).into(),
            Request::ShowHelp => ViewMessage::ShowHelp(true).into(),
            Request::SetLanguage(language) => PreferenceMessage::SetLanguage(language).into(),
            Request::SetTheme(theme) => PreferenceMessage::SetTheme(theme).into(),
        };
        self.store.dispatch(message);
    }

    fn status(&self) -> Option<AssessmentStatus> {
        let state = self.store.state();
        let figures = state.open.as_ref().and(state.figures.as_ref())?;
        let is_kept_by_host = self.store.ports().host.as_ref().is_some_and(|host| host.is_keeper());
        let save = save_words(state.language, state.save, is_kept_by_host);
        Some(AssessmentStatus { save, counts: counts(&state, &figures.derived) })
    }

    fn has_more_to_show(&self) -> bool {
        let state = self.store.state();
        let is_question = state.open.is_some() && matches!(state.route, Route::Assess(None));
        state.notice.is_some() || self.store.waits_for_features() || !(is_question || is_first_page(&state))
    }

    fn subscribe(&self, listener: Rc<dyn Fn()>) -> Box<dyn Any> {
        Box::new(self.store.subscribe(listener))
    }

    fn open_views(&self, done: Callback<Option<Rc<dyn AppViews>>>) {
        // The first view is there, so what it did not need may be loaded.
        self.store.dispatch(ViewMessage::Shown);
        open_views(&self.store, self.instance, self.is_part, done);
    }
}

/// Whether work is saved, for scripts and people. Why it is not is for the views to say, which come then.
fn save_words(language: Language, save: SaveState, is_kept_by_host: bool) -> (&'static str, &'static str) {
    let (texts, embedding) = (language.shell_texts(), language.texts().embedding());
    let word = match save {
        SaveState::Saved if is_kept_by_host => embedding.saved,
        SaveState::Saved => texts.saved,
        SaveState::Saving => texts.saving,
        SaveState::Unsaved => texts.unsaved,
        SaveState::NotTaken => embedding.not_taken,
        SaveState::Cleared => texts.save_cleared,
        SaveState::Failed(StorageError::Full) => texts.save_failed_full,
        SaveState::Failed(StorageError::Altered) => texts.save_failed_altered,
        SaveState::Failed(StorageError::Refused) => texts.save_failed_refused,
        SaveState::Failed(StorageError::HostRefused) => embedding.save_failed,
    };
    (save.as_str(), word)
}

/// How the whole and each topic stand.
fn counts(state: &State, derived: &Derived) -> Vec<Count> {
    let topics = state.catalogue.areas().iter().flat_map(|area| &area.topics);
    let topics = topics.filter_map(|id| Some(count(id.as_str(), derived.figures(&Group::Topic(id.clone()))?)));
    derived.overall().map(|figures| count(OVERALL, figures)).into_iter().chain(topics).collect()
}

fn count(group: &str, figures: &Figures) -> Count {
    let range = || format!("{} – {}", number::percent(figures.low), number::percent(figures.high));
    let risks = PracticeRisk::ALL.into_iter().filter(|risk| *risk != PracticeRisk::None);
    Count {
        group: group.to_owned().into(),
        score: (number::percent(figures.score).into(), number::data_value(figures.score).into()),
        range: (figures.low != figures.high).then(|| range().into()),
        n_done: figures.n_answered + figures.n_not_applicable,
        n_practices: figures.n_practices,
        risks: risks.map(|risk| (risk, figures.risks.of(risk))).filter(|(_, n)| *n > 0).collect(),
    }
}

fn answer(given: GivenAnswer) -> Answer {
    match given {
        GivenAnswer::Level(level) => Answer::Level(level),
        GivenAnswer::NotApplicable => Answer::not_applicable(),
        GivenAnswer::Cleared => Answer::Unanswered,
    }
}
