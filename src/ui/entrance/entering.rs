//! How the app comes behind the entrance, and its views into its place.

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

    /// Whether the person waits for what only the app shows.
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

    /// Hands over what has been asked for, and listens.
    pub(super) fn enter(&mut self, context: &Context<Self>, app: &Rc<dyn LoadedApp>) {
        let link = context.link().clone();
        self.subscription = Some(app.subscribe(Rc::new(move || link.send_message(Message::Changed))));
        self.app = Some(Rc::clone(app));
        self.tell_beginning();
        if !self.waiting.is_empty() {
            // The person has waited for the app: what has been answered meanwhile waits for no pause any more.
            let asked = self.waiting.drain(..).chain([Request::Save]);
            asked.for_each(|request| app.request(request));
        }
        self.call_views(context);
        self.look_behind();
    }

    /// Gives the app the text of the question that is asked, which it then shows as well.
    pub(super) fn tell_beginning(&self) {
        if let (Some(app), Some(beginning), true) = (&self.app, &self.beginning, self.wants_question) {
            app.request(Request::ReadBeginning(beginning.language, Rc::clone(&beginning.file)));
        }
    }

    /// Has the views fetched. What has been answered is saved first, unless the person waits for them.
    pub(super) fn call_views(&mut self, context: &Context<Self>) {
        let Some(app) = self.app.as_ref().filter(|_| !self.has_called_views && self.views.is_none()) else {
            return;
        };
        let is_saving = app.standing().is_some_and(|standing| standing.save.0 == "saving");
        let is_wanted = self.is_awaited() || app.has_more_to_show();
        if !self.has_failed && (is_wanted || !is_saving) {
            self.has_called_views = true;
            app.open_views(context.link().callback(Message::ViewsCame));
        }
    }

    /// Takes the views, with what the person has in hand where the page of the first question becomes theirs.
    pub(super) fn take_views(&mut self, views: Rc<dyn AppViews>) -> bool {
        self.has_failed = false;
        if self.shows_question() {
            let root = self.root.cast::<Element>();
            self.handing_over = root.and_then(|root| Some((root.parent_element()?, FocusAndInput::of(&root))));
        }
        self.views = Some(views);
        self.look_behind()
    }

    /// Whether there is more to see than before.
    pub(super) fn look_behind(&mut self) -> bool {
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
