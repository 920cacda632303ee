//! What a first visit begins with, at once: the start view, while the app itself is still on its way.
//!
//! This folder, [`frame`](super::frame) and [`file_drop`](super::file_drop) are all that a release build has in its
//! first WebAssembly module; the app is a second one (see `platform`). So nothing here may name a view, the store or
//! [`Language::texts`](opex_language::Language::texts), or everything would come along.

mod behind;
mod choices;

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;

pub use behind::{Behind, FirstPage, Look, Opener, Request};
pub use choices::Choices;

use super::components::focus_in_place;
use super::file_drop::{FileDrop, drop_target};
use super::frame::{HeaderBar, page_title};
use opex_app::Route;
use opex_ports::Navigator;

/// Properties of [`Entrance`].
#[derive(Clone, Properties)]
pub struct EntranceProps {
    /// How the page looks at first.
    pub look: Look,
    /// Where the title, the language and the theme are told.
    pub navigator: Rc<dyn Navigator>,
    /// Opens the app.
    pub opener: Opener,
    /// The app, where it has been opened already.
    pub behind: Option<Rc<dyn Behind>>,
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

/// Shows the first page until there is more to see, then the app.
pub struct Entrance {
    look: Look,
    /// How the first page looked when it was last announced; none before it was shown.
    announced: Option<Look>,
    behind: Option<Rc<dyn Behind>>,
    subscription: Option<Box<dyn Any>>,
    has_failed: bool,
    /// The app has taken over, for good.
    has_entered: bool,
    waiting: Vec<Request>,
    is_file_over: bool,
    main: NodeRef,
    file_input: NodeRef,
}

/// What happens at the entrance.
pub enum Message {
    /// The person asks for something.
    Requested(Request),
    /// A key is pressed.
    KeyDown(KeyboardEvent),
    /// The person wants the app to be loaded again.
    TryAgain,
    /// The app is there, or could not be loaded.
    Opened(Option<Rc<dyn Behind>>),
    /// The app has changed.
    Changed,
    /// A file is held over the page, or no longer.
    FileOver(bool),
    /// The person wants to be past the header.
    Skip,
}

impl Component for Entrance {
    type Message = Message;
    type Properties = EntranceProps;

    fn create(context: &Context<Self>) -> Self {
        let EntranceProps { look, behind, has_failed, .. } = context.props();
        let mut entrance = Self {
            look: *look,
            announced: None,
            behind: None,
            subscription: None,
            has_failed: *has_failed,
            has_entered: false,
            waiting: Vec::new(),
            is_file_over: false,
            main: NodeRef::default(),
            file_input: NodeRef::default(),
        };
        if let Some(behind) = behind {
            entrance.enter(context, Rc::clone(behind));
        }
        entrance
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Requested(request) => {
                match request {
                    Request::SetLanguage(language) => self.look.language = language,
                    Request::SetTheme(theme) => self.look.theme = theme,
                    _ => {}
                }
                match &self.behind {
                    Some(behind) => behind.request(request),
                    None => self.waiting.push(request),
                }
                true
            }
            Message::KeyDown(event) => {
                if let Some(behind) = &self.behind {
                    behind.key_down(&event);
                }
                false
            }
            Message::TryAgain => {
                self.has_failed = false;
                open(context);
                true
            }
            Message::Opened(Some(behind)) => {
                self.enter(context, behind);
                true
            }
            Message::Opened(None) => {
                self.has_failed = true;
                true
            }
            Message::Changed => self.look_behind(),
            Message::FileOver(is_over) => std::mem::replace(&mut self.is_file_over, is_over) != is_over,
            Message::Skip => {
                focus_in_place(&self.main);
                false
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        match &self.behind {
            Some(behind) if self.has_entered => behind.view(self.announced.is_some()),
            _ => self.view_first_page(context),
        }
    }

    fn rendered(&mut self, context: &Context<Self>, is_first: bool) {
        if is_first && self.behind.is_none() && !self.has_failed {
            open(context);
        }
        if !self.has_entered && self.announced != Some(self.look) {
            self.announced = Some(self.look);
            let Look { language, theme } = self.look;
            let texts = language.entrance_texts();
            context.props().navigator.announce(&page_title(texts, texts.start), language.tag(), theme.as_str());
        }
    }
}

fn open(context: &Context<Entrance>) {
    (context.props().opener)(context.link().callback(Message::Opened));
}

impl Entrance {
    /// Hands over what has been asked for, and listens.
    fn enter(&mut self, context: &Context<Self>, behind: Rc<dyn Behind>) {
        self.has_failed = false;
        let link = context.link().clone();
        self.subscription = Some(behind.subscribe(Rc::new(move || link.send_message(Message::Changed))));
        for request in self.waiting.drain(..) {
            behind.request(request);
        }
        self.behind = Some(behind);
        self.look_behind();
    }

    /// Whether there is more to see than before.
    fn look_behind(&mut self) -> bool {
        let Some(behind) = self.behind.as_ref().filter(|_| !self.has_entered) else { return false };
        match behind.first_page() {
            Some(page) => self.look = page.look,
            None => {
                self.has_entered = true;
                self.subscription = None;
            }
        }
        true
    }

    fn view_first_page(&self, context: &Context<Self>) -> Html {
        let Look { language, theme } = self.look;
        let texts = language.entrance_texts();
        let request = context.link().callback(Message::Requested);
        let on_request = |make: fn() -> Request| request.reform(move |_: MouseEvent| make());
        let on_files = request.reform(Request::OpenFiles);
        let file_drop = FileDrop { on_over: context.link().callback(Message::FileOver), on_files: on_files.clone() };
        let header = HeaderBar {
            look: self.look,
            place: Route::START_PLACE.into(),
            on_skip: context.link().callback(|()| Message::Skip),
            on_brand: Callback::noop(),
            on_help: on_request(|| Request::ShowHelp),
            on_theme: request.reform(Request::SetTheme),
            on_language: request.reform(Request::SetLanguage),
            open: Html::default(),
            tools: html! { <span class="save-state" role="status" data-save-state="saved" /> },
            tabs: Html::default(),
        };
        let choices = Choices {
            on_new: on_request(|| Request::New),
            on_files,
            on_example: on_request(|| Request::OpenExample),
            on_catalogue: on_request(|| Request::ReadCatalogue),
            is_first_visit: true,
            file_input: self.file_input.clone(),
        };
        let behind = self.behind.as_ref().and_then(|behind| behind.first_page());
        let (notices, dialogs) = match behind {
            Some(page) => (page.notices, page.dialogs),
            None => (self.view_waiting(context), Html::default()),
        };
        html! {
            <div
                class="om"
                lang={language.tag()}
                data-theme={theme.as_str()}
                onkeydown={context.link().callback(Message::KeyDown)}
                ondragover={file_drop.ondragover()}
                ondragleave={file_drop.ondragleave()}
                ondrop={file_drop.ondrop()}
            >
                { header.view() }
                { notices }
                <main ref={self.main.clone()} class="main" part="main" tabindex="-1">
                    <section class="page page-start">
                        <h1>{ texts.title }</h1>
                        <p class="lead">{ texts.intro }</p>
                        { choices.view(texts) }
                        <p class="hint">{ texts.privacy }</p>
                    </section>
                </main>
                { dialogs }
                { drop_target(texts, self.is_file_over) }
                <span data-app-ready="" hidden=true />
            </div>
        }
    }

    /// In the place of messages: that something asked for has to wait, or cannot be had.
    fn view_waiting(&self, context: &Context<Self>) -> Html {
        let texts = self.look.language.entrance_texts();
        let is_awaited = self.waiting.iter().any(Request::leads_on);
        html! {
            <div class="notices">
                <div role="alert">
                    if self.has_failed && (is_awaited || context.props().has_failed) {
                        <div class="notice notice-error" part="notice">
                            <p>{ texts.app_failed }</p>
                            <div class="notice-actions">
                                <button type="button" class="button" onclick={context.link().callback(|_| Message::TryAgain)}>
                                    { texts.try_again }
                                </button>
                            </div>
                        </div>
                    }
                </div>
                <div role="status">
                    if is_awaited && !self.has_failed {
                        <p class="loading">{ texts.loading }</p>
                    }
                </div>
            </div>
        }
    }
}
