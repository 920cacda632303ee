//! What the entrance knows of the app behind it: as little as possible, so that the app can be a module of its own, and its
//! views another.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;

use super::assessment_status::AssessmentStatus;
use super::given_answer::GivenAnswer;
use opex_app::{Route, Theme};
use opex_language::Language;
use opex_ports::FileSource;

/// The app behind the entrance, without its views: it does what is asked for, counts and saves.
pub trait LoadedApp {
    /// Does what was asked for.
    fn request(&self, request: Request);

    /// The status of the open assessment; none if none is open.
    fn status(&self) -> Option<AssessmentStatus>;

    /// Whether there is something that only the views can show, such as a notice.
    fn has_more_to_show(&self) -> bool;

    /// Calls `listener` after every change, until what is returned is dropped.
    fn subscribe(&self, listener: Rc<dyn Fn()>) -> Box<dyn Any>;

    /// Fetches the views, and calls back with them, or with nothing where they could not be fetched.
    fn open_views(&self, done: Callback<Option<Rc<dyn AppViews>>>);
}

/// The app's views.
pub trait AppViews {
    /// Handles a key press, if the key is a shortcut.
    fn key_down(&self, event: &KeyboardEvent);

    /// What the first page shows of the app; none once the app has more to show than the first page.
    fn first_page(&self) -> Option<FirstPage>;

    /// The app itself, once the first page no longer shows everything. `is_arriving` says that the person navigated from the
    /// first page, so that the focus moves to the new view.
    fn view(&self, is_arriving: bool) -> Html;
}

/// A request made on the first page. Requests made before the app is loaded are carried out once it is.
pub enum Request {
    /// Begin an assessment.
    New,
    /// Show this beginning of the catalogue's text until the whole is there.
    ReadBeginning(Language, Rc<str>),
    /// Answer a practice.
    Answer(AttrValue, GivenAnswer),
    /// Save at once instead of after a pause.
    Save,
    /// Take the last change back.
    Undo,
    /// Do again what was taken back last.
    Redo,
    /// Show another view.
    Go(Route),
    /// Open a made-up assessment.
    OpenExample,
    /// Open results files.
    OpenFiles(Vec<FileSource>),
    /// Show the catalogue.
    ReadCatalogue,
    /// Show the help.
    ShowHelp,
    /// Speak another language.
    SetLanguage(Language),
    /// Be light or dark.
    SetTheme(Theme),
}

impl Request {
    /// Whether it leads to another view, for which the person waits.
    pub(super) fn leads_on(&self) -> bool {
        !matches!(
            self,
            Self::SetLanguage(_)
                | Self::SetTheme(_)
                | Self::ReadBeginning(..)
                | Self::Answer(..)
                | Self::Save
                | Self::Undo
                | Self::Redo
        )
    }
}

/// How the page looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// The language that the page is in.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
}

/// What the first page shows of the app.
pub struct FirstPage {
    /// How the page looks.
    pub appearance: Appearance,
    /// Messages.
    pub notices: Html,
    /// Dialogs, above the page.
    pub dialogs: Html,
}

/// Opens the app, and calls back with it, or with nothing where it could not be loaded.
pub type Opener = Rc<dyn Fn(Callback<Option<Rc<dyn LoadedApp>>>)>;
