//! Which steps are shown. Nothing here changes an answer.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::step_filter::StepFilter;
use crate::ui::components::{FieldKind, Select, TextField, checked, select_value};
use crate::ui::context::{Ui, use_ui};
use opex_language::{fill, number};
use opex_model::{Area, CatalogueText, EffortSize, Risk};

/// Properties of [`FilterBar`].
#[derive(Properties, PartialEq)]
pub struct FilterBarProps {
    /// The filter.
    pub filter: StepFilter,
    /// Called with another filter.
    pub on_filter: Callback<StepFilter>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// How many steps are shown.
    pub n_shown: usize,
    /// How many steps there are.
    pub n_steps: usize,
}

/// Filters by risk, area, effort, owner and readiness.
#[component]
pub fn FilterBar(props: &FilterBarProps) -> Html {
    let ui = use_ui();
    let (texts, is_active) = (ui.texts().plan(), props.filter.is_active());
    let found = fill(texts.filter_found, &[("n", &props.n_shown.to_string()), ("m", &props.n_steps.to_string())]);
    let bar = use_node_ref();
    let clear = {
        let (on_filter, bar) = (props.on_filter.clone(), bar.clone());
        Callback::from(move |_: MouseEvent| {
            on_filter.emit(StepFilter::default());
            // The button goes away with the filter; the keyboard stays with what is left.
            if let Some(bar) = bar.cast::<HtmlElement>() {
                // Refused only where the element cannot have the focus, and then nothing is lost.
                let _ = bar.focus();
            }
        })
    };
    html! {
        <search ref={bar} class="plan-filters" tabindex="-1" aria-label={texts.filter}>
            { choose_risk(&ui, props) }
            { choose_area(&ui, props) }
            { choose_effort(&ui, props) }
            <TextField
                name="step-filter-owner"
                label={texts.filter_owner}
                value={props.filter.owner.clone()}
                on_text={edit(props, |filter, owner| filter.owner = owner)}
                kind={FieldKind::Search}
            />
            <label class="chip">
                <input
                    type="checkbox"
                    checked={props.filter.is_ready}
                    onchange={edit(props, |filter, is_ready| filter.is_ready = is_ready).reform(|event: Event| checked(&event))}
                />
                <span>{ texts.filter_ready }</span>
            </label>
            <p class="plan-found" role="status">{ if is_active { found } else { String::new() } }</p>
            if is_active {
                <button type="button" class="button button-quiet" onclick={clear}>{ ui.texts().assess().filter_clear }</button>
            }
        </search>
    }
}

fn edit<T: 'static>(props: &FilterBarProps, change: fn(&mut StepFilter, T)) -> Callback<T> {
    let (filter, on_filter) = (props.filter.clone(), props.on_filter.clone());
    Callback::from(move |value: T| {
        let mut next = filter.clone();
        change(&mut next, value);
        on_filter.emit(next);
    })
}

fn choose_risk(ui: &Ui, props: &FilterBarProps) -> Html {
    let common = ui.texts().common();
    let choice = |risk: Risk| Choice {
        value: risk.as_str().to_owned(),
        name: fill(common.risk_of_practice, &[("risk", common.risk_word(risk))]),
        is_chosen: props.filter.risk == Some(risk),
    };
    let on_choice = edit(props, |filter, word: String| {
        filter.risk = Risk::ALL.into_iter().find(|risk| risk.as_str() == word);
    });
    select(ui, ("risk", common.risk), ui.texts().assess().filter_risk, &Risk::ALL.map(choice), &on_choice)
}

fn choose_area(ui: &Ui, props: &FilterBarProps) -> Html {
    let choice = |area: &Area| Choice {
        value: area.id.as_str().to_owned(),
        name: props.text.areas.get(&area.id).map(|area| area.title.to_string()).unwrap_or_default(),
        is_chosen: props.filter.area.as_ref() == Some(&area.id),
    };
    let choices: Vec<Choice> = ui.catalogue.areas().iter().map(choice).collect();
    let on_choice = edit(props, |filter, word: String| {
        filter.area = (!word.is_empty()).then(|| word.as_str().into());
    });
    select(ui, ("area", ui.texts().common().area), ui.texts().plan().filter_area, &choices, &on_choice)
}

fn choose_effort(ui: &Ui, props: &FilterBarProps) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().plan());
    let choice = |size: EffortSize| Choice {
        value: size.as_str().to_owned(),
        name: fill(texts.filter_effort_at_most, &[("days", &number::days(common.days, size.effort()))]),
        is_chosen: props.filter.effort == Some(size),
    };
    let on_choice = edit(props, |filter, word: String| {
        filter.effort = EffortSize::ALL.into_iter().find(|size| size.as_str() == word);
    });
    select(ui, ("effort", common.effort), texts.filter_effort, &EffortSize::ALL.map(choice), &on_choice)
}

/// Something that can be chosen in a select.
struct Choice {
    value: String,
    name: String,
    is_chosen: bool,
}

/// A select with its label; `any` stands for no choice, whose value is empty.
fn select(ui: &Ui, (name, label): (&str, &str), any: &str, choices: &[Choice], on_choice: &Callback<String>) -> Html {
    let id = ui.id(&format!("step-filter-{name}"));
    let is_any = choices.iter().all(|choice| !choice.is_chosen);
    let onchange = on_choice.reform(|event: Event| select_value(&event));
    html! {
        <div class="field">
            <label for={&id}>{ label.to_owned() }</label>
            <Select {id} {onchange}>
                <option value="" selected={is_any}>{ any.to_owned() }</option>
                { for choices.iter().map(|choice| html! {
                    <option value={choice.value.clone()} selected={choice.is_chosen}>{ &choice.name }</option>
                }) }
            </Select>
        </div>
    }
}
