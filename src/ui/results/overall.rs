//! The one number, with how sure it is.

use std::rc::Rc;

use yew::prelude::*;

use super::level_reached::level_reached;
use super::range_bar::{range_bar, range_bar_legend};
use super::section::section;
use super::why::why_button;
use crate::ui::components::{large_score_figure, risk_badge};
use crate::ui::context::Ui;
use opex_app::ExplainedFigure;
use opex_language::{fill, number};
use opex_model::{CatalogueText, Derived, Figure, Figures, Group, OVERALL, PracticeRisk};

/// What is shown by [`overall`].
pub struct Overall {
    /// What follows from the assessment.
    pub derived: Rc<Derived>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// Called when the practices at a risk are to be shown.
    pub on_risk: Callback<PracticeRisk>,
}

/// Score, range, target score, progress, level and risks of the whole.
pub fn overall(ui: &Ui, props: &Overall) -> Html {
    let texts = ui.texts();
    let Some(figures) = props.derived.overall() else { return Html::default() };
    let body = html! {
        <>
            <div class="overall-score">
                { large_score_figure(OVERALL, figures.score) }
                { why(ui, Figure::Score) }
                <p class="overall-range">{ range_words(ui, figures) }</p>
            </div>
            <div class="overall-bar">
                { range_bar(ui, figures) }
                <div class="overall-ticks" aria-hidden="true">
                    <span>{ "0%" }</span><span>{ "25%" }</span><span>{ "50%" }</span><span>{ "75%" }</span><span>{ "100%" }</span>
                </div>
                { range_bar_legend(ui, Html::default()) }
            </div>
            { facts(ui, figures) }
            { level_reached(ui, &props.derived, &props.text) }
            <div class="overall-risks">
                <h3>{ texts.results().risks_left }</h3>
                <ul class="risk-counts">{ for PracticeRisk::ALL.iter().map(|risk| risk_count(ui, props, figures, *risk)) }</ul>
            </div>
        </>
    };
    section(ui, "overall", texts.results().overall_score, body)
}

fn why(ui: &Ui, figure: Figure) -> Html {
    why_button(ui, ExplainedFigure { group: Group::Overall, figure }, ui.texts().common().overall)
}

fn range_words(ui: &Ui, figures: &Figures) -> String {
    let texts = ui.texts().results();
    if figures.low == figures.high {
        return texts.range_none.to_owned();
    }
    let (low, high) = (number::percent(figures.low), number::percent(figures.high));
    let top = ui.catalogue.scale().top().to_string();
    fill(texts.range_words, &[("low", &low), ("high", &high), ("top", &top)])
}

fn facts(ui: &Ui, figures: &Figures) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().results());
    let n_done = figures.n_answered + figures.n_not_applicable;
    let (n, m, na) = (n_done.to_string(), figures.n_practices.to_string(), figures.n_not_applicable.to_string());
    let completeness = fill(texts.completeness_words, &[("n", &n), ("m", &m), ("na", &na)]);
    let is_target_met = figures.score.is_some() && figures.score == figures.target_score;
    html! {
        <dl class="facts">
            <div>
                <dt>{ texts.range }</dt>
                <dd>
                    <span class="fact-figure">{ number::percent(figures.low) }</span>{ why(ui, Figure::Low) }
                    { " – " }
                    <span class="fact-figure">{ number::percent(figures.high) }</span>{ why(ui, Figure::High) }
                </dd>
            </div>
            <div>
                <dt>{ common.target_score }</dt>
                <dd>
                    <span class="fact-figure">{ number::percent(figures.target_score) }</span>{ why(ui, Figure::TargetScore) }
                    <span class="hint">{ if is_target_met { texts.target_met } else { texts.target_words } }</span>
                </dd>
            </div>
            <div>
                <dt>{ common.completeness }</dt>
                <dd>
                    <span class="fact-figure">{ number::percent(figures.completeness) }</span>
                    <span class="hint">{ completeness }</span>
                </dd>
            </div>
        </dl>
    }
}

fn risk_count(ui: &Ui, props: &Overall, figures: &Figures, risk: PracticeRisk) -> Html {
    let onclick = {
        let on_risk = props.on_risk.clone();
        Callback::from(move |_: MouseEvent| on_risk.emit(risk))
    };
    html! {
        <li>
            <button type="button" class="risk-count-link" {onclick} title={ui.texts().results().risk_count_link}>
                { risk_badge(ui.language.common_texts(), risk, Some(figures.risks.of(risk))) }
            </button>
        </li>
    }
}
