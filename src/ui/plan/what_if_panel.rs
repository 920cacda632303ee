//! Trying a change out: scores and plan move, the assessment does not.

use std::rc::Rc;

use yew::prelude::*;

use super::fold::use_fold;
use crate::ui::components::{Select, importance_name, select_value};
use crate::ui::context::{Ui, use_ui};
use opex_app::{WhatIf, WhatIfMessage};
use opex_language::{fill, number};
use opex_model::{
    Answer, Assessment, CatalogueText, Command, Derived, Importance, Level, Outlook, Practice, PracticeId,
    PracticeIndex, Ratio, Topic,
};

/// Properties of [`WhatIfPanel`].
#[derive(Properties, PartialEq)]
pub struct WhatIfPanelProps {
    /// The assessment as it is.
    pub assessment: Rc<Assessment>,
    /// What follows from it.
    pub derived: Rc<Derived>,
    /// What is tried out.
    pub what_if: Option<Rc<WhatIf>>,
    /// What follows from the assessment with that.
    pub tried: Rc<Derived>,
    /// The plan with that, once it has been found.
    pub outlook: Option<Rc<Outlook>>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
}

/// A folded form, and what is tried out with its effect, which stays in sight until it is kept or discarded.
#[component]
pub fn WhatIfPanel(props: &WhatIfPanelProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().planning();
    let (is_open, ontoggle) = use_fold();
    let panel = use_node_ref();
    html! {
        <div ref={panel.clone()} class="plan-what-if" role="group" tabindex="-1" aria-label={texts.what_if}>
            if let Some(what_if) = &props.what_if {
                { tried(&ui, props, what_if, &panel) }
            }
            <details class="fold" {ontoggle}>
                <summary>{ texts.what_if }</summary>
                if is_open {
                    <p class="hint">{ texts.what_if_hint }</p>
                    <TryForm
                        assessment={props.what_if.as_ref().map_or(&props.assessment, |what_if| &what_if.assessment).clone()}
                        default_target={props.assessment.profile.default_target.unwrap_or(ui.catalogue.scale().good())}
                        text={Rc::clone(&props.text)}
                    />
                }
            </details>
        </div>
    }
}

/// What is tried out, what that changes, and what to do with it.
fn tried(ui: &Ui, props: &WhatIfPanelProps, what_if: &Rc<WhatIf>, panel: &NodeRef) -> Html {
    let texts = ui.texts().planning();
    let title_id = ui.id("what-if-tried");
    let moves = |template: &str, from: Option<Ratio>, to: Option<Ratio>| {
        fill(template, &[("from", &number::percent_exact(from)), ("to", &number::percent_exact(to))])
    };
    let score = |derived: &Derived| derived.overall().and_then(|figures| figures.score);
    let end = |outlook: &Option<Rc<Outlook>>| {
        outlook.as_ref().and_then(|outlook| outlook.forecast.last().map(|derived| score(derived)))
    };
    let plan = end(&what_if.plan_before).zip(end(&props.outlook));
    html! {
        <section class="tried" aria-labelledby={&title_id}>
            <h2 id={title_id}>{ texts.what_if_title }</h2>
            <ul>{ for what_if.commands.iter().filter_map(|command| change(ui, props, what_if, command, panel)) }</ul>
            <p role="status">
                { moves(texts.what_if_score, score(&props.derived), score(&props.tried)) }
                if let Some((from, to)) = plan {
                    { " " }{ moves(texts.what_if_plan, from, to) }
                }
            </p>
            <div class="tried-actions">
                <button type="button" class="button button-primary" disabled={ui.is_locked} onclick={ui.on_leaving(panel, WhatIfMessage::Keep)}>
                    { texts.what_if_keep }
                </button>
                <button type="button" class="button" onclick={ui.on_leaving(panel, WhatIfMessage::Discard)}>{ texts.what_if_discard }</button>
            </div>
        </section>
    }
}

/// One change in words, with a way to take it back.
fn change(ui: &Ui, props: &WhatIfPanelProps, what_if: &WhatIf, command: &Command, panel: &NodeRef) -> Option<Html> {
    let (common, texts) = (ui.texts().common(), ui.texts().planning());
    let before = |id: &PracticeId| what_if.base.record(id).map(|record| (**record).clone()).unwrap_or_default();
    let (id, template, from, to, back) = match command {
        Command::SetAnswer(id, answer) => {
            let before = before(id).answer;
            let words = (answer_words(ui, &before), answer_words(ui, answer));
            (id, texts.what_if_level_change, words.0, words.1, Command::SetAnswer(id.clone(), before))
        }
        Command::SetTarget(id, target) => {
            let before = before(id).target;
            let default = what_if.base.profile.default_target.unwrap_or(ui.catalogue.scale().good());
            let words = |target: Option<Level>| target.unwrap_or(default).to_string();
            (id, texts.what_if_target_change, words(before), words(*target), Command::SetTarget(id.clone(), before))
        }
        Command::SetImportance(id, importance) => {
            let before = before(id).importance;
            let words = |importance| importance_name(common, importance).to_owned();
            let back = Command::SetImportance(id.clone(), before);
            (id, texts.what_if_importance_change, words(before), words(*importance), back)
        }
        _ => return None,
    };
    let index = ui.catalogue.position(id)?;
    let title = format!("{} {}", ui.catalogue.practice(index)?.number, props.text.practice(index)?.title);
    let words = fill(template, &[("title", &title), ("from", &from), ("to", &to)]);
    Some(html! {
        <li key={words.clone()}>
            <span>{ &words }</span>
            <button type="button" class="link" onclick={ui.on_leaving(panel, WhatIfMessage::TryOut(back))} aria-label={format!("{}: {words}", texts.what_if_back)}>
                { texts.what_if_back }
            </button>
        </li>
    })
}

fn answer_words(ui: &Ui, answer: &Answer) -> String {
    let common = ui.texts().common();
    match answer {
        Answer::Unanswered => common.unanswered.to_owned(),
        Answer::NotApplicable { .. } => common.not_applicable.to_owned(),
        Answer::Level(level) => level.to_string(),
    }
}

/// Properties of [`TryForm`].
#[derive(Properties, PartialEq)]
struct TryFormProps {
    /// The assessment with what is tried out.
    assessment: Rc<Assessment>,
    default_target: Level,
    text: Rc<CatalogueText>,
}

/// A practice, and what is tried for it.
#[component]
fn TryForm(props: &TryFormProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().planning();
    let chosen = use_state_eq(|| None::<PracticeIndex>);
    let onchange = {
        let chosen = chosen.setter();
        Callback::from(move |event: Event| chosen.set(select_value(&event).parse().ok().map(PracticeIndex::new)))
    };
    let id = ui.id("what-if-practice");
    let option = |index: PracticeIndex, practice: &Practice| {
        let title = props.text.practice(index).map(|words| Rc::clone(&words.title)).unwrap_or_default();
        html! { <option value={index.get().to_string()} selected={*chosen == Some(index)}>{ format!("{} {title}", practice.number) }</option> }
    };
    let topic = |topic: &Topic| {
        let label = props.text.topics.get(&topic.id).map(|words| words.title.to_string()).unwrap_or_default();
        let practices =
            PracticeIndex::enumerate(ui.catalogue.practices()).filter(|(_, practice)| practice.topic == topic.id);
        html! { <optgroup {label}>{ for practices.map(|(index, practice)| option(index, practice)) }</optgroup> }
    };
    let practice = chosen.and_then(|index| ui.catalogue.practice(index));
    html! {
        <div class="plan-setup-fields">
            <div class="field what-if-practice">
                <label for={&id}>{ texts.what_if_practice }</label>
                <Select {id} {onchange}>
                    <option value="" selected={chosen.is_none()}>{ texts.what_if_none }</option>
                    { for ui.catalogue.topics().iter().map(topic) }
                </Select>
            </div>
            if let Some(practice) = practice {
                { fields(&ui, props, practice) }
            }
        </div>
    }
}

fn fields(ui: &Ui, props: &TryFormProps, practice: &Practice) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().planning());
    let assess = ui.texts().assess();
    let record = props.assessment.record(&practice.id).cloned().unwrap_or_default();
    let level_name = |level: Level| {
        let name = props.text.scale.get(usize::from(level)).map(|words| words.name.to_string()).unwrap_or_default();
        format!("{level} {name}")
    };
    let levels = ui.catalogue.scale().levels();
    let answers = std::iter::once((String::new(), common.unanswered.to_owned(), record.answer == Answer::Unanswered))
        .chain(
            levels.clone().map(|level| (level.to_string(), level_name(level), record.answer == Answer::Level(level))),
        )
        .chain([("na".to_owned(), common.not_applicable.to_owned(), record.answer.is_not_applicable())]);
    let answers: Vec<_> = answers.collect();
    let default = fill(assess.target_default, &[("level", &props.default_target.to_string())]);
    let targets = std::iter::once((String::new(), default, record.target.is_none()))
        .chain(levels.map(|level| (level.to_string(), level_name(level), record.target == Some(level))));
    let targets: Vec<_> = targets.collect();
    let importances = Importance::ALL.map(|importance| {
        (
            importance.as_str().to_owned(),
            importance_name(common, importance).to_owned(),
            record.importance == importance,
        )
    });
    let id = practice.id.clone();
    html! {
        <>
            { field(ui, "level", texts.what_if_level, &answers, {
                let id = id.clone();
                Rc::new(move |word: &str| Some(Command::SetAnswer(id.clone(), match word {
                    "" => Answer::Unanswered,
                    "na" => Answer::not_applicable(),
                    level => Answer::Level(level.parse().ok()?),
                })))
            }) }
            { field(ui, "target", common.target, &targets, {
                let id = id.clone();
                Rc::new(move |word: &str| Some(Command::SetTarget(id.clone(), word.parse().ok())))
            }) }
            { field(ui, "importance", assess.importance, &importances, Rc::new(move |word: &str| {
                let importance = Importance::ALL.into_iter().find(|importance| importance.as_str() == word)?;
                Some(Command::SetImportance(id.clone(), importance))
            })) }
        </>
    }
}

/// What is tried out where a value is chosen; none where the value is not one of those offered.
type ToCommand = Rc<dyn Fn(&str) -> Option<Command>>;

/// A select whose values, names and choice are given; `command` makes of a value what is tried out.
fn field(ui: &Ui, name: &str, label: &str, options: &[(String, String, bool)], command: ToCommand) -> Html {
    let id = ui.id(&format!("what-if-{name}"));
    let onchange = {
        let store = ui.store.clone();
        Callback::from(move |event: Event| {
            if let Some(command) = command(&select_value(&event)) {
                store.dispatch(WhatIfMessage::TryOut(command));
            }
        })
    };
    html! {
        <div class="field">
            <label for={&id}>{ label.to_owned() }</label>
            <Select {id} {onchange}>
                { for options.iter().map(|(value, name, is_chosen)| html! {
                    <option value={value.clone()} selected={*is_chosen}>{ name }</option>
                }) }
            </Select>
        </div>
    }
}
