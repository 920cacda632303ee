//! What has changed between two states: answers, risks, every field.

use yew::prelude::*;

use super::compared::Compared;
use crate::ui::components::{Icon, icon, level_badge, practice_link, risk_badge};
use crate::ui::context::Ui;
use crate::ui::part_groups::part_groups;
use crate::ui::part_name::part_title;
use crate::ui::part_value::part_value;
use opex_model::{CatalogueText, Part, PracticeIndex, PracticeRisk};

/// Practices that are answered otherwise.
pub fn answers(ui: &Ui, text: &CatalogueText, before: &Compared, after: &Compared) -> Html {
    let row = |(index, practice): (PracticeIndex, &opex_model::Practice)| {
        let [was, is] = [before, after].map(|state| state.assessment.answer(&practice.id).clone());
        let differs = (was.level(), was.is_not_applicable()) != (is.level(), is.is_not_applicable());
        differs.then(|| {
            html! {
                <li>
                    <span class="step-levels">{ level_badge(ui, &was) }{ icon(Icon::Next) }{ level_badge(ui, &is) }</span>
                    { practice_link(ui, text, index) }
                </li>
            }
        })
    };
    let rows: Vec<Html> = PracticeIndex::enumerate(ui.catalogue.practices()).filter_map(row).collect();
    list(ui.texts().history().levels.of(rows.len()), rows)
}

/// Practices with more or less risk left.
pub fn risks(ui: &Ui, text: &CatalogueText, before: &Compared, after: &Compared) -> Html {
    let texts = ui.texts().history();
    let (mut came, mut went) = (Vec::new(), Vec::new());
    for index in ui.catalogue.indices() {
        let risk = |state: &Compared| state.derived.evaluation.standing(index).and_then(|standing| standing.risk);
        let (was, is) = (risk(before), risk(after));
        let rows = match weight(is).cmp(&weight(was)) {
            std::cmp::Ordering::Greater => &mut came,
            std::cmp::Ordering::Less => &mut went,
            std::cmp::Ordering::Equal => continue,
        };
        rows.push(html! {
            <li>
                <span class="risk-change">{ badge(ui, was) }{ icon(Icon::Next) }{ badge(ui, is) }</span>
                { practice_link(ui, text, index) }
            </li>
        });
    }
    html! {
        <>
            { list(texts.risks_came.of(came.len()), came) }
            { list(texts.risks_went.of(went.len()), went) }
        </>
    }
}

/// How much a risk weighs. What is unknown, accepted or does not apply is no known risk.
fn weight(risk: Option<PracticeRisk>) -> u8 {
    match risk {
        Some(PracticeRisk::High) => 3,
        Some(PracticeRisk::Medium) => 2,
        Some(PracticeRisk::Low) => 1,
        Some(PracticeRisk::None | PracticeRisk::Accepted | PracticeRisk::Unknown) | None => 0,
    }
}

fn badge(ui: &Ui, risk: Option<PracticeRisk>) -> Html {
    match risk {
        Some(risk) => risk_badge(ui.language.common_texts(), risk, None),
        None => html! { <span class="risk">{ ui.texts().common().not_applicable }</span> },
    }
}

fn list(title: String, rows: Vec<Html>) -> Html {
    html! {
        if !rows.is_empty() {
            <h3>{ title }</h3>
            <ul class="change-list">{ for rows }</ul>
        }
    }
}

/// Every field that differs, with both values.
pub fn fields(ui: &Ui, text: &CatalogueText, before: &Compared, after: &Compared, parts: &[Part]) -> Html {
    let texts = ui.texts().history();
    let side = |name: &'static str, state: &Compared, part: &Part| {
        html! {
            <div class="side"><dt class="hint">{ name }</dt><dd>{ part_value(ui, Some(text), &state.assessment, part) }</dd></div>
        }
    };
    let row = |part: &&Part| {
        html! {
            <li class="difference">
                <p class="difference-name">{ part_title(ui, Some(text), part) }</p>
                <dl class="sides">{ side(texts.before, before, part) }{ side(texts.after, after, part) }</dl>
            </li>
        }
    };
    let groups = part_groups(ui, Some(text), parts, |part| part);
    html! {
        <details class="fold differences">
            <summary>{ texts.fields.of(parts.len()) }</summary>
            { for groups.iter().map(|group| html! {
                <>
                    <h4>{ &group.name }</h4>
                    <ul>{ for group.items.iter().map(row) }</ul>
                </>
            }) }
        </details>
    }
}
