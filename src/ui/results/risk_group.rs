//! The practices at one risk, with what was just done about one of them.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::risk_row::RiskRow;
use crate::ui::components::risk_badge;
use crate::ui::context::{Ui, use_ui};
use opex_app::EditMessage;
use opex_language::{ResultsTexts, fill};
use opex_model::{AcceptedRisk, Assessment, CatalogueText, Command, Date, PracticeIndex, PracticeRisk, Record};

/// Properties of [`RiskGroup`].
#[derive(Properties, PartialEq)]
pub struct RiskGroupProps {
    /// The risk.
    pub risk: PracticeRisk,
    /// The practices at it, in the order in which they are shown.
    pub practices: Rc<[PracticeIndex]>,
    /// The assessment, for acceptances.
    pub assessment: Rc<Assessment>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The day that figures are made for.
    pub today: Date,
}

/// A change of an acceptance made here, which takes the practice to another group.
#[derive(Clone, PartialEq)]
struct Departure {
    /// The practice.
    practice: PracticeIndex,
    /// The acceptance before.
    before: Option<AcceptedRisk>,
    /// The acceptance after.
    after: Option<AcceptedRisk>,
}

/// The practices at a risk, each with what can be done about it.
#[component]
pub fn RiskGroup(props: &RiskGroupProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().results();
    let list = use_node_ref();
    let departure = use_state_eq(|| None::<Departure>);
    let change_acceptance = use_change(&ui, props, &list, &departure);
    let empty = use_memo((), |()| Rc::new(Record::default()));
    let row = |index: &PracticeIndex| {
        let practice = ui.catalogue.practice(*index)?;
        let record = props.assessment.record(&practice.id).unwrap_or(&empty);
        Some(html! {
            <RiskRow
                key={practice.id.as_str()}
                index={*index}
                record={Rc::clone(record)}
                text={Rc::clone(&props.text)}
                is_accepted={props.risk == PracticeRisk::Accepted}
                today={props.today}
                on_change={&change_acceptance}
            />
        })
    };
    html! {
        <div class="risk-group" ref={list} data-risk-group={props.risk.as_str()} tabindex="-1">
            <h3>{ risk_badge(ui.language.common_texts(), props.risk, Some(props.practices.len())) }<span class="visually-hidden">{ " " }{ risk_group_title(texts, props.risk) }</span></h3>
            <div role="status">{ for departure.as_ref().and_then(|departure| news(&ui, props, departure, &change_acceptance)) }</div>
            if props.practices.is_empty() {
                <p class="hint">{ texts.risk_group_empty }</p>
            }
            <ul class="risk-rows">{ for props.practices.iter().filter_map(row) }</ul>
        </div>
    }
}

/// A callback that changes the acceptance of a practice. By that its row leaves the group or comes
/// back, so the focus goes to the row that takes its place, or to its own.
#[hook]
fn use_change(
    ui: &Ui,
    props: &RiskGroupProps,
    list: &NodeRef,
    departure: &UseStateHandle<Option<Departure>>,
) -> Callback<(PracticeIndex, Option<AcceptedRisk>)> {
    // The practice just changed, and where its row was.
    let moved = use_mut_ref(|| None::<(PracticeIndex, usize)>);
    {
        let (list, moved) = (list.clone(), Rc::clone(&moved));
        use_effect_with(Rc::clone(&props.practices), move |practices| {
            if let Some((index, position)) = moved.borrow_mut().take() {
                focus_row(&list, practices.iter().position(|known| *known == index).unwrap_or(position));
            }
        });
    }
    let (store, catalogue, departure) = (ui.store.clone(), Rc::clone(&ui.catalogue), departure.setter());
    let shared = (Rc::clone(&props.assessment), Rc::clone(&props.practices));
    use_callback(shared, move |(index, after): (PracticeIndex, Option<AcceptedRisk>), (assessment, practices)| {
        let Some(practice) = catalogue.practice(index) else { return };
        let position = practices.iter().position(|known| *known == index).unwrap_or_default();
        *moved.borrow_mut() = Some((index, position));
        let before = assessment.record(&practice.id).and_then(|record| record.accepted.clone());
        departure.set(Some(Departure { practice: index, before, after: after.clone() }));
        store.dispatch(EditMessage::Change(Command::SetAcceptance(practice.id.clone(), after)));
    })
}

/// Says what was done, as long as it is still so, and offers to take it back.
fn news(
    ui: &Ui,
    props: &RiskGroupProps,
    departure: &Departure,
    on_change: &Callback<(PracticeIndex, Option<AcceptedRisk>)>,
) -> Option<Html> {
    let texts = ui.texts().results();
    let practice = ui.catalogue.practice(departure.practice)?;
    let now = props.assessment.record(&practice.id).and_then(|record| record.accepted.as_ref());
    if now != departure.after.as_ref() || props.practices.contains(&departure.practice) {
        return None;
    }
    let template = if departure.after.is_some() { texts.was_accepted } else { texts.was_withdrawn };
    let onclick = {
        let (on_change, index, before) = (on_change.clone(), departure.practice, departure.before.clone());
        Callback::from(move |_: MouseEvent| on_change.emit((index, before.clone())))
    };
    Some(html! {
        <p class="risk-news">
            <span>{ fill(template, &[("number", &practice.number)]) }</span>
            <button type="button" class="button" {onclick}>{ ui.texts().common().undo }</button>
        </p>
    })
}

fn focus_row(list: &NodeRef, position: usize) {
    let Some(group) = list.cast::<Element>() else { return };
    let rows = group.query_selector_all(".risk-rows > li").ok();
    let row = rows.and_then(|rows| rows.item(u32::try_from(position).ok()?.min(rows.length().checked_sub(1)?)));
    let row = row.and_then(|row| row.dyn_into::<Element>().ok());
    let control = row.and_then(|row| row.query_selector("a").ok().flatten()).unwrap_or(group);
    if let Some(control) = control.dyn_ref::<HtmlElement>() {
        // Refused only where it cannot have the focus, and then nothing is lost.
        let _ = control.focus();
    }
}

/// The title of a group of risks.
pub fn risk_group_title(texts: &ResultsTexts, risk: PracticeRisk) -> &'static str {
    match risk {
        PracticeRisk::High => texts.risk_group_high,
        PracticeRisk::Medium => texts.risk_group_medium,
        PracticeRisk::Low => texts.risk_group_low,
        PracticeRisk::Accepted => texts.risk_group_accepted,
        PracticeRisk::Unknown => texts.risk_group_unknown,
        PracticeRisk::None => texts.risk_group_none,
    }
}
