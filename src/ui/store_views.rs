//! The views of the app, as the entrance knows them.

use std::rc::Rc;

use yew::prelude::*;

use super::app::App;
use super::context::Ui;
use super::entrance::{AppViews, Appearance, FirstPage};
use super::first_page::is_first_page;
use super::keys::{KeyPress, handle_key};
use super::page::overlays;
use super::shell::notice_bar;
use opex_app::Store;

/// The views of one store.
pub struct StoreViews {
    store: Store,
    instance: u32,
    /// The app is a part of another page.
    is_part: bool,
}

impl StoreViews {
    /// Views that tell their element ids from those of others by a number.
    pub fn new(store: Store, instance: u32, is_part: bool) -> Self {
        Self { store, instance, is_part }
    }

    /// The same, as the entrance takes it.
    pub fn shared(store: Store, instance: u32, is_part: bool) -> Rc<dyn AppViews> {
        Rc::new(Self::new(store, instance, is_part))
    }
}

impl AppViews for StoreViews {
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
        // The first page of a frame speaks of this browser, which is not what keeps the work there.
        let knows_where = self.store.ports().host.is_none() || self.is_part;
        (knows_where && is_first_page(&state)).then(|| FirstPage {
            appearance: Appearance { language: state.language, theme: state.preferences.theme },
            notices: in_context(notice_bar(&state)),
            dialogs: in_context(overlays(&state, self.store.waits_for_features())),
        })
    }

    fn view(&self, is_arriving: bool) -> Html {
        html! { <App store={self.store.clone()} {is_arriving} is_part={self.is_part} /> }
    }
}
