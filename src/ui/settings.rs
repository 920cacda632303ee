//! The assessment's details: who was asked about what, and what is aimed at.

use std::rc::Rc;

use yew::prelude::*;

use super::components::{FieldKind, Icon, TextField, icon, quadrants};
use super::context::{Ui, use_ui};
use super::storage::StorageSection;
use opex_app::{EditMessage, Filter, PreferenceMessage, Route, StorageReport, ViewMessage};
use opex_language::number;
use opex_model::{
    AssessmentId, CatalogueText, Command, Date, Level, OperatingModelId, OperatingModelText, Profile, ProfileField,
};

/// Properties of [`SettingsPage`].
#[derive(Properties, PartialEq)]
pub struct SettingsPageProps {
    /// The open assessment's profile.
    pub profile: Option<Rc<Profile>>,
    /// The catalogue's text, where it has been loaded.
    pub text: Option<Rc<CatalogueText>>,
    /// The id of the open assessment.
    pub id: Option<AssessmentId>,
    /// How the browser's storage stands, once that is known.
    pub storage: Option<StorageReport>,
    /// Who the reader is; empty where they have not said.
    pub name: Rc<str>,
}

/// The details of the open assessment.
#[component]
pub fn SettingsPage(props: &SettingsPageProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().profile();
    let Some(profile) = &props.profile else {
        return html! { <super::shell::NothingOpen /> };
    };
    let field = |name: &'static str, label: &'static str, value: &Rc<str>, field: fn(Rc<str>) -> ProfileField| {
        html! { <TextField {name} {label} value={AttrValue::from(Rc::clone(value))} on_text={edit_text(&ui, field)} /> }
    };
    let on_date = {
        let store = ui.store.clone();
        Callback::from(move |text: String| {
            let date = Date::parse(&text);
            // Half a date is no date yet.
            if date.is_some() || text.is_empty() {
                store.dispatch(EditMessage::Change(Command::SetProfile(ProfileField::Date(date))));
            }
        })
    };
    let on_name = {
        let store = ui.store.clone();
        Callback::from(move |text: String| store.dispatch(PreferenceMessage::SetName(text.trim().into())))
    };
    let quick_pass = {
        let store = ui.store.clone();
        Callback::from(move |_: MouseEvent| {
            store.dispatch(ViewMessage::Go(Route::Assess(None)));
            store.dispatch(ViewMessage::SetFilter(Filter::quick_pass()));
        })
    };
    html! {
        <section class="page page-narrow">
            <h1>{ texts.title }</h1>
            <p class="lead">{ texts.intro }</p>
            <div class="form">
                { field("team", texts.team, &profile.team, ProfileField::Team) }
                { field("workload", texts.workload, &profile.workload, ProfileField::Workload) }
            </div>
            // Before all that depends on the catalogue's text: what comes late must not move a button that is being pressed.
            <div class="actions">
                <button type="button" class="button button-primary button-large" onclick={ui.on(ViewMessage::Go(Route::Assess(None)))}>
                    <span>{ texts.begin }</span>
                    { icon(Icon::Next) }
                </button>
                <button type="button" class="button button-large" onclick={quick_pass}>{ texts.quick_pass }</button>
            </div>
            <div class="form">
                <TextField
                    name="scope"
                    label={texts.scope}
                    value={AttrValue::from(Rc::clone(&profile.scope))}
                    on_text={edit_text(&ui, ProfileField::Scope)}
                    kind={FieldKind::Lines}
                    hint={Some(AttrValue::from(texts.scope_hint))}
                    class="field-wide"
                />
                <TextField name="date" label={texts.date} value={number::day(profile.date)} on_text={on_date} kind={FieldKind::Day} />
                { field("facilitator", texts.facilitator, &profile.facilitator, ProfileField::Facilitator) }
                { choose_target(&ui, profile, props.text.as_deref()) }
                if let Some(text) = &props.text {
                    { choose_model(&ui, profile, text) }
                }
            </div>
            <div class="form">
                <TextField
                    name="your-name"
                    label={texts.your_name}
                    value={AttrValue::from(Rc::clone(&props.name))}
                    on_text={on_name}
                    hint={Some(AttrValue::from(texts.your_name_hint))}
                    class="field-wide"
                />
            </div>
            if !ui.is_kept_by_host() {
                <StorageSection report={props.storage} id={props.id.clone()} />
            }
        </section>
    }
}

fn edit_text(ui: &Ui, field: fn(Rc<str>) -> ProfileField) -> Callback<String> {
    let store = ui.store.clone();
    Callback::from(move |text: String| store.dispatch(EditMessage::Change(Command::SetProfile(field(text.into())))))
}

fn choose_target(ui: &Ui, profile: &Profile, text: Option<&CatalogueText>) -> Html {
    let texts = ui.texts().profile();
    let scale = ui.catalogue.scale();
    let current = profile.default_target.unwrap_or(scale.good());
    let option = |level: Level| {
        let name = text.and_then(|text| text.scale.get(usize::from(level))).map(|level| level.name.clone());
        // The usual target is not written into the file: the catalogue may come to know better.
        let target = (level != scale.good()).then_some(level);
        let onchange = ui.on::<Event>(EditMessage::Change(Command::SetProfile(ProfileField::DefaultTarget(target))));
        html! {
            <label class="segment">
                <input type="radio" name={ui.id("default-target")} value={level.to_string()} checked={level == current} {onchange} />
                <span><strong>{ level }</strong>{ " " }{ name.as_deref().unwrap_or_default() }</span>
            </label>
        }
    };
    html! {
        <fieldset class="field field-wide">
            <legend>{ texts.default_target }</legend>
            <p class="field-hint">{ texts.default_target_hint }</p>
            <div class="segments">{ for scale.levels().map(option) }</div>
        </fieldset>
    }
}

fn choose_model(ui: &Ui, profile: &Profile, text: &CatalogueText) -> Html {
    let texts = ui.texts().profile();
    let choose = |model: Option<OperatingModelId>| {
        ui.on::<Event>(EditMessage::Change(Command::SetProfile(ProfileField::OperatingModel(model))))
    };
    let group = ui.id("operating-model");
    let option = |(id, model): (&OperatingModelId, &OperatingModelText)| {
        let is_chosen = profile.operating_model.as_ref() == Some(id);
        html! {
            <label class={classes!("model", is_chosen.then_some("is-chosen"))} key={id.as_str()}>
                <span class="model-head">
                    <input type="radio" name={&group} value={id.as_str().to_owned()} checked={is_chosen} onchange={choose(Some(id.clone()))} />
                    <strong>{ &*model.short }</strong>
                </span>
                { quadrants(ui.texts().profile(), model) }
                <span class="model-title">{ &*model.title }</span>
                <span class="model-summary">{ &*model.summary }</span>
                <span class="model-demands">
                    <span class="model-demands-title">{ texts.demands }</span>
                    { for model.demands.iter().map(|demand| html! { <span class="model-demand">{ &**demand }</span> }) }
                </span>
            </label>
        }
    };
    let models = ui.catalogue.operating_models().iter().filter_map(|id| Some((id, text.operating_models.get(id)?)));
    html! {
        <fieldset class="field field-wide">
            <legend>{ texts.operating_model }</legend>
            <p class="field-hint">{ texts.operating_model_hint }</p>
            <div class="models">{ for models.map(option) }</div>
            <label class="check">
                <input type="radio" name={&group} value="" checked={profile.operating_model.is_none()} onchange={choose(None)} />
                <span>{ texts.operating_model_none }</span>
            </label>
        </fieldset>
    }
}
