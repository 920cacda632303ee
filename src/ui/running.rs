//! The running app, as the entrance knows it.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;

use super::app::App;
use super::assess::keep_open;
use super::context::{Ui, next_instance};
use super::entrance::{Behind, FirstPage, Given, Look, Request};
use super::keys::{KeyPress, handle_key};
use super::shell::{NoticeBar, NoticeBarProps};
use super::views::overlays;
use opex_app::{EditMessage, Message, OpenMessage, PreferenceMessage, Route, State, Store, ViewMessage};
use opex_model::{Answer, Command, PracticeId};

/// The app with its store.
pub struct RunningApp {
    store: Store,
    instance: u32,
}

impl RunningApp {
    /// An app that shows this store.
    pub fn new(store: Store) -> Self {
        Self { store, instance: next_instance() }
    }

    /// Whether the start view says no more than on a first visit.
    fn is_first_page(state: &State) -> bool {
        let library = &state.library;
        let has_saved = !library.saved.is_empty() || !library.deleted.is_empty() || !library.damaged.is_empty();
        state.route == Route::Start && state.open.is_none() && !has_saved && library.failure.is_none()
    }
}

impl Behind for RunningApp {
    fn request(&self, request: Request) {
        let message: Message = match request {
            Request::New => OpenMessage::New.into(),
            Request::ReadBeginning(language, file) => return self.store.read_beginning(language, &file),
            Request::Answer(practice, given) => {
                let (id, answer) = (PracticeId::from(practice.as_str()), answer(given));
                keep_open(&id);
                EditMessage::Change(Command::SetAnswer(id, answer)).into()
            }
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

    fn key_down(&self, event: &KeyboardEvent) {
        if handle_key(&self.store, &KeyPress::from_event(event)) {
            event.prevent_default();
        }
    }

    fn first_page(&self) -> Option<FirstPage> {
        let state = self.store.state();
        let ui = Ui::new(self.store.clone(), state.language, state.is_locked(), self.instance);
        let in_context =
            |html: Html| html! { <ContextProvider<Ui> context={ui.clone()}>{ html }</ContextProvider<Ui>> };
        // The first page speaks of this browser, which is not what keeps the work within another page.
        let is_own_page = self.store.ports().host.is_none();
        (is_own_page && Self::is_first_page(&state)).then(|| FirstPage {
            look: Look { language: state.language, theme: state.preferences.theme },
            notices: in_context(html! {
                <NoticeBar ..NoticeBarProps::new(&state) />
            }),
            dialogs: in_context(overlays(&state)),
        })
    }

    fn view(&self, is_arriving: bool) -> Html {
        html! { <App store={self.store.clone()} {is_arriving} /> }
    }

    fn subscribe(&self, listener: Rc<dyn Fn()>) -> Box<dyn Any> {
        let subscription = self.store.subscribe(listener);
        // The first view is there, so what it did not need may be loaded.
        self.store.dispatch(ViewMessage::Shown);
        Box::new(subscription)
    }
}

fn answer(given: Given) -> Answer {
    match given {
        Given::Level(level) => Answer::Level(level),
        Given::NotApplicable => Answer::not_applicable(),
        Given::Cleared => Answer::Unanswered,
    }
}
