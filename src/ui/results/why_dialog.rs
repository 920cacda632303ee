//! Why a figure is what it is: the formula, and its terms with their numbers.

use std::rc::Rc;

use yew::prelude::*;

use super::why::figure_name;
use crate::ui::components::{Dialog, GroupName, practice_link, table};
use crate::ui::context::{Ui, use_ui};
use opex_app::{ExplainedFigure, State, ViewMessage};
use opex_language::{ResultsTexts, fill, number};
use opex_model::{
    Assessment, CatalogueText, Evaluation, Explanation, Figure, Importance, PracticeIndex, Ratio, Standing, Term,
};

/// Properties of [`WhyDialog`].
#[derive(Properties, PartialEq)]
struct WhyDialogProps {
    /// What is to be explained.
    asked: ExplainedFigure,
    /// The group's practices.
    members: Rc<[PracticeIndex]>,
    /// Where every practice stands.
    evaluation: Rc<Evaluation>,
    /// The assessment, for the importances.
    assessment: Rc<Assessment>,
    /// The catalogue's text.
    text: Rc<CatalogueText>,
}

const FIGURES: [Figure; 4] = [Figure::Score, Figure::TargetScore, Figure::Low, Figure::High];

/// The explanation of the figure that the state asks for, with the others of its group within reach; nothing where it asks
/// for none.
pub fn why_dialog(state: &State) -> Html {
    let open = state.assessment().zip(state.figures.as_ref()).zip(state.results_text());
    let (Some(asked), Some(((assessment, figures), text))) = (state.explained.as_deref(), open) else {
        return Html::default();
    };
    let derived = &figures.derived;
    html! {
        <WhyDialog
            asked={asked.clone()}
            members={derived.members(&asked.group)}
            evaluation={Rc::clone(&derived.evaluation)}
            assessment={Rc::clone(assessment)}
            text={Rc::clone(text)}
        />
    }
}

#[component]
fn WhyDialog(props: &WhyDialogProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().results();
    let name = GroupName::new(&ui, &props.text, &props.asked.group).full();
    let explanation = props.evaluation.explain(&props.members, props.asked.figure);
    let top = explanation.top.to_string();
    html! {
        <Dialog name="why" title={fill(texts.why_title, &[("group", &name)])} on_close={ui.on(ViewMessage::Explain(None))}>
            <fieldset class="why-figures">
                <legend class="visually-hidden">{ texts.why_figure }</legend>
                <div class="segments">{ for FIGURES.iter().map(|figure| choose(&ui, props, *figure)) }</div>
            </fieldset>
            <p>{ formula_words(texts, props.asked.figure) }</p>
            <p class="formula">{ formula_symbols(props.asked.figure) }</p>
            <p class="hint">{ fill(texts.why_symbols, &[("top", &top)]) }</p>
            { match explanation.value() {
                Some(value) => result(&ui, props, &explanation, value),
                None => html! { <p class="why-none">{ why_none(props, texts) }</p> },
            } }
        </Dialog>
    }
}

fn choose(ui: &Ui, props: &WhyDialogProps, figure: Figure) -> Html {
    let asked = ExplainedFigure { group: props.asked.group.clone(), figure };
    let onchange = ui.on::<Event>(ViewMessage::Explain(Some(asked)));
    html! {
        <label class="segment">
            <input type="radio" name={ui.id("why-figure")} checked={props.asked.figure == figure} {onchange} />
            <span>{ figure_name(ui.texts(), figure) }</span>
        </label>
    }
}

fn result(ui: &Ui, props: &WhyDialogProps, explanation: &Explanation, value: Ratio) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().results());
    let columns = [common.practice, texts.weight, texts.level_counted, "w·l", "w·S"];
    let rows = explanation.terms.iter().filter_map(|term| row(ui, props, term, explanation));
    let (reached, reachable) = (number::halves(explanation.reached()), number::halves(explanation.reachable()));
    let foot = html! {
        <tfoot>
            <tr>
                <th scope="row" colspan="3">{ texts.sum }</th>
                <td>{ &reached }</td>
                <td>{ &reachable }</td>
            </tr>
        </tfoot>
    };
    html! {
        <>
            <p class="why-result">
                <span>{ figure_name(ui.texts(), props.asked.figure) }</span>
                { " = " }
                <span class="fraction">{ &reached }{ " / " }{ &reachable }</span>
                { " = " }{ number::percent_exact(Some(value)) }{ " ≈ " }
                <strong>{ number::percent(Some(value)) }</strong>
            </p>
            <div class="why-table">{ table(texts.why_table, &columns, rows, foot) }</div>
        </>
    }
}

fn row(ui: &Ui, props: &WhyDialogProps, term: &Term, explanation: &Explanation) -> Option<Vec<Html>> {
    let practice = ui.catalogue.practice(term.practice)?;
    let standing = props.evaluation.standing(term.practice)?;
    let importance = props.assessment.record(&practice.id).map(|record| record.importance).unwrap_or_default();
    Some(vec![
        practice_link(ui, &props.text, term.practice),
        html! { weight(standing, importance, term) },
        html! {
            <>
                { term.level }
                if let Some(note) = level_note(ui.texts().results(), standing, term) {
                    <span class="hint">{ " (" }{ note }{ ")" }</span>
                }
            </>
        },
        html! { number::halves(term.reached()) },
        html! { number::halves(term.reachable(explanation.top)) },
    ])
}

/// `3 × 0.5 = 1.5`: risk times importance.
fn weight(standing: &Standing, importance: Importance, term: &Term) -> String {
    let importance = number::halves(u128::from(importance.halves()));
    format!("{} × {importance} = {}", standing.catalogue_risk.weight(), number::halves(term.half_weight))
}

/// Says where the level counted is not the level answered.
fn level_note(texts: &ResultsTexts, standing: &Standing, term: &Term) -> Option<String> {
    match standing.level {
        None => Some(texts.level_assumed.to_owned()),
        Some(level) if level != term.level => Some(fill(texts.level_today, &[("level", &level.to_string())])),
        Some(_) => None,
    }
}

fn why_none(props: &WhyDialogProps, texts: &ResultsTexts) -> &'static str {
    let mut standings = props.members.iter().filter_map(|index| props.evaluation.standing(*index));
    if standings.any(|standing| standing.is_applicable) { texts.why_none_answered } else { texts.why_none_applicable }
}

fn formula_words(texts: &ResultsTexts, figure: Figure) -> &'static str {
    match figure {
        Figure::Score => texts.why_score,
        Figure::TargetScore => texts.why_target,
        Figure::Low => texts.why_low,
        Figure::High => texts.why_high,
    }
}

/// The formula as mathematicians of either language write it.
fn formula_symbols(figure: Figure) -> &'static str {
    match figure {
        Figure::Score => "Σ w·l / Σ w·S",
        Figure::TargetScore => "Σ w·max(t, l) / Σ w·S",
        Figure::Low => "(Σ w·l + Σᵤ w·0) / (Σ w·S + Σᵤ w·S)",
        Figure::High => "(Σ w·l + Σᵤ w·S) / (Σ w·S + Σᵤ w·S)",
    }
}
