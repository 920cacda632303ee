//! What the bar at the top says while the first question is shown.

use std::rc::Rc;

use yew::prelude::*;

use super::{Answers, QuestionCallbacks, progress_bar, score};
use crate::ui::components::{Icon, icon};
use crate::ui::entrance::assessment_status::{AssessmentStatus, Count};
use opex_app::Route;
use opex_language::{Language, fill};
use opex_model::OVERALL;

/// The parts of the bar that belong to an assessment.
pub struct HeaderParts {
    /// What is open.
    pub open: Html,
    /// What can be done with it.
    pub tools: Html,
    /// Ways to the views.
    pub tabs: Html,
}

impl HeaderParts {
    /// The parts for a new assessment.
    pub fn new(
        language: Language,
        n_practices: usize,
        answers: &Answers,
        callbacks: &QuestionCallbacks,
        status: Option<&AssessmentStatus>,
    ) -> Self {
        Self {
            open: open(language, n_practices, callbacks, status.and_then(|status| status.of(OVERALL))),
            tools: tools(language, answers, callbacks, status),
            tabs: tabs(language, callbacks),
        }
    }
}

fn open(language: Language, n_practices: usize, callbacks: &QuestionCallbacks, count: Option<&Count>) -> Html {
    let (texts, common) = (language.entrance_texts(), language.common_texts());
    let n_done = count.map_or(0, |count| count.n_done);
    let progress = fill(common.answered_of, &[("n", &n_done.to_string()), ("m", &n_practices.to_string())]);
    html! {
        <div class="header-open">
            <span class="header-name" title={texts.unnamed}>{ texts.unnamed }</span>
            <a class="header-score" href={Route::Results.place()} onclick={callbacks.go(Route::Results)}>
                <span class="visually-hidden">{ common.score }</span>
                { score(AttrValue::Static(OVERALL), count) }
            </a>
            { progress_bar(n_done, n_practices, progress.clone()) }
            <span class="header-progress">{ progress }</span>
        </div>
    }
}

fn tools(
    language: Language,
    answers: &Answers,
    callbacks: &QuestionCallbacks,
    status: Option<&AssessmentStatus>,
) -> Html {
    let (texts, common, shell) = (language.entrance_texts(), language.common_texts(), language.shell_texts());
    let (can_undo, can_redo) = answers.can_travel();
    // Only the app says that answers are saved, once they are.
    let before = if can_undo || can_redo { ("saving", shell.saving) } else { ("unsaved", shell.unsaved) };
    let (state, word) = status.map_or(before, |status| status.save);
    let travel = |is_undo: bool, can: bool, label: &'static str, picture: Icon| {
        let onclick = callbacks.on_travel.reform(move |_: MouseEvent| is_undo);
        html! {
            <button type="button" class="button button-quiet button-icon" {onclick} disabled={!can} aria-label={label} title={label}>
                { icon(picture) }
            </button>
        }
    };
    let wait = |label: &'static str, opens: Option<&'static str>, picture: Icon| {
        html! {
            <button
                type="button"
                class="button button-quiet button-icon"
                onclick={&callbacks.on_wait}
                aria-label={label}
                aria-haspopup={opens}
                title={label}
            >
                { icon(picture) }
            </button>
        }
    };
    html! {
        <>
            <span class="save-state" role="status" data-save-state={state}>{ word }</span>
            { travel(true, can_undo, common.undo, Icon::Undo) }
            { travel(false, can_redo, common.redo, Icon::Redo) }
            { wait(shell.download, None, Icon::Download) }
            { wait(texts.share, Some("dialog"), Icon::Share) }
        </>
    }
}

fn tabs(language: Language, callbacks: &QuestionCallbacks) -> Html {
    let (texts, shell) = (language.entrance_texts(), language.shell_texts());
    let tab = |(route, name): (Route, &'static str)| {
        let is_current = matches!(route, Route::Assess(_));
        html! {
            <a class="tab" href={route.place()} aria-current={is_current.then_some("page")} onclick={callbacks.go(route)}>
                { name }
            </a>
        }
    };
    let tabs = [
        (Route::Start, texts.start),
        (Route::Settings, shell.settings),
        (Route::Assess(None), shell.assess),
        (Route::Results, shell.results),
        (Route::Plan, shell.plan),
        (Route::Compare, texts.history),
        (Route::Catalogue(Rc::default()), shell.catalogue),
    ];
    html! {
        <nav class="tabs" part="navigation" aria-label={shell.navigation}>{ for tabs.map(tab) }</nav>
    }
}
