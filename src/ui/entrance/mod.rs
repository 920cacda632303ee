//! What a first visit begins with, at once: the start view and the first question, while the app itself is still on its
//! way.
//!
//! This folder, [`frame`](super::frame) and [`file_drop`](super::file_drop) are all that a release build has in its
//! first WebAssembly module; the app is a second one, its views a third (see `platform`). So nothing here may name a view,
//! the store or [`Language::texts`](opex_language::Language::texts), or everything would come along.
//!
//! The app takes over in two steps: once it is there it does and saves what is asked for here, and once its views are
//! there they are shown in the place of this.

mod assessment_status;
mod beginning;
mod choices;
mod entering;
mod given_answer;
mod hand_over;
mod keys;
mod loaded_app;
mod page;
mod question;
mod replay;

use std::any::Any;
use std::rc::Rc;
use std::time::Duration;

use yew::platform::time::sleep;
use yew::prelude::*;

pub use assessment_status::{AssessmentStatus, Count};
pub use beginning::{AreaOutline, Beginning, BeginningLoader, Question, TopicOutline};
pub use choices::Choices;
pub use given_answer::GivenAnswer;
pub use loaded_app::{AppViews, Appearance, FirstPage, LoadedApp, Opener, Request};
pub use page::privacy_in_browser;

use web_sys::Element;

use self::question::Answers;
use self::replay::{FocusAndInput, NodePath};
use super::components::focus_in_place;
use super::frame::page_title;
use opex_language::Language;
use opex_ports::Navigator;

/// Properties of [`Entrance`].
#[derive(Clone, Properties)]
pub struct EntranceProps {
    /// How the page looks at first.
    pub appearance: Appearance,
    /// Where the title, the language and the theme are told.
    pub navigator: Rc<dyn Navigator>,
    /// Opens the app.
    pub opener: Opener,
    /// Fetches what the first question needs.
    pub beginnings: BeginningLoader,
    /// What the start view says about where the work goes.
    pub privacy: fn(Language) -> &'static str,
    /// The app is a part of another page, whose main part is not this.
    #[prop_or_default]
    pub is_part: bool,
    /// The first question is asked at once, where what it needs is there already.
    #[prop_or_default]
    pub asked: Option<Beginning>,
    /// The app, where it has been opened already.
    pub app: Option<Rc<dyn LoadedApp>>,
    /// Its views, where they have been opened already.
    pub views: Option<Rc<dyn AppViews>>,
    /// The app could not be opened.
    #[prop_or_default]
    pub has_failed: bool,
}

/// An entrance keeps its surroundings for life.
impl PartialEq for EntranceProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.opener, &other.opener)
    }
}

/// Questions that are drawn before the browser may show the page: laying out their text takes most of the time. On a server all are
/// drawn at once.
const FIRST_CARDS: usize = if cfg!(target_arch = "wasm32") { 1 } else { usize::MAX };

/// Shows the first page until something else has to be shown, then the app.
pub struct Entrance {
    appearance: Appearance,
    /// How the page looked when it was last announced, and whether it was the first question's; none before it was shown.
    announced: Option<(Appearance, bool)>,
    app: Option<Rc<dyn LoadedApp>>,
    views: Option<Rc<dyn AppViews>>,
    /// The views are on their way.
    has_called_views: bool,
    subscription: Option<Box<dyn Any>>,
    has_failed: bool,
    /// The app's views have replaced the entrance, for good.
    has_entered: bool,
    waiting: Vec<Request>,
    /// A request was made that leads to another view.
    goes_elsewhere: bool,
    /// A new assessment has been asked for.
    wants_question: bool,
    beginning: Option<Beginning>,
    /// Questions that are drawn by now.
    n_cards: usize,
    answers: Answers,
    /// Presses to be replayed once the app has drawn the page.
    presses: Vec<NodePath>,
    keys: Vec<KeyboardEvent>,
    /// Where the app draws the page, with focus and input to be restored there.
    handing_over: Option<(Element, FocusAndInput)>,
    n_checks: u32,
    is_file_over: bool,
    root: NodeRef,
    main: NodeRef,
    file_input: NodeRef,
}

/// What happens at the entrance.
pub enum Message {
    /// The person asks for something.
    Requested(Request),
    /// The person answers the question at a position.
    Answered(usize, GivenAnswer),
    /// The person undoes an answer, or does it again.
    Travelled(bool),
    /// The person presses what only the app can do.
    Pressed(MouseEvent),
    /// A key is pressed.
    KeyDown(KeyboardEvent),
    /// The person wants the app to be loaded again.
    TryAgain,
    /// The app is there, or could not be loaded.
    Opened(Option<Rc<dyn LoadedApp>>),
    /// The app's views are there, or could not be loaded.
    ViewsCame(Option<Rc<dyn AppViews>>),
    /// What the first question needs is there, or could not be loaded.
    BeginningCame(Option<Beginning>),
    /// The app has changed.
    Changed,
    /// The browser has drawn the questions so far; more can be added.
    More,
    /// Checks whether the app has drawn its page.
    CheckDrawn,
    /// A file is held over the page, or no longer.
    FileOver(bool),
    /// The person skips the header.
    Skip,
}

impl Component for Entrance {
    type Message = Message;
    type Properties = EntranceProps;

    fn create(context: &Context<Self>) -> Self {
        let EntranceProps { appearance, app, views, has_failed, asked, .. } = context.props();
        let mut entrance = Self {
            appearance: *appearance,
            announced: None,
            app: None,
            views: views.clone(),
            has_called_views: false,
            subscription: None,
            has_failed: *has_failed,
            has_entered: false,
            waiting: Vec::new(),
            goes_elsewhere: false,
            wants_question: false,
            beginning: asked.clone(),
            n_cards: FIRST_CARDS,
            answers: Answers::default(),
            presses: Vec::new(),
            keys: Vec::new(),
            handing_over: None,
            n_checks: 0,
            is_file_over: false,
            root: NodeRef::default(),
            main: NodeRef::default(),
            file_input: NodeRef::default(),
        };
        match app {
            Some(app) => entrance.enter(context, app),
            None => load_beginning(context, appearance.language),
        }
        if asked.is_some() {
            entrance.request(context, Request::New);
        }
        entrance
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Requested(request) => {
                self.request(context, request);
                true
            }
            Message::Answered(question, given) => {
                let id = self.beginning.as_ref().and_then(|beginning| beginning.questions.get(question));
                if let Some(id) = id.map(|question| question.id.clone())
                    && self.answers.give(question, given)
                {
                    self.request(context, Request::Answer(id, given));
                }
                true
            }
            Message::Travelled(is_undo) => {
                let request = self.answers.travel(is_undo);
                let has_changed = request.is_some();
                request.into_iter().for_each(|request| self.request(context, request));
                has_changed
            }
            Message::Pressed(event) => {
                event.prevent_default();
                let place = self.root.cast::<Element>().and_then(|root| replay::pressed(&root, &event));
                self.presses.extend(place);
                self.call_views(context);
                true
            }
            Message::KeyDown(event) => self.key_down(context, event),
            Message::TryAgain => {
                self.has_failed = false;
                if self.app.is_some() {
                    self.call_views(context);
                } else {
                    open(context);
                }
                true
            }
            Message::Opened(Some(app)) => {
                self.has_failed = false;
                self.enter(context, &app);
                true
            }
            Message::ViewsCame(Some(views)) => self.take_views(views),
            Message::Opened(None) => {
                self.has_failed = true;
                true
            }
            Message::ViewsCame(None) => {
                (self.has_failed, self.has_called_views) = (true, false);
                true
            }
            Message::BeginningCame(beginning) => {
                let fits = beginning.filter(|beginning| beginning.language == self.appearance.language);
                let has_changed = fits.is_some() && self.views.is_none();
                self.beginning = fits.or(self.beginning.take());
                self.tell_beginning();
                has_changed
            }
            Message::Changed => {
                self.call_views(context);
                self.follow_views()
            }
            Message::More => {
                self.n_cards = usize::MAX;
                true
            }
            Message::CheckDrawn => {
                self.hand_over(context);
                false
            }
            Message::FileOver(is_over) => std::mem::replace(&mut self.is_file_over, is_over) != is_over,
            Message::Skip => {
                focus_in_place(&self.main);
                false
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        match &self.views {
            // A person at the first question stays there when the app takes over: that is no navigation.
            Some(views) if self.has_entered => {
                views.view(self.announced.is_some_and(|(_, was_question)| !was_question))
            }
            _ => self.view_page(context),
        }
    }

    fn rendered(&mut self, context: &Context<Self>, is_first: bool) {
        if is_first && self.app.is_none() && !self.has_failed {
            open(context);
        }
        if self.has_entered {
            self.hand_over(context);
            return;
        }
        if self.shows_question() && self.n_cards == FIRST_CARDS {
            context.link().send_future(async {
                sleep(Duration::ZERO).await;
                Message::More
            });
        }
        let shown = (self.appearance, self.shows_question());
        if self.announced != Some(shown) {
            let was_question = self.announced.is_some_and(|(_, was_question)| was_question);
            self.announced = Some(shown);
            let (Appearance { language, theme }, is_question) = shown;
            let texts = language.entrance_texts();
            let view = if is_question { language.shell_texts().assess } else { texts.start };
            context.props().navigator.announce(&page_title(texts, view), language.tag(), theme.as_str());
            if is_question && !was_question {
                // A view gone to: it begins at its top, and the keyboard goes on there.
                if let Some(root) = self.root.cast::<Element>() {
                    root.scroll_into_view();
                }
                focus_in_place(&self.main);
            }
        }
    }
}

fn open(context: &Context<Entrance>) {
    (context.props().opener)(context.link().callback(Message::Opened));
}

fn load_beginning(context: &Context<Entrance>, language: Language) {
    (context.props().beginnings)(language, context.link().callback(Message::BeginningCame));
}
