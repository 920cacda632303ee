//! One next step.

use std::rc::Rc;

use yew::prelude::*;

use super::assignment::Assignment;
use super::ranking::RankedStep;
use super::reasons::Reasons;
use super::relations::relation_lines;
use crate::ui::components::{Icon, icon, level_badge, risk_mark, title_link, topic_title};
use crate::ui::context::{Ui, use_ui};
use crate::ui::probe;
use opex_language::{fill, number};
use opex_model::{Answer, CatalogueText, NextStep, Record};

/// Properties of [`StepRow`].
#[derive(Properties, PartialEq)]
pub struct StepRowProps {
    /// The step with its place in the list.
    pub ranked: Rc<RankedStep>,
    /// What is recorded for the practice.
    pub record: Rc<Record>,
    /// The step should have been taken by now.
    pub is_overdue: bool,
    /// The catalogue's text, which changes with the language only.
    pub text: Rc<CatalogueText>,
}

/// A row that reads as a sentence: do this, from this level to that, so many days, so many points.
#[component]
pub fn StepRow(props: &StepRowProps) -> Html {
    probe::rendered("StepRow");
    let ui = use_ui();
    let RankedStep { number, step, .. } = &*props.ranked;
    let Some(practice) = ui.catalogue.practice(step.practice) else { return Html::default() };
    let (common, title) =
        (ui.texts().common(), props.text.practice(step.practice).map(|words| Rc::clone(&words.title)));
    html! {
        <li class="step" data-step={practice.id.as_str().to_owned()} data-from={step.from.to_string()} data-to={step.to.to_string()}>
            <span class="step-number">{ number }</span>
            <div class="step-head">
                <h3>{ title_link(&ui, &props.text, step.practice) }</h3>
                <p class="step-place">
                    <span class="number">{ &*practice.number }</span>
                    <span>{ topic_title(&props.text, practice).to_owned() }</span>
                    { risk_mark(common, practice.risk) }
                    if props.record.depends_on_other_team {
                        <span class="mark">{ ui.texts().assess().depends }</span>
                    }
                </p>
            </div>
            { figures(&ui, step) }
            <div class="step-more">
                { relation_lines(&ui, &props.text, step) }
                <Reasons ranked={Rc::clone(&props.ranked)} text={Rc::clone(&props.text)} />
            </div>
            <Assignment
                id={practice.id.clone()}
                title={AttrValue::from(title.unwrap_or_default())}
                to={step.to}
                record={Rc::clone(&props.record)}
                is_overdue={props.is_overdue}
            />
        </li>
    }
}

fn figures(ui: &Ui, step: &NextStep) -> Html {
    let gain = fill(ui.texts().plan().gain, &[("points", &number::points(step.gain))]);
    html! {
        <p class="step-figures">
            <span class="step-levels">
                { level_badge(ui, &Answer::Level(step.from)) }
                { icon(Icon::Next) }
                { level_badge(ui, &Answer::Level(step.to)) }
            </span>
            <span class="step-effort">{ number::days(ui.texts().common().days, step.effort) }</span>
            <span class="step-gain">{ gain }</span>
        </p>
    }
}
