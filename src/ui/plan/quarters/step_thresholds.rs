//! What would have to change for a step to leave its place in the plan.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::importance_name;
use crate::ui::context::{Ui, use_ui};
use opex_app::{PlanMessage, StepKey, Thresholds};
use opex_language::{fill, number};
use opex_model::{Departure, StepThresholds as Found, Threshold, Wave};

/// Properties of [`StepThresholds`].
#[derive(Properties, PartialEq)]
pub struct StepThresholdsProps {
    /// The step.
    pub step: StepKey,
    /// The wave that it is planned for.
    pub wave: Wave,
    /// What is known of them.
    pub thresholds: Thresholds,
    /// The names of the quarters.
    pub names: Rc<[AttrValue]>,
}

/// A button that asks, since it takes many plans, and a line for each thing that could change.
#[component]
pub fn StepThresholds(props: &StepThresholdsProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().planning();
    let part = use_node_ref();
    // The answer takes the place of the button.
    let ask = ui.on_leaving(&part, PlanMessage::AskThresholds(props.step));
    let body = match props.thresholds {
        Thresholds::NotAsked => {
            html! { <button type="button" class="button" onclick={ask}>{ texts.leaves_ask }</button> }
        }
        Thresholds::Searching => html! { <p class="hint">{ texts.leaves_open }</p> },
        Thresholds::Known(found) => html! {
            <>
                <ul>{ for lines(&ui, props, &found).into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                <p class="hint">{ texts.leaves_note }</p>
            </>
        },
    };
    let (practice, to) = props.step;
    let id = ui.id(&format!("plan-leaves-{}-{to}", practice.get()));
    html! {
        <section ref={part} class="step-thresholds" tabindex="-1" aria-labelledby={&id}>
            <h4 {id}>{ texts.leaves }</h4>
            <div role="status">{ body }</div>
        </section>
    }
}

fn lines(ui: &Ui, props: &StepThresholdsProps, found: &Found) -> Vec<String> {
    let (common, texts) = (ui.texts().common(), ui.texts().planning());
    let quarter = name_of(props, props.wave);
    let effort = line(ui, props, texts.leaves_effort, &found.effort, |effort| number::days(common.days, effort));
    let importance = found.importance.map(|threshold| {
        let name = |importance| importance_name(common, importance).to_owned();
        line(ui, props, texts.leaves_importance, &threshold, name)
    });
    let capacity = found.capacity.map(|threshold| {
        let what = fill(texts.leaves_capacity, &[("quarter", &quarter)]);
        line(ui, props, &what, &threshold, |capacity| number::days(common.days, capacity))
    });
    let lowest = found.importance.is_none().then(|| texts.leaves_lowest.to_owned());
    [Some(effort), importance, lowest, capacity].into_iter().flatten().collect()
}

/// What is changed, both ends, and how sure they are.
fn line<T: Copy>(
    ui: &Ui,
    props: &StepThresholdsProps,
    what: &str,
    threshold: &Threshold<T>,
    words: impl Fn(T) -> String,
) -> String {
    let texts = ui.texts().planning();
    let stays = words(threshold.stays_at);
    let ends = match threshold.leaves_at {
        Some((at, departure)) => {
            let then = match departure {
                Departure::Out => texts.leaves_out.to_owned(),
                Departure::NoPlan => texts.leaves_no_plan.to_owned(),
                Departure::Later(wave) => fill(texts.leaves_later, &[("quarter", &name_of(props, wave))]),
            };
            fill(texts.leaves_between, &[("stays", &stays), ("at", &words(at)), ("then", &then)])
        }
        None => fill(texts.leaves_never, &[("stays", &stays)]),
    };
    let sure = if threshold.is_proven { texts.leaves_proven } else { texts.leaves_found };
    fill(texts.leaves_line, &[("what", what), ("ends", &ends), ("sure", sure)])
}

fn name_of(props: &StepThresholdsProps, wave: Wave) -> String {
    props.names.get(wave.index()).map(AttrValue::to_string).unwrap_or_default()
}
