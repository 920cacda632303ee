use super::message::PlanMessage;
use crate::app::{App, Surroundings};
use crate::editing::message::EditMessage;
use crate::effect::{Effect, PlanEffect};
use crate::opening::message::OpenMessage;
use crate::testing::{answer, app, send, settle};
use crate::view::message::ViewMessage;
use crate::view::route::Route;
use crate::what_if::message::WhatIfMessage;
use opex_model::PracticeIndex;

fn asks(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::Plan(PlanEffect::Ask(_)))).count()
}

fn shown() -> App {
    let mut app = app(Surroundings::default());
    settle(&mut app, OpenMessage::New);
    assert_eq!(asks(&send(&mut app, ViewMessage::Go(Route::Plan))), 1);
    app
}

#[test]
fn the_planner_is_asked_anew_by_every_change_while_the_plan_is_shown() {
    let mut app = shown();
    assert_eq!(asks(&send(&mut app, ViewMessage::ShowHelp(true))), 0, "nothing that a plan hangs on is different");
    let change = answer(&app, 0, 1);
    assert_eq!(asks(&send(&mut app, EditMessage::Change(change))), 1);
    let tried = answer(&app, 0, 4);
    assert_eq!(asks(&send(&mut app, WhatIfMessage::TryOut(tried))), 1, "what is tried out counts");
    assert_eq!(asks(&send(&mut app, WhatIfMessage::Discard)), 1);
}

#[test]
fn it_rests_while_something_else_is_shown() {
    let mut app = shown();
    let rests = |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Plan(PlanEffect::Rest)));
    assert!(rests(&send(&mut app, ViewMessage::Go(Route::Results))));
    let change = answer(&app, 0, 1);
    let effects = send(&mut app, EditMessage::Change(change));
    assert!(!rests(&effects) && asks(&effects) == 0);
    assert_eq!(asks(&send(&mut app, ViewMessage::Go(Route::Plan))), 1);
}

#[test]
fn what_a_person_asks_goes_to_the_planner() {
    let mut app = shown();
    assert!(matches!(&send(&mut app, PlanMessage::Stop)[..], [Effect::Plan(PlanEffect::Stop)]));
    assert!(matches!(&send(&mut app, PlanMessage::Resume)[..], [Effect::Plan(PlanEffect::Resume)]));
    let step = (PracticeIndex::new(0), 2);
    let asked = send(&mut app, PlanMessage::AskMargin(step));
    assert!(matches!(&asked[..], [Effect::Plan(PlanEffect::AskMargin(asked))] if *asked == step));
}
