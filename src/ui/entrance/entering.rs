//! How the app is loaded behind the entrance, and how its views replace the entrance.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::replay::FocusAndInput;
use super::{AppViews, Entrance, LoadedApp, Message, Request, load_beginning};

impl Entrance {
    /// Whether the first question is on the page.
    pub(super) fn shows_question(&self) -> bool {
        self.wants_question && self.beginning.is_some() && self.views.is_none()
    }

    /// Whether the person waits for something that only the app shows.
    pub(super) fn is_awaited(&self) -> bool {
        self.goes_elsewhere || !self.presses.is_empty() || (self.wants_question && !self.shows_question())
    }

    pub(super) fn request(&mut self, context: &Context<Self>, request: Request) {
        match request {
            // The first question is what a new assessment leads to; it needs the app only to be kept.
            Request::New => self.wants_question = true,
            Request::SetLanguage(language) => {
                self.appearance.language = language;
                if self.views.is_none() {
                    load_beginning(context, language);
                }
            }
            Request::SetTheme(theme) => self.appearance.theme = theme,
            ref other => self.goes_elsewhere |= other.leads_on(),
        }
        let begins = matches!(request, Request::New);
        match &self.app {
            Some(app) => app.request(request),
            None => self.waiting.push(request),
        }
        if begins {
            self.tell_beginning();
        }
        self.call_views(context);
    }

    /// Passes pending requests to the loaded app and subscribes to it.
    pub(super) fn enter(&mut self, context: &Context<Self>, app: &Rc<dyn LoadedApp>) {
        let link = context.link().clone();
        self.subscription = Some(app.subscribe(Rc::new(move || link.send_message(Message::Changed))));
        self.app = Some(Rc::clone(app));
        self.tell_beginning();
        if !self.waiting.is_empty() {
            // Answers given while the app was loading are saved at once: the usual pause has passed already.
            let asked = self.waiting.drain(..).chain([Request::Save]);
            asked.for_each(|request| app.request(request));
        }
        self.call_views(context);
        self.follow_views();
    }

    /// Gives the app the text of the question that is asked, which it then shows as well.
    pub(super) fn tell_beginning(&self) {
        if let (Some(app), Some(beginning), true) = (&self.app, &self.beginning, self.wants_question) {
            app.request(Request::ReadBeginning(beginning.language, Rc::clone(&beginning.file)));
        }
    }

    /// Fetches the views once the answers are saved, or at once if the person waits for them.
    pub(super) fn call_views(&mut self, context: &Context<Self>) {
        let Some(app) = self.app.as_ref().filter(|_| !self.has_called_views && self.views.is_none()) else {
            return;
        };
        let is_saving = app.status().is_some_and(|status| status.save.0 == "saving");
        let is_wanted = self.is_awaited() || app.has_more_to_show();
        if !self.has_failed && (is_wanted || !is_saving) {
            self.has_called_views = true;
            app.open_views(context.link().callback(Message::ViewsCame));
        }
    }

    /// Takes the loaded views. If the first question is shown, focus and input are recorded to be restored in them.
    pub(super) fn take_views(&mut self, views: Rc<dyn AppViews>) -> bool {
        self.has_failed = false;
        if self.shows_question() {
            let root = self.root.cast::<Element>();
            self.handing_over = root.and_then(|root| Some((root.parent_element()?, FocusAndInput::of(&root))));
        }
        self.views = Some(views);
        self.follow_views()
    }

    /// Whether the page has to be drawn again.
    pub(super) fn follow_views(&mut self) -> bool {
        // Until the views are there, how the assessment stands is shown here.
        let Some(views) = &self.views else { return true };
        if self.has_entered {
            return false;
        }
        match views.first_page() {
            Some(page) => self.appearance = page.appearance,
            None => {
                self.has_entered = true;
                self.subscription = None;
            }
        }
        true
    }
}
