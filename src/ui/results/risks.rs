//! Where the risk is: every practice by the risk that is left.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::risk_group::{RiskGroup, risk_group_title};
use super::section::section;
use crate::ui::components::practice_link;
use crate::ui::context::Ui;
use opex_model::{Assessment, CatalogueText, Date, Evaluation, PracticeIndex, PracticeRisk};

/// What is shown by [`risks`].
pub struct Risks {
    /// Where the list stands, for [`go_to_group`].
    pub place: NodeRef,
    /// The assessment, for acceptances.
    pub assessment: Rc<Assessment>,
    /// Where every practice stands.
    pub evaluation: Rc<Evaluation>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The day that figures are made for.
    pub today: Date,
}

/// Practices at high, medium, low and accepted risk, and folded those of which nothing is known and
/// those without a risk.
pub fn risks(ui: &Ui, props: &Risks) -> Html {
    let texts = ui.texts().results();
    let group = |risk: PracticeRisk| {
        let practices = props.evaluation.at_risk(risk);
        match risk {
            PracticeRisk::Unknown | PracticeRisk::None => folded(ui, props, risk, &practices),
            _ => html! {
                <RiskGroup
                    key={risk.as_str()}
                    {risk}
                    practices={Rc::<[PracticeIndex]>::from(practices)}
                    assessment={Rc::clone(&props.assessment)}
                    text={Rc::clone(&props.text)}
                    today={props.today}
                />
            },
        }
    };
    let body = html! {
        <>
            <p>{ texts.risks_summary }</p>
            <div ref={&props.place} class="risk-groups">{ for PracticeRisk::ALL.iter().copied().map(group) }</div>
        </>
    };
    section(ui, "risks", texts.risks_title, body)
}

/// Shows the practices at a risk, below the element that `place` stands for.
pub fn go_to_group(place: &NodeRef, risk: PracticeRisk) {
    let selector = format!("[data-risk-group=\"{}\"]", risk.as_str());
    let Some(group) = place.cast::<Element>().and_then(|place| place.query_selector(&selector).ok().flatten()) else {
        return;
    };
    // Refused only where there is no such attribute or the element cannot have the focus; then nothing is lost.
    if group.tag_name().eq_ignore_ascii_case("details") {
        let _ = group.set_attribute("open", "");
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    group.scroll_into_view_with_scroll_into_view_options(&options);
    if let Some(group) = group.dyn_ref::<HtmlElement>() {
        let _ = group.focus();
    }
}

fn folded(ui: &Ui, props: &Risks, risk: PracticeRisk, practices: &[PracticeIndex]) -> Html {
    let texts = ui.texts().results();
    html! {
        <details class="fold" key={risk.as_str()} data-risk-group={risk.as_str()} tabindex="-1">
            <summary>{ risk_group_title(texts, risk) }<span class="fold-count">{ practices.len() }</span></summary>
            if practices.is_empty() {
                <p class="hint">{ texts.risk_group_empty }</p>
            }
            <ul class="practice-list">
                { for practices.iter().map(|index| html! { <li>{ practice_link(ui, &props.text, *index) }</li> }) }
            </ul>
        </details>
    }
}
