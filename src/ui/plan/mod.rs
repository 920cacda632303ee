//! What first, and why? The best plan for the time that there is, the next steps in order, and the questions
//! still open.

mod assignment;
mod export_menu;
mod filter_bar;
mod fold;
mod lift_panel;
pub mod names;
mod nothing_to_do;
mod open_questions;
mod quarters;
mod ranking;
mod reasons;
mod relations;
mod setup_bar;
mod step_filter;
mod step_follow_up;
mod step_list;
mod step_row;
mod to_confirm;
mod what_if_panel;

use std::rc::Rc;

use yew::prelude::*;

use self::export_menu::ExportMenu;
use self::lift_panel::LiftPanel;
use self::open_questions::OpenQuestions;
use self::quarters::Quarters;
use self::ranking::Ranking;
use self::setup_bar::SetupBar;
use self::step_list::StepList;
use self::to_confirm::ToConfirm;
use self::what_if_panel::WhatIfPanel;
use crate::ui::components::assessment_name;
use crate::ui::context::{Ui, use_ui};
use opex_app::{Planning, WhatIf};
use opex_export::{ExportStep, planned_steps};
use opex_model::{Assessment, CatalogueText, Date, Derived};

/// Properties of [`PlanPage`].
#[derive(Properties, PartialEq)]
pub struct PlanPageProps {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// What follows from it.
    pub derived: Rc<Derived>,
    /// The same with what is tried out.
    pub tried: Rc<Derived>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The day that figures are made for.
    pub today: Date,
    /// What is known of the plan by quarter.
    pub planning: Rc<Planning>,
    /// What is tried out upon the assessment.
    pub what_if: Option<Rc<WhatIf>>,
}

/// Which way the steps are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    Quarters,
    List,
}

/// The view of the plan.
#[component]
pub fn PlanPage(props: &PlanPageProps) -> Html {
    let ui = use_ui();
    let look = use_state_eq(|| Layout::Quarters);
    let assessment = props.what_if.as_ref().map_or(&props.assessment, |what_if| &what_if.assessment);
    let derived = &props.tried;
    // Owners and due dates leave the evaluation as it is, so that editing one ranks nothing anew.
    let ranking = use_memo(Rc::clone(&derived.evaluation), |_| Ranking::new(derived, &ui.catalogue));
    let settings = &assessment.plan;
    let has_steps = !ranking.steps.is_empty();
    let has_plan = has_steps && !settings.capacities.is_empty();
    let shows_quarters = has_plan && *look == Layout::Quarters;
    let outlook = props.planning.outlook.clone().filter(|_| shows_quarters && props.planning.refusal.is_none());
    let export_steps = use_memo((outlook, Rc::clone(&ranking)), |(outlook, ranking)| -> Rc<[ExportStep]> {
        match outlook {
            Some(outlook) => planned_steps(&ui.catalogue, outlook).into(),
            None => ranking.steps.iter().map(|ranked| ExportStep::from(&ranked.step)).collect(),
        }
    });
    let export_steps = Rc::clone(&*export_steps);
    html! {
        <section class="page page-plan">
            <h1>{ ui.texts().plan().title }</h1>
            // The header, which says whose plan it is, stays behind.
            <p class="print-only">
                { assessment_name(&ui, &assessment.profile.team, &assessment.profile.workload) }
                { format!(" · {} {}", ui.texts().results().as_of, props.today) }
            </p>
            if has_steps {
                { ui.lockable(html! { <SetupBar settings={Rc::clone(settings)} today={props.today} /> }) }
            }
            if has_steps || props.what_if.is_some() {
                <WhatIfPanel
                    assessment={Rc::clone(&props.assessment)}
                    derived={Rc::clone(&props.derived)}
                    what_if={props.what_if.clone()}
                    tried={Rc::clone(derived)}
                    outlook={props.planning.outlook.clone()}
                    text={Rc::clone(&props.text)}
                />
            }
            if has_steps {
                <div class="plan-looks">
                    if has_plan {
                        { choose_look(&ui, &look) }
                    }
                    <ExportMenu steps={export_steps} />
                </div>
            }
            { ui.lockable(html! {
                <ToConfirm assessment={Rc::clone(assessment)} text={Rc::clone(&props.text)} />
            }) }
            if shows_quarters {
                <Quarters
                    assessment={Rc::clone(assessment)}
                    evaluation={Rc::clone(&derived.evaluation)}
                    planning={Rc::clone(&props.planning)}
                    text={Rc::clone(&props.text)}
                    today={props.today}
                />
            } else {
                <StepList
                    assessment={Rc::clone(assessment)}
                    derived={Rc::clone(derived)}
                    ranking={Rc::clone(&ranking)}
                    text={Rc::clone(&props.text)}
                    today={props.today}
                />
            }
            if has_steps {
                <LiftPanel derived={Rc::clone(derived)} text={Rc::clone(&props.text)} />
            }
            <OpenQuestions open={Rc::clone(&ranking.open)} text={Rc::clone(&props.text)} />
        </section>
    }
}

/// Two buttons of which one is pressed.
fn choose_look(ui: &Ui, chosen: &UseStateHandle<Layout>) -> Html {
    let texts = ui.texts().planning();
    let button = |look: Layout, name: &'static str| {
        let onclick = {
            let set = chosen.setter();
            Callback::from(move |_: MouseEvent| set.set(look))
        };
        let is_chosen = if **chosen == look { "true" } else { "false" };
        html! { <button type="button" class="look" aria-pressed={is_chosen} {onclick}>{ name }</button> }
    };
    html! {
        <div class="looks" role="group" aria-label={texts.views}>
            { button(Layout::Quarters, texts.view_quarters) }
            { button(Layout::List, texts.view_list) }
        </div>
    }
}
