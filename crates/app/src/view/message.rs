//! The view, and what is attended to in it.

use super::explained::ExplainedFigure;
use super::filter::Filter;
use super::route::Route;
use opex_model::PracticeId;

/// The view is changed.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewMessage {
    /// The first view is shown: what it did not need may be loaded.
    Shown,
    /// Show a view.
    Go(Route),
    /// The app has begun with this view.
    Begin(Route),
    /// The address says this, by itself as after "back", or since the app has shown it.
    AddressChanged(Route),
    /// Attend to a practice.
    Focus(PracticeId),
    /// Attend to another practice, and have the page go there.
    Move(Move),
    /// Show or hide the help.
    ShowHelp(bool),
    /// Explain a figure, or close what explains one.
    Explain(Option<ExplainedFigure>),
    /// Show other practices for answering.
    SetFilter(Filter),
    /// Let everything only be looked at, or be changed.
    SetReadOnly(bool),
    /// Print what is shown.
    Print,
    /// Another day may have begun.
    DayChanged,
}

/// Which practice to attend to, as seen from the one in focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// The next one shown.
    Next,
    /// The one shown before.
    Previous,
    /// The next unanswered one, in whatever topic it is.
    NextUnanswered,
    /// This one, in whatever topic it is.
    To(PracticeId),
}
