//! What the entrance knows of the app behind it: as little as possible, so that the app can be a module of its own, and its
//! views another.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;

use super::given::Given;
use super::standing::Standing;
use opex_app::{Route, Theme};
use opex_language::Language;
use opex_ports::FileSource;

/// The app behind the entrance, without its views: it does what is asked for, counts and saves.
pub trait Behind {
    /// Does what was asked for.
    fn request(&self, request: Request);

    /// How the open assessment stands, where one is open.
    fn standing(&self) -> Option<Standing>;

    /// Whether there is something to see that only the views show, as a message.
    fn has_more_to_show(&self) -> bool;

    /// Calls `listener` after every change, until what is returned is dropped.
    fn subscribe(&self, listener: Rc<dyn Fn()>) -> Box<dyn Any>;

    /// Fetches the views, and calls back with them, or with nothing where they could not be fetched.
    fn open_views(&self, done: Callback<Option<Rc<dyn Front>>>);
}

/// The app's views.
pub trait Front {
    /// Does what a key stands for, where it stands for something.
    fn key_down(&self, event: &KeyboardEvent);

    /// What the first page shows of the app, as long as the first page is all there is to see.
    fn first_page(&self) -> Option<FirstPage>;

    /// The app itself, once there is more to see. Whoever comes from the first page is arriving somewhere.
    fn view(&self, is_arriving: bool) -> Html;
}

/// What can be asked for on the first page. Asked before the app is there, it is done as soon as it is.
pub enum Request {
    /// Begin an assessment.
    New,
    /// Show this beginning of the catalogue's text until the whole is there.
    ReadBeginning(Language, Rc<str>),
    /// Answer a practice.
    Answer(AttrValue, Given),
    /// Save what was asked for so far, without waiting for more.
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
    /// Whether the person waits for it to lead somewhere.
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
    /// What stands over the page.
    pub dialogs: Html,
}

/// Opens the app, and calls back with it, or with nothing where it could not be loaded.
pub type Opener = Rc<dyn Fn(Callback<Option<Rc<dyn Behind>>>)>;
