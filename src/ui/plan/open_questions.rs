//! Practices that nobody has answered, apart from the steps.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{risk_mark, title_link, topic_title};
use crate::ui::context::{Ui, use_ui};
use opex_language::fill;
use opex_model::{CatalogueText, OpenQuestion};

/// How many are shown at first.
const N_SHOWN: usize = 10;

/// Properties of [`OpenQuestions`].
#[derive(Properties, PartialEq)]
pub struct OpenQuestionsProps {
    /// The questions, those that most steps rest on first.
    pub open: Rc<[OpenQuestion]>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
}

/// The first few open questions, or all.
#[component]
pub fn OpenQuestions(props: &OpenQuestionsProps) -> Html {
    let ui = use_ui();
    let shows_all = use_state_eq(|| false);
    let texts = ui.texts().plan();
    if props.open.is_empty() {
        return Html::default();
    }
    let toggle = {
        let shows_all = shows_all.clone();
        Callback::from(move |_: MouseEvent| shows_all.set(!*shows_all))
    };
    let n_shown = if *shows_all { props.open.len() } else { N_SHOWN };
    let (label, n) = if *shows_all { (texts.show_first, N_SHOWN) } else { (texts.show_all, props.open.len()) };
    let title_id = ui.id("open-questions");
    html! {
        <section class="plan-group plan-open" aria-labelledby={&title_id}>
            <h2 id={title_id}>{ texts.open_questions }{ " " }<span class="plan-count">{ props.open.len() }</span></h2>
            <p class="hint">{ texts.open_questions_hint }</p>
            <ol class="open-questions">
                { for props.open.iter().take(n_shown).map(|question| row(&ui, props, *question)) }
            </ol>
            if props.open.len() > N_SHOWN {
                <button type="button" class="button" onclick={toggle}>{ fill(label, &[("n", &n.to_string())]) }</button>
            }
        </section>
    }
}

fn row(ui: &Ui, props: &OpenQuestionsProps, question: OpenQuestion) -> Html {
    let Some(practice) = ui.catalogue.practice(question.practice) else { return Html::default() };
    html! {
        <li class="open-question" key={practice.id.as_str()} data-open-question={practice.id.as_str().to_owned()}>
            <p class="open-question-title">{ title_link(ui, &props.text, question.practice) }</p>
            <p class="step-place">
                <span class="number">{ &*practice.number }</span>
                <span>{ topic_title(&props.text, practice).to_owned() }</span>
                { risk_mark(ui.texts().common(), practice.risk) }
                if question.n_steps > 0 {
                    <span class="open-question-steps">{ ui.texts().plan().rests_on.of(question.n_steps) }</span>
                }
            </p>
        </li>
    }
}
