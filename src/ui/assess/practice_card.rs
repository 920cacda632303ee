//! One practice with its answer.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::details::Details;
use super::guidance::Guidance;
use super::level_picker::LevelPicker;
use super::not_applicable::NotApplicableForm;
use crate::ui::catalogue::page_link;
use crate::ui::components::{checked, risk_mark};
use crate::ui::context::{Ui, use_ui};
use crate::ui::open_cards::takes_open;
use crate::ui::probe;
use opex_app::{CataloguePage, EditMessage, Reference};
use opex_model::{
    Answer, AssessmentId, CatalogueText, Command, Level, OperatingModelId, PracticeId, PracticeIndex, PracticeText,
    Record,
};

/// Properties of [`PracticeCard`].
#[derive(Properties, PartialEq)]
pub struct PracticeCardProps {
    /// The assessment.
    pub assessment: AssessmentId,
    /// The practice.
    pub index: PracticeIndex,
    /// The practice's text.
    pub text: Rc<PracticeText>,
    /// The text of the whole catalogue, which changes with the language only.
    pub catalogue_text: Rc<CatalogueText>,
    /// What the catalogue says beyond it, where it has been loaded.
    pub reference: Option<Rc<Reference>>,
    /// The assessment's operating model.
    pub operating_model: Option<OperatingModelId>,
    /// What is recorded for it.
    pub record: Rc<Record>,
    /// The level aimed at where the practice has no target of its own.
    pub default_target: Level,
    /// Called when it is attended to.
    pub on_focus: Callback<PracticeId>,
}

/// One practice with its answer.
///
/// It arrives folded where it is answered, so that what is open stands out; it never folds by itself,
/// so that nothing moves under the pointer.
#[component]
pub fn PracticeCard(props: &PracticeCardProps) -> Html {
    probe::rendered("PracticeCard");
    let ui = use_ui();
    let is_folded = use_state_eq(|| {
        let practice = ui.catalogue.practice(props.index);
        let is_open = practice.is_some_and(|practice| takes_open(&practice.id));
        props.record.answer != Answer::Unanswered && !is_open
    });
    let Some(practice) = ui.catalogue.practice(props.index) else { return Html::default() };
    let texts = ui.texts().assess();
    let (id, text, record) = (&practice.id, &props.text, &props.record);

    let onfocusin = {
        let (on_focus, id) = (props.on_focus.clone(), id.clone());
        Callback::from(move |_: FocusEvent| on_focus.emit(id.clone()))
    };
    let toggle = {
        let is_folded = is_folded.clone();
        Callback::from(move |_: MouseEvent| is_folded.set(!*is_folded))
    };
    let card = use_node_ref();
    let clear = {
        let (store, id, card) = (ui.store.clone(), id.clone(), card.clone());
        Callback::from(move |_: MouseEvent| {
            store.dispatch(EditMessage::Change(Command::SetAnswer(id.clone(), Answer::Unanswered)));
            // The button can no longer be used, so it would lose the focus.
            focus_options(&card);
        })
    };
    let class = classes!("card", is_folded.then_some("is-folded"));
    let target = record.target.unwrap_or(props.default_target);
    // Said with its title to those who hear one link after the other.
    let read_all = html! {
        <>{ texts.read_all }<span class="visually-hidden">{ ": " }{ &*text.title }</span></>
    };
    html! {
        // It can have the focus itself, so that a click anywhere in it is enough for the keys.
        <article ref={card} {class} part="card" tabindex="-1" data-practice={id.as_str().to_owned()} {onfocusin}>
            <header class="card-head">
                <p class="card-place">
                    <span class="number">{ &*practice.number }</span>
                    { risk_mark(ui.texts().common(), practice.risk) }
                    { page_link(&ui, &CataloguePage::Practice(props.index), classes!("card-more"), read_all) }
                </p>
                <h3 class="card-title">{ &*text.title }</h3>
                <p class="card-question">{ &*text.question }</p>
                <p class="card-why">{ &*text.why }</p>
            </header>
            <LevelPicker
                assessment={props.assessment.clone()}
                id={id.clone()}
                text={Rc::clone(text)}
                catalogue_text={Rc::clone(&props.catalogue_text)}
                answer={record.answer.clone()}
                {target}
                is_folded={*is_folded}
            />
            if let Answer::NotApplicable { reason, explanation } = &record.answer {
                <NotApplicableForm id={id.clone()} reason={*reason} explanation={AttrValue::from(Rc::clone(explanation))} />
            }
            <div class="card-foot">
                <button
                    type="button"
                    class="button button-quiet"
                    onclick={toggle}
                    aria-expanded={(!*is_folded).to_string()}
                >
                    { if *is_folded { texts.show_levels } else { texts.hide_levels } }
                </button>
                <button
                    type="button"
                    class="button button-quiet"
                    disabled={record.answer == Answer::Unanswered}
                    onclick={clear}
                >
                    { texts.clear }
                </button>
                <Details
                    id={id.clone()}
                    record={Rc::clone(record)}
                    effort={practice.effort}
                    default_target={props.default_target}
                />
                <Guidance
                    index={props.index}
                    text={Rc::clone(text)}
                    catalogue_text={Rc::clone(&props.catalogue_text)}
                    reference={props.reference.clone()}
                    operating_model={props.operating_model.clone()}
                    level={record.answer.level()}
                />
                { depends_on_other_team(&ui, id, record) }
            </div>
        </article>
    }
}

/// Goes to the first option of a card.
fn focus_options(card: &NodeRef) {
    let option = card.cast::<Element>().and_then(|card| card.query_selector("input").ok().flatten());
    if let Some(option) = option.and_then(|option| option.dyn_into::<HtmlElement>().ok()) {
        // Refused only where it cannot have the focus, and then nothing is lost.
        let _ = option.focus();
    }
}

fn depends_on_other_team(ui: &Ui, id: &PracticeId, record: &Record) -> Html {
    let (store, id) = (ui.store.clone(), id.clone());
    let onchange = Callback::from(move |event: Event| {
        store.dispatch(EditMessage::Change(Command::SetDependsOnOtherTeam(id.clone(), checked(&event))));
    });
    html! {
        <label class="check">
            <input type="checkbox" checked={record.depends_on_other_team} {onchange} />
            <span>{ ui.texts().assess().depends }</span>
        </label>
    }
}
