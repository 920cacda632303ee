//! How much time there is, from when, and what it is for.

use std::rc::Rc;

use yew::prelude::*;

use super::fold::use_fold;
use super::names::{aim, quarter_name};
use crate::ui::components::{Select, TextField, select_value};
use crate::ui::context::{Ui, dispatch_step, use_ui};
use opex_app::{EditMessage, Message};
use opex_model::{Command, Date, EffortSum, Objective, PlanField, PlanSettings, Quarter, Wave, parse_capacity};

/// Quarters that a plan begins with, before somebody asks for more or fewer.
const N_QUARTERS: usize = 4;

/// How many quarters the first can be away from today's.
const N_FIRST: usize = 5;

/// Properties of [`SetupBar`].
#[derive(Properties, PartialEq)]
pub struct SetupBarProps {
    /// What the plan is made for.
    pub settings: Rc<PlanSettings>,
    /// The day that figures are made for.
    pub today: Date,
}

/// Days, quarters, the first of them, and the aim. Without days there is no plan.
#[component]
pub fn SetupBar(props: &SetupBarProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().planning();
    let n_quarters = use_state_eq(|| N_QUARTERS);
    let settings = &props.settings;
    let n = if settings.capacities.is_empty() { *n_quarters } else { settings.n_waves() };
    let on_days = {
        let (store, n_quarters) = (ui.store.clone(), n_quarters.setter());
        Callback::from(move |capacity: Option<EffortSum>| {
            // Without days nothing else says how many quarters there are.
            n_quarters.set(n);
            let capacities = capacity.map(|capacity| vec![capacity; n]).unwrap_or_default();
            store.dispatch(edit(PlanField::Capacities(capacities.into())));
        })
    };
    let on_quarters = {
        let (store, n_quarters, capacities) = (ui.store.clone(), n_quarters.setter(), Rc::clone(&settings.capacities));
        Callback::from(move |event: Event| {
            let Some(n) = select_value(&event).parse().ok().filter(|n| (1..=Wave::MAX).contains(n)) else { return };
            n_quarters.set(n);
            let last = capacities.last().copied();
            if let Some(last) = last {
                let resized = capacities.iter().copied().chain(std::iter::repeat(last)).take(n);
                dispatch_step(&store, Command::SetPlan(PlanField::Capacities(resized.collect())));
            }
        })
    };
    let first = settings.capacities.first().copied();
    let is_even = settings.capacities.iter().all(|capacity| Some(*capacity) == first);
    let quarters_id = ui.id("plan-quarters");
    html! {
        <section class="plan-setup" aria-label={texts.setup}>
            <div class="plan-setup-fields">
                <DaysField
                    name="plan-days"
                    label={texts.days}
                    value={first.filter(|_| is_even)}
                    placeholder={if is_even { "" } else { texts.differ }}
                    on_days={on_days}
                />
                <div class="field">
                    <label for={&quarters_id}>{ texts.quarters }</label>
                    <Select id={quarters_id} onchange={on_quarters}>
                        { for (1..=Wave::MAX).map(|count| html! {
                            <option value={count.to_string()} selected={count == n}>{ count }</option>
                        }) }
                    </Select>
                </div>
                { choose_first(&ui, settings, props.today) }
                { choose_aim(&ui, settings.objective) }
            </div>
            if settings.capacities.is_empty() {
                <p class="hint">{ texts.days_hint }</p>
            } else {
                <EachQuarter settings={Rc::clone(settings)} today={props.today} />
            }
        </section>
    }
}

/// A field for the days of each quarter, folded until wanted.
#[component]
fn EachQuarter(props: &SetupBarProps) -> Html {
    let ui = use_ui();
    let (is_open, ontoggle) = use_fold();
    let field = |(index, capacity): (usize, &EffortSum)| {
        let (store, capacities) = (ui.store.clone(), Rc::clone(&props.settings.capacities));
        let on_days = Callback::from(move |capacity: Option<EffortSum>| {
            // An emptied field is a quarter without time; only the field for all takes the plan away.
            let changed = capacity.unwrap_or_default();
            let others = capacities.iter().enumerate();
            let next = others.map(|(at, before)| if at == index { changed } else { *before });
            store.dispatch(edit(PlanField::Capacities(next.collect())));
        });
        html! {
            <DaysField
                key={index}
                name={format!("plan-days-{index}")}
                label={quarter_name(&ui, &props.settings, props.today, index)}
                value={Some(*capacity)}
                {on_days}
            />
        }
    };
    html! {
        <details class="fold plan-each" {ontoggle}>
            <summary>{ ui.texts().planning().each }</summary>
            if is_open {
                <div class="plan-setup-fields">{ for props.settings.capacities.iter().enumerate().map(field) }</div>
            }
        </details>
    }
}

fn edit(field: PlanField) -> Message {
    EditMessage::Change(Command::SetPlan(field)).into()
}

fn choose_first(ui: &Ui, settings: &PlanSettings, today: Date) -> Html {
    let id = ui.id("plan-first");
    let chosen = settings.first_quarter;
    let now = Quarter::of(today);
    // What was chosen in an earlier quarter stays to be seen.
    let offered = (0..N_FIRST).filter_map(|later| now.later(later));
    let others: Vec<Quarter> =
        chosen.into_iter().filter(|chosen| !offered.clone().any(|quarter| quarter == *chosen)).collect();
    let onchange = {
        let store = ui.store.clone();
        Callback::from(move |event: Event| {
            store.dispatch(edit(PlanField::FirstQuarter(Quarter::parse(&select_value(&event)))));
        })
    };
    let option = |quarter: Quarter| {
        let is_chosen = chosen.unwrap_or(now) == quarter;
        html! { <option value={quarter.to_string()} selected={is_chosen}>{ super::names::quarter(ui, quarter) }</option> }
    };
    html! {
        <div class="field">
            <label for={&id}>{ ui.texts().planning().first }</label>
            <Select {id} {onchange}>{ for others.into_iter().chain(offered).map(option) }</Select>
        </div>
    }
}

fn choose_aim(ui: &Ui, objective: Objective) -> Html {
    let id = ui.id("plan-aim");
    let onchange = {
        let store = ui.store.clone();
        Callback::from(move |event: Event| {
            let word = select_value(&event);
            if let Some(objective) = Objective::ALL.into_iter().find(|objective| objective.as_str() == word) {
                store.dispatch(edit(PlanField::Objective(objective)));
            }
        })
    };
    html! {
        <div class="field">
            <label for={&id}>{ ui.texts().planning().objective }</label>
            <Select {id} {onchange}>
                { for Objective::ALL.map(|offered| html! {
                    <option value={offered.as_str()} selected={offered == objective}>{ aim(ui, offered) }</option>
                }) }
            </Select>
        </div>
    }
}

/// Properties of [`DaysField`].
#[derive(Properties, PartialEq)]
struct DaysFieldProps {
    name: AttrValue,
    label: AttrValue,
    value: Option<EffortSum>,
    #[prop_or_default]
    placeholder: AttrValue,
    on_days: Callback<Option<EffortSum>>,
}

/// A field for the days of a quarter. An invalid text stays in the field, marked as invalid, and changes nothing.
#[component]
fn DaysField(props: &DaysFieldProps) -> Html {
    let ui = use_ui();
    let is_invalid = use_state_eq(|| false);
    let on_text = {
        let (is_invalid, on_days) = (is_invalid.setter(), props.on_days.clone());
        Callback::from(move |text: String| {
            let days = parse_capacity(&text);
            let is_empty = text.trim().is_empty();
            is_invalid.set(days.is_none() && !is_empty);
            if days.is_some() || is_empty {
                on_days.emit(days);
            }
        })
    };
    let value = props.value.map(|days| days.to_string()).unwrap_or_default();
    let error = is_invalid.then(|| AttrValue::from(ui.texts().planning().days_invalid));
    let hint = (!props.placeholder.is_empty()).then(|| props.placeholder.clone());
    html! {
        <TextField name={&props.name} label={&props.label} {value} {on_text} {hint} {error} class="field-short" />
    }
}
