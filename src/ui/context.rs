//! The context that every component may read: it seldom changes.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{focus_in_place, locked_fields};
use opex_app::{EditMessage, Message, Store};
use opex_language::{Language, Texts};
use opex_model::{Catalogue, Command, Timestamp};

/// The store, the language and the catalogue. It changes with the language, and where what is opened can only be looked
/// at, so that reading it costs no renders.
#[derive(Clone, PartialEq)]
pub struct Ui {
    /// The store, which takes all messages.
    pub store: Store,
    /// The language of the page.
    pub language: Language,
    /// What is assessed.
    pub catalogue: Rc<Catalogue>,
    /// Whether what is open is read-only.
    pub is_locked: bool,
    /// Tells this app's element ids from those of another on the same page.
    instance: u32,
}

impl Ui {
    /// The context of one app.
    pub fn new(store: Store, language: Language, is_locked: bool, instance: u32) -> Self {
        let catalogue = Rc::clone(&store.state().catalogue);
        Self { store, language, catalogue, is_locked, instance }
    }

    /// The texts of the page's language.
    pub fn texts(&self) -> Texts {
        self.language.texts()
    }

    /// Dispatches a message to the store.
    pub fn dispatch(&self, message: impl Into<Message>) {
        self.store.dispatch(message);
    }

    /// A callback that dispatches this message each time it is called.
    ///
    /// It captures the message of a feature: cloning a [`opex_app::Message`] would pull in the code of all features.
    pub fn on<E: 'static>(&self, message: impl Into<Message> + Clone + 'static) -> Callback<E> {
        let store = self.store.clone();
        Callback::from(move |_| store.dispatch(message.clone()))
    }

    /// The same for a button that disappears when it is pressed: the focus moves to the element around it.
    pub fn on_leaving(&self, around: &NodeRef, message: impl Into<Message> + Clone + 'static) -> Callback<MouseEvent> {
        let (store, around) = (self.store.clone(), around.clone());
        Callback::from(move |_| {
            focus_in_place(&around);
            store.dispatch(message.clone());
        })
    }

    /// Whether the page around the app keeps the work, in place of this browser.
    pub fn is_kept_by_host(&self) -> bool {
        self.store.ports().host.as_ref().is_some_and(|host| host.is_keeper())
    }

    /// Fields, which cannot be used where what is open can only be looked at.
    pub fn lockable(&self, fields: Html) -> Html {
        locked_fields(self.is_locked, fields)
    }

    /// A moment as the person's clock shows it.
    pub fn moment(&self, moment: &Timestamp) -> String {
        self.store.ports().clock.local(moment).to_string()
    }

    /// An id for an element, unique on the page.
    pub fn id(&self, name: &str) -> AttrValue {
        format!("om{}-{name}", self.instance).into()
    }
}

/// Makes a change that is neither part of what was typed before nor of what is typed after it.
pub fn dispatch_step(store: &Store, command: Command) {
    store.dispatch(EditMessage::EndTyping);
    store.dispatch(EditMessage::Change(command));
    store.dispatch(EditMessage::EndTyping);
}

/// The context of the app around a component.
#[hook]
#[allow(clippy::expect_used, reason = "a component outside of App is our mistake, which any test of it shows")]
pub fn use_ui() -> Ui {
    use_context::<Ui>().expect("every component stands below App")
}

/// A number that no other app of this page has.
pub fn next_instance() -> u32 {
    thread_local! {
        static NEXT: Cell<u32> = const { Cell::new(0) };
    }
    NEXT.with(|next| next.replace(next.get() + 1))
}
