//! The parts that a release build has in WebAssembly modules of their own.

use std::rc::Rc;

use yew::Html;

use opex_app::State;
use opex_model::Derived;

/// A part of the app that may be a module of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The start view.
    Start,
    /// Answering.
    Assess,
    /// The app's features that only views trigger. It shows nothing.
    Features,
    /// Scores and risks.
    Results,
    /// What to improve first.
    Plan,
    /// Snapshots, and what has changed between them.
    History,
    /// Reading the catalogue.
    Catalogue,
    /// The assessment's details, and the storage.
    Settings,
    /// Dialogs.
    Dialogs,
    /// Handing an assessment over.
    Share,
    /// Messages about failures.
    Alerts,
    /// Messages about what was done.
    News,
    /// Opening one that was handed over in an address.
    Link,
    /// Asking for the password of a file.
    Unlock,
}

impl Part {
    /// All parts, in the order in which they are fetched ahead.
    pub(super) const ALL: [Self; 14] = [
        Self::Features,
        Self::Alerts,
        Self::News,
        Self::Assess,
        Self::Results,
        Self::Start,
        Self::Settings,
        Self::Plan,
        Self::Dialogs,
        Self::Share,
        Self::Catalogue,
        Self::History,
        Self::Link,
        Self::Unlock,
    ];
}

/// What a part shows of the state.
pub type View = fn(&Rc<State>, Option<&Rc<Derived>>) -> Html;
