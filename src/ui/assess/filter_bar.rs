//! Which practices are shown. Nothing here changes an answer.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{FieldKind, Select, TextField, checked, focus_in_place, select_value};
use crate::ui::context::{Ui, use_ui};
use opex_app::{Filter, ViewMessage};
use opex_language::fill;
use opex_model::{CatalogueText, Risk};

/// Properties of [`FilterBar`].
#[derive(Properties, PartialEq)]
pub struct FilterBarProps {
    /// The filter.
    pub filter: Rc<Filter>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// How many practices are shown.
    pub n_shown: usize,
}

/// Search and filters.
#[component]
pub fn FilterBar(props: &FilterBarProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().assess();
    let filter = &props.filter;
    let bar = use_node_ref();
    let clear = {
        let (store, bar) = (ui.store.clone(), bar.clone());
        Callback::from(move |_: MouseEvent| {
            store.dispatch(ViewMessage::SetFilter(Filter::default()));
            // The button goes with the filter; without this the focus would go with it.
            focus_in_place(&bar);
        })
    };
    html! {
        <search class="filters" ref={bar} tabindex="-1" aria-label={texts.filter}>
            <TextField
                name="search"
                label={texts.search}
                value={filter.text.clone()}
                on_text={edit(&ui, filter, |filter, text| filter.text = text)}
                kind={FieldKind::Search}
                class="filters-search"
            />
            { choose_risk(&ui, filter) }
            { choose_principle(&ui, props) }
            { switch(&ui, filter, texts.filter_unanswered, filter.unanswered, |filter, on| filter.unanswered = on) }
            { switch(&ui, filter, texts.filter_below_target, filter.below_target, |filter, on| filter.below_target = on) }
            if filter.is_active() {
                <button type="button" class="button button-quiet" onclick={clear}>
                    { texts.filter_clear }
                </button>
            }
            <span class="visually-hidden" role="status">
                { if filter.is_active() { texts.filter_found.of(props.n_shown) } else { String::new() } }
            </span>
        </search>
    }
}

fn edit<T: 'static>(ui: &Ui, filter: &Rc<Filter>, change: fn(&mut Filter, T)) -> Callback<T> {
    let (store, filter) = (ui.store.clone(), Rc::clone(filter));
    Callback::from(move |value: T| {
        let mut next = (*filter).clone();
        change(&mut next, value);
        store.dispatch(ViewMessage::SetFilter(next));
    })
}

fn switch(ui: &Ui, filter: &Rc<Filter>, label: &'static str, is_on: bool, change: fn(&mut Filter, bool)) -> Html {
    let onchange = edit(ui, filter, change).reform(|event: Event| checked(&event));
    html! {
        <label class="chip">
            <input type="checkbox" checked={is_on} {onchange} />
            <span>{ label }</span>
        </label>
    }
}

fn choose_risk(ui: &Ui, filter: &Rc<Filter>) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().assess());
    let onchange = edit(ui, filter, |filter: &mut Filter, word: String| {
        filter.risk = Risk::ALL.into_iter().find(|risk| risk.as_str() == word);
        // The quick pass is high risk and nothing else.
        filter.quick_pass = filter.quick_pass && filter.risk == Some(Risk::High);
    })
    .reform(|event: Event| select_value(&event));
    let option = |risk: Risk| {
        let name = fill(common.risk_of_practice, &[("risk", common.risk_word(risk))]);
        html! { <option value={risk.as_str()} selected={filter.risk == Some(risk)}>{ name }</option> }
    };
    html! {
        <Select label={common.risk} {onchange}>
            <option value="" selected={filter.risk.is_none()}>{ texts.filter_risk }</option>
            { for Risk::ALL.map(option) }
        </Select>
    }
}

fn choose_principle(ui: &Ui, props: &FilterBarProps) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().assess());
    let principles = ui.catalogue.principles().to_vec();
    let (store, filter) = (ui.store.clone(), Rc::clone(&props.filter));
    let onchange = Callback::from(move |event: Event| {
        let word = select_value(&event);
        let principle = principles.iter().find(|principle| principle.as_str() == word).cloned();
        store.dispatch(ViewMessage::SetFilter(Filter { principle, ..(*filter).clone() }));
    });
    let option = |id: &opex_model::PrincipleId| {
        let title = props.text.principles.get(id).map(|principle| principle.title.clone()).unwrap_or_default();
        let is_chosen = props.filter.principle.as_ref() == Some(id);
        html! { <option value={id.as_str().to_owned()} selected={is_chosen}>{ &*title }</option> }
    };
    html! {
        <Select label={common.principle} {onchange}>
            <option value="" selected={props.filter.principle.is_none()}>{ texts.filter_principle }</option>
            { for ui.catalogue.principles().iter().map(option) }
        </Select>
    }
}
