//! Steps that are done, until a person confirms the level that they lead to.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{Icon, TextField, focus_in_place, icon, level_badge, title_link};
use crate::ui::context::{Ui, use_ui};
use opex_app::EditMessage;
use opex_language::fill;
use opex_model::{
    Answer, Assessment, CatalogueText, Command, Evidence, Level, Practice, PracticeIndex, StepId, StepStatus,
};

/// Properties of [`ToConfirm`].
#[derive(Properties, PartialEq)]
pub struct ToConfirmProps {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
}

/// A list of proposals; nothing to see where there is none.
#[component]
pub fn ToConfirm(props: &ToConfirmProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().planning();
    let list = use_node_ref();
    let was_shown = use_mut_ref(|| false);
    let proposal = |(index, practice): (PracticeIndex, &Practice)| {
        let record = props.assessment.record(&practice.id)?;
        let (from, to) = (record.answer.level()?, record.proposed_level()?);
        let step = StepId { practice: practice.id.clone(), to };
        Some(
            html! { <Proposal key={practice.id.as_str()} {index} {from} {step} text={Rc::clone(&props.text)} list={list.clone()} /> },
        )
    };
    let proposals: Vec<Html> = PracticeIndex::enumerate(ui.catalogue.practices()).filter_map(proposal).collect();
    let is_empty = proposals.is_empty();
    if is_empty && !*was_shown.borrow() {
        return Html::default();
    }
    *was_shown.borrow_mut() = true;
    let title_id = ui.id("plan-done");
    // Once the last one is confirmed the title stays, unseen, for the focus that has been in the list.
    html! {
        <section
            ref={list}
            class={if is_empty { "visually-hidden" } else { "plan-done" }}
            tabindex="-1"
            aria-labelledby={&title_id}
        >
            <h2 id={title_id}>{ texts.done_title }{ " " }<span class="plan-count">{ proposals.len() }</span></h2>
            if !is_empty {
                <p class="hint">{ texts.done_hint }</p>
                <ul class="proposals">{ for proposals }</ul>
            }
        </section>
    }
}

/// Properties of [`Proposal`].
#[derive(Properties, PartialEq)]
struct ProposalProps {
    index: PracticeIndex,
    from: Level,
    step: StepId,
    text: Rc<CatalogueText>,
    list: NodeRef,
}

/// The level that is proposed, with what shows it.
#[component]
fn Proposal(props: &ProposalProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().planning();
    let (label, url) = (use_state_eq(String::new), use_state_eq(String::new));
    let ProposalProps { index, from, step, text, list } = props;
    // A proposal goes away once it is decided; the keyboard stays with the list.
    let decide = {
        let (store, list) = (ui.store.clone(), list.clone());
        Callback::from(move |command: Command| {
            focus_in_place(&list);
            store.dispatch(EditMessage::Change(command));
        })
    };
    let onsubmit = {
        let (decide, step) = (decide.clone(), step.clone());
        let evidence = Evidence { label: label.trim().into(), url: url.trim().into(), ..Evidence::default() };
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let is_empty = evidence.label.is_empty() && evidence.url.is_empty();
            let shown: Rc<[Evidence]> = if is_empty { Rc::default() } else { [evidence.clone()].into() };
            decide.emit(Command::ConfirmStep(step.clone(), shown));
        })
    };
    let typed = |state: &UseStateHandle<String>| {
        let state = state.setter();
        Callback::from(move |text: String| state.set(text))
    };
    let name = |field: &str| format!("confirm-{field}-{}", step.practice);
    html! {
        <li class="proposal" data-proposal={step.practice.as_str().to_owned()}>
            <div>
                <h3>{ title_link(&ui, text, *index) }</h3>
                { levels(&ui, *from, step.to) }
            </div>
            <form class="proposal-form" {onsubmit}>
                <TextField name={name("label")} label={texts.done_evidence} value={(*label).clone()} on_text={typed(&label)} />
                <TextField name={name("link")} label={texts.done_link} value={(*url).clone()} on_text={typed(&url)} />
                <button type="submit" class="button button-primary">
                    { icon(Icon::Check) }{ fill(texts.done_confirm, &[("level", &step.to.to_string())]) }
                </button>
                { back(&ui, step, &decide) }
            </form>
        </li>
    }
}

fn levels(ui: &Ui, from: Level, to: Level) -> Html {
    let words = fill(ui.texts().planning().done_proposal, &[("from", &from.to_string()), ("to", &to.to_string())]);
    html! {
        <p class="plan-card-figures">
            <span class="step-levels">
                { level_badge(ui, &Answer::Level(from)) }{ icon(Icon::Next) }{ level_badge(ui, &Answer::Level(to)) }
            </span>
            <span>{ words }</span>
        </p>
    }
}

/// It is not done after all.
fn back(ui: &Ui, step: &StepId, decide: &Callback<Command>) -> Html {
    let undone = Command::SetStepStatus(step.clone(), StepStatus::InProgress);
    let onclick = decide.reform(move |_: MouseEvent| undone.clone());
    html! {
        <button type="button" class="button button-quiet" {onclick}>
            { ui.texts().planning().done_back }
        </button>
    }
}
