//! An app within another page: what the page around it says, and what it is told.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::{Rc, Weak};

use super::message::{Message, OpenMessage, PreferenceMessage, SaveMessage, ViewMessage};
use super::preferences::Theme;
use super::route::Route;
use super::store::{HostLoadError, Store, Subscription};
use opex_format::{
    AppMessage, HandedDocument, HostMessage, HostSettings, LoadError, Shown, read_host_message, write_app_message,
};
use opex_language::Language;
use opex_model::{Assessment, Evaluation};
use opex_ports::{Host, HostAnswer, HostAnswered, Timer};

/// How long after a change it is told, so that a burst of changes is told once.
const CHANGE_DELAY_MILLISECONDS: u32 = 100;

/// How long the host has to say that it keeps a document.
const ANSWER_MILLISECONDS: u32 = 10_000;

/// Requests remembered, so that none is carried out twice.
const MAX_REQUESTS: usize = 10_000;

/// The way to the page around the app: carries messages, and waits for the answers to documents handed over.
pub struct HostLine {
    send: Box<dyn Fn(&str)>,
    timer: Rc<dyn Timer>,
    is_keeper: bool,
    n_documents: Cell<u64>,
    /// The document that the host has not answered.
    awaited: RefCell<Option<Awaited>>,
    /// The host has said of a document that it keeps it, or would have.
    keeps: Cell<bool>,
    /// The line itself, for what happens later.
    this: Weak<HostLine>,
}

struct Awaited {
    request: String,
    done: HostAnswered,
    /// Ends the waiting; kept to be dropped with it.
    _timeout: Box<dyn Any>,
}

impl HostLine {
    /// A line that gives each message to `send`. Where the host is a keeper, it is asked to keep what is open.
    pub fn new(send: Box<dyn Fn(&str)>, timer: Rc<dyn Timer>, is_keeper: bool) -> Rc<Self> {
        Rc::new_cyclic(|this| Self {
            send,
            timer,
            is_keeper,
            n_documents: Cell::default(),
            awaited: RefCell::default(),
            keeps: Cell::default(),
            this: this.clone(),
        })
    }

    fn tell(&self, message: &AppMessage<'_>) {
        (self.send)(&write_app_message(message));
    }

    fn answered(&self, request: &str, answer: HostAnswer) {
        let is_awaited = self.awaited.borrow().as_ref().is_some_and(|awaited| awaited.request == request);
        let awaited = if is_awaited { self.awaited.take() } else { None };
        if let Some(awaited) = awaited {
            if answer != HostAnswer::NotTaken {
                self.keeps.set(true);
            }
            (awaited.done)(answer);
        }
    }

    /// A host that has kept documents before is expected to go on; of one that never has, nobody knows that it would.
    fn unanswered(&self, request: &str) {
        let answer = if self.keeps.get() { HostAnswer::Refused } else { HostAnswer::NotTaken };
        self.answered(request, answer);
    }
}

impl Host for HostLine {
    fn is_keeper(&self) -> bool {
        self.is_keeper
    }

    fn keep(&self, document: &str, done: HostAnswered) {
        self.n_documents.set(self.n_documents.get() + 1);
        let request = format!("save-{}", self.n_documents.get());
        if self.is_keeper {
            let (line, timed) = (self.this.clone(), request.clone());
            let timeout = move || {
                if let Some(line) = line.upgrade() {
                    line.unanswered(&timed);
                }
            };
            let timeout = self.timer.after(ANSWER_MILLISECONDS, Box::new(timeout));
            self.awaited.replace(Some(Awaited { request: request.clone(), done, _timeout: timeout }));
            self.tell(&AppMessage::Save { request: &request, document });
        } else {
            self.tell(&AppMessage::Save { request: &request, document });
            done(HostAnswer::Kept);
        }
    }
}

/// The app on one side, the line to the page around it on the other.
pub struct Embedding {
    store: Store,
    line: Rc<HostLine>,
    /// Requests that have been carried out.
    requests: RefCell<BTreeSet<Rc<str>>>,
    _subscription: Subscription,
}

impl Embedding {
    /// Begins to tell of changes.
    pub fn new(store: Store, line: Rc<HostLine>) -> Self {
        let subscription = tell_changes(&store, &line);
        Self { store, line, requests: RefCell::default(), _subscription: subscription }
    }

    /// Tells that the app is there.
    pub fn tell_ready(&self) {
        self.line.tell(&AppMessage::Ready { instance: self.store.editor().id.as_str() });
    }

    /// Tells the height that the app takes, in CSS pixels.
    pub fn tell_height(&self, height: u32) {
        self.line.tell(&AppMessage::Resize(height));
    }

    /// Takes a message of the host. What is no message, or has been carried out already, is ignored.
    pub fn receive(&self, text: &str) {
        match read_host_message(text) {
            Some(HostMessage::Ready) => self.tell_ready(),
            Some(HostMessage::Load { request, document, is_kept, settings }) if self.is_first(&request) => {
                self.load(&request, document, is_kept, &settings);
            }
            Some(HostMessage::Value { request }) if self.is_first(&request) => self.tell_value(&request),
            Some(HostMessage::Save { request, kept }) => self.line.answered(
                &request,
                match kept {
                    Some(true) => HostAnswer::Kept,
                    Some(false) => HostAnswer::Refused,
                    None => HostAnswer::NotTaken,
                },
            ),
            Some(HostMessage::Load { .. } | HostMessage::Value { .. }) | None => {}
        }
    }

    fn is_first(&self, request: &Rc<str>) -> bool {
        let mut requests = self.requests.borrow_mut();
        // A host that asks so often without end loses the protection, not the app.
        if requests.len() >= MAX_REQUESTS {
            requests.pop_first();
        }
        requests.insert(Rc::clone(request))
    }

    fn load(&self, request: &str, document: Option<HandedDocument>, is_kept: bool, settings: &HostSettings) {
        self.apply(settings);
        let view = settings.view.as_deref().map(view_of);
        let loaded = match document {
            Some(HandedDocument::Text(text)) => self.store.load_from_host(&text, view, is_kept),
            Some(HandedDocument::Nothing) => self.close(view),
            None => {
                if let Some(view) = view {
                    self.store.dispatch(Message::View(ViewMessage::Go(view)));
                }
                Ok(())
            }
        };
        match loaded {
            Ok(()) => self.tell_value(request),
            Err(error) => {
                let (code, message) = error_words(&error);
                self.line.tell(&AppMessage::Error { request: Some(request), code, message: &message });
            }
        }
    }

    fn close(&self, view: Option<Route>) -> Result<(), HostLoadError> {
        self.store.dispatch(Message::Save(SaveMessage::Due));
        if self.store.state().has_work_at_risk() {
            return Err(HostLoadError::UnsavedWork);
        }
        self.store.dispatch(Message::Open(OpenMessage::Close));
        if let Some(view) = view {
            self.store.dispatch(Message::View(ViewMessage::Go(view)));
        }
        Ok(())
    }

    fn apply(&self, settings: &HostSettings) {
        let language = settings.language.as_deref().and_then(Language::from_tag);
        let theme = settings.theme.as_deref();
        let theme = Theme::ALL.into_iter().find(|known| Some(known.as_str()) == theme);
        let actions: [Option<Message>; 3] = [
            language.map(|language| PreferenceMessage::SetLanguage(language).into()),
            theme.map(|theme| PreferenceMessage::SetTheme(theme).into()),
            settings.is_read_only.map(|is_read_only| ViewMessage::SetReadOnly(is_read_only).into()),
        ];
        for action in actions.into_iter().flatten() {
            self.store.dispatch(action);
        }
    }

    fn tell_value(&self, request: &str) {
        with_shown(&self.store, |shown| self.line.tell(&AppMessage::Value { request, shown }));
    }
}

/// A view as a host names it: with or without what makes it an address.
fn view_of(name: &str) -> Route {
    Route::parse(name)
}

/// Tells of each change of the document, once for a burst.
fn tell_changes(store: &Store, line: &Rc<HostLine>) -> Subscription {
    let last: RefCell<Option<Rc<Assessment>>> = RefCell::new(store.state().assessment().cloned());
    let timer: RefCell<Option<Box<dyn Any>>> = RefCell::default();
    // The store holds the listener, so the listener must not hold the store.
    let (weak, line) = (store.downgrade(), Rc::downgrade(line));
    store.subscribe(Rc::new(move || {
        let Some(store) = weak.upgrade() else { return };
        let now = store.state().assessment().cloned();
        let is_same = match (&*last.borrow(), &now) {
            (Some(last), Some(now)) => Rc::ptr_eq(last, now),
            (last, now) => last.is_none() && now.is_none(),
        };
        if is_same {
            return;
        }
        last.replace(now);
        let (weak, line) = (weak.clone(), line.clone());
        let due = move || {
            if let (Some(store), Some(line)) = (weak.upgrade(), line.upgrade()) {
                with_shown(&store, |shown| line.tell(&AppMessage::Change(shown)));
            }
        };
        timer.replace(Some(store.ports().timer.after(CHANGE_DELAY_MILLISECONDS, Box::new(due))));
    }))
}

fn with_shown(store: &Store, tell: impl FnOnce(Option<Shown<'_>>)) {
    let state = store.state();
    let evaluation = state.assessment().map(|open| Evaluation::new(&state.catalogue, open, state.today));
    let shown = state.open.as_ref().zip(evaluation.as_ref()).map(|(open, evaluation)| Shown {
        document: open.document(),
        evaluation,
        catalogue: &state.catalogue,
    });
    tell(shown);
}

/// A word for programs, and the reason in English.
fn error_words(error: &HostLoadError) -> (&'static str, String) {
    match error {
        HostLoadError::Unreadable(error) => (error_code(error), error.to_string()),
        HostLoadError::UnsavedWork => {
            ("unsaved-work", "the open assessment could not be saved and would be lost".to_owned())
        }
    }
}

fn error_code(error: &LoadError) -> &'static str {
    match error {
        LoadError::Empty => "empty",
        LoadError::TooLarge { .. } => "too-large",
        LoadError::Unreadable => "unreadable",
        LoadError::Truncated { .. } => "truncated",
        LoadError::NotJson { .. } => "not-json",
        LoadError::PageWithoutResults => "page-without-results",
        LoadError::Damaged => "damaged",
        LoadError::Link(_) => "bad-link",
        LoadError::NotResults { .. } => "not-results",
        LoadError::UnknownVersion { .. } => "unknown-version",
        LoadError::NewerVersion { .. } => "newer-version",
        LoadError::OtherCatalogue { .. } => "other-catalogue",
        LoadError::Locked => "locked",
        LoadError::Invalid(_) => "invalid",
    }
}
