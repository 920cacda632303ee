//! A quarter: how full it is, and its steps.

use std::rc::Rc;

use yew::prelude::*;

use super::moved::Moved;
use super::step_card::StepCard;
use super::step_when::{drags_step, dropped_step};
use crate::ui::context::{Ui, use_ui};
use opex_app::{EditMessage, Planning};
use opex_language::{fill, number};
use opex_model::{
    Assessment, CatalogueText, Command, Date, Group, Outlook, PlanConstraint, Record, StepConstraint, StepDecision,
    Wave, WaveLoad,
};

/// Properties of [`WaveColumn`].
#[derive(Properties, PartialEq)]
pub struct WaveColumnProps {
    /// How many quarters come before it.
    pub index: usize,
    /// Nothing can be carried over from it.
    pub is_last: bool,
    /// How full it is.
    pub load: WaveLoad,
    /// Steps of it that are drawn by now.
    pub n_rows: usize,
    /// The plan.
    pub outlook: Rc<Outlook>,
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// What is known of the plan.
    pub planning: Rc<Planning>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The day that figures are made for.
    pub today: Date,
    /// The names of the quarters.
    pub names: Rc<[AttrValue]>,
    /// The step that was just moved.
    pub moved: Moved,
}

/// A column, or a section where there is no room for columns. A card that is dropped on it is pinned there.
#[component]
pub fn WaveColumn(props: &WaveColumnProps) -> Html {
    let ui = use_ui();
    let is_over = use_state_eq(|| false);
    let (ondragover, ondragleave) = {
        let (ui, over, out) = (ui.clone(), is_over.setter(), is_over.setter());
        let ondragover = Callback::from(move |event: DragEvent| {
            if drags_step(&ui, &event) {
                event.prevent_default();
                over.set(true);
            }
        });
        (ondragover, Callback::from(move |_: DragEvent| out.set(false)))
    };
    let ondrop = {
        let (ui, over, index, moved) = (ui.clone(), is_over.setter(), props.index, Rc::clone(&props.moved));
        Callback::from(move |event: DragEvent| {
            over.set(false);
            let step = dropped_step(&ui, &event);
            if let (Some(step), Some(wave)) = (step, Wave::from_index(index)) {
                event.prevent_default();
                *moved.borrow_mut() = ui.catalogue.position(&step.practice).map(|practice| (practice, step.to));
                ui.dispatch(EditMessage::Change(Command::SetStepDecision(step, Some(StepDecision::Pinned(wave)))));
            }
        })
    };
    let title_id = ui.id(&format!("wave-{}", props.index));
    let steps = props.outlook.plan.steps.iter().enumerate().filter(|(_, step)| step.wave.index() == props.index);
    let cards: Vec<Html> = steps.take(props.n_rows).filter_map(|(place, _)| card(&ui, props, place)).collect();
    html! {
        <section
            class={classes!("wave", is_over.then_some("is-over"))}
            aria-labelledby={&title_id}
            data-wave={(props.index + 1).to_string()}
            {ondragover}
            {ondragleave}
            {ondrop}
        >
            <header class="wave-head">
                <h2 id={title_id}>{ props.names.get(props.index).cloned().unwrap_or_default() }</h2>
                { after(&ui, props) }
                { load(&ui, props) }
            </header>
            if cards.is_empty() {
                <p class="hint wave-empty">{ ui.texts().planning().empty }</p>
            } else {
                <ol class="wave-steps">{ for cards }</ol>
            }
        </section>
    }
}

fn card(ui: &Ui, props: &WaveColumnProps, place: usize) -> Option<Html> {
    let step = props.outlook.plan.steps.get(place)?;
    let practice = ui.catalogue.practice(step.practice)?;
    let key = (step.practice, step.to);
    let record = props.assessment.record(&practice.id).cloned();
    let pinned = PlanConstraint { practice: step.practice, to: step.to, kind: StepConstraint::Pinned(step.wave) };
    let is_overdue = record.as_deref().is_some_and(|record: &Record| {
        record.answer.level().is_some_and(|level| level + 1 == step.to) && record.is_overdue(props.today)
    });
    Some(html! {
        <StepCard
            key={format!("{}-{}", practice.id, step.to)}
            {place}
            outlook={Rc::clone(&props.outlook)}
            record={record.unwrap_or_default()}
            cost={props.planning.cost(&pinned)}
            margin={props.planning.margin(key)}
            thresholds={props.planning.thresholds(key)}
            {is_overdue}
            text={Rc::clone(&props.text)}
            names={Rc::clone(&props.names)}
            moved={Rc::clone(&props.moved)}
        />
    })
}

/// The score after the quarter.
fn after(ui: &Ui, props: &WaveColumnProps) -> Html {
    let figures = props.outlook.forecast.get(props.index + 1).and_then(|derived| derived.figures(&Group::Overall));
    let score = number::percent_exact(figures.and_then(|figures| figures.score));
    html! { <p class="wave-after">{ fill(ui.texts().planning().after, &[("score", &score)]) }</p> }
}

/// How full the quarter is, in words and as a bar. Capacity carried in from earlier quarters counts.
fn load(ui: &Ui, props: &WaveColumnProps) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().planning());
    let WaveLoad { capacity, carried_in, used, carried_out } = props.load;
    let days = |effort| number::days(common.days, effort);
    let words = fill(texts.used, &[("used", &days(used)), ("room", &days(capacity))]);
    let room = (capacity.hundredths() + carried_in.hundredths()).max(1);
    let share = |part: u64| {
        let hundredths = part * 10_000 / room;
        format!("{}.{:02}%", hundredths / 100, hundredths % 100)
    };
    let more = |template: &str, effort| html! { <span>{ fill(template, &[("days", &days(effort))]) }</span> };
    html! {
        <div class="wave-load">
            <svg class="load-bar" role="img" aria-label={words.clone()} focusable="false">
                <rect class="load-room" x="0" y="0" width="100%" height="100%" />
                <rect class="load-used" x="0" y="0" width={share(used.hundredths())} height="100%" />
                if carried_in.hundredths() > 0 {
                    <line class="load-own" x1={share(capacity.hundredths())} x2={share(capacity.hundredths())} y1="0" y2="100%" />
                }
            </svg>
            <p class="wave-days">
                <span>{ words }</span>
                if carried_in.hundredths() > 0 {
                    { more(texts.carried_in, carried_in) }
                }
                if carried_out.hundredths() > 0 {
                    { more(if props.is_last { texts.left } else { texts.carried_out }, carried_out) }
                }
            </p>
        </div>
    }
}
