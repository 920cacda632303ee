//! Has the planner look for what the plan's view shows.

use std::rc::Rc;

use super::message::PlanMessage;
use crate::app::App;
use crate::effect::{Effect, PlanEffect};
use crate::view::route::Route;
use opex_model::PlanQuestion;

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: PlanMessage) -> Vec<Effect> {
    let effect = match message {
        PlanMessage::Planned(planning) => {
            app.state.planning = Rc::new(*planning);
            return Vec::new();
        }
        PlanMessage::Stop => PlanEffect::Stop,
        PlanMessage::Resume => PlanEffect::Resume,
        PlanMessage::AskMargin(step) => PlanEffect::AskMargin(step),
        PlanMessage::AskThresholds(step) => PlanEffect::AskThresholds(step),
        PlanMessage::ToolsCame => PlanEffect::GoOn,
    };
    vec![Effect::Plan(effect)]
}

/// Asks the planner for the plan of the current state while the plan is shown. Otherwise the search is suspended, and keeps
/// what it has found.
pub(crate) fn follow(app: &mut App) -> Option<Effect> {
    if app.state.route != Route::Plan {
        return app.planned.take().map(|_| Effect::Plan(PlanEffect::Rest));
    }
    let asked = (app.state.tried().cloned(), app.state.today);
    let is_same = app.planned.as_ref().is_some_and(|before| match (before, &asked) {
        ((Some(before), then), (Some(now), today)) => Rc::ptr_eq(before, now) && then == today,
        (before, now) => before == now,
    });
    if is_same {
        return None;
    }
    let question = app.state.tried_or_open_figures().and_then(|figures| {
        PlanQuestion::of(&app.state.catalogue, &figures.assessment, Rc::clone(&figures.derived.evaluation))
    });
    app.planned = Some(asked);
    Some(Effect::Plan(PlanEffect::Ask(question)))
}
