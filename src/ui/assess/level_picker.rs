//! The choice of a level, each with what it looks like for this practice.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::ui::components::level_class;
use crate::ui::context::use_ui;
use opex_app::EditMessage;
use opex_language::{CommonTexts, fill};
use opex_model::{Answer, AssessmentId, CatalogueText, Command, Level, PracticeId, PracticeText};

/// Properties of [`LevelPicker`].
#[derive(Properties, PartialEq)]
pub struct LevelPickerProps {
    /// The assessment.
    pub assessment: AssessmentId,
    /// The practice.
    pub id: PracticeId,
    /// Its text.
    pub text: Rc<PracticeText>,
    /// The text of the whole catalogue, for the names of the levels.
    pub catalogue_text: Rc<CatalogueText>,
    /// The answer.
    pub answer: Answer,
    /// The level aimed at.
    pub target: Level,
    /// Shows the text of the chosen level only.
    pub is_folded: bool,
}

/// The radio group of a practice: every level, and not applicable.
#[component]
pub fn LevelPicker(props: &LevelPickerProps) -> Html {
    let ui = use_ui();
    let (common, texts) = (ui.texts().common(), ui.texts().assess());
    let scale = ui.catalogue.scale();
    let group = ui.id(props.id.as_str());
    let choose = |answer: Answer| ui.on::<Event>(EditMessage::Change(Command::SetAnswer(props.id.clone(), answer)));
    let option = |level: Level| {
        let at = usize::from(level);
        let name = props.catalogue_text.scale.get(at).map(|level| level.name.clone()).unwrap_or_default();
        let looks_like = props.text.levels.get(at).cloned().unwrap_or_default();
        let is_chosen = props.answer == Answer::Level(level);
        html! {
            <label class={classes!("level", level_class(level, scale), is_chosen.then_some("is-chosen"))}>
                <input
                    type="radio"
                    name={&group}
                    value={level.to_string()}
                    checked={is_chosen}
                    onchange={choose(Answer::Level(level))}
                />
                <span class="level-digit" aria-hidden="true">{ level }</span>
                <span class="level-name">
                    <span class="visually-hidden">{ level }</span>
                    { &*name }
                    if level == props.target {
                        <span class="level-target">{ texts.target_mark }</span>
                    }
                </span>
                <span class="level-text">{ &*looks_like }</span>
            </label>
        }
    };
    let group_node = use_node_ref();
    {
        let node = group_node.clone();
        use_effect_with(props.answer.clone(), move |_| focus_chosen(&node));
    }
    let is_na = props.answer.is_not_applicable();
    let na = use_not_applicable(props);
    html! {
        <fieldset ref={group_node} class={classes!("levels", props.is_folded.then_some("levels-folded"))}>
            <legend class="visually-hidden">{ fill(texts.level_legend, &[("title", &props.text.title)]) }</legend>
            { for scale.levels().map(option) }
            <label class={classes!("level", "level-na", is_na.then_some("is-chosen"))}>
                <input type="radio" name={&group} value="na" checked={is_na} onchange={choose(na)} />
                <span class="level-digit" aria-hidden="true">{ "–" }</span>
                <span class="level-name">{ common.not_applicable }</span>
                <span class="level-text">{ texts.na_option }</span>
            </label>
            if props.is_folded {
                // Read to nobody: the chosen option says the same.
                <p class="level-chosen" aria-hidden="true">{ chosen(props, common) }</p>
            }
        </fieldset>
    }
}

/// What choosing "not applicable" answers: with the reason given before, since moving through the options by arrow
/// keys passes over it and comes back. It is forgotten with the answer.
#[hook]
fn use_not_applicable(props: &LevelPickerProps) -> Answer {
    // Of another assessment nothing may show here.
    let last = use_memo(props.assessment.clone(), |_| RefCell::new(Answer::not_applicable()));
    match &props.answer {
        Answer::NotApplicable { .. } => last.borrow_mut().clone_from(&props.answer),
        Answer::Unanswered => *last.borrow_mut() = Answer::not_applicable(),
        Answer::Level(_) => {}
    }
    last.borrow().clone()
}

/// Takes the focus along within the group when another way than a click or an arrow has answered: the next arrow goes
/// on from the option that has the focus.
fn focus_chosen(group: &NodeRef) {
    let Some(group) = group.cast::<Element>() else { return };
    let find = |selector: &str| group.query_selector(selector).ok().flatten()?.dyn_into::<HtmlElement>().ok();
    if let (Some(_), Some(chosen)) = (find("input:focus:not(:checked)"), find("input:checked")) {
        // Refused only where it cannot have the focus.
        let _ = chosen.focus();
    }
}

/// What the chosen option looks like.
fn chosen(props: &LevelPickerProps, common: &CommonTexts) -> Html {
    let at = match &props.answer {
        Answer::Level(level) => usize::from(*level),
        Answer::NotApplicable { .. } => return html! { <strong>{ common.not_applicable }</strong> },
        Answer::Unanswered => return html! { <span class="hint">{ common.unanswered }</span> },
    };
    let name = props.catalogue_text.scale.get(at).map(|level| level.name.clone()).unwrap_or_default();
    let looks_like = props.text.levels.get(at).cloned().unwrap_or_default();
    html! { <><strong>{ at }{ " " }{ &*name }</strong>{ " · " }{ &*looks_like }</> }
}
