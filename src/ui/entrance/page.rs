//! What the entrance shows: the start view or the first question, in the frame of every page.

use yew::prelude::*;

use super::question::{HeaderParts, QuestionCallbacks, QuestionPage};
use super::{Appearance, Choices, Entrance, Message, Request};
use crate::ui::file_drop::{FileDrop, drop_target};
use crate::ui::frame::HeaderBar;
use opex_app::Route;
use opex_language::Language;

impl Entrance {
    pub(super) fn view_page(&self, context: &Context<Self>) -> Html {
        let Appearance { language, theme } = self.appearance;
        let texts = language.entrance_texts();
        let is_part = context.props().is_part;
        let request = context.link().callback(Message::Requested);
        let on_request = |make: fn() -> Request| request.reform(move |_: MouseEvent| make());
        let on_files = request.reform(Request::OpenFiles);
        let file_drop = FileDrop { on_over: context.link().callback(Message::FileOver), on_files: on_files.clone() };
        let question = self.beginning.as_ref().filter(|_| self.shows_question());
        let callbacks = QuestionCallbacks {
            on_answer: context.link().callback(|(question, given)| Message::Answered(question, given)),
            on_go: request.reform(Request::Go),
            on_travel: context.link().callback(Message::Travelled),
            on_wait: context.link().callback(Message::Pressed),
        };
        let status = question.and(self.app.as_ref()).and_then(|app| app.status());
        let HeaderParts { open, tools, tabs } = match question {
            Some(beginning) => HeaderParts::new(
                beginning.language,
                beginning.n_practices(),
                &self.answers,
                &callbacks,
                status.as_ref(),
            ),
            None => HeaderParts {
                open: Html::default(),
                tools: html! { <span class="save-state" role="status" data-save-state="saved" /> },
                tabs: Html::default(),
            },
        };
        let header = HeaderBar {
            appearance: self.appearance,
            place: if question.is_some() { Route::Assess(None).place().into() } else { Route::START_PLACE.into() },
            on_skip: context.link().callback(|()| Message::Skip),
            on_brand: Callback::noop(),
            on_help: on_request(|| Request::ShowHelp),
            on_theme: request.reform(Request::SetTheme),
            on_language: request.reform(Request::SetLanguage),
            open,
            tools,
            tabs,
        };
        let page = match question {
            Some(beginning) => {
                let (language, answers, status) = (beginning.language, &self.answers, status.as_ref());
                QuestionPage { language, beginning, answers, callbacks: &callbacks, status, n_cards: self.n_cards }
                    .view()
            }
            None => self.view_choices(context),
        };
        let first_page = self.views.as_ref().and_then(|views| views.first_page());
        let (notices, dialogs) = match first_page {
            Some(page) => (page.notices, page.dialogs),
            None => (self.view_waiting(context), Html::default()),
        };
        html! {
            <div
                ref={self.root.clone()}
                class="om"
                role={is_part.then_some("region")}
                aria-label={is_part.then_some(texts.app_name)}
                lang={language.tag()}
                data-theme={theme.as_str()}
                onkeydown={context.link().callback(Message::KeyDown)}
                ondragover={file_drop.ondragover()}
                ondragleave={file_drop.ondragleave()}
                ondrop={file_drop.ondrop()}
            >
                { header.view() }
                { notices }
                <@{if is_part { "div" } else { "main" }} ref={self.main.clone()} class="main" part="main" tabindex="-1">
                    { page }
                </@>
                { dialogs }
                { drop_target(texts, self.is_file_over) }
                <span data-app-ready="" hidden=true />
            </div>
        }
    }

    fn view_choices(&self, context: &Context<Self>) -> Html {
        let texts = self.appearance.language.entrance_texts();
        let request = context.link().callback(Message::Requested);
        let on_request = |make: fn() -> Request| request.reform(move |_: MouseEvent| make());
        let choices = Choices {
            on_new: on_request(|| Request::New),
            on_files: request.reform(Request::OpenFiles),
            on_example: on_request(|| Request::OpenExample),
            on_catalogue: on_request(|| Request::ReadCatalogue),
            is_first_visit: true,
            file_input: self.file_input.clone(),
        };
        html! {
            <section class="page page-start">
                <h1>{ texts.title }</h1>
                <p class="lead">{ texts.intro }</p>
                { choices.view(texts) }
                <p class="hint">{ (context.props().privacy)(self.appearance.language) }</p>
            </section>
        }
    }

    /// In the place of messages: that something asked for has to wait, or cannot be had.
    fn view_waiting(&self, context: &Context<Self>) -> Html {
        let texts = self.appearance.language.entrance_texts();
        let (is_question, is_awaited) = (self.shows_question(), self.is_awaited());
        let has_answers = !self.waiting.is_empty() && is_question;
        let has_more_to_show = self.app.as_ref().is_some_and(|app| app.has_more_to_show());
        html! {
            <div class="notices">
                <div role="alert">
                    if self.has_failed && (is_awaited || has_answers || has_more_to_show || context.props().has_failed) {
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
                <div role="status" class={is_question.then_some("toasts")}>
                    if is_awaited && !self.has_failed {
                        <p class={if is_question { "notice" } else { "loading" }}>{ texts.loading }</p>
                    }
                </div>
            </div>
        }
    }
}

/// What the start view says about where the work goes, where the browser keeps it.
pub fn privacy_in_browser(language: Language) -> &'static str {
    language.entrance_texts().privacy
}
